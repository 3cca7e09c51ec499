"""Whether someone answered since they were met: one definition, for Python and for SQL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cookout.practice.numbers import NEVER_ANSWERED_DAYS

MET, MESSAGE, ONLINE, OUT = "met", "message", "online", "out"
"""Kinds and directions of a touch, as stored."""
IN_SQL = {"met": MET, "message": MESSAGE, "online": ONLINE, "out": OUT}
"""The parameters of the same definition in SQL (`people/answered.py`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """One time in touch, with its kind and direction as stored."""

    on: date
    kind: str
    direction: str

    def is_meeting(self, met_on: date) -> bool:
        """Whether it is the first meeting itself."""
        return self.kind == MET and self.on <= met_on

    @property
    def is_message_sent(self) -> bool:
        """Whether it is only a message sent, with nothing back."""
        return self.kind == MESSAGE and self.direction == OUT

    def is_answer(self, *, met_on: date) -> bool:
        """Whether the two talked, or the other side was in touch.

        A call or a coffee is an answer, whoever began. Connecting online, a message sent and the
        meeting itself are none.
        """
        return self.kind != ONLINE and not self.is_message_sent and not self.is_meeting(met_on)


def has_answered(*, touches: Iterable[Touch], met_on: date) -> bool:
    """Whether anything came back since the meeting."""
    return any(touch.is_answer(met_on=met_on) for touch in touches)


def let_these_go(*, unanswered: Mapping[int, date], on: date) -> tuple[int, ...]:
    """New people who never answered, met more than 60 days ago, by id; the longest ago first.

    `unanswered` says when each was met. This is only a question, asked once a month: letting go is
    the member's decision and can be undone.
    """
    late = [
        (met_on, id)
        for id, met_on in unanswered.items()
        if (on - met_on).days > NEVER_ANSWERED_DAYS
    ]
    return tuple(id for _, id in sorted(late))
