"""The week to come: whom its minutes reach, before anybody is ticked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cookout.practice.plan.capacity import SHORT_HELLO, TALK


@dataclass(frozen=True, slots=True, kw_only=True)
class DueInWeek:
    """Somebody whose time comes in a week: where they stand, and since when or on which day."""

    id: int
    place: str
    due_on: date

    @property
    def order(self) -> tuple[bool, date, int]:
        """The table first; then who has waited longest."""
        return self.place != "deep", self.due_on, self.id


def minutes_with(*, place: str, talk: int = TALK) -> int:
    """Minutes for one of them: a talk at the table, else a short hello."""
    return talk if place == "deep" else SHORT_HELLO


def fitting(*, due: Iterable[DueInWeek], minutes: int, talk: int = TALK) -> tuple[int, ...]:
    """Whom the minutes reach, by id, the table first; whoever does not fit leaves room for others.

    ValueError below 0 minutes.
    """
    if minutes < 0:
        raise ValueError("minutes are not negative")
    chosen = []
    for week in sorted(due, key=lambda each: each.order):
        each = minutes_with(place=week.place, talk=talk)
        if each <= minutes:
            minutes -= each
            chosen.append(week.id)
    return tuple(chosen)
