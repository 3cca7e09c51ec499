"""How many minutes times in touch took: as written down, else as the practice estimates them.

The estimates are those that the plan is made with (`capacity.py`); they are guesses and say so.
"""

from __future__ import annotations

from cookout.practice.plan.capacity import HELLO_DEEP, SECOND_TALK, SHORT_HELLO, TALK

ESTIMATES = {
    "met": SECOND_TALK,
    "call": TALK,
    "message": SHORT_HELLO,
    "online": 0,
    "helped": TALK,
    "introduced": HELLO_DEEP,
    "business": TALK,
}
"""Minutes of one time in touch of each kind."""


def spent(*, kind: str, written: int, unwritten: int) -> int:
    """Minutes of several times of one kind: those written down, and so many times without.

    KeyError for a kind that is none, ValueError below 0.
    """
    if min(written, unwritten) < 0:
        raise ValueError("minutes and times are not negative")
    return written + unwritten * ESTIMATES[kind]
