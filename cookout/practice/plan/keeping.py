"""Keeping warm and letting go: the outer circle has its limit, too."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from datetime import date

from cookout.practice.plan.seating import Candidate

KEPT_WARM = 50
"""How many are kept warm at most: the third of the layers 5 / 15 / 50 / 150 (Dunbar 2018)."""
NEVER_ANSWERED_DAYS = 60


def keep_warm(*, candidates: Iterable[Candidate], most: int = KEPT_WARM) -> tuple[int, ...]:
    """Whom to keep warm, by id: those with most points, then the lowest ids.

    All take the same minutes, so that sorting finds the best set.
    """
    first = heapq.nsmallest(most, candidates, key=lambda one: (-one.points, one.id))
    return tuple(one.id for one in first)


def let_these_go(*, unanswered: Mapping[int, date], on: date) -> tuple[int, ...]:
    """New people who never answered, met more than 60 days ago, by id; the longest ago first.

    `unanswered` says when each was met. A question once a month, never a deed: letting go is the
    member's to do and can be changed back.
    """
    late = [
        (met_on, id)
        for id, met_on in unanswered.items()
        if (on - met_on).days > NEVER_ANSWERED_DAYS
    ]
    return tuple(id for _, id in sorted(late))
