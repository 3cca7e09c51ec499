"""Messages to those behind a recommendation, once it is known how it turned out."""

from __future__ import annotations

from cookout.practice.evidence.great_work import BADLY, SO_SO, WELL

ENDS = {
    WELL: ", and it went well. Thank you.",
    SO_SO: ". It went so-so. I thought you’d want to know.",
    BADLY: ", and it went badly. I thought you’d want to know.",
}
THANKS = (
    "I recommended you, and I hear it went well. Thank you.",
    "I gave someone your name, and they’re happy with your work. Thank you.",
    "someone I sent your way says you did good work. Thanks.",
    "I heard good things from the person I sent to you. Thanks.",
    "I passed your name on, and the job went well. I appreciate it.",
)


def to_the_source(*, first_name: str, provider: str, result: str) -> str:
    """To the person who used the provider, and whose word was passed on. ValueError for a result
    that says nothing of the work."""
    if result not in ENDS:
        raise ValueError(result)
    return f"Hi {first_name}, I passed on your word about {provider}{ENDS[result]}"


def to_the_provider(*, first_name: str, turn: int = 0) -> str:
    """To the provider, after it went well; the asker's name stays out of it.

    `turn` counts the providers thanked on one day, from 0: each reads another line. Empty where
    none is left.
    """
    return f"Hi {first_name}, {THANKS[turn]}" if turn < len(THANKS) else ""
