"""The role map, by cases and by properties."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.roles import MEANS, WORDS, Standing, TradeContact, may_stay_doubled, standing

TODAY = date(2026, 11, 17)
GREAT = TradeContact(great_on=TODAY)
CLOSE = TradeContact(close=True)
FRIEND = TradeContact(close=True, over_for_a_cookout=True)
MET_ONCE = TradeContact(great_on=TODAY, met_once=True)
BY_TITLE = TradeContact(by_title=True)


@pytest.mark.parametrize(
    ("people", "said"),
    [
        ([], Standing.GAP),
        ([TradeContact()], Standing.CANDIDATE),
        ([CLOSE], Standing.CANDIDATE),
        ([BY_TITLE], Standing.CANDIDATE),
        ([MET_ONCE], Standing.CANDIDATE),
        ([GREAT], Standing.FILLED),
        ([GREAT, CLOSE], Standing.FILLED),
        ([GREAT, MET_ONCE, BY_TITLE], Standing.FILLED),
        ([TradeContact(close=True, great_on=TODAY)], Standing.FILLED),
        ([CLOSE, CLOSE], Standing.DUPLICATE),
        ([GREAT, CLOSE, FRIEND], Standing.DUPLICATE),
    ],
)
def test_each_trade_has_one_standing(people: list[TradeContact], said: Standing) -> None:
    assert standing(needed=True, people=people) == said
    assert standing(needed=False, people=people) == Standing.NOT_NEEDED


def test_two_friends_of_one_trade_are_fine() -> None:
    assert may_stay_doubled([FRIEND, FRIEND, GREAT])
    assert not may_stay_doubled([FRIEND, CLOSE])


def test_once_a_year_the_member_is_asked_again() -> None:
    said = TradeContact(great_on=TODAY - timedelta(days=364))
    assert not said.asked_again(on=TODAY)
    assert said.asked_again(on=TODAY + timedelta(days=1))
    assert not CLOSE.asked_again(on=TODAY)
    assert not MET_ONCE.asked_again(on=TODAY + timedelta(days=900))


def test_each_standing_has_its_words() -> None:
    assert set(WORDS) == set(MEANS) == set(Standing)


known = st.builds(
    TradeContact,
    close=st.booleans(),
    great_on=st.none() | st.dates(),
    met_once=st.booleans(),
    over_for_a_cookout=st.booleans(),
    by_title=st.booleans(),
)
once = st.builds(TradeContact, close=st.booleans(), great_on=st.dates(), met_once=st.just(True))


@given(st.lists(once, max_size=5))
def test_met_once_never_fills_a_role(people: list[TradeContact]) -> None:
    assert standing(needed=True, people=people) != Standing.FILLED


@given(
    st.lists(known, max_size=6).flatmap(
        lambda some: st.tuples(st.just(some), st.permutations(some))
    )
)
def test_the_order_of_people_never_matters(
    both: tuple[list[TradeContact], list[TradeContact]],
) -> None:
    one, other = both
    assert standing(needed=True, people=one) == standing(needed=True, people=other)


@given(st.lists(known, max_size=6), known)
def test_one_more_person_never_makes_a_gap(people: list[TradeContact], more: TradeContact) -> None:
    assert standing(needed=True, people=[*people, more]) != Standing.GAP
