"""When two ways to write a word mean the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.spelling import LONGEST, are_alike, fold, slips, words

letters = st.text("abcdefghij", min_size=4, max_size=12)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Müller", "muller"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("タナカ", "たなか"),
    ],
)
def test_case_and_accents_make_no_difference(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
def test_words_are_folded_letters_and_digits_of_bounded_length(text: str) -> None:
    for word in words(text):
        assert 0 < len(word) <= LONGEST
        assert word.isalnum()


@given(letters, st.data())
def test_one_slip_keeps_words_alike(word: str, draw: st.DataObject) -> None:
    at = draw.draw(st.integers(0, len(word) - 2))
    missing = word[:at] + word[at + 1 :]
    assert are_alike(word, missing)
    assert are_alike(word, word[:at] + "z" + word[at:])
    assert are_alike(word, word[:at] + "z" + word[at + 1 :])
    assert are_alike(word, word[:at] + word[at + 1] + word[at] + word[at + 2 :])


def test_two_slips_are_another_word() -> None:
    assert not are_alike("smith", "smeeth")
    assert not are_alike("dana", "dolores")


def test_short_words_and_numbers_are_alike_to_none() -> None:
    assert slips("jo") == slips("a1b2") == frozenset()
