"""How many minutes times in touch took: as written down, else as the practice estimates them.

The estimates are those that the plan is made with (`numbers.py`); they are guesses and say so.
"""

from __future__ import annotations

from cookout.practice.numbers import ESTIMATES


def spent(*, kind: str, written: int, unwritten: int) -> int:
    """Minutes of several times of one kind: those written down, and so many times without.

    KeyError for a kind that is none, ValueError below 0.
    """
    if min(written, unwritten) < 0:
        raise ValueError("minutes and times are not negative")
    return written + unwritten * ESTIMATES[kind]
