"""The six kinds that a group shares, in three pairs, and what an answer rests on."""

from __future__ import annotations

from enum import StrEnum


class Brings(StrEnum):
    """What a question brings."""

    OPPORTUNITY = "opportunity"
    CONCERN = "concern"
    STRATEGY = "strategy"


class Gives(StrEnum):
    """What an answer gives."""

    INSIGHT = "insight"
    CONCEPT = "concept"
    SOLUTION = "solution"


class AnswerBasis(StrEnum):
    """What an answer rests on."""

    LIVED = "lived"
    SAW = "saw"
    IDEA = "idea"


class Heard(StrEnum):
    """What the asker says of an answer."""

    WILL_TRY = "will_try"
    NEW = "new"
    TRIED = "tried"
    NOT_FOR_ME = "not_for_me"


PAIRS = {
    Brings.OPPORTUNITY: Gives.INSIGHT,
    Brings.CONCERN: Gives.CONCEPT,
    Brings.STRATEGY: Gives.SOLUTION,
}
"""Bring an opportunity, get insights; a concern, concepts; a strategy, solutions."""
ALOUD = Brings.CONCERN
"""What a question brings that was asked aloud, where nobody chose it."""

BASIS_WORDS = {
    AnswerBasis.LIVED: "I lived it",
    AnswerBasis.SAW: "I saw it up close",
    AnswerBasis.IDEA: "An idea",
}
BASIS_OF_ANOTHER = {
    AnswerBasis.LIVED: "Lived it",
    AnswerBasis.SAW: "Saw it up close",
    AnswerBasis.IDEA: "An idea",
}
"""The same, said of who wrote the answer."""
HEARD_WORDS = {
    Heard.WILL_TRY: "Will try",
    Heard.NEW: "New to me",
    Heard.TRIED: "Already tried",
    Heard.NOT_FOR_ME: "Not for me",
}
USEFUL = frozenset({Heard.WILL_TRY, Heard.NEW})
"""What was heard as useful."""


def usual_answer(brings: Brings) -> Gives:
    """What a question's kind asks for. An answer may still give another kind."""
    return PAIRS[brings]
