"""What the tests of letters begin with: a clock to turn, and members who want letters."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, time, timedelta
from email.message import EmailMessage
from itertools import count
from typing import Any

from cookout.letters.chore import Duty
from cookout.letters.delivery import Delivery
from cookout.letters.mail_server import MailServer
from cookout.letters.outgoing import Senders
from cookout.letters.phone.http_post import Message
from cookout.letters.preferences import Wish
from cookout.letters.round import Round, go_round
from cookout.members.member import Member

HOME = "https://cookout.example.org/"
_names = count()


class Clock:
    """A clock that stands still until it is turned."""

    def __init__(self, *moment: int) -> None:
        self.at = datetime(*(moment or (2026, 11, 16, 12)), tzinfo=UTC)  # type: ignore[misc, arg-type]

    def __call__(self) -> datetime:
        return self.at

    def turn(self, **by: float) -> None:
        self.at += timedelta(**by)


class Phones:
    """What is posted to phones, without a network; the answer is what `answers` has for its
    address, else 201, and `before` and `after` may raise."""

    def __init__(self) -> None:
        self.sent: list[Message] = []
        self.answers: dict[str, int] = {}
        self.before: Callable[[], object] = lambda: None
        self.after: Callable[[], object] = lambda: None

    def __call__(self, message: Message) -> int:
        self.before()
        self.sent.append(message)
        self.after()
        return self.answers.get(message.url, 201)


class Post:
    """What is sent, without a mail server; `before` and `after` may raise."""

    def __init__(self) -> None:
        self.sent: list[EmailMessage] = []
        self.before: Callable[[], object] = lambda: None
        self.after: Callable[[], object] = lambda: None

    def __call__(self, server: MailServer, letter: EmailMessage) -> None:
        self.before()
        self.sent.append(letter)
        self.after()

    @property
    def ids(self) -> list[str]:
        return [str(one["Message-ID"]) for one in self.sent]


def wants(member: Member, *, at: datetime, **said: Any) -> Wish:
    """A member who wants the morning list at 07:00 of their own clock, or whatever is said."""
    wish = Wish.of(member)
    usual = {"digest": True, "quiet_from": time(0), "quiet_until": time(0)}
    wish.say(at=at, **usual | said)
    return wish


def look(
    clock: Callable[[], datetime],
    post: Post,
    *,
    holder: str = "",
    duties: Iterable[Duty] = (),
    phones: Phones | None = None,
) -> Round:
    """One round, of a process of its own unless one is named."""
    name = holder or f"process {next(_names)}"
    senders = Senders(mail=post, post=phones or Phones())
    return go_round(clock=clock, holder=name, home=HOME, senders=senders, duties=duties)


def row(kind: str, period: str) -> Delivery:
    return Delivery.objects.get(kind=kind, period=period)
