"""Correct a misspelled stem to a known one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from cookout.practice.spelling import slips

SHORTEST = 4
"""Shorter words are one letter away from too many others to be corrected."""


class Typos:
    """Known stems, found with one letter missing, added, wrong or moved."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known: dict[str, set[str]] = defaultdict(set)
        for stem in known:
            if len(stem) >= SHORTEST:
                for slip in slips(stem):
                    self._known[slip].add(stem)

    def closest(self, stem: str) -> str | None:
        """The known stem that is one slip away, rather one of the same length; None without."""
        if len(stem) < SHORTEST:
            return None
        alike = {other for slip in slips(stem) for other in self._known.get(slip, ())}
        return min(alike, key=lambda other: (abs(len(other) - len(stem)), other), default=None)
