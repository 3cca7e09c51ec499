"""Points: a stated preference that ranks people already judged "go deep". They are never shown.

They decide nothing alone: triage says whom to go deep with, and the member decides who gets a seat.
"""

from __future__ import annotations

from typing import Literal

from cookout.practice.numbers import (
    BROKEN_COST,
    MOST_BROKEN,
    MOST_STARTED,
    ROLE_POINTS,
    WEIGHTS,
)
from cookout.practice.triage import Answers

ROLE = {None: 0, "gap": ROLE_POINTS, "filled": -ROLE_POINTS}

RoleState = Literal["gap", "filled"]


def points(
    *, answers: Answers, role: RoleState | None = None, started: int = 0, broken: int = 0
) -> int:
    """From 0 to 46: the answers, the trade, what they did.

    `role` is "gap" where their trade is needed and nobody does it, "filled" where somebody else
    does a great job; `started` counts touches that they started, of which 4 count; `broken` their
    promises broken, of which 3 count. A better answer never lowers the points. ValueError for a
    negative count.
    """
    if min(started, broken) < 0:
        raise ValueError("a count is not negative")
    given = sum(weight * (getattr(answers, name) or 0) for name, weight in WEIGHTS.items())
    own = min(started, MOST_STARTED) - BROKEN_COST * min(broken, MOST_BROKEN)
    return max(given + ROLE[role] + own, 0)
