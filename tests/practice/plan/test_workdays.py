"""The member's days: minutes by weekday or by shifts, days away, and what counts as an absence."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.numbers import ABSENCE_AHEAD, ABSENCE_DAYS
from cookout.practice.plan.workdays import Away, Days
from tests.practice.somebody import TUESDAY, days, plans

WEEK = Days(pattern=(25, 25, 25, 25, 40, 0, 0))
CHRISTMAS = Away(first_on=date(2026, 12, 24), last_on=date(2027, 1, 3))


def away(first: date, last: date) -> Days:
    return Days(pattern=WEEK.pattern, away=(Away(first_on=first, last_on=last),))


def test_seven_days_are_a_week_from_monday() -> None:
    friday, saturday, monday = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 23)
    assert [WEEK.minutes_on(day) for day in (TUESDAY, friday, saturday, monday)] == [25, 40, 0, 25]
    assert WEEK.longest == 40
    assert WEEK.next_working_day(friday) == monday


def test_a_shift_pattern_repeats_from_its_day_both_ways() -> None:
    shifts = Days(pattern=(30, 20, 35, 15, 0, 0), starts_on=TUESDAY)
    found = [shifts.minutes_on(TUESDAY + timedelta(days=n)) for n in range(-2, 8)]
    assert found == [0, 0, 30, 20, 35, 15, 0, 0, 30, 20]
    assert shifts.next_working_day(date(2026, 11, 20)) == date(2026, 11, 23)


def test_without_minutes_told_there_is_tomorrow_and_nothing_else() -> None:
    for none in (Days(), Days(pattern=(0, 0, 0))):
        assert not none.told
        assert none.minutes_on(TUESDAY) == none.longest == 0
        assert none.next_working_day(TUESDAY) == date(2026, 11, 18)
        assert none.absence(TUESDAY) is None
        assert none.next_absence(TUESDAY) is None


def test_a_weekend_is_no_absence_and_five_days_without_minutes_are_one() -> None:
    assert WEEK.absence(date(2026, 11, 21)) is None
    two = away(date(2026, 11, 19), date(2026, 11, 20))
    assert two.absence(date(2026, 11, 21)) is None
    three = away(date(2026, 11, 18), date(2026, 11, 20))
    five = Away(first_on=date(2026, 11, 18), last_on=date(2026, 11, 22))
    assert three.absence(date(2026, 11, 21)) == five
    assert three.absence(TUESDAY) is None


def test_an_absence_reaches_over_the_weekends_beside_it() -> None:
    plan = away(date(2026, 12, 28), date(2027, 1, 1))
    around = Away(first_on=date(2026, 12, 26), last_on=date(2027, 1, 3))
    assert plan.absence(date(2026, 12, 30)) == around
    assert plan.next_absence(date(2026, 12, 16)) == around
    assert plan.next_absence(date(2026, 12, 15)) is None
    assert plan.next_absence(date(2026, 12, 25)) == around
    assert plan.next_absence(date(2026, 12, 26)) is None
    assert plan.next_working_day(date(2026, 12, 25)) == date(2027, 1, 4)


def test_weeks_off_by_shifts_are_absences_too() -> None:
    seven_on = Days(pattern=(25,) * 7 + (0,) * 7, starts_on=TUESDAY)
    assert seven_on.next_absence(TUESDAY) == Away(
        first_on=date(2026, 11, 24), last_on=date(2026, 11, 30)
    )


def test_who_is_away_for_years_has_no_working_day_in_sight() -> None:
    plan = away(TUESDAY, date(2030, 1, 1))
    assert plan.next_working_day(TUESDAY) == date(2026, 11, 18)
    assert plan.absence(date(2027, 1, 1)) is not None
    assert plan.next_absence(date(2026, 11, 16)) is not None
    assert plan.minutes_on(date.max) == 40
    assert plan.next_absence(date.max) is None


def test_days_refuse_what_makes_no_sense() -> None:
    with pytest.raises(ValueError, match="no fewer"):
        Days(pattern=(25, -1))
    with pytest.raises(ValueError, match="end after"):
        Away(first_on=TUESDAY, last_on=date(2026, 11, 16))


@given(plans, days)
def test_the_next_working_day_is_the_first_with_minutes(plan: Days, on: date) -> None:
    found = plan.next_working_day(on)
    assert found > on
    between = [on + timedelta(days=n) for n in range(1, (found - on).days)]
    if plan.told:
        assert plan.minutes_on(found)
        assert not any(plan.minutes_on(day) for day in between)


@given(plans, days)
def test_an_absence_has_no_minutes_and_days_with_minutes_around_it(plan: Days, on: date) -> None:
    found = plan.absence(on)
    if found is None:
        return
    assert found.first_on <= on <= found.last_on
    length = (found.last_on - found.first_on).days + 1
    assert length >= ABSENCE_DAYS
    assert not any(plan.minutes_on(found.first_on + timedelta(days=n)) for n in range(length))
    assert plan.minutes_on(found.first_on - timedelta(days=1))
    assert plan.minutes_on(found.last_on + timedelta(days=1))


@given(plans, days)
def test_the_next_absence_begins_within_ten_days(plan: Days, on: date) -> None:
    found = plan.next_absence(on)
    assert found is None or 0 < (found.first_on - on).days <= ABSENCE_AHEAD
    if found is None:
        for n in range(1, ABSENCE_AHEAD + 1):
            here = plan.absence(on + timedelta(days=n))
            assert here is None or here.first_on <= on


@given(st.integers(1, 12), days, days)
def test_a_pattern_of_equal_days_is_the_same_every_day(
    length: int, starts_on: date, on: date
) -> None:
    assert Days(pattern=(20,) * length, starts_on=starts_on).minutes_on(on) == 20
