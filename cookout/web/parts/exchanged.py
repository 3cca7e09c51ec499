"""What was exchanged in each direction, in words: business, introductions, help."""

from __future__ import annotations

from collections.abc import Mapping

from cookout.people.interaction import InteractionKind
from cookout.plan.period import Exchanged
from cookout.practice.phrases import number


def in_words(exchanged: Mapping[str, Exchanged]) -> dict[str, str]:
    """For each kind that occurred: what the member gave, and what they received."""
    sentences = {
        "Business": _each_way(exchanged[InteractionKind.BUSINESS], "You gave"),
        "Introductions": _each_way(exchanged[InteractionKind.INTRODUCED], "You made"),
        "Help": _each_way(exchanged[InteractionKind.HELPED], "You gave"),
    }
    return {name: words for name, words in sentences.items() if words}


def _each_way(ways: Exchanged, you: str) -> str:
    if not ways:
        return ""
    return f"{you} {number(count=ways.given)}, {number(count=ways.received)} came to you"
