"""Points: a stated preference that ranks people already judged "go deep". Nobody is shown them.

They decide nothing alone: triage says whom to go deep with, and the member says who sits down.
"""

from __future__ import annotations

from typing import Literal

from cookout.practice.triage import Answers

WEIGHTS = {"know": 1, "like": 3, "trust": 4, "care": 4, "high5": 2, "cookout": 4}
"""For each step of an answer, from 0 for no to 2 for yes; not answered is 0."""
ROLE = {None: 0, "gap": 6, "filled": -6}
"""A trade that is needed and nobody does; one that somebody else does a great job in."""
MOST_STARTED, FOR_BROKEN, MOST_BROKEN = 4, 2, 3
MOST = 2 * sum(WEIGHTS.values()) + 6 + MOST_STARTED
"""46"""

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
    own = min(started, MOST_STARTED) - FOR_BROKEN * min(broken, MOST_BROKEN)
    return max(given + ROLE[role] + own, 0)
