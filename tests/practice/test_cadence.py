"""The rhythm: gaps, the ramp, what restarts the clock, the ring and who is drifting."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.cadence import Difficulty, Drift, drift, gap, next_touch, warmth, warmth_words
from tests.practice.somebody import TUESDAY, days

EASY, NORMAL, HARD = Difficulty.EASY, Difficulty.NORMAL, Difficulty.HARD
places = st.sampled_from(("new", "deep", "warm", "gone", "book"))


@pytest.mark.parametrize(
    ("place", "touches", "difficulty", "expected"),
    [
        ("deep", 0, NORMAL, 2),
        ("deep", 1, NORMAL, 2),
        ("deep", 2, NORMAL, 10),
        ("deep", 3, NORMAL, 21),
        ("deep", 4, NORMAL, 30),
        ("deep", 99, NORMAL, 30),
        ("deep", 1, HARD, 2),
        ("deep", 3, HARD, 21),
        ("deep", 4, HARD, 22),
        ("deep", 4, EASY, 37),
        ("warm", 1, NORMAL, 180),
        ("warm", 0, HARD, 135),
        ("warm", 5, EASY, 225),
        ("new", 1, NORMAL, None),
        ("gone", 3, NORMAL, None),
        ("book", 0, NORMAL, None),
    ],
)
def test_gaps_are_the_ramp_and_then_the_steady_rhythm(
    place: str, touches: int, difficulty: Difficulty, expected: int | None
) -> None:
    assert gap(place=place, touches=touches, difficulty=difficulty) == expected


def test_an_old_friend_needs_no_ramp() -> None:
    assert gap(place="deep", touches=1, known_before=True) == 30
    assert gap(place="warm", touches=1, known_before=True) == 180
    assert gap(place="book", touches=1, known_before=True) is None


@given(places, st.integers(0, 20), st.booleans())
def test_a_harder_industry_never_makes_a_gap_longer(
    place: str, touches: int, known_before: bool
) -> None:
    hard, normal, easy = (
        gap(place=place, touches=touches, difficulty=one, known_before=known_before)
        for one in (HARD, NORMAL, EASY)
    )
    if hard is None or normal is None or easy is None:
        assert hard is normal is easy is None
    else:
        assert hard <= normal <= easy


@given(st.integers(0, 20))
def test_the_ramp_only_gets_longer(touches: int) -> None:
    now, then = gap(place="deep", touches=touches), gap(place="deep", touches=touches + 1)
    assert now is not None
    assert then is not None
    assert now <= then


def test_nobody_stands_at_a_place_that_is_not_there() -> None:
    with pytest.raises(ValueError, match="nobody stands"):
        gap(place="vip", touches=1)
    with pytest.raises(ValueError, match="counted from 0"):
        gap(place="deep", touches=-1)


@given(days, st.integers(1, 20), st.integers(1, 400))
def test_a_later_touch_moves_the_next_one_as_far(last: date, touches: int, later: int) -> None:
    first = next_touch(place="deep", last_touch_on=last, touches=touches)
    second = next_touch(place="deep", last_touch_on=last + timedelta(days=later), touches=touches)
    assert first is not None
    assert second is not None
    assert (second - first).days == later


@pytest.mark.parametrize(
    ("place", "last", "touches", "expected"),
    [
        ("deep", date(2028, 2, 27), 1, date(2028, 2, 29)),
        ("deep", date(2027, 2, 27), 1, date(2027, 3, 1)),
        ("deep", date(2028, 2, 29), 4, date(2028, 3, 30)),
        ("deep", date(2026, 12, 31), 2, date(2027, 1, 10)),
        ("warm", date(2026, 7, 4), 9, date(2026, 12, 31)),
        ("deep", date(9999, 12, 20), 9, date.max),
        ("deep", None, 0, None),
        ("new", date(2026, 7, 4), 1, None),
        ("gone", date(2026, 7, 4), 1, None),
    ],
)
def test_the_next_touch_counts_days_through_leap_days_and_year_ends(
    place: str, last: date | None, touches: int, expected: date | None
) -> None:
    assert next_touch(place=place, last_touch_on=last, touches=touches) == expected


@pytest.mark.parametrize(
    ("ago", "ahead", "left", "words"),
    [
        (0, 30, 100, "in touch, next in 4 weeks"),
        (9, 21, 70, "in touch, next in 3 weeks"),
        (26, 4, 14, "in touch, next in 4 days"),
        (29, 1, 4, "in touch, next in 1 day"),
        (30, 0, 0, "next hello today"),
        (31, -1, 0, "4 weeks since you talked"),
        (42, -12, 0, "6 weeks since you talked"),
        (3, -1, 0, "3 days since you talked"),
        (200, -20, 0, "6 months since you talked"),
        (30, 150, 84, "in touch, next in 4 months"),
        (1200, -1000, 0, "3 years since you talked"),
    ],
)
def test_the_ring_drains_and_says_so_in_words(ago: int, ahead: int, left: int, words: str) -> None:
    last, end = TUESDAY - timedelta(days=ago), TUESDAY + timedelta(days=ahead)
    assert warmth(last=last, next=end, on=TUESDAY) == left
    assert warmth_words(last=last, next=end, on=TUESDAY) == words


def test_without_a_rhythm_the_ring_is_empty_and_the_words_are_calm() -> None:
    week_ago = TUESDAY - timedelta(days=7)
    assert warmth(last=None, next=None, on=TUESDAY) == 0
    assert warmth_words(last=None, next=None, on=TUESDAY) == "not in touch yet"
    assert warmth(last=week_ago, next=None, on=TUESDAY) == 0
    assert warmth_words(last=week_ago, next=None, on=TUESDAY) == "7 days since you talked"
    assert warmth_words(last=TUESDAY, next=None, on=TUESDAY) == "in touch today"


@given(days, st.integers(1, 400), st.integers(-10, 800))
def test_a_ring_is_between_0_and_100_and_never_fills_by_waiting(
    last: date, gap_days: int, since: int
) -> None:
    end = last + timedelta(days=gap_days)
    today, tomorrow = last + timedelta(days=since), last + timedelta(days=since + 1)
    now, then = warmth(last=last, next=end, on=today), warmth(last=last, next=end, on=tomorrow)
    assert 0 <= then <= now <= 100
    assert (now == 0) == (today >= end)


@pytest.mark.parametrize(
    ("silence", "expected"),
    [
        (0, Drift.OK),
        (30, Drift.OK),
        (31, Drift.FADING),
        (45, Drift.FADING),
        (46, Drift.DRIFTING),
        (75, Drift.DRIFTING),
        (76, Drift.LOST_TOUCH),
    ],
)
def test_silence_beyond_the_gap_is_named_in_four_steps(silence: int, expected: Drift) -> None:
    assert drift(days=silence, gap=30) is expected


@given(st.integers(0, 2000), st.integers(0, 400), st.integers(1, 400))
def test_drift_only_grows_with_time(silence: int, longer: int, gap_days: int) -> None:
    steps = list(Drift)
    before = drift(days=silence, gap=gap_days)
    assert steps.index(before) <= steps.index(drift(days=silence + longer, gap=gap_days))


def test_a_gap_is_at_least_a_day() -> None:
    with pytest.raises(ValueError, match="at least one day"):
        drift(days=3, gap=0)
