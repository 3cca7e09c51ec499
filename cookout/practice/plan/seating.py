"""The table: the best set of people that the minutes and the seats carry, found exactly.

Who is plainly worse than enough others is left out first; the rest is weighed by best_set.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable
from dataclasses import dataclass

from cookout.practice.numbers import STAY_BONUS
from cookout.practice.plan.knapsack import KnapsackItem, best_set


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatCandidate:
    """Somebody judged "go deep". `effort` is minutes in 4 weeks.

    Of one `role` (empty: none) only one sits at the table, friends apart: whoever one would have
    over. `pinned` stays whatever the sum says; `seated` sits there now.
    """

    id: int
    points: int
    effort: int
    role: str = ""
    friend: bool = False
    pinned: bool = False
    seated: bool = False

    @property
    def value(self) -> int:
        """Points, and the bonus for staying."""
        return self.points + STAY_BONUS * self.seated


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSelection:
    """Who has a seat, by id; their total value and the minutes they take. `over` says that the
    pinned people alone exceed the minutes or the seats."""

    ids: tuple[int, ...]
    value: int
    minutes: int
    over: bool = False


def choose_table(
    *, candidates: Iterable[SeatCandidate], minutes: int, seats: int
) -> TableSelection:
    """The set with the greatest value within minutes and seats; the order never matters.

    Of equal sets the one with fewer people, then fewer minutes, then the lowest ids. Whoever is
    pinned sits there, even beyond the limits. ValueError when somebody is there twice, takes no
    minutes or has negative points, or when a limit is negative.
    """
    everybody = list(candidates)
    _check(everybody, minutes, seats)
    pinned = [candidate for candidate in everybody if candidate.pinned]
    taken = {candidate.role for candidate in pinned if candidate.role and not candidate.friend}
    left, places = minutes - sum(candidate.effort for candidate in pinned), seats - len(pinned)
    chosen: tuple[KnapsackItem, ...] = ()
    if left > 0 and places > 0:
        free = (
            candidate
            for candidate in everybody
            if not candidate.pinned and candidate.effort <= left
        )
        chosen = best_set(groups=_groups(free, taken, places), minutes=left, seats=places)
    return TableSelection(
        ids=tuple(sorted([*(candidate.id for candidate in pinned), *(item.id for item in chosen)])),
        value=sum(candidate.value for candidate in pinned) + sum(item.value for item in chosen),
        minutes=sum(candidate.effort for candidate in pinned) + sum(item.effort for item in chosen),
        over=left < 0 or places < 0,
    )


def _check(everybody: list[SeatCandidate], minutes: int, seats: int) -> None:
    if minutes < 0 or seats < 0:
        raise ValueError("minutes and seats are not negative")
    if len({candidate.id for candidate in everybody}) < len(everybody):
        raise ValueError("everybody is there once")
    if any(candidate.effort < 1 or candidate.points < 0 for candidate in everybody):
        raise ValueError("everybody takes at least a minute and has no negative points")


def _groups(free: Iterable[SeatCandidate], taken: set[str], seats: int) -> list[list[KnapsackItem]]:
    """Whoever may be in a best set, by trade.

    Somebody is left out where as many others as there are seats, each of another trade, take no
    more minutes and are worth as much: one of them has no seat yet and could have theirs. Within
    a trade one such person is enough.
    """
    found: dict[object, list[KnapsackItem]] = {}
    best: dict[object, int] = {}
    ranks: list[int] = []
    for effort, loss, id, role in sorted(
        (
            candidate.effort,
            -candidate.value,
            candidate.id,
            "" if candidate.friend else candidate.role,
        )
        for candidate in free
    ):
        value, group = -loss, role or id
        if value <= best.get(group, 0) or (len(ranks) >= seats and value <= ranks[-seats]):
            continue
        if role in taken and role:
            continue
        if group in best:
            ranks.remove(best[group])
        insort(ranks, value)
        best[group] = value
        found.setdefault(group, []).append(KnapsackItem(id, value, effort))
    return list(found.values())
