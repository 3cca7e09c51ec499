"""A gentle word where an answer tells the asker what to do. It never keeps an answer back."""

from __future__ import annotations

import re

SHOULD = re.compile(
    r"\byou(?:[’']d)?\s+(?:\w+ly\s+|just\s+|also\s+)?"
    r"(?:should(?:n[’']?t)?|must(?:n[’']?t)?|need\s+to|ought\s+to|have\s+to|had\s+better|"
    r"better\s+not)\b|\bif\s+i\s+were\s+you\b|\byou[’']d\s+better\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
NUDGE = "Say what you did and what came of it. The next step is theirs to choose."


def tells_what_to_do(answer: str) -> bool:
    """Whether an answer says "you should" or the like, outside of quotation marks. English only."""
    return bool(SHOULD.search(QUOTED.sub(" ", answer)))


def nudge(answer: str) -> str:
    """The sentence to show beside such an answer, or nothing."""
    return NUDGE if tells_what_to_do(answer) else ""
