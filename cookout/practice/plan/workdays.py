"""The member's days: the minutes of each, by weekday or by shifts of any length, and days away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cookout.practice.numbers import ABSENCE_AHEAD, ABSENCE_DAYS

DAY = timedelta(days=1)

A_MONDAY = date(2024, 1, 1)

LONGEST_LOOK = 400
"""How many days to look ahead for a day with minutes: a longer absence has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """Days without minutes, the first and the last included. ValueError when it ends too early."""

    first_on: date
    last_on: date

    def __post_init__(self) -> None:
        if self.last_on < self.first_on:
            raise ValueError("days away end after they begin")


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Minutes for people, day by day: `pattern` repeats from `starts_on`, both ways in time.

    Seven days from a Monday are a week; a rotating shift may have any length. An empty pattern is
    a plan in which nobody has told their minutes. ValueError for minutes below 0.
    """

    pattern: tuple[int, ...] = ()
    starts_on: date = A_MONDAY
    away: tuple[Away, ...] = ()

    def __post_init__(self) -> None:
        if any(minutes < 0 for minutes in self.pattern):
            raise ValueError("a day has no fewer than 0 minutes")

    @property
    def told(self) -> bool:
        """Whether any day has minutes."""
        return any(self.pattern)

    @property
    def longest(self) -> int:
        """Minutes of the longest normal day, 0 where none were told: no talk is longer."""
        return max(self.pattern, default=0)

    def minutes_on(self, day: date) -> int:
        """The minutes of a day; 0 on days away and where none were told."""
        if not self.pattern or self.is_away(day):
            return 0
        return self.pattern[(day - self.starts_on).days % len(self.pattern)]

    def is_away(self, day: date) -> bool:
        return any(away.first_on <= day <= away.last_on for away in self.away)

    def next_working_day(self, after: date) -> date:
        """The next day with minutes that is not away; tomorrow where there is none in sight."""
        return self._next_with_minutes(after) or after + DAY

    def absence(self, day: date) -> Away | None:
        """The absence a day lies in: 5 or more days without minutes in a row. None without one."""
        if not self.told or self.minutes_on(day):
            return None
        first = day
        while first - date.min > DAY and (day - first).days < LONGEST_LOOK:
            if self.minutes_on(first - DAY):
                break
            first -= DAY
        after = self._next_with_minutes(day)
        last = after - DAY if after else date.max
        return (
            Away(first_on=first, last_on=last) if (last - first).days + 1 >= ABSENCE_DAYS else None
        )

    def next_absence(self, on: date) -> Away | None:
        """The next absence that begins within the 10 days after `on`, else None."""
        for day in _days_from(on, ABSENCE_AHEAD):
            if (found := self.absence(day)) and found.first_on > on:
                return found
        return None

    def _next_with_minutes(self, after: date) -> date | None:
        days = _days_from(after, LONGEST_LOOK)
        return next((day for day in days if self.minutes_on(day)), None)


def _days_from(after: date, count: int) -> Iterator[date]:
    """The `count` days after a day, as far as the calendar goes."""
    for n in range(1, min(count, (date.max - after).days) + 1):
        yield after + n * DAY
