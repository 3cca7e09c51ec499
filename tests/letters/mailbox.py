"""A real mail server for the tests, that takes, refuses, stalls and hangs up as it is told."""

from __future__ import annotations

import asyncio
import email
import email.policy
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

from cookout.letters.mail_server import MailServer
from tests.cast import AT


@dataclass
class Box:
    """What arrived, and how the server is to behave; `mood` is asked for each letter."""

    letters: list[bytes] = field(default_factory=list)
    envelopes: list[tuple[str, list[str]]] = field(default_factory=list)
    mood: str = ""
    port: int = 0

    async def handle_RCPT(
        self, server: SMTP, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if self.mood == "refuse":
            return "550 5.1.1 No such mailbox"
        if self.mood == "greylist":
            return "451 4.7.1 Come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:
        if self.mood == "hang":
            await asyncio.sleep(20)
        if self.mood == "drop":
            server.transport.abort()
            return "250 OK"
        self.letters.append(envelope.content)
        self.envelopes.append((envelope.mail_from, envelope.rcpt_tos))
        if self.mood == "take and drop":
            server.transport.abort()
        return "250 OK"

    def read(self) -> list[EmailMessage]:
        return [
            email.message_from_bytes(letter, _class=EmailMessage, policy=email.policy.default)
            for letter in self.letters
        ]

    @property
    def ids(self) -> list[str]:
        return [str(one["Message-ID"]) for one in self.read()]


@contextmanager
def mailbox(**options: Any) -> Iterator[Box]:
    """A server on a free port until the block ends."""
    box = Box()
    controller = _OnFreePort(box, hostname="127.0.0.1", port=0, **options)
    controller.start()
    try:
        assert controller.server
        box.port = controller.server.sockets[0].getsockname()[1]
        yield box
    finally:
        controller.stop(no_assert=True)


class _OnFreePort(Controller):
    def _trigger_server(self) -> None:
        """The usual one asks the port it was told, which is none."""
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


def server(port: int, **more: Any) -> MailServer:
    """That mail server, set up."""
    said = {
        "host": "127.0.0.1",
        "port": port,
        "security": "none",
        "from_address": "letters@example.org",
    }
    made = MailServer(**said | more)
    made.set_up(at=AT)
    return made
