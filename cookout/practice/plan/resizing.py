"""A plan made smaller or larger: the same days, each with its share of other minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from cookout.practice.numbers import MINUTES_OF_A_DAY, WEEK
from cookout.practice.plan.capacity import Capacity


def a_week(*, pattern: Sequence[int]) -> int:
    """Minutes of a week on average, rounded down. ValueError for an empty pattern."""
    if not pattern:
        raise ValueError("a pattern has days")
    return WEEK * sum(pattern) // len(pattern)


def resized(*, pattern: Sequence[int], minutes: int) -> list[int]:
    """The pattern with so many minutes a week; days without any stay so.

    Each day keeps its share, in whole minutes: what rounding leaves goes to the largest
    remainders, the first day first. ValueError for a pattern without minutes, or below 0.
    """
    whole = sum(pattern)
    if whole <= 0 or minutes < 0:
        raise ValueError("there is something to make smaller, and minutes are not negative")
    wanted = round(Fraction(minutes * len(pattern), WEEK))
    shares = [Fraction(day * wanted, whole) for day in pattern]
    days = [int(share) for share in shares]
    by_rest = sorted(range(len(days)), key=lambda day: (days[day] - shares[day], day))
    for day in by_rest[: wanted - sum(days)]:
        days[day] += 1
    return [min(day, MINUTES_OF_A_DAY) for day in days]


def one_seat_more(*, capacity: Capacity, most: int) -> Capacity | None:
    """The plan with one seat more, in the fewest minutes up to `most` a week; None where none.

    Where the cookout is what ends the table, it grows by one and the minutes stay.
    """
    if capacity.deep_fit > capacity.cookout_size:
        return replace(capacity, cookout_size=capacity.cookout_size + 1)
    larger = max(capacity.cookout_size, capacity.seats + 1)
    for minutes in range(a_week(pattern=capacity.pattern) + 1, most + 1):
        pattern = tuple(resized(pattern=capacity.pattern, minutes=minutes))
        found = replace(capacity, pattern=pattern, cookout_size=larger)
        if found.seats == capacity.seats + 1:
            return found
    return None
