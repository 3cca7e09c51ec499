"""The year ahead: whom the member meets, who of them fits, and what a change would do.

A year here is 12 months of 4 weeks, as the practice counts: 3 x 4 x 12 = 144.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor

from cookout.practice.formats import number
from cookout.practice.numbers import (
    CHART_WEEKS,
    LEVER_MINUTES,
    MINUTES_OF_A_DAY,
    MONTH_WEEKS,
    YEAR_WEEKS,
)
from cookout.practice.plan.capacity import Capacity
from cookout.practice.plan.sums import counted, equation, raised


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastWeek:
    """One point of the chart: people until this week, and minutes in 4 weeks from there.

    `all_deep` is what everybody met would take beside the table, `planned` what the plan gives,
    `there` what there is.
    """

    week: int
    met: int
    deep: int
    turned_away: int
    all_deep: int
    planned: int
    there: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lever:
    """One change and what the minutes would carry then."""

    words: str
    capacity: Capacity


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """What becomes of a capacity in a year, from `now` people at the table."""

    capacity: Capacity
    now: int

    @property
    def room(self) -> int:
        """Open seats."""
        return max(self.capacity.seats - self.now, 0)

    @property
    def deep_met(self) -> Fraction:
        """New people in 4 weeks whom the member would go deep with."""
        return self.capacity.met * self.capacity.share_deep

    @property
    def full_week(self) -> int | None:
        """The week in which the table is full; None where nobody comes to fill it."""
        if not self.room:
            return 0
        return ceil(self.room * MONTH_WEEKS / self.deep_met) if self.deep_met else None

    @property
    def needed_for_all(self) -> int:
        """Minutes in 4 weeks if the table and everybody met in a year went deep."""
        return (self.now + self.capacity.met_year) * self.capacity.each

    def row(self, *, week: int) -> ForecastWeek:
        """Where things stand after so many weeks; from the 48th on nobody new is counted."""
        of, counted = self.capacity, min(week, YEAR_WEEKS)
        met = of.met * counted // MONTH_WEEKS
        deep = min(of.seats, self.now + floor(self.deep_met * counted / MONTH_WEEKS))
        return ForecastWeek(
            week=week,
            met=met,
            deep=deep,
            turned_away=met - max(deep - self.now, 0),
            all_deep=(self.now + met) * of.each,
            planned=of.new + of.warm + deep * of.each,
            there=of.have,
        )

    @property
    def rows(self) -> tuple[ForecastWeek, ...]:
        """A row every 4 weeks, from now to the end of the year."""
        return tuple(self.row(week=week) for week in range(0, CHART_WEEKS + 1, MONTH_WEEKS))

    def in_words(self) -> tuple[str, ...]:
        """The forecast in sentences; with those of the capacity everything can be recomputed."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[str]:
        of = self.capacity
        yield f"Your table has {counted(count=of.seats, unit='seats')}. Taken: {self.now}."
        if self.now > of.seats:
            yield f"That is {self.now} − {of.seats} = {self.now - of.seats} more than it fits."
        elif self.full_week is None:
            yield f"Open: {of.seats} − {self.now} = {self.room}. No one new comes to take them."
        elif self.room:
            week = raised(
                sum_=f"{self.room} × 4 ÷ {number(of.met)} × {of.share_deep.denominator} ÷ "
                f"{of.share_deep.numerator}",
                exact=self.room * MONTH_WEEKS / self.deep_met,
            )
            yield f"Open: {of.seats} − {self.now} = {self.room}. All are taken in week {week}."
        else:
            yield "It’s full. To add someone, someone has to make room."
        people = f"{number(of.met_year)} + {self.now} = {number(of.met_year + self.now)}"
        minutes = equation(
            sum_=f"{number(of.met_year + self.now)} × {of.each}",
            exact=self.needed_for_all,
            unit="minutes",
        )
        yield (
            f"If everyone you meet in a year came to your table, it would have {people} people. "
            f"They would take {minutes} in 4 weeks, and you have {number(of.have)}."
        )


def forecast(*, capacity: Capacity, now: int) -> Forecast:
    """The year ahead with `now` people at the table. ValueError below 0."""
    if now < 0:
        raise ValueError("a count is not negative")
    return Forecast(capacity=capacity, now=now)


def levers(*, capacity: Capacity) -> tuple[Lever, ...]:
    """One event less a week, and five minutes more on every day that has some."""
    found = []
    if capacity.events:
        less = replace(capacity, events=max(capacity.events - MONTH_WEEKS, 0))
        what = "one event less a week" if less.events else "no events"
        found.append(_lever(f"With {what}", capacity, less))
    if any(capacity.pattern):
        days = (
            min(day + LEVER_MINUTES, MINUTES_OF_A_DAY) if day else 0 for day in capacity.pattern
        )
        more = replace(capacity, pattern=tuple(days))
        found.append(_lever(f"With {LEVER_MINUTES} minutes more a day", capacity, more))
    return tuple(found)


def _lever(what: str, now: Capacity, then: Capacity) -> Lever:
    carried = counted(count=then.deep_fit, unit="people")
    words = f"{what} your minutes carry {carried} instead of {now.deep_fit}."
    if then.seats < then.deep_fit:
        words += f" Your cookout fits {then.cookout_size}."
    return Lever(words=words, capacity=then)
