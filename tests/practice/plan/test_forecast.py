"""The year ahead: 144, what of it fits, and that every number can be recomputed from the words."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.cadence import Difficulty
from cookout.practice.plan.capacity import Capacity
from cookout.practice.plan.forecast import forecast, levers
from cookout.practice.plan.sums import capacity_in_words
from tests.practice.test_phrases import WORDS_WE_AVOID

from .test_capacity import capacities, rowan

FIGURE = r"\d+(?:,\d{3})*"
EQUATION = re.compile(
    rf"((?:{FIGURE} [×÷+−] )+{FIGURE}) = ({FIGURE})"
    r"(?: minutes?| people| person)?(?:, rounded (up|down))?"
)


def number(text: str) -> int:
    return int(text.replace(",", ""))


def exactly(sum_: str) -> Fraction:
    """A sum as a person works it out: products first, then from left to right."""
    total, sign = Fraction(0), 1
    for part in re.split(r" ([+−]) ", sum_):
        if part in "+−":
            sign = 1 if part == "+" else -1
            continue
        first, *rest = re.split(r" ([×÷]) ", part)
        value = Fraction(number(first))
        for mark, factor in zip(rest[::2], rest[1::2], strict=True):
            value = value * number(factor) if mark == "×" else value / number(factor)
        total += sign * value
    return total


def check(sentences: tuple[str, ...]) -> dict[str, int]:
    """Work out every sum in the sentences; the results by the sum."""
    found = {}
    for sum_, result, way in EQUATION.findall(" ".join(sentences)):
        exact = exactly(sum_)
        rounded = {"up": ceil(exact), "down": floor(exact), "": exact}[way]
        assert rounded == number(result), sum_
        assert bool(way) == (exact != floor(exact)), sum_
        found[sum_] = number(result)
    assert " ".join(sentences).count(" = ") == len(EQUATION.findall(" ".join(sentences)))
    for sentence in sentences:
        assert not WORDS_WE_AVOID.search(sentence)
        assert sentence.endswith(".")
        assert len(re.findall(r"[.?](?= |$)", sentence)) <= 2
    return found


def test_rowans_sum_can_be_read() -> None:
    assert capacity_in_words(capacity=rowan()) == (
        "Your week has 5 × 25 = 125 minutes, so 4 weeks have 4 × 125 = 500.",
        "You plan 500 × 5 ÷ 6 = 416 minutes, rounded down. "
        "The other 500 − 416 = 84 stay in reserve.",
        "4 events in 4 weeks with 3 new people each: 4 × 3 = 12. "
        "In 12 months of 4 weeks that makes 12 × 12 = 144.",
        "New people take 12 × 3 ÷ 4 × 4 + 12 × 1 ÷ 4 × 24 = 108 minutes: 4 for a hello to 3 of 4, "
        "and 24 more with the 1 of 4 you go deep with.",
        "Keeping 40 people warm with 5 minutes every 135 days takes 40 × 5 × 28 ÷ 135 = "
        "42 minutes, rounded up.",
        "Left for your table: 416 − 108 − 42 = 266 minutes.",
        "A talk of 15 minutes every 22 days is, in 4 weeks, 15 × 28 ÷ 22 = 20 minutes, rounded up.",
        "Your time allows 266 ÷ 20 = 13 people, rounded down.",
        "Your cookout fits 15. The smaller number counts: your table has 13 seats.",
        "Of the new people of a year that is 1 in 144 ÷ 13 = 11, rounded down.",
    )


def test_rowans_year_can_be_read() -> None:
    assert forecast(capacity=rowan(), now=5).in_words() == (
        "Your table has 13 seats. Taken: 5.",
        "Open: 13 − 5 = 8. All are taken in week 8 × 4 ÷ 12 × 4 ÷ 1 = 11, rounded up.",
        "If everyone you meet in a year came to your table, it would have 144 + 5 = 149 people. "
        "They would take 149 × 20 = 2,980 minutes in 4 weeks, and you have 500.",
    )


@pytest.mark.parametrize(
    ("now", "room", "full_week"), [(0, 13, 18), (5, 8, 11), (13, 0, 0), (20, 0, 0)]
)
def test_the_week_in_which_the_table_is_full(now: int, room: int, full_week: int) -> None:
    ahead = forecast(capacity=rowan(), now=now)
    assert (ahead.room, ahead.full_week) == (room, full_week)
    assert ahead.row(week=full_week).deep == 13
    if full_week:
        assert ahead.row(week=full_week - 1).deep < 13


def test_144_are_met_in_a_year_and_13_of_them_fit() -> None:
    ahead = forecast(capacity=rowan(), now=5)
    assert [row.week for row in ahead.rows] == list(range(0, 53, 4))
    assert [row.met for row in ahead.rows] == [*range(0, 145, 12), 144]
    assert ahead.rows[-1].turned_away == 136
    assert ahead.needed_for_all == ahead.rows[-1].all_deep == 2980
    assert (ahead.rows[0].planned, ahead.rows[-1].planned) == (250, 410)


def test_without_events_the_table_stays_as_it_is() -> None:
    quiet = forecast(capacity=rowan(events_a_week=0), now=5)
    assert (quiet.full_week, quiet.rows[-1].deep) == (None, 5)
    assert quiet.in_words()[1] == "Open: 15 − 5 = 10. No one new comes to take them."


def test_a_table_may_be_full_or_more_than_full() -> None:
    assert forecast(capacity=rowan(), now=13).in_words()[1].startswith("It’s full")
    more = forecast(capacity=rowan(), now=15).in_words()[1]
    assert more == "That is 15 − 13 = 2 more than it fits."
    with pytest.raises(ValueError, match="negative"):
        forecast(capacity=rowan(), now=-1)


def test_the_levers_say_what_a_change_would_do() -> None:
    assert [lever.words for lever in levers(capacity=rowan())] == [
        "With no events your minutes carry 18 people instead of 13. Your cookout fits 15.",
        "With 5 minutes more a day your minutes carry 17 people instead of 13. "
        "Your cookout fits 15.",
    ]
    assert [lever.capacity.deep_fit for lever in levers(capacity=rowan(events_a_week=2))] == [
        13,
        12,
    ]
    assert levers(capacity=rowan(events_a_week=0, pattern=(0, 0))) == ()


@given(capacities, st.integers(0, 30))
def test_every_number_can_be_recomputed_from_the_words(of: Capacity, now: int) -> None:
    ahead = forecast(capacity=of, now=now)
    sentences = (*capacity_in_words(capacity=of), *ahead.in_words())
    results = check(sentences).values()
    for shown in (of.have, of.safe, of.reserve, of.met, of.met_year, of.new, of.warm, of.each):
        assert shown in results
    assert {of.deep_minutes, of.deep_fit, ahead.needed_for_all} <= set(results)
    for lever in levers(capacity=of):
        check((lever.words,))
        assert str(lever.capacity.deep_fit) in lever.words


@given(capacities, st.integers(0, 30))
def test_the_chart_only_grows_and_never_beyond_the_cookout(of: Capacity, now: int) -> None:
    rows = forecast(capacity=of, now=now).rows
    for name in ("met", "deep", "turned_away", "all_deep", "planned"):
        values = [getattr(row, name) for row in rows]
        assert values == sorted(values)
    assert all(row.deep <= of.seats <= of.cookout_size for row in rows)
    assert all(row.planned <= of.safe <= row.there for row in rows)
    assert rows[-1].met == of.met_year


@given(capacities)
def test_fewer_events_and_more_minutes_never_make_the_table_smaller(of: Capacity) -> None:
    for lever in levers(capacity=of):
        if lever.capacity.talk == of.talk:  # short talks grow with the day
            assert lever.capacity.deep_fit >= of.deep_fit


def test_a_harder_trade_is_the_same_year_with_fewer_seats() -> None:
    easy = forecast(capacity=replace(rowan(), difficulty=Difficulty.EASY), now=0)
    assert easy.capacity.seats == 15
    assert easy.rows[-1].met == forecast(capacity=rowan(), now=0).rows[-1].met == 144
