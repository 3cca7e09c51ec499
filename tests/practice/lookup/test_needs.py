"""Needs in plain words: which trades may meet them, and why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.lookup.matches import ASKED
from cookout.practice.lookup.needs import match_trades
from cookout.practice.lookup.phrases import phrases
from cookout.practice.trades import every_trade


def first(need: str) -> str:
    return match_trades(need).matches[0].trade


@pytest.mark.parametrize(
    ("need", "trade"),
    [
        ("my kitchen tap drips all night", "plumber"),
        ("a CPA for a food truck", "accountant"),
        ("Who can tune an old piano?", "piano tuner"),
        ("the dog barks at everybody", "dog trainer"),
        ("half the lights in the house went out", "electrician"),
        ("I want to write a will", "lawyer"),
        ("someone to stay with my grandmother during the day", "home care aide"),
        ("we're moving to another state in June", "mover"),
        ("a plummber", "plumber"),
    ],
)
def test_a_need_in_plain_words_finds_its_trade(need: str, trade: str) -> None:
    assert first(need) == trade


def test_a_match_says_which_words_it_rests_on() -> None:
    match = match_trades("My kitchen TAP drips all night").matches[0]
    assert match.words == ("kitchen", "tap", "drips", "night")
    assert match.saying == "kitchen tap drips"
    assert match_trades("a plummber").matches[0].words == ("plummber",)


def test_two_trades_that_are_close_are_both_asked_about() -> None:
    found = match_trades("something about our piano")
    assert [one.trade for one in found.asked] == ["piano tuner", "music teacher"]
    assert match_trades("my kitchen tap drips all night").asked == ()


@pytest.mark.parametrize("need", ["", "   ", "qqqq zzzz", "I need somebody", "?"])
def test_words_that_name_no_need_find_nothing(need: str) -> None:
    found = match_trades(need)
    assert found.matches == ()
    assert found.asked == ()


def test_the_trades_of_ones_own_people_are_on_the_list_too() -> None:
    need = "a falconer for the school fair"
    assert "Falconer" not in [match.trade for match in match_trades(need).matches]
    assert match_trades(need, own=["Falconer", "Plumber"]).matches[0].trade == "Falconer"


def test_an_own_trade_that_is_on_the_list_does_not_come_twice() -> None:
    found = match_trades("my sink leaks", own=["Plumber", "Master plumber", "plumbing"])
    trades = [match.trade for match in found.matches]
    assert trades[0] == "plumber"
    assert len(trades) == len(set(trades))


def test_every_trade_has_ten_phrases_or_more_each_once() -> None:
    assert phrases().keys() == {trade.name for trade in every_trade()}
    for trade, said in phrases().items():
        assert len(said) >= 10, trade
        assert len(set(said)) == len(said), trade
        assert all(phrase == phrase.strip() != "" for phrase in said), trade


@pytest.mark.parametrize("trade", [trade.name for trade in every_trade()])
def test_a_trade_is_found_by_its_name(trade: str) -> None:
    assert trade in [match.trade for match in match_trades(f"I need a {trade}").matches[:2]]


@given(st.text(max_size=80))
def test_whatever_is_typed_is_answered_in_order(need: str) -> None:
    found = match_trades(need)
    scores = [match.score for match in found.matches]
    assert scores == sorted(scores, reverse=True)
    assert len(found.asked) <= ASKED
    assert all(match.words for match in found.matches)
