"""Rank the members who could be asked, with every part of the score by name.

Each part is scaled so that the strongest member has 1. The weights are set by hand, in round
numbers: activity enters by its logarithm (the tenth recent answer tells less than the first), and a
penalty for having been asked lately spreads the questions over the group.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from cookout.practice.mastermind.kinds import AnswerBasis
from cookout.practice.routing.history import NOT_TOLD, AnswerHistory, Askings, GivenAnswer, Question
from cookout.practice.routing.tokens import spoken_words


class ScorePart(StrEnum):
    """The parts of the score."""

    LIVED = "lived"
    DECLARED = "declared"
    RECENT = "recent"
    PROFILE = "profile"
    SIMILAR = "similar"
    TOPICS = "topics"
    CLOSE = "close"
    LOAD = "load"


WEIGHTS = {
    ScorePart.RECENT: 0.5,
    ScorePart.PROFILE: 0.3,
    ScorePart.SIMILAR: 0.1,
    ScorePart.TOPICS: 0.1,
    ScorePart.CLOSE: 0.05,
    ScorePart.LIVED: 0.2,
    ScorePart.DECLARED: 0.2,
}
LOAD = 0.5
"""The weight of having been asked lately, see load_of."""

Contributions = Mapping[ScorePart, float]
Parts = Mapping[ScorePart, Mapping[int, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutingCandidate:
    """A member who may be asked, with the parts of their score. Never shown as a number."""

    member: int
    contributions: Contributions

    @property
    def score(self) -> float:
        return sum(self.contributions.values())


def ranked(
    *, parts: Parts, members: Iterable[int], askings: Askings
) -> tuple[RoutingCandidate, ...]:
    """Rank the members by the scores of parts_of. Ties are ordered by member."""
    members = list(members)
    scaled = {part: _scaled(numbers, members) for part, numbers in parts.items()}
    candidates = [
        RoutingCandidate(member=member, contributions=_contributions(member, scaled, askings))
        for member in members
    ]
    return tuple(sorted(candidates, key=lambda candidate: (-candidate.score, candidate.member)))


def parts_of(
    *,
    question: Question,
    history: AnswerHistory,
    declared: Mapping[int, Iterable[str]] | None = None,
) -> Parts:
    """Each part but the load before it is scaled: by member, a number from 0.

    `declared` is what each member says they can speak to, a phrase each.
    """
    words = question.words()
    similar = history.similar(words)
    return {
        ScorePart.RECENT: {member: math.log1p(count) for member, count in history.recent().items()},
        ScorePart.PROFILE: history.profiles.scores(words),
        ScorePart.SIMILAR: _votes(similar),
        ScorePart.LIVED: _votes([(answer, score * _lived(answer)) for answer, score in similar]),
        ScorePart.TOPICS: history.topics(question),
        ScorePart.CLOSE: history.close_to(question.asker),
        ScorePart.DECLARED: _declared(question, declared or {}),
    }


def _votes(similar: Iterable[tuple[GivenAnswer, float]]) -> Mapping[int, float]:
    found: defaultdict[int, float] = defaultdict(float)
    for answer, score in similar:
        found[answer.member] += score
    return found


def _lived(answer: GivenAnswer) -> float:
    if answer.basis is not AnswerBasis.LIVED:
        return 0.0
    return NOT_TOLD if answer.useful is None else float(answer.useful)


def declared_words(question: Question, phrases: Iterable[str]) -> tuple[str, ...]:
    """Those of a member's phrases that a question is about: by its words or its topics."""
    about = set(spoken_words(" ".join([question.text, question.background, *question.topics])))
    return tuple(phrase for phrase in phrases if about & set(spoken_words(phrase)))


def _declared(question: Question, declared: Mapping[int, Iterable[str]]) -> Mapping[int, float]:
    return {
        member: float(len(declared_words(question, phrases)))
        for member, phrases in declared.items()
    }


def _scaled(raw: Mapping[int, float], members: Iterable[int]) -> Mapping[int, float]:
    """The members' numbers as shares of the largest among them."""
    found = {member: number for member in members if (number := raw.get(member, 0.0)) > 0}
    most = max(found.values(), default=1.0)
    return {member: number / most for member, number in found.items()}


def load_of(share: float) -> float:
    """The penalty for a member who was asked for a share of the recent questions: 0 to 1.

    It grows faster than the share, so that a strong candidate may be asked often, but hardly
    always: a quarter of the questions takes off 0.16, a half 0.38, all of them 1.
    """
    return LOAD * share * (1 + share)


def _contributions(member: int, scaled: Parts, askings: Askings) -> Contributions:
    found = {
        part: WEIGHTS[part] * shares[member] for part, shares in scaled.items() if member in shares
    }
    if share := askings.share(member):
        found[ScorePart.LOAD] = -load_of(share)
    return found
