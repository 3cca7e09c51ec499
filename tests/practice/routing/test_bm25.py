"""BM25, against its formula written out."""

from __future__ import annotations

import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.routing.bm25 import K1, B, TextIndex
from cookout.practice.routing.tokens import shared_words, spoken_words, tokens

TEXT = st.lists(st.sampled_from("abcdef"), max_size=8)


def by_formula(texts: dict[int, list[str]], query: list[str], key: int) -> float:
    average = sum(map(len, texts.values())) / len(texts)
    found = 0.0
    for word in set(query):
        count = Counter(texts[key])[word]
        having = sum(word in text for text in texts.values())
        weight = math.log(1 + (len(texts) - having + 0.5) / (having + 0.5))
        length = 1 - B + B * len(texts[key]) / average
        found += weight * count * (K1 + 1) / (count + K1 * length)
    return found


@given(texts=st.dictionaries(st.integers(0, 5), TEXT.filter(bool), min_size=1), query=TEXT)
def test_scores_are_those_of_the_formula_however_the_texts_came(
    texts: dict[int, list[str]], query: list[str]
) -> None:
    index = TextIndex()
    for key, text in texts.items():
        index.add(key, text[:2])
        index.add(key, text[2:])
    scores = index.scores(query)
    for key, text in texts.items():
        assert scores.get(key, 0) == pytest.approx(by_formula(texts, query, key))
        assert (key in scores) is bool(set(text) & set(query))


def test_an_empty_index_knows_nothing() -> None:
    assert TextIndex().scores(["partner"]) == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("My Partners’ companies", ["partner", "company"]),
        ("a 2-year lease: 5 buses", ["lease", "buse"]),
        ("business bonus basis", ["business", "bonus", "basis"]),
        ("Über Straße", ["über", "strasse"]),
        ("", []),
    ],
)
def test_words_are_comparable_across_case_and_number(text: str, words: list[str]) -> None:
    assert tokens(text) == words


def test_words_that_say_nothing_are_left_out_of_what_texts_share() -> None:
    assert spoken_words("How do I make him a Partner in 2026?") == {"partner": "partner"}
    assert shared_words("I took on a partner", "Who has had partners?") == ("partners",)
    assert shared_words("I had it too", "Who had it?") == ()
