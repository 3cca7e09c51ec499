"""The group's check of raters: agreement, always five stars, and rings."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.evidence.raters import fairness, flags

names = st.sampled_from("ABCDEF")
told = st.dictionaries(st.tuples(names, names), st.floats(0, 1), max_size=12)


def test_a_new_rater_is_as_fair_as_usual() -> None:
    assert fairness(member="Ana", outcomes={("Ana", "Joe"): 1.0}, usual=0.7) == pytest.approx(0.7)


def test_agreement_with_the_others_is_shrunken_towards_the_usual() -> None:
    outcomes = {("Ana", "Joe"): 1.0, ("Sam", "Joe"): 0.5, ("Sol", "Joe"): 0.0}
    # (3 * 0.8 + 1 - 0.75) / 4
    assert fairness(member="Ana", outcomes=outcomes) == pytest.approx(0.6625)


@given(told, names)
def test_fairness_stays_between_0_and_1(outcomes: dict[tuple[str, str], float], name: str) -> None:
    assert 0 <= fairness(member=name, outcomes=outcomes) <= 1


def test_always_five_stars_is_flagged_and_one_lower_rating_ends_it() -> None:
    outcomes = {("Ana", f"Provider {n}"): 1.0 for n in range(5)}
    assert [flag.sentence for flag in flags(outcomes)] == [
        "Always five stars: Ana rated all 5 the best."
    ]
    assert flags(outcomes | {("Ana", "Joe"): 0.5}) == []


def test_a_ring_is_flagged_and_honest_neighbors_are_not() -> None:
    ring = dict.fromkeys(permutations(("Al", "Bo", "Cy"), 2), 0.9)
    assert [flag.sentence for flag in flags(ring)] == ["Mostly praise each other: Al, Bo and Cy."]
    busy = ring | {(name, f"Provider {n}"): 0.6 for name in ("Al", "Bo", "Cy") for n in range(3)}
    assert flags(busy) == []
    assert flags({("Al", "Bo"): 1.0, ("Bo", "Al"): 1.0}) == []


def test_flags_come_in_the_order_of_the_alphabet() -> None:
    outcomes = {(name, f"Provider {n}"): 1.0 for name in ("Zoe", "Ana") for n in range(9)}
    outcomes.pop(("Ana", "Provider 8"))
    assert [flag.members for flag in flags(outcomes)] == [("Ana",), ("Zoe",)]
