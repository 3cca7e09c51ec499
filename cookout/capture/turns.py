"""Turns: slices of long work with room between them, so that others get to write, too."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TypeVar

TURN, PAUSE = 1.0, 0.15
"""Seconds of work, and seconds after them. Who waits for SQLite looks again ten times a second."""

Slice = TypeVar("Slice")


def in_turns(slices: Iterator[Slice]) -> Iterator[Slice]:
    """The same slices, with a pause now and then."""
    begun = time.monotonic()
    for one in slices:
        yield one
        if time.monotonic() - begun > TURN:
            time.sleep(PAUSE)
            begun = time.monotonic()
