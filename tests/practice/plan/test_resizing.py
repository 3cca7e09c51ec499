"""A plan of another size: the same days, with their share of the minutes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.cadence import Difficulty
from cookout.practice.plan.capacity import capacity
from cookout.practice.plan.resizing import a_week, one_seat_more, resized

WEEKDAYS = (25, 25, 25, 25, 25, 0, 0)
patterns = st.lists(st.integers(0, 200), min_size=1, max_size=14).filter(any)


def test_a_smaller_plan_keeps_its_days() -> None:
    assert resized(pattern=WEEKDAYS, minutes=60) == [12, 12, 12, 12, 12, 0, 0]
    assert resized(pattern=WEEKDAYS, minutes=62) == [13, 13, 12, 12, 12, 0, 0]


def test_a_pattern_of_shifts_has_its_minutes_a_week_on_average() -> None:
    shifts = (30, 30, 0, 0)
    assert a_week(pattern=shifts) == 105
    assert resized(pattern=shifts, minutes=70) == [20, 20, 0, 0]


@given(pattern=patterns, minutes=st.integers(0, 600))
def test_the_minutes_are_all_there_and_free_days_are_free(pattern: list[int], minutes: int) -> None:
    days = resized(pattern=pattern, minutes=minutes)
    wanted = round(minutes * len(pattern) / 7)
    assert sum(days) == pytest.approx(wanted, abs=1)
    assert all(after == 0 for before, after in zip(pattern, days, strict=True) if not before)


def test_nothing_cannot_be_made_smaller() -> None:
    with pytest.raises(ValueError, match="smaller"):
        resized(pattern=(0, 0), minutes=10)
    with pytest.raises(ValueError, match="days"):
        a_week(pattern=())


def test_one_seat_more_takes_the_fewest_minutes_that_carry_it() -> None:
    now = capacity(
        pattern=WEEKDAYS,
        events_a_week=0,
        people_per_event=0,
        difficulty=Difficulty.NORMAL,
        kept_warm=0,
        cookout_size=50,
    )
    more = one_seat_more(capacity=now, most=200)
    assert more is not None
    assert more.seats == now.seats + 1
    fewer = resized(pattern=now.pattern, minutes=a_week(pattern=more.pattern) - 1)
    assert replace(more, pattern=tuple(fewer)).seats == now.seats
    assert one_seat_more(capacity=now, most=a_week(pattern=WEEKDAYS)) is None


def test_where_the_cookout_ends_the_table_it_grows_and_the_minutes_stay() -> None:
    now = capacity(
        pattern=WEEKDAYS,
        events_a_week=0,
        people_per_event=0,
        difficulty=Difficulty.NORMAL,
        kept_warm=0,
        cookout_size=3,
    )
    more = one_seat_more(capacity=now, most=0)
    assert more is not None
    assert (more.pattern, more.seats) == (now.pattern, 4)
