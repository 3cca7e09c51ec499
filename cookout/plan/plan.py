"""A plan: how many minutes a member has, how many they meet, how many fit round a cookout."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from django.db import models

from cookout.members.owned import Owned, OwnedRows
from cookout.people.person import follow_rhythm
from cookout.plan.observed import ObservedHabits
from cookout.practice.cadence import Difficulty
from cookout.practice.numbers import (
    MONTH_WEEKS,
    USUAL_COOKOUT,
    USUAL_EVENTS,
    USUAL_PEOPLE,
)
from cookout.practice.plan.capacity import Capacity, capacity

if TYPE_CHECKING:
    from cookout.members.member import Member


class Plan(Owned):
    """One member's plan. What is not told is learned from the log, or left out of the sum.

    `minutes` are those of Monday to Sunday, or, with `pattern_from`, of a pattern of shifts of any
    length that begins on that day and repeats.
    """

    minutes = models.JSONField(default=list, blank=True)
    pattern_from = models.DateField(null=True, blank=True)
    cookout_size = models.PositiveSmallIntegerField(default=USUAL_COOKOUT)
    events = models.PositiveSmallIntegerField(null=True, blank=True)
    people_each = models.PositiveSmallIntegerField(null=True, blank=True)
    changed_at = models.DateTimeField()

    objects: ClassVar[OwnedRows[Plan]] = OwnedRows.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (models.UniqueConstraint(fields=["owner"], name="one_plan_each"),)

    def __str__(self) -> str:
        return f"The plan of {self.owner}"

    @classmethod
    def of_member(cls, member: Member) -> Plan:
        """The member's plan; an empty, unsaved one if there is none."""
        return cls.objects.of(member).first() or cls(owner=member)

    @property
    def is_made(self) -> bool:
        """Whether minutes are entered: without them nothing is calculated."""
        return any(self.minutes)

    def make(
        self,
        *,
        minutes: Sequence[int],
        pattern_from: date | None,
        cookout_size: int,
        events: int | None,
        people_each: int | None,
        at: datetime,
    ) -> None:
        """Set the minutes and everything else known. `events` are those in four weeks.

        Past weeks keep the minutes of the old plan.
        """
        if self.is_made:
            # Loaded with the first change of a plan.
            from cookout.plan.past_weeks import write_down

            write_down(plan=self, on=self.owner.day(at))
        self.minutes, self.pattern_from = list(minutes), pattern_from
        self.cookout_size, self.events, self.people_each = cookout_size, events, people_each
        self.changed_at = at
        self.save()

    def resize(self, *, minutes: Sequence[int], cookout_size: int, at: datetime) -> None:
        """Other minutes on the same days, or another size of the cookout; the rest stays."""
        self.make(
            minutes=minutes,
            pattern_from=self.pattern_from,
            cookout_size=cookout_size,
            events=self.events,
            people_each=self.people_each,
            at=at,
        )

    def minutes_on(self, day: date) -> int:
        """What the plan has for a day; 0 where none was made."""
        if not self.minutes:
            return 0
        if self.pattern_from is None:
            return int(self.minutes[day.weekday() % len(self.minutes)])
        return int(self.minutes[(day - self.pattern_from).days % len(self.minutes)])

    def capacity(self, learned: ObservedHabits) -> Capacity:
        """What the minutes carry, by the entered numbers, else by the observed ones."""
        events = _first_known(self.events, learned.events, USUAL_EVENTS)
        return capacity(
            pattern=self.minutes or [0],
            events_a_week=Fraction(events, MONTH_WEEKS),
            people_per_event=_first_known(self.people_each, learned.people_each, USUAL_PEOPLE),
            difficulty=Difficulty(self.owner.difficulty),
            kept_warm=learned.kept_warm,
            share_deep=learned.share_deep,
            cookout_size=self.cookout_size,
        )

    def work_in(self, *, trade: str, difficulty: str) -> None:
        """Set the member's own trade and how hard it is; recalculates everyone's rhythm."""
        member, before = self.owner, self.owner.difficulty
        member.trade, member.difficulty = trade, difficulty
        member.save(update_fields=["trade", "difficulty"])
        if difficulty != before:
            follow_rhythm(member)


def _first_known(*numbers: int | None) -> int:
    """The entered number, else the observed one, else the default."""
    return next(number for number in numbers if number is not None)
