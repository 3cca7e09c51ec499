"""Whom to go deep with: the nine sentences, what would change them, and what always holds."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice import triage
from cookout.practice.reasons import Reason
from cookout.practice.triage import DEPTH, Answer, Answers, changes, suggest

NO, SO_SO, YES = Answer.NO, Answer.SO_SO, Answer.YES
GIVEN = (None, NO, SO_SO, YES)
QUESTIONS = ("know", "like", "trust", "care", "high5", "cookout")

answers = st.builds(Answers, **{name: st.sampled_from(GIVEN) for name in QUESTIONS})
roles = st.sampled_from((None, True, False))

CASES: tuple[tuple[dict[str, Answer], bool | None, bool, str], ...] = (
    # what was answered, is the role needed, is it filled by somebody great: verdict
    ({"like": NO, "trust": YES, "care": YES, "cookout": YES}, True, False, "gone rubs_wrong"),
    ({"like": NO, "trust": NO}, None, False, "gone rubs_wrong"),
    ({"like": YES, "trust": NO, "high5": YES, "cookout": YES}, True, False, "gone no_trust"),
    ({"like": YES, "care": NO, "cookout": NO}, False, False, "gone no_need"),
    ({"like": YES, "care": NO, "cookout": SO_SO}, False, False, "gone no_need"),
    ({"like": YES, "care": NO, "cookout": NO}, None, False, "warm not_yet_deep"),
    ({"like": YES, "care": NO}, False, False, "warm not_yet_deep"),
    ({}, None, False, "warm not_judged_yet"),
    ({"know": NO, "care": YES, "high5": SO_SO}, True, False, "warm not_judged_yet"),
    ({"like": YES, "trust": YES, "high5": YES, "care": YES}, True, True, "warm role_filled_great"),
    ({"like": YES, "trust": YES, "care": YES, "cookout": YES}, None, True, "deep cookout"),
    ({"cookout": YES}, None, False, "deep cookout"),
    ({"high5": YES, "cookout": YES}, True, False, "deep cookout"),
    ({"high5": YES, "cookout": SO_SO}, True, False, "deep high5_role_gap"),
    ({"high5": YES, "cookout": NO}, False, False, "warm not_yet_deep"),
    ({"high5": YES, "trust": YES, "care": YES}, None, False, "deep high5_trust_care"),
    ({"high5": YES, "trust": YES, "care": SO_SO}, None, False, "warm not_yet_deep"),
    ({"like": SO_SO, "trust": YES, "care": YES, "cookout": YES}, True, False, "warm not_yet_deep"),
    ({"like": YES, "trust": YES, "care": YES}, True, False, "warm not_yet_deep"),
    ({"care": NO, "cookout": YES}, False, False, "warm not_yet_deep"),
)


@pytest.mark.parametrize(("given_answers", "needed", "great", "verdict"), CASES)
def test_the_first_sentence_that_fits_decides(
    given_answers: dict[str, Answer], needed: bool | None, great: bool, verdict: str
) -> None:
    found = suggest(
        answers=Answers(**given_answers), role_needed=needed, role_filled_by_great=great
    )
    assert f"{found.place} {found.reason}" == verdict


def test_somebody_who_rubs_you_the_wrong_way_is_let_go_whatever_else_is_good() -> None:
    best = Answers(know=YES, like=NO, trust=YES, care=YES, high5=YES, cookout=YES)
    assert suggest(answers=best, role_needed=True).reason is Reason.RUBS_WRONG


def test_four_taps_with_high_five_cookout_and_the_role_reach_deep() -> None:
    assert suggest(answers=Answers(high5=YES, cookout=YES), role_needed=True).place == "deep"
    assert suggest(answers=Answers(high5=YES, cookout=SO_SO), role_needed=True).place == "deep"


@cache
def depth(row: tuple[Any, ...]) -> int:
    return DEPTH[
        suggest(
            answers=Answers(**dict(zip(QUESTIONS, row[:6], strict=True))),
            role_needed=row[6],
            role_filled_by_great=row[7],
        ).place
    ]


EVERYTHING = list(product(*([GIVEN] * 6), (None, True, False), (False, True)))


def test_in_every_combination_a_missing_answer_never_causes_letting_go() -> None:
    for row in EVERYTHING:
        if depth(row) > 0:
            for place in range(7):
                assert depth((*row[:place], None, *row[place + 1 :])) > 0, row


def test_in_every_combination_a_better_answer_never_lowers_the_verdict() -> None:
    for row in EVERYTHING:
        for place in range(6):
            given_answer = row[place]
            if isinstance(given_answer, Answer) and given_answer < YES:
                better = (*row[:place], Answer(given_answer + 1), *row[place + 1 :])
                assert depth(row) <= depth(better), row
            elif given_answer is None:
                assert depth(row) <= depth((*row[:place], YES, *row[place + 1 :])), row
        if row[6] is False:
            assert depth(row) <= depth((*row[:6], True, row[7])), row


def test_in_every_combination_a_filled_role_never_raises_the_verdict() -> None:
    for row in EVERYTHING:
        if not row[7]:
            assert depth((*row[:7], True)) <= depth(row), row


@given(answers, roles, st.booleans(), st.sampled_from(QUESTIONS))
def test_taking_an_answer_back_never_causes_letting_go(
    given_answers: Answers, needed: bool | None, great: bool, question: str
) -> None:
    before = suggest(answers=given_answers, role_needed=needed, role_filled_by_great=great)
    without = replace(given_answers, **{question: None})
    after = suggest(answers=without, role_needed=needed, role_filled_by_great=great)
    assert after.place != "gone" or before.place == "gone"


@given(answers, roles, st.booleans(), st.sampled_from(QUESTIONS), st.sampled_from(tuple(Answer)))
def test_a_better_answer_never_lowers_the_verdict(
    given_answers: Answers, needed: bool | None, great: bool, question: str, answer: Answer
) -> None:
    low, high = sorted((answer, getattr(given_answers, question) or NO))
    worse, better = (
        suggest(
            answers=replace(given_answers, **{question: one}),
            role_needed=needed,
            role_filled_by_great=great,
        )
        for one in (low, high)
    )
    assert DEPTH[worse.place] <= DEPTH[better.place]


@given(answers, roles)
def test_a_filled_role_never_raises_a_verdict(given_answers: Answers, needed: bool | None) -> None:
    free = suggest(answers=given_answers, role_needed=needed)
    filled = suggest(answers=given_answers, role_needed=needed, role_filled_by_great=True)
    assert DEPTH[filled.place] <= DEPTH[free.place]


@given(answers, roles, st.booleans())
def test_a_change_named_is_a_change_that_happens(
    given_answers: Answers, needed: bool | None, great: bool
) -> None:
    now = suggest(answers=given_answers, role_needed=needed, role_filled_by_great=great)
    found = changes(answers=given_answers, role_needed=needed, role_filled_by_great=great)
    for flip in found:
        other, role = given_answers, needed
        if flip.question == "role":
            role = bool(flip.answer)
        else:
            other = replace(given_answers, **{flip.question: Answer(flip.answer)})
        then = suggest(answers=other, role_needed=role, role_filled_by_great=great)
        assert then == flip.verdict
        assert then.place != now.place
    depths = [DEPTH[flip.verdict.place] for flip in found]
    assert depths == sorted(depths, reverse=True)
    assert len({(flip.question, flip.verdict.place) for flip in found}) == len(found)


@given(answers, roles, st.booleans())
def test_what_would_change_it_takes_at_most_12_runs(
    given_answers: Answers, needed: bool | None, great: bool
) -> None:
    assert len(list(triage._other_answers(given_answers, needed))) <= 12


def test_it_says_what_would_change_a_verdict_the_nearest_answer_only() -> None:
    found = changes(answers=Answers(like=YES, trust=YES, care=YES, high5=YES), role_needed=None)
    assert [flip.in_words() for flip in found] == [
        "Keep warm if you like them so-so.",
        "Keep warm if you trust them so-so.",
        "Keep warm if you care so-so.",
        "Keep warm if you might high five them.",
        "Let go if they rub you the wrong way.",
        "Let go if you don’t trust them.",
    ]


def test_a_filled_role_says_that_a_cookout_would_change_it() -> None:
    found = changes(answers=Answers(like=YES), role_needed=True, role_filled_by_great=True)
    assert found[0].in_words() == "Go deep if you’d have them over."


def test_the_role_can_be_what_changes_it() -> None:
    found = changes(answers=Answers(high5=YES, cookout=NO))
    assert "Go deep if you need what they do." in [flip.in_words() for flip in found]


def test_a_verdict_says_its_reason_with_the_name() -> None:
    verdict = suggest(answers=Answers(cookout=YES))
    assert verdict.in_words(name="Dana") == "You’d have Dana over for a cookout."
