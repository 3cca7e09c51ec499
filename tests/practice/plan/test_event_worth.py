"""What became of the people met at an event, by cases and by properties."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.plan.event_worth import (
    STEPS,
    WORTH,
    Acquaintance,
    Narrowing,
    Touch,
    Worth,
    hours_for_each,
    in_words,
    narrow,
    took,
    worth,
)

MET = date(2026, 3, 5)


def touch(after: int, kind: str = "message", direction: str = "out") -> Touch:
    return Touch(on=MET + timedelta(days=after), kind=kind, direction=direction)


MEETING = touch(0, "met", "both")


def met(*touches: Touch, place: str = "new") -> Acquaintance:
    return Acquaintance(met_on=MET, place=place, touches=(MEETING, *touches))


@pytest.mark.parametrize(
    ("one", "hello"),
    [
        (met(), False),
        (met(touch(0)), True),
        (met(touch(2)), True),
        (met(touch(3)), False),
        (met(touch(1, direction="in")), False),
        (met(touch(1, direction="both")), True),
        (met(touch(1, "online")), False),
        (met(touch(-1)), False),
    ],
)
def test_a_hello_is_mine_and_within_48_hours(one: Acquaintance, hello: bool) -> None:
    assert one.hello is hello


@pytest.mark.parametrize(
    ("one", "talked"),
    [
        (met(), False),
        (met(touch(0, "call")), False),
        (met(touch(1, "call", "in")), True),
        (met(touch(90, "met", "both")), True),
        (met(touch(9)), False),
        (met(touch(9, "online")), False),
        (met(touch(9, "introduced")), False),
        (met(touch(-9, "call")), False),
    ],
)
def test_a_talk_is_on_a_day_after_the_meeting(one: Acquaintance, talked: bool) -> None:
    assert one.talked is talked


def test_worth_following_is_decided_or_done() -> None:
    assert met(place="warm").worth
    assert met(touch(5)).worth
    assert not met().worth
    assert not met(touch(5), place="gone").worth
    assert not met(touch(5, direction="in")).worth


def test_a_seat_without_a_talk_does_not_count() -> None:
    assert not met(touch(1), place="deep").deep
    assert met(touch(1), touch(20, "call"), place="deep").deep


def test_each_event_says_where_it_ended() -> None:
    online = [met(touch(1, "online", "both")) for _ in range(9)]
    twelve = narrow([*online, met(), met(), met()])
    assert in_words(what=twelve) == "12 met, nine connected online, no follow-ups yet."
    four = narrow(
        [met(), met(touch(1)), met(touch(1)), met(touch(3), touch(9, "call"), place="deep")]
    )
    assert in_words(what=four) == (
        "Four met, two contacted within 48 hours, one talked with again, one at your table."
    )
    assert in_words(what=narrow([])) == "No one met yet."
    assert in_words(what=narrow([met(touch(2, "call", "in"))])) == (
        "One met, none contacted within 48 hours, one talked with again."
    )


@pytest.mark.parametrize(
    ("what", "days", "said"),
    [
        (Narrowing(met=3, written=1, talked=1, deep=1), 1, Worth.TABLE),
        (Narrowing(met=3, written=1, talked=1), 1, Worth.TALKS),
        (Narrowing(met=3, written=3), 29, Worth.EARLY),
        (Narrowing(met=3, written=3), 30, Worth.QUIET),
        (Narrowing(met=3), 30, Worth.UNANSWERED),
        (Narrowing(), 30, Worth.QUIET),
    ],
)
def test_an_event_is_judged_by_what_came_of_it(what: Narrowing, days: int, said: Worth) -> None:
    assert worth(what=what, last_on=MET, on=MET + timedelta(days=days)) == said


touches = st.builds(
    touch,
    st.integers(-30, 400),
    st.sampled_from(["met", "call", "message", "online", "helped", "introduced", "business"]),
    st.sampled_from(["in", "out", "both"]),
)
people = st.lists(
    st.builds(
        Acquaintance,
        met_on=st.just(MET),
        place=st.sampled_from(["book", "new", "deep", "warm", "gone"]),
        touches=st.lists(touches, max_size=5).map(tuple),
    ),
    max_size=12,
)


@given(people)
def test_no_bar_is_wider_than_the_first(met: list[Acquaintance]) -> None:
    what = narrow(met)
    assert all(0 <= getattr(what, name) <= what.met == len(met) for name, _ in STEPS)
    assert what.talked >= what.deep
    assert what.written >= what.hello


@given(people, people)
def test_two_evenings_are_counted_like_one(
    one: list[Acquaintance], two: list[Acquaintance]
) -> None:
    assert narrow(one) + narrow(two) == narrow(two + one)


@given(people)
def test_the_words_are_calm_and_give_every_count(met: list[Acquaintance]) -> None:
    said = in_words(what=narrow(met))
    assert said.endswith(".")
    assert "!" not in said
    assert set(WORTH) == set(Worth)


def test_what_an_event_took_is_said_as_one_would_write_it() -> None:
    assert took(fee=Decimal("25.00"), hours=Decimal("2.00")) == "A fee of $25 and 2 hours."
    assert took(fee=None, hours=Decimal("1.00")) == "1 hour."
    assert took(fee=Decimal("12.50"), hours=None, times=2) == "Twice: a fee of $12.50."
    assert took(fee=Decimal(0), hours=None) == ""
    assert took(fee=None, hours=None, times=4) == "Four times."


def test_hours_are_shared_by_those_whom_they_brought() -> None:
    one = Narrowing(met=4, talked=3, deep=1)
    assert hours_for_each(what=one, hours=Decimal(8)) == "8 hours for the one at your table."
    talks = Narrowing(met=4, talked=3)
    assert hours_for_each(what=talks, hours=Decimal(8)) == "2.7 hours for each you talked with."
    assert hours_for_each(what=talks, hours=Decimal(3)) == "1 hour for each you talked with."
    assert hours_for_each(what=Narrowing(met=4), hours=Decimal(8)) == ""
    assert hours_for_each(what=one, hours=None) == ""
