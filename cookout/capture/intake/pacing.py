"""Pace long work: short slices, with pauses in which others can write."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple, TypeVar


class Turn(NamedTuple):
    """Seconds of work, and seconds after them."""

    work: float
    pause: float


# Who waits for SQLite looks again ten times a second: no pause is shorter than that.
BESIDE = Turn(1.0, 0.15)
"""Beside pages that somebody turns."""
ALONE = Turn(2.0, 0.11)
"""In a process of its own, for whose end somebody waits."""

SHORT = 0.3
"""Seconds in which a slice is written, about: nobody else can write in SQLite meanwhile."""
LEAST, GROWS = 150, 6
"""Rows that a slice has at least, and how many times what it begins with at most."""

Slice = TypeVar("Slice")


class Pace:
    """How many rows a slice has: as many as are written in a short time on this machine."""

    def __init__(self, size: int) -> None:
        self.size, self._least, self._most = size, min(size, LEAST), size * GROWS

    @contextmanager
    def kept(self) -> Iterator[None]:
        """One slice, by which the next is measured."""
        begun = time.monotonic()
        yield
        self.keep(time.monotonic() - begun)

    def keep(self, took: float) -> None:
        """The next one is larger or smaller, and at most twice as large."""
        wished = int(self.size * SHORT / max(took, SHORT / 2))
        self.size = max(self._least, min(self._most, wished))


def in_turns(slices: Iterator[Slice], turn: Turn = BESIDE) -> Iterator[Slice]:
    """The same slices, with a pause now and then."""
    begun = time.monotonic()
    for one in slices:
        yield one
        if time.monotonic() - begun > turn.work:
            time.sleep(turn.pause)
            begun = time.monotonic()
