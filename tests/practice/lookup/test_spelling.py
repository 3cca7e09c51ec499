"""Spelling: the known word that a misspelled one is closest to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.lookup.spelling import CLOSE, Spelling

KNOWN = ("plumber", "paint", "electrician", "faucet", "roof", "hot water", "ac")
SPELLING = Spelling(KNOWN)


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("plummber", "plumber"),
        ("pluber", "plumber"),
        ("electritian", "electrician"),
        ("repaint", "paint"),
        ("plumb", "plumber"),
        ("faucit", "faucet"),
    ],
)
def test_a_misspelled_word_is_close_to_the_one_that_was_meant(word: str, known: str) -> None:
    found = SPELLING.closest(word)
    assert found
    assert found[0] == known


@pytest.mark.parametrize("word", ["", "ac", "rof", "giraffe", "401k", "водопроводчик"])
def test_a_word_unlike_all_or_too_short_is_close_to_none(word: str) -> None:
    assert SPELLING.closest(word) is None


@given(st.text(max_size=30))
def test_what_is_close_is_known_and_close(word: str) -> None:
    found = SPELLING.closest(word)
    assert found is None or (found[0] in KNOWN and CLOSE <= found[1] <= 1)
