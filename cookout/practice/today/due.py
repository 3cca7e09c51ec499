"""One person's step for a day: its tier, its kind, the minutes it takes and its words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Literal

from cookout.practice.numbers import STEP_MINUTES
from cookout.practice.plan.workdays import Away
from cookout.practice.today.occasions import DatedOccasion
from cookout.practice.today.person_facts import PersonFacts, Promised

StepKind = Literal["promise", "hello", "second_talk", "talk", "note", "keep_warm"]

PROMISE_NOW, HELLO_DEEP, PROMISE, WAITING, HELLO, TABLE, AWAY, WARM, SPARE = range(9)
"""The tiers. In the last one are also days that matter though nothing is due."""

NOT_DUE = (AWAY, SPARE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day, as the list needs it.

    `absence` is the one that begins soon, `longest` the minutes of the longest normal day (0 if
    none are entered), `spare` whether there may be minutes left for what isn't due yet.
    """

    on: date
    next_working_day: date
    absence: Away | None = None
    longest: int = 0
    spare: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayStep:
    """One person's step for a day: what is due with them, and its words once it is chosen.

    `waited` is days / gap, 1 where there is nothing to count from; `deadline` is the day of a
    promise, of a first hello or of what was noted; `most` the minutes that fit a day, 0 where that
    is not known. `reason` leads the card, `step` is the next thing to do; `hint` may be empty.
    """

    someone: PersonFacts
    tier: int
    kind: StepKind
    deadline: date | None = None
    waited: Fraction = Fraction(0)
    promise: Promised | None = None
    occasion: DatedOccasion | None = None
    absence: Away | None = None
    most: int = 0
    reason: str = ""
    hint: str = ""
    step: str = ""
    draft: str = ""

    @property
    def person_id(self) -> int:
        return self.someone.id

    @property
    def name(self) -> str:
        """The whole name, as it was written down."""
        return self.someone.name

    @property
    def order(self) -> tuple[int, date, Fraction, int]:
        """Tier, then deadline, then who has waited longest by their own gap, then id."""
        return self.tier, self.deadline or date.max, -self.waited, self.someone.id

    @property
    def minutes(self) -> int:
        """About how long it takes, and never longer than the longest normal day."""
        deep_hello = self.kind == "hello" and self.someone.place == "deep"
        minutes = STEP_MINUTES["hello_deep" if deep_hello else self.kind]
        return min(minutes, self.most) if self.most else minutes

    @property
    def is_due(self) -> bool:
        """Whether their time has come: not in minutes to spare, nor ahead of an absence."""
        return self.tier not in NOT_DUE

    @property
    def may_be_note(self) -> bool:
        """Whether a short note may stand in for the talk: never twice in a row."""
        return self.kind == "talk" and not self.someone.last_was_note

    def as_note(self) -> TodayStep:
        return replace(self, kind="note")
