"""Recommenders are judged by how their recommendations turned out, and by nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.evidence.opinion import Evidence
from cookout.practice.evidence.promises_kept import PromisesKept
from cookout.practice.evidence.statement import Basis
from cookout.practice.evidence.track import Recommended, track, track_in_words, tracks

ME = "Rowan"


def recommended(
    outcome: float | None = 1.0,
    *,
    member: str = "Ana",
    asker: str = ME,
    basis: Basis = Basis.USED,
) -> Recommended:
    return Recommended(member=member, asker=asker, basis=basis, outcome=outcome)


def test_outcomes_for_me_count_in_full_and_for_my_group_three_tenths() -> None:
    some = [recommended(1), recommended(0, asker="Sol"), recommended(None)]
    assert track(member="Ana", me=ME, recommended=some) == Evidence(1, 0.3)
    assert tracks(me="Sol", recommended=some) == {"Ana": Evidence(0.3, 1)}


def test_recommending_to_oneself_counts_nothing() -> None:
    some = [recommended(1, asker="Ana")]
    assert track(member="Ana", me=ME, recommended=some) == Evidence()
    assert track_in_words(member="Ana", recommended=some) == (
        "No recommendation has come back yet."
    )


def test_a_track_record_is_said_by_basis() -> None:
    some = [recommended(1)] * 9 + [recommended(0)]
    some += [recommended(n == 0, basis=Basis.ONLY_MET) for n in range(4)]
    assert track_in_words(member="Ana", recommended=some) == (
        "Used: 9 of 10 went well; only met: 1 of 4 went well."
    )


@given(st.lists(st.floats(0, 1), max_size=9), st.integers(0, 8), st.floats(0, 1))
def test_a_better_outcome_never_lowers_the_recommender(
    outcomes: list[float], n: int, better: float
) -> None:
    def expected(some: list[float]) -> float:
        known = track(member="Ana", me=ME, recommended=map(recommended, some))
        return (known.r + 1) / (known.amount + 2)

    raised = [max(each, better) if k == n else each for k, each in enumerate(outcomes)]
    assert expected(raised) >= expected(outcomes) - 1e-12


def test_promises_are_said_as_kept_of_due() -> None:
    promises = PromisesKept(kept=7, broken=1)
    assert promises.in_words() == "kept 7 of 8"
    assert promises.expected == pytest.approx(0.8)
    assert PromisesKept().in_words() == "none due yet"
    assert PromisesKept().expected == 0.5
    with pytest.raises(ValueError, match="negative"):
        PromisesKept(kept=-1)
