"""What happened with the people met at an event: from hello to the table. The numbers are meant to
narrow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum

from cookout.practice.answers import Touch
from cookout.practice.formats import money
from cookout.practice.numbers import EVENT_JUDGED_AFTER, HELLO_WITHIN
from cookout.practice.phrases import capital, number

OUTGOING = ("out", "both")
TALKS = ("met", "call", "helped", "business")
"""Kinds of touch in which two people talk; a message or an introduction is not one yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acquaintance:
    """Someone met at an event: when, where they stand now, and every touch since."""

    met_on: date
    place: str
    touches: tuple[Touch, ...] = ()

    @property
    def since(self) -> list[Touch]:
        """The touches after the meeting, without connecting online."""
        return [
            touch
            for touch in self.touches
            if touch.on >= self.met_on
            and touch.kind != "online"
            and not touch.is_meeting(self.met_on)
        ]

    @property
    def connected(self) -> bool:
        return any(touch.kind == "online" for touch in self.touches)

    @property
    def written(self) -> bool:
        """Whether the member reached out at all."""
        return any(touch.direction in OUTGOING for touch in self.since)

    @property
    def worth(self) -> bool:
        """Whether the member decided to stay in touch, or did so before deciding."""
        return self.place in ("deep", "warm") or (self.place != "gone" and self.written)

    @property
    def hello(self) -> bool:
        """Whether the member reached out within 48 hours."""
        latest = self.met_on + HELLO_WITHIN
        return any(touch.on <= latest for touch in self.since if touch.direction in OUTGOING)

    @property
    def talked(self) -> bool:
        """Whether they talked on a day after the meeting, whoever began."""
        return any(touch.kind in TALKS and touch.on > self.met_on for touch in self.since)

    @property
    def deep(self) -> bool:
        """Whether they came to the table; only a talk counts as coming."""
        return self.place == "deep" and self.talked


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """How many were met at an event, and how many of those went on."""

    met: int = 0
    worth: int = 0
    hello: int = 0
    talked: int = 0
    deep: int = 0
    connected: int = 0
    written: int = 0
    undecided: int = 0

    def __add__(self, other: Narrowing) -> Narrowing:
        names = [field.name for field in fields(self)]
        return Narrowing(**{name: getattr(self, name) + getattr(other, name) for name in names})


def narrow(people: Iterable[Acquaintance]) -> Narrowing:
    """Count the people met at an event, each once."""
    total = Narrowing()
    for person in people:
        total += Narrowing(
            met=1,
            worth=person.worth,
            hello=person.hello,
            talked=person.talked,
            deep=person.deep,
            connected=person.connected,
            written=person.written,
            undecided=person.place not in ("deep", "warm", "gone"),
        )
    return total


STEPS = (
    ("met", "Met"),
    ("worth", "Worth following up"),
    ("hello", "Contacted within 48 hours"),
    ("talked", "Talked again"),
    ("deep", "At your table"),
)
"""The bars, from the widest on."""


def in_words(*, what: Narrowing) -> str:
    """Where the people met ended up: "12 met, nine connected online, no follow-ups yet."."""
    if not what.met:
        return "No one met yet."
    parts = [f"{number(count=what.met)} met"]
    if what.connected and not what.talked:
        parts.append(f"{number(count=what.connected)} connected online")
    if not what.written and not what.talked:
        parts.append("no follow-ups yet")
    else:
        parts.append(f"{number(count=what.hello)} contacted within 48 hours")
        parts.append(f"{number(count=what.talked)} talked with again")
    if what.deep:
        parts.append(f"{number(count=what.deep)} at your table")
    return f"{capital(words=', '.join(parts))}."


class Worth(StrEnum):
    """Whether an event gives back what it takes, in one word each; never about a person."""

    TABLE = "table"
    TALKS = "talks"
    EARLY = "early"
    UNANSWERED = "unanswered"
    QUIET = "quiet"


WORTH = {
    Worth.TABLE: "Worth it: someone came to your table.",
    Worth.TALKS: "It led to conversations.",
    Worth.EARLY: "Too early to say.",
    Worth.UNANSWERED: "You haven’t followed up yet.",
    Worth.QUIET: "No conversations from it so far.",
}


def worth(*, what: Narrowing, last_on: date, on: date) -> Worth:
    """Whether an event, or a row of them that ended on a day, was worth its fee and its hours."""
    if what.deep:
        return Worth.TABLE
    if what.talked:
        return Worth.TALKS
    if on - last_on < EVENT_JUDGED_AFTER:
        return Worth.EARLY
    return Worth.QUIET if what.written or not what.met else Worth.UNANSWERED


def took(*, fee: Decimal | None, hours: Decimal | None, times: int = 1) -> str:
    """What an event took: "Four times: a fee of $100 and 8 hours."; nothing where nothing did."""
    parts = [f"a fee of {money(fee)}"] if fee else []
    if hours:
        parts.append("1 hour" if hours == 1 else f"{plain(hours)} hours")
    cost = " and ".join(parts)
    if times > 1:
        often = "Twice" if times == 2 else f"{capital(words=number(count=times))} times"
        return f"{often}: {cost}." if cost else f"{often}."
    return f"{capital(words=cost)}." if cost else ""


def hours_for_each(*, what: Narrowing, hours: Decimal | None) -> str:
    """What somebody at the table, or else somebody talked with again, took in hours."""
    count, who = (what.deep, "at your table") if what.deep else (what.talked, "you talked with")
    if not hours or not count:
        return ""
    each = plain((hours / count).quantize(Decimal("0.1")))
    each_one = "the one" if count == 1 else "each"
    return f"{'1 hour' if each == '1' else f'{each} hours'} for {each_one} {who}."


def plain(amount: Decimal) -> str:
    """A number as one would write it: 25, 12.50, 2.7."""
    return f"{amount:f}".removesuffix(".00").removesuffix(".0")
