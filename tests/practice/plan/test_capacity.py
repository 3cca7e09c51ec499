"""What the minutes carry: the sums of the practice, and what always holds."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.cadence import Difficulty
from cookout.practice.plan.capacity import Capacity, capacity, effort, share_deep

EASY, NORMAL, HARD = Difficulty.EASY, Difficulty.NORMAL, Difficulty.HARD
WEEKDAYS = (25, 25, 25, 25, 25, 0, 0)

capacities = st.builds(
    capacity,
    pattern=st.lists(st.integers(0, 120), min_size=1, max_size=21),
    events_a_week=st.one_of(st.integers(0, 9), st.fractions(0, 9, max_denominator=8)),
    people_per_event=st.integers(0, 9),
    difficulty=st.sampled_from(Difficulty),
    kept_warm=st.integers(0, 200),
    share_deep=st.fractions(0, 1, max_denominator=40),
    cookout_size=st.integers(0, 50),
)


def rowan(**said: Any) -> Capacity:
    """25 minutes on weekdays, one event a week with three people, a hard trade, 40 kept warm."""
    usual: dict[str, Any] = {
        "pattern": WEEKDAYS,
        "events_a_week": 1,
        "people_per_event": 3,
        "difficulty": HARD,
        "kept_warm": 40,
    }
    return capacity(**{**usual, **said})


def test_rowan_has_13_seats_and_every_number_on_the_way_is_there() -> None:
    sum_ = rowan()
    assert (sum_.have, sum_.safe, sum_.reserve) == (500, 416, 84)
    assert (sum_.met, sum_.met_year) == (12, 144)
    assert (sum_.new, sum_.warm, sum_.deep_minutes) == (108, 42, 266)
    assert (sum_.talk, sum_.gap, sum_.each) == (15, 22, 20)
    assert (sum_.deep_fit, sum_.seats) == (13, 13)


@pytest.mark.parametrize(
    ("said", "carried", "seats"),
    [
        ({"events_a_week": 0}, 18, 15),
        ({"events_a_week": 2}, 8, 8),
        ({"events_a_week": 3}, 8, 8),
        ({"difficulty": NORMAL}, 19, 15),
        ({"difficulty": EASY}, 23, 15),
        ({"difficulty": EASY, "cookout_size": 30}, 23, 23),
        ({"pattern": (10, 10, 10, 10, 10, 0, 0)}, 4, 4),
        ({"pattern": (15, 15, 15, 15, 15, 0, 0)}, 5, 5),
        ({"pattern": (0,)}, 0, 0),
        ({"pattern": (0, 0, 0, 0, 0, 0, 1)}, 0, 0),
        ({"people_per_event": 0, "kept_warm": 0}, 20, 15),
        ({"cookout_size": 0}, 13, 0),
    ],
)
def test_what_the_minutes_carry(said: dict[str, Any], carried: int, seats: int) -> None:
    found = rowan(**said)
    assert (found.deep_fit, found.seats) == (carried, seats)


def test_a_harder_trade_has_shorter_gaps_and_more_minutes_for_each() -> None:
    assert [rowan(difficulty=one).each for one in (EASY, NORMAL, HARD)] == [12, 14, 20]


def test_three_events_a_week_are_more_than_half_of_the_minutes_serve() -> None:
    busy = rowan(events_a_week=3)
    assert (busy.met, busy.new, busy.safe // 2) == (36, 208, 208)


def test_short_days_have_short_talks() -> None:
    assert rowan(pattern=(10, 10, 10, 10, 10, 0, 0)).talk == 10
    assert rowan(pattern=(10, 30, 0)).talk == 15


def test_a_shift_pattern_of_any_length_is_counted_in_28_days() -> None:
    two_on_two_off = rowan(pattern=(40, 40, 0, 0))
    assert two_on_two_off.have == 28 * 80 // 4
    assert rowan(pattern=(10, 0, 0)).have == 93
    assert rowan(pattern=(25,) * 5 + (0, 0)).have == rowan(pattern=WEEKDAYS * 3).have


def test_an_event_a_month_counts_as_one_in_4_weeks() -> None:
    assert rowan(events_a_week=Fraction(1, 4)).met == 3
    assert rowan(events_a_week=Fraction(1, 5)).met == 0


def test_the_share_of_deep_people_starts_at_a_quarter_and_learns() -> None:
    assert share_deep(deep=0, judged=0) == Fraction(1, 4)
    assert share_deep(deep=9, judged=96) == Fraction(1, 10)
    with pytest.raises(ValueError, match="judged"):
        share_deep(deep=2, judged=1)


def test_effort_is_rounded_up_and_no_gap_is_under_three_days() -> None:
    assert effort(talk=15, gap=22) == 20
    assert effort(talk=10, gap=28) == 10
    with pytest.raises(ValueError, match="three days"):
        effort(talk=15, gap=2)


@pytest.mark.parametrize(
    "said",
    [
        {"pattern": ()},
        {"pattern": (-1,)},
        {"pattern": (1441,)},
        {"events_a_week": -1},
        {"people_per_event": -1},
        {"kept_warm": -1},
        {"cookout_size": -1},
        {"share_deep": Fraction(5, 4)},
    ],
)
def test_what_cannot_be_is_an_error(said: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"pattern|count|share"):
        rowan(**said)


@given(capacities)
def test_the_parts_never_exceed_the_whole(one: Capacity) -> None:
    assert min(one.have, one.safe, one.new, one.warm, one.deep_minutes, one.deep_fit) >= 0
    assert one.new + one.warm + one.deep_fit * one.each <= one.safe <= one.have
    assert one.seats <= one.cookout_size
    assert 6 * one.safe <= 5 * one.have


@given(capacities, st.integers(1, 4))
def test_more_events_never_make_more_room(one: Capacity, more: int) -> None:
    assert replace(one, events=one.events + more).deep_fit <= one.deep_fit


@given(capacities)
def test_a_harder_trade_never_makes_more_room(one: Capacity) -> None:
    hard, normal, easy = (replace(one, difficulty=kind) for kind in (HARD, NORMAL, EASY))
    assert hard.gap <= normal.gap <= easy.gap
    assert hard.deep_fit <= normal.deep_fit <= easy.deep_fit
