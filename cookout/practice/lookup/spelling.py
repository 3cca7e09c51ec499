"""The known word that a misspelled or otherwise formed one is closest to, by shared trigrams."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

CLOSE = 0.5
"""Dice's coefficient of the trigrams from which on two words count as close."""

SHORTEST = 4
"""Shorter words are close to too many others."""


class Spelling:
    """A vocabulary in which the closest word can be found."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._sizes: dict[str, int] = {}
        self._where: dict[str, list[str]] = defaultdict(list)
        for word in sorted(set(vocabulary)):
            if len(word) < SHORTEST or " " in word:
                continue
            parts = trigrams(word)
            self._sizes[word] = len(parts)
            for part in parts:
                self._where[part].append(word)

    def closest(self, word: str) -> tuple[str, float] | None:
        """The closest word and how close it is, from `CLOSE` to 1; None where none is."""
        if len(word) < SHORTEST or not word.isalpha():
            return None
        parts = trigrams(word)
        shared = Counter(other for part in parts for other in self._where.get(part, ()))
        likeness = {
            other: 2 * count / (len(parts) + self._sizes[other]) for other, count in shared.items()
        }
        best = max(likeness, key=lambda other: (likeness[other], other), default=None)
        return (best, likeness[best]) if best and likeness[best] >= CLOSE else None


@lru_cache(maxsize=10_000)
def trigrams(word: str) -> frozenset[str]:
    """The runs of three letters of a word with its begin and end marked."""
    marked = f"^{word}$"
    return frozenset(marked[at : at + 3] for at in range(len(marked) - 2))
