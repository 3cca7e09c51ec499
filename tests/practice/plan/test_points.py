"""Points: what counts how much, and that a better answer never counts less."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.numbers import WEIGHTS
from cookout.practice.plan.points import points
from cookout.practice.triage import Answer, Answers

NO, SO_SO, YES = Answer.NO, Answer.SO_SO, Answer.YES
BEST = Answers(know=YES, like=YES, trust=YES, care=YES, high5=YES, cookout=YES)
answers = st.builds(Answers, **{name: st.sampled_from((None, *Answer)) for name in WEIGHTS})


@pytest.mark.parametrize(
    ("said", "more", "counted"),
    [
        ({}, {}, 0),
        ({"know": YES}, {}, 2),
        ({"like": SO_SO, "trust": SO_SO}, {}, 7),
        ({"care": YES, "high5": YES}, {}, 12),
        ({"cookout": YES}, {"role": "gap"}, 14),
        ({"cookout": YES}, {"role": "filled"}, 2),
        ({"like": YES}, {"started": 3}, 9),
        ({"like": YES}, {"started": 9}, 10),
        ({"like": YES, "trust": YES}, {"broken": 2}, 10),
        ({"like": YES, "trust": YES}, {"broken": 9}, 8),
        ({"know": YES}, {"broken": 3, "role": "filled"}, 0),
    ],
)
def test_what_counts(said: dict[str, Answer], more: dict[str, Any], counted: int) -> None:
    assert points(answers=Answers(**said), **more) == counted


def test_the_most_is_46() -> None:
    assert points(answers=BEST, role="gap", started=4) == 46


def test_counts_are_not_negative() -> None:
    with pytest.raises(ValueError, match="negative"):
        points(answers=BEST, broken=-1)


@given(answers, st.sampled_from((None, "gap", "filled")), st.integers(0, 9), st.integers(0, 9))
def test_a_better_answer_never_lowers_the_points(
    given_answers: Answers, role: Any, started: int, broken: int
) -> None:
    def counted(some: Answers) -> int:
        return points(answers=some, role=role, started=started, broken=broken)

    assert 0 <= counted(given_answers) <= 46
    for name in WEIGHTS:
        steps = [counted(replace(given_answers, **{name: one})) for one in (None, *Answer)]
        assert steps == sorted(steps)


@given(answers, st.integers(0, 9))
def test_a_filled_trade_never_raises_and_a_gap_never_lowers_them(
    given_answers: Answers, started: int
) -> None:
    filled, free, gap = (
        points(answers=given_answers, role=role, started=started)
        for role in ("filled", None, "gap")
    )
    assert filled <= free <= gap
