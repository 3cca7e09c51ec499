"""A gentle hint for a text that tells the asker what to do, or sells. It never blocks a text."""

from __future__ import annotations

import re
from functools import lru_cache

SHOULD = re.compile(
    r"\byou(?:[’']d)?\s+(?:\w+ly\s+|just\s+|also\s+)?"
    r"(?:should(?:n[’']?t)?|must(?:n[’']?t)?|need\s+to|ought\s+to|have\s+to|had\s+better|"
    r"better\s+not)\b|\bif\s+i\s+were\s+you\b|\byou[’']d\s+better\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
NUDGE = "Say what you did and what came of it. The next step is theirs to choose."
PITCH = "This sells more than it helps. What did you live that would help here?"
OFFER = "This reads like an offer. What do you want to know from the group?"


def tells_what_to_do(answer: str) -> bool:
    """Whether an answer says "you should" or the like, outside of quotation marks. English only."""
    return bool(SHOULD.search(QUOTED.sub(" ", answer)))


def nudge(answer: str) -> str:
    """The sentence to show beside such an answer, or nothing."""
    return NUDGE if tells_what_to_do(answer) else ""


def _sells(words: str) -> bool:
    # Loaded with the first text: what else looks at groups has no use for it.
    from cookout.practice.pitch.pitch import pushes

    return bool(pushes(words=words))


def pitch_nudge(answer: str) -> str:
    """The sentence to show beside an answer that sells, or nothing. English only."""
    return PITCH if _sells(answer) else ""


# A room's phones ask again with every change, and each look takes most of a millisecond.
@lru_cache(maxsize=256)
def nudges(answer: str) -> tuple[str, ...]:
    """The sentences to show its author beside an answer; none where it neither tells nor sells."""
    return tuple(hint for hint in (nudge(answer), pitch_nudge(answer)) if hint)


def offer_nudge(*fields: str) -> str:
    """The sentence to show beside a question of which a field sells, or nothing. English only."""
    return OFFER if any(map(_sells, fields)) else ""
