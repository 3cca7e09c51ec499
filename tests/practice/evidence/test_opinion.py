"""Evidence: its age, how it passes through a recommender, and what it makes one expect."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.evidence.opinion import NONE, Evidence, Opinion, first_hand, hearsay, pooled
from tests.practice.evidence.stories import TODAY, evidence


def test_a_job_of_two_years_ago_counts_half() -> None:
    old = first_hand(outcome=1, job_on=date(2024, 11, 29), on=TODAY)
    assert old.r == pytest.approx(0.5, abs=0.001)
    assert old.s == 0
    assert first_hand(outcome=0.25, job_on=TODAY, on=TODAY) == Evidence(0.25, 0.75)


def test_an_outcome_not_told_counts_nothing() -> None:
    assert first_hand(outcome=None, job_on=TODAY, on=TODAY) == NONE


def test_hearsay_follows_the_formula() -> None:
    # 2*8*1 / ((1+2)*(1+0+2) + 2*8)
    assert hearsay(through=Evidence(8, 1), evidence=Evidence(1, 0)).r == pytest.approx(16 / 25)


def test_a_new_recommender_is_vague_not_bad() -> None:
    assert hearsay(through=NONE, evidence=Evidence(1, 0)) == NONE


@given(evidence, evidence)
def test_hearsay_never_carries_more_than_the_job_itself(through: Evidence, own: Evidence) -> None:
    arriving = hearsay(through=through, evidence=own)
    assert 0 <= arriving.amount <= own.amount


@given(evidence, st.floats(0, 5), evidence)
def test_a_recommender_who_did_better_carries_more(
    through: Evidence, more: float, own: Evidence
) -> None:
    better = Evidence(through.r + more, through.s)
    worse = Evidence(through.r, through.s + more)
    amount = hearsay(through=through, evidence=own).amount
    assert hearsay(through=better, evidence=own).amount >= amount - 1e-12
    assert hearsay(through=worse, evidence=own).amount <= amount + 1e-12


def test_expectation_and_uncertainty() -> None:
    nothing = Opinion(base=0.6)
    assert (nothing.expected, nothing.uncertainty) == (0.6, 1)
    assert nothing.unknown
    one = Opinion(evidence=Evidence(1, 0))
    assert one.expected == pytest.approx(2 / 3)
    assert one.thin
    assert not one.unknown
    assert not Opinion(evidence=Evidence(2, 0)).thin


def test_known_good_comes_before_unknown_and_known_bad_never_does() -> None:
    good, nothing, bad = (
        Opinion(evidence=each).order for each in (Evidence(3, 0), NONE, Evidence(0, 9))
    )
    assert good > nothing >= bad


@given(st.lists(evidence, max_size=6), st.randoms(use_true_random=False))
def test_a_sum_is_the_same_in_any_order(some: list[Evidence], chance: object) -> None:
    mixed = some.copy()
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert pooled(mixed) == pooled(some)
