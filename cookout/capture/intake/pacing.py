"""Pace long work: short slices, with pauses in which others can write to the database."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple, TypeVar


class Turn(NamedTuple):
    """Seconds of work, and seconds of pause after them."""

    work: float
    pause: float


# Who waits for SQLite looks again ten times a second: no pause is shorter than that.
BESIDE = Turn(1.0, 0.15)
"""Beside pages that people are using."""
ALONE = Turn(2.0, 0.11)
"""In a process of its own that someone waits for."""

SHORT = 0.3
"""About how long one slice may hold SQLite's write lock, in seconds."""
LEAST, GROWS = 150, 6
"""The smallest slice in rows, and how many times its first size a slice may grow."""

Slice = TypeVar("Slice")


class Pace:
    """How many rows to write in a slice, learned from how long earlier ones took."""

    def __init__(self, size: int) -> None:
        self.size, self._least, self._most = size, min(size, LEAST), size * GROWS

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Time one slice, to set the size of the next."""
        begun = time.monotonic()
        yield
        self.keep(time.monotonic() - begun)

    def keep(self, took: float) -> None:
        """Set the size of the next slice, at most twice the last."""
        wished = int(self.size * SHORT / max(took, SHORT / 2))
        self.size = max(self._least, min(self._most, wished))


def in_turns(slices: Iterator[Slice], turn: Turn = BESIDE) -> Iterator[Slice]:
    """The same slices, with pauses between them."""
    begun = time.monotonic()
    for one in slices:
        yield one
        if time.monotonic() - begun > turn.work:
            time.sleep(turn.pause)
            begun = time.monotonic()
