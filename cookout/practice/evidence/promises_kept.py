"""How reliably promises are kept, as Beta(1 + kept, 1 + broken).

A promise that was changed before its day is neither kept nor broken.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisesKept:
    """How many promises were kept and how many broken. ValueError for a negative count."""

    kept: int = 0
    broken: int = 0

    def __post_init__(self) -> None:
        if min(self.kept, self.broken) < 0:
            raise ValueError("a count is not negative")

    @property
    def expected(self) -> float:
        """How likely the next one is kept, from 0 to 1; 0.5 where none has come due."""
        return (1 + self.kept) / (2 + self.kept + self.broken)

    def in_words(self) -> str:
        """kept 7 of 8"""
        due = self.kept + self.broken
        return f"kept {self.kept} of {due}" if due else "none due yet"
