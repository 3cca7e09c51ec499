"""The trade in people's words as word roots to compare: "Website design" and "Web designer"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cookout.practice.trades import Trade

_WORD = re.compile(r"[^\W_]{2,}")
_ENDINGS = tuple(
    "ings ing ers er ors or ist ists ian ians ant ants ment al ry site y e es s".split()
)
"""Endings that tell the work from the worker: roofing, roofer; photography, photographer."""
_ROOT = 4
"""Letters of a root; three before "site"."""

COMMON_WORDS = frozenset(
    """
    advisor adviser agency agent and assistant at broker business ceo certified chief co company
    consultant consulting contractor director employed expert firm for founder freelance group in
    inc independent intern junior lead licensed llc local ltd manager my of office own owner
    partner practice president principal professional sales self senior service services shop
    small solutions specialist store studio team the vice worker
    """.split()
)
"""Words that many trades share: alone they name none."""


def roots(words: str) -> frozenset[str]:
    """The roots of the words that name a trade; none for "Owner"."""
    found = _WORD.findall(words.casefold())
    return frozenset(_root(word) for word in found if word not in COMMON_WORDS)


def ways_to_say(words: str, trade: Trade | None) -> Iterator[frozenset[str]]:
    """The roots of a trade as somebody put it, and of its names where it is a known one."""
    for name in (words, *((trade.name, *trade.also) if trade else ())):
        if found := roots(name):
            yield found


def _root(word: str) -> str:
    while ending := next((suffix for suffix in _ENDINGS if _ends(word, suffix)), ""):
        word = word.removesuffix(ending)
    return word


def _ends(word: str, ending: str) -> bool:
    least = _ROOT - (ending == "site")
    return word.endswith(ending) and len(word) - len(ending) >= least
