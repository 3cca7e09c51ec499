"""What the log says of a member's events: how many in four weeks, and how many people at each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from cookout.people.event import Event
from cookout.people.person import Person
from cookout.practice.numbers import FOUR_WEEKS, LEARNED_FROM
from cookout.practice.plan.capacity import share_deep

if TYPE_CHECKING:
    from cookout.members.member import Member


JUDGED = (Person.Place.DEEP, Person.Place.WARM, Person.Place.GONE)


@dataclass(frozen=True)
class ObservedHabits:
    """Events in four weeks and people at each, None if none are logged; how many people are kept
    warm; and of those decided about, how many were judged and how many go deep."""

    events: int | None
    people_each: int | None
    kept_warm: int
    judged: int
    deep: int

    @property
    def share_deep(self) -> Fraction:
        """The member's own share of people who go deep: one in four until they have decided."""
        return share_deep(deep=self.deep, judged=self.judged)


def learned(*, member: Member, on: date) -> ObservedHabits:
    """Read the last twelve weeks, and where the people met at any event stand now."""
    events = Event.objects.of(member).not_in_trash().filter(on__gt=on - LEARNED_FROM, on__lte=on)
    held = list(events.values_list("pk", flat=True))
    met = Person.objects.of(member).not_in_trash().filter(event__in=held).count()
    people = Person.objects.of(member).not_in_trash()
    judged = people.exclude(event=None).filter(place__in=JUDGED)
    return ObservedHabits(
        events=round(Fraction(len(held) * FOUR_WEEKS, LEARNED_FROM.days)) if held else None,
        people_each=round(Fraction(met, len(held))) if met else None,
        kept_warm=people.standing(Person.Place.WARM).count(),
        judged=judged.count(),
        deep=judged.standing(Person.Place.DEEP).count(),
    )
