"""The server's loop: it looks at connections where something is under way, and forgets none."""

from __future__ import annotations

import selectors
import socket
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

import pytest
import waitress
from waitress.channel import HTTPChannel

from cookout.cli.serve.event_loop import WatchedSockets

PAGE = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"


def page(environ: Any, start: Any) -> Iterable[bytes]:
    start("200 OK", [("Content-Length", "4")])
    return [b"page"]


class EndsMeanwhile(HTTPChannel):  # type: ignore[misc]
    """A thread ends its request just after it was asked whether it reads."""

    def readable(self) -> bool:
        reads = bool(super().readable())
        self.requests = []
        return reads


@pytest.fixture
def watched() -> WatchedSockets:
    return WatchedSockets()


@pytest.fixture
def server(watched: WatchedSockets) -> Iterator[Any]:
    """A server on a port of its own, whose loop the test turns."""
    made = waitress.create_server(page, map=watched, listen="127.0.0.1:0", threads=1)
    yield made
    made.task_dispatcher.shutdown()
    made.asyncore.close_all(watched)


@pytest.fixture
def client(server: Any, watched: WatchedSockets) -> Iterator[socket.socket]:
    """One connection, which the server has taken."""
    with socket.create_connection(server.socket.getsockname(), timeout=60) as opened:
        opened.setblocking(False)
        while not server.active_channels:
            watched.turn()
        yield opened


def only(server: Any) -> tuple[int, HTTPChannel]:
    """The number of the one connection, and the connection."""
    ((number, channel),) = server.active_channels.items()
    return number, channel


def events(watched: WatchedSockets, number: int) -> int:
    """What a connection is watched for; 0 for nothing."""
    key = watched.selector.get_map().get(number)
    return key.events if key else 0


def test_a_silent_connection_is_watched_and_not_looked_at(
    server: Any, watched: WatchedSockets, client: socket.socket
) -> None:
    number, _ = only(server)
    watched.settle()
    assert events(watched, number) == selectors.EVENT_READ
    assert number not in watched.unsettled
    # What listens, and what threads wake it by.
    assert len(watched.unsettled) == 2


def test_a_connection_gets_one_answer_after_the_other(
    server: Any, watched: WatchedSockets, client: socket.socket
) -> None:
    for _ in range(3):
        client.sendall(PAGE)
        got = b""
        while not got.endswith(b"page"):
            watched.turn()
            with suppress(BlockingIOError):
                got += client.recv(4096)
        assert got.startswith(b"HTTP/1.1 200 OK")


def test_a_request_that_ends_while_its_connection_is_looked_at_is_not_missed(
    server: Any, watched: WatchedSockets
) -> None:
    server.channel_class = EndsMeanwhile
    with socket.create_connection(server.socket.getsockname(), timeout=60):
        while not server.active_channels:
            watched.turn()
        number, channel = only(server)
        channel.requests = [object()]
        watched.settle()
        assert (events(watched, number), number in watched.unsettled) == (0, True)
        watched.settle()
        assert events(watched, number) == selectors.EVENT_READ


def test_a_connection_that_its_client_closed_is_forgotten(
    server: Any, watched: WatchedSockets, client: socket.socket
) -> None:
    number, _ = only(server)
    client.close()
    while server.active_channels:
        watched.turn()
    assert (events(watched, number), number in watched) == (0, False)


def test_a_connection_that_was_silent_for_long_is_closed(
    server: Any, watched: WatchedSockets, client: socket.socket
) -> None:
    watched.settle()
    _, channel = only(server)
    channel.last_activity = server.next_channel_cleanup = 0
    # Found by the server's own clean-up, then by the look at all.
    watched.settle()
    watched.look_at_all_at = 0
    watched.turn()
    assert not server.active_channels
