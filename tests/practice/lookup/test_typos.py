"""Typos: the known stem that a misspelled one was meant to be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.lookup.typos import Typos
from cookout.practice.spelling import are_alike

KNOWN = ("plumber", "paint", "pint", "faucet", "roof", "ac")
TYPOS = Typos(KNOWN)


@pytest.mark.parametrize(
    ("stem", "known"),
    [
        ("plummber", "plumber"),
        ("pluber", "plumber"),
        ("plubmer", "plumber"),
        ("faucit", "faucet"),
        ("paint", "paint"),
        ("paont", "paint"),
    ],
)
def test_a_slip_finds_the_stem_that_was_meant(stem: str, known: str) -> None:
    assert TYPOS.closest(stem) == known


@pytest.mark.parametrize("stem", ["", "ax", "rof", "giraffe", "401k", "plumbbber"])
def test_a_stem_unlike_all_or_too_short_finds_none(stem: str) -> None:
    assert TYPOS.closest(stem) is None


@given(st.text(max_size=30))
def test_what_is_found_is_known_and_alike(stem: str) -> None:
    found = TYPOS.closest(stem)
    assert found is None or (found in KNOWN and are_alike(stem, found))
