"""Stems: what counts of a need, a phrase or a title."""

from __future__ import annotations

import pytest

from cookout.practice.lookup.words import stems, words_of


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("clogged drains", "a drain is clogging"),
        ("my kitchen tap drips", "the kitchen faucet is leaking"),
        ("Our AIR CONDITIONER", "the AC"),
        ("air-conditioning", "AC"),
        ("who can teach my kid?", "lessons for my daughter"),
        ("crooked teeth", "a crooked tooth"),
        ("my grandfather died", "the death of my grandfather"),
        ("the café's fridge", "the cafes refrigerator"),
        ("fix my car", "vehicle repair"),
    ],
)
def test_words_that_say_the_same_have_the_same_stems(text: str, other: str) -> None:
    assert set(stems(text)) == set(stems(other))


@pytest.mark.parametrize("text", ["", "I need someone who can help me with this", "?!", "it's not"])
def test_words_that_say_nothing_of_a_trade_do_not_count(text: str) -> None:
    assert stems(text) == ()


def test_a_will_is_a_testament_and_will_is_no_word_at_all() -> None:
    assert stems("who will write it") == ("write",)
    assert stems("write a will") == ("write", "testament")


def test_a_stem_keeps_the_words_it_comes_from() -> None:
    assert [(word.stem, word.text) for word in words_of("Our washing machine leaks")] == [
        ("washer", "washing machine"),
        ("leak", "leaks"),
    ]


def test_a_stem_counts_once() -> None:
    assert stems("drip drip leak") == ("leak",)
