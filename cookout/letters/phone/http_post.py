"""One POST to an address that a member chose: never to a forbidden machine, with a time limit,
without redirects. Only the status of the answer is read."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

PATIENCE = 15.0
"""Seconds for each answer of a server."""
AT_MOST = 40.0
"""Seconds for the whole exchange, however slowly a server answers."""
Address = ipaddress.IPv4Address | ipaddress.IPv6Address
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""The NAT64 prefix, under which some networks reach IPv4 addresses."""


class NotPosted(Exception):
    """Why the message wasn't accepted, in words."""


@dataclass(frozen=True)
class Message:
    """What to post, and where; `at_home` allows private addresses."""

    url: str
    body: bytes
    headers: Mapping[str, str]
    at_home: bool = False


def post(message: Message) -> int:
    """POST it and return the status. Redirects aren't followed. Raises NotPosted."""
    parts = urlsplit(message.url)
    host, port = parts.hostname or "", parts.port
    context = ssl.create_default_context()
    is_safe = parts.scheme == "https"
    rules: dict[str, Any] = {"timeout": PATIENCE}
    connection = (
        _SafeConnection(host, port, context=context, **rules)
        if is_safe
        else _CheckedConnection(host, port, **rules)
    )
    connection.at_home = message.at_home
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    with closing(connection), _ended_after(connection, AT_MOST):
        try:
            connection.request("POST", path, body=message.body, headers=dict(message.headers))
            return connection.getresponse().status
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise NotPosted(_in_words(host, error, at_home=message.at_home)) from error


def is_allowed(address: Address, *, at_home: bool, is_safe: bool) -> bool:
    """Whether an address may be reached. Nobody reaches link-local ones, where clouds keep their
    secrets; without TLS only what is private is."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.packed[-4:] if address in NAT64 else None
        address = address.ipv4_mapped or (ipaddress.IPv4Address(inner) if inner else address)
    if address.is_link_local or address.is_multicast or address.is_unspecified:
        return False
    return is_safe if address.is_global else at_home


class _CheckedConnection(http.client.HTTPConnection):
    """Connects to the very address that was checked, so that the name can't resolve to another
    one."""

    at_home = False
    is_safe = False

    def connect(self) -> None:
        found = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        reached = [str(place[0]) for *_, place in found if self._may_reach(str(place[0]))]
        if not reached:
            raise _Forbidden
        for number in reached:
            try:
                self.sock = socket.create_connection((number, self.port), timeout=self.timeout)
                return
            except OSError as error:
                last = error
        raise last

    def _may_reach(self, number: str) -> bool:
        address = ipaddress.ip_address(number.partition("%")[0])
        return is_allowed(address, at_home=self.at_home, is_safe=self.is_safe)


class _SafeConnection(http.client.HTTPSConnection, _CheckedConnection):
    """The same, with TLS for the name."""

    is_safe = True


class _Forbidden(OSError):
    """No address of a name is allowed."""


@contextmanager
def _ended_after(connection: http.client.HTTPConnection, seconds: float) -> Iterator[None]:
    """Close the connection after a time limit."""

    def hang_up() -> None:
        if connection.sock:
            with suppress(OSError):
                connection.sock.shutdown(socket.SHUT_RDWR)

    clock = threading.Timer(seconds, hang_up)
    clock.daemon = True
    clock.start()
    try:
        yield
    finally:
        clock.cancel()


def _in_words(host: str, error: Exception, *, at_home: bool) -> str:
    match error:
        case _Forbidden() if at_home:
            return f"{host} isn’t on your own network: its address must begin with https://."
        case _Forbidden():
            return (
                f"{host} is on a private network, or its address doesn’t begin with https://. "
                "Only the person who runs this Cookout can send there."
            )
        case TimeoutError():
            return f"{host} didn’t answer in time."
        case socket.gaierror() | UnicodeError():
            return f"There’s no server named {host}, or no network."
        case ConnectionRefusedError():
            return f"No answer from {host}."
        case ssl.SSLError():
            return f"No secure connection to {host}: {error.reason or error}"
        case http.client.HTTPException():
            return f"{host} closed the connection."
    return f"Couldn’t reach {host}."


def meaning(status: int) -> str:
    """The standard's phrase for a status; empty for an unknown one."""
    return http.client.responses.get(status, "")
