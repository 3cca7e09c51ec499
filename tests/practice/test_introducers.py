"""Who could introduce a member to somebody of a trade, and the reasons in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.introducers import (
    MOST,
    NearbyContact,
    introducers,
    introduction_draft,
    whole_words,
)
from cookout.practice.pitch.pitch import check
from tests.practice.somebody import dana


def near(number: int, name: str = "Dana", **facts: object) -> NearbyContact:
    return NearbyContact(id=number, name=name, close=bool(facts.pop("close", False)), **facts)  # type: ignore[arg-type]


def test_each_reason_is_said() -> None:
    said = (("You noted", "Two boys. Her brother is a plumber in Van Nuys."),)
    dana = near(1, trade="Chimney sweep", introduced=2, texts=said)
    (one,) = introducers(trade="Plumber", people=[dana])
    assert one.reasons == (
        "You noted: “Her brother is a plumber in Van Nuys.”",
        "Works in a related trade: Chimney sweep.",
        "Has introduced you to people before.",
    )


def test_whoever_has_the_trade_needs_no_introducing() -> None:
    said = (("Company", "Silva Plumber Inc."),)
    assert introducers(trade="Plumber", people=[near(1, trade="plumber", texts=said)]) == ()


def test_without_a_reason_nobody_is_named() -> None:
    assert introducers(trade="Plumber", people=[near(1, trade="Dentist")]) == ()
    assert introducers(trade="", people=[near(1, texts=(("Notes", "anything"),))]) == ()


@pytest.mark.parametrize(
    ("trade", "words", "named"),
    [
        ("Plumber", "knows two plumbers", True),
        ("plumber", "Silva PLUMBING, Inc.", True),
        ("Plumber", "a plumb line", False),
        ("Roofer", "proofer", False),
        ("Estate lawyer", "an estate-lawyer", True),
        ("Coach", "his coaches", True),
        ("Chimney sweep", "chimney\nsweeps", True),
        ("C++ (expert", "needs a c++ (expert", True),
        ("Tax adviser", "adviser", False),
    ],
)
def test_a_trade_is_found_in_whole_words(trade: str, words: str, named: bool) -> None:
    assert bool(whole_words(trade).search(words)) is named


def test_the_strongest_reason_comes_first_then_the_table() -> None:
    names = near(1, "Ann", texts=(("Notes", "my plumber"),))
    beside = near(2, "Ben", trade="Roofer")
    at_table = near(3, "Cleo", trade="Roofer", close=True)
    before = near(4, "Dario", introduced=1, close=True)
    found = introducers(trade="Plumber", people=[before, beside, at_table, names])
    assert [one.id for one in found] == [1, 3, 2]
    assert len(found) == MOST


def test_the_draft_asks_whom_they_trust() -> None:
    said = introduction_draft(someone=dana(), trade="Plumber")
    assert said == "Hi Dana, I’m looking for a good plumber. Who would you recommend?"
    assert "a good IT support." in introduction_draft(someone=dana(), trade="IT support")
    assert check(words=said, someone=dana(), talks=2).found == ()


def test_nobody_asked_about_a_trade_reads_the_line_of_another() -> None:
    asked = [introduction_draft(someone=dana(), trade="Plumber", turn=n) for n in range(MOST)]
    assert len(set(asked)) == MOST
    assert all(check(words=one, someone=dana(), talks=2).found == () for one in asked)


texts = st.text(max_size=40)
people = st.lists(
    st.builds(
        NearbyContact,
        id=st.integers(1, 99),
        name=texts,
        close=st.booleans(),
        trade=st.sampled_from(["", "Roofer", "Plumber", "Dentist"]) | texts,
        introduced=st.integers(0, 3),
        texts=st.lists(st.tuples(st.just("Notes"), texts), max_size=2).map(tuple),
    ),
    max_size=8,
    unique_by=lambda one: one.id,
)


@given(texts, people)
def test_everybody_named_has_a_reason_and_the_order_never_matters(
    trade: str, some: list[NearbyContact]
) -> None:
    found = introducers(trade=trade, people=some)
    assert len(found) <= MOST
    assert all(one.reasons for one in found)
    assert found == introducers(trade=trade, people=some[::-1])
