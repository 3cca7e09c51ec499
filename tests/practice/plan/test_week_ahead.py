"""The week to come, and minutes where nobody wrote them down."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.numbers import ESTIMATES
from cookout.practice.plan.minutes_spent import spent
from cookout.practice.plan.week_ahead import DueInWeek, fitting, minutes_with

MONDAY = date(2026, 11, 16)
dues = st.lists(
    st.builds(
        DueInWeek,
        id=st.integers(1, 99),
        place=st.sampled_from(["deep", "warm"]),
        due_on=st.integers(-60, 6).map(lambda days: MONDAY + timedelta(days=days)),
    ),
    unique_by=lambda one: one.id,
    max_size=20,
)


def one(number: int, place: str = "deep", late: int = 0) -> DueInWeek:
    return DueInWeek(id=number, place=place, due_on=MONDAY - timedelta(days=late))


def test_the_table_comes_first_then_whoever_waits_longest() -> None:
    due = [one(1, "warm", 90), one(2), one(3, late=5)]
    assert fitting(due=due, minutes=100) == (3, 2, 1)


def test_a_talk_that_does_not_fit_leaves_its_minutes_to_a_short_hello() -> None:
    assert fitting(due=[one(1), one(2), one(3, "warm")], minutes=20) == (1, 3)


def test_without_minutes_nobody_is_chosen() -> None:
    assert fitting(due=[one(1), one(2, "warm")], minutes=0) == ()
    with pytest.raises(ValueError, match="negative"):
        fitting(due=[], minutes=-1)


@given(due=dues, minutes=st.integers(0, 300), talk=st.integers(1, 30))
def test_the_week_is_never_fuller_than_its_minutes(
    due: list[DueInWeek], minutes: int, talk: int
) -> None:
    places = {each.id: each.place for each in due}
    chosen = fitting(due=due, minutes=minutes, talk=talk)
    assert sum(minutes_with(place=places[pk], talk=talk) for pk in chosen) <= minutes
    assert chosen == fitting(due=reversed(due), minutes=minutes, talk=talk)


def test_what_nobody_timed_counts_as_the_plan_counts_it() -> None:
    assert spent(kind="call", written=40, unwritten=2) == 40 + 2 * 15
    assert spent(kind="message", written=0, unwritten=1) == 5
    assert spent(kind="online", written=0, unwritten=9) == 0
    with pytest.raises(KeyError):
        spent(kind="lunch", written=0, unwritten=1)
    with pytest.raises(ValueError, match="negative"):
        spent(kind="call", written=-1, unwritten=0)


def test_every_kind_of_time_in_touch_has_its_minutes() -> None:
    assert set(ESTIMATES) == {
        *("met", "call", "message", "online", "helped", "introduced", "business"),
    }
