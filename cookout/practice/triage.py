"""Whom to go deep with: a verdict from six quick answers and a role, suggested with its reason.

The first sentence that fits wins. No points are counted, and the member decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Literal

from cookout.practice.reasons import Reason, flip_words, say

Place = Literal["deep", "warm", "gone"]
DEPTH: dict[Place, int] = {"gone": 0, "warm": 1, "deep": 2}
"""How close each place is; the better one is the larger."""


class Answer(IntEnum):
    """One quick answer; None stands for not answered."""

    NO = 0
    SO_SO = 1
    YES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The six quick answers about one person. `know` is for the member; it decides nothing."""

    know: Answer | None = None
    like: Answer | None = None
    trust: Answer | None = None
    care: Answer | None = None
    high5: Answer | None = None
    cookout: Answer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Where a person might stand, and why."""

    place: Place
    reason: Reason

    def in_words(self, *, name: str, great: str = "") -> str:
        """The reason in at most two sentences; `great` says who fills the role already."""
        if self.reason == Reason.ROLE_FILLED_GREAT and great:
            return f"{great} {say(code=Reason.ROLE_FILLED_BY, name=name)}"
        return say(code=self.reason, name=name)


Question = Literal["like", "trust", "care", "high5", "cookout", "role"]
DECIDING: tuple[Question, ...] = ("like", "trust", "care", "high5", "cookout")


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """One other answer and the verdict it would lead to. The role is answered True or False."""

    question: Question
    answer: Answer | bool
    verdict: Verdict

    def in_words(self) -> str:
        """The flip in one sentence."""
        return flip_words(question=self.question, answer=self.answer, place=self.verdict.place)


def suggest(
    *, answers: Answers, role_needed: bool | None = None, role_filled_by_great: bool = False
) -> Verdict:
    """The verdict that nine sentences in a fixed order lead to.

    `role_needed` None means not answered; `role_filled_by_great` that somebody else does a great
    job in this trade for the member. What is not answered never leads to letting go, a better
    answer never lowers the verdict, and a filled role never raises it: checked for every
    combination of answers in tests/practice/test_triage.py.
    """
    like, trust, care, cookout = answers.like, answers.trust, answers.care, answers.cookout
    over, high5 = cookout == Answer.YES, answers.high5 == Answer.YES
    if like == Answer.NO:
        return Verdict(place="gone", reason=Reason.RUBS_WRONG)
    if trust == Answer.NO:
        return Verdict(place="gone", reason=Reason.NO_TRUST)
    if care == Answer.NO and role_needed is False and cookout in (Answer.NO, Answer.SO_SO):
        return Verdict(place="gone", reason=Reason.NO_NEED)
    if over or high5:
        # Whoever would high five somebody or have them over has said that much already.
        like = Answer.YES if like is None else like
        trust = Answer.SO_SO if trust is None else trust
        care = Answer.SO_SO if care is None else care
    if like is None and trust is None:
        return Verdict(place="warm", reason=Reason.NOT_JUDGED_YET)
    if role_filled_by_great and not over:
        return Verdict(place="warm", reason=Reason.ROLE_FILLED_GREAT)
    if like == Answer.YES and trust and care:
        if over:
            return Verdict(place="deep", reason=Reason.COOKOUT)
        if high5 and role_needed:
            return Verdict(place="deep", reason=Reason.HIGH5_ROLE_GAP)
        if high5 and trust == care == Answer.YES:
            return Verdict(place="deep", reason=Reason.HIGH5_TRUST_CARE)
    return Verdict(place="warm", reason=Reason.NOT_YET_DEEP)


def changes(
    *, answers: Answers, role_needed: bool | None = None, role_filled_by_great: bool = False
) -> tuple[Flip, ...]:
    """Which single other answer would move the person to another place, the deeper ones first.

    Each of five questions has two other answers and so has the role: 12 runs at most. For a
    question not answered these are yes and no. Where two answers lead to the same place, only the
    one nearer to what was said is named.
    """
    now = suggest(
        answers=answers, role_needed=role_needed, role_filled_by_great=role_filled_by_great
    )
    found: dict[tuple[Question, Place], Flip] = {}
    for question, answer in _other_answers(answers, role_needed):
        verdict = suggest(
            answers=answers
            if question == "role"
            else replace(answers, **{question: Answer(answer)}),
            role_needed=bool(answer) if question == "role" else role_needed,
            role_filled_by_great=role_filled_by_great,
        )
        if verdict.place != now.place:
            flip = Flip(question=question, answer=answer, verdict=verdict)
            found.setdefault((question, verdict.place), flip)
    return tuple(sorted(found.values(), key=lambda flip: -DEPTH[flip.verdict.place]))


def _other_answers(
    answers: Answers, role_needed: bool | None
) -> Iterator[tuple[Question, Answer | bool]]:
    """The other possible answers, question by question, the nearest first."""
    for question in DECIDING:
        given: Answer | None = getattr(answers, question)
        if given is None:
            yield from ((question, Answer.YES), (question, Answer.NO))
        else:
            others = [answer for answer in Answer if answer != given]
            for answer in sorted(others, key=lambda other: abs(other - given)):
                yield question, answer
    for needed in (True, False):
        if needed is not role_needed:
            yield "role", needed
