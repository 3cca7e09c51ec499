"""The best set of people within minutes and seats, at most one of each group, found exactly.

This is a multiple-choice knapsack. It goes through the groups and keeps the best set for each
count and minutes; a bound (Lagrange's: a price for each minute and each seat) drops what cannot
win any more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

PRICES = 64
"""Steps of a price within one point, so that all is counted in whole numbers."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One person who may be chosen: `worth` is the value, and one bit that says who it is."""

    id: int
    value: int
    effort: int
    worth: int = 0


def best_set(*, groups: list[list[Choice]], minutes: int, seats: int) -> tuple[Choice, ...]:
    """At most one of each group, within the limits, with the greatest value.

    Of equal sets the one with fewer people, then fewer minutes, then the lowest ids.
    """
    bits, groups = _marked(groups)
    price, seat_price = _prices(groups, minutes, seats)
    gains = [_gain(group, price, seat_price) for group in groups]
    order = sorted(range(len(groups)), key=lambda n: -gains[n])
    goal = _greedy(groups, minutes, seats, price) * PRICES
    rest = price * minutes + seat_price * seats + sum(max(gain, 0) for gain in gains)
    states = {(0, 0): 0}
    for n in order:
        rest -= max(gains[n], 0)
        reached = dict(states)
        for (count, used), worth in states.items():
            for one in groups[n]:
                there = count + 1, used + one.effort
                if there[0] <= seats and there[1] <= minutes:
                    reached[there] = max(reached.get(there, 0), worth + one.worth)
        states = {
            (count, used): worth
            for (count, used), worth in reached.items()
            if (worth >> bits) * PRICES + rest - price * used - seat_price * count >= goal
        }
    (count, used), worth = min(
        states.items(), key=lambda state: (-(state[1] >> bits), *state[0], -state[1])
    )
    return tuple(one for group in groups for one in group if worth & one.worth & ((1 << bits) - 1))


def _marked(groups: list[list[Choice]]) -> tuple[int, list[list[Choice]]]:
    """Each with a bit of their own below the value, the lowest id the highest bit.

    Of sets with the same value, count and minutes the greatest worth then has the lowest ids.
    """
    ids = sorted((one.id for group in groups for one in group), reverse=True)
    bit = {id: 1 << n for n, id in enumerate(ids)}
    marked = [
        [
            Choice(one.id, one.value, one.effort, one.value << len(ids) | bit[one.id])
            for one in group
        ]
        for group in groups
    ]
    return len(ids), marked


def _gain(group: Sequence[Choice], price: int, seat_price: int) -> int:
    return max(one.value * PRICES - price * one.effort for one in group) - seat_price


def _prices(groups: list[list[Choice]], minutes: int, seats: int) -> tuple[int, int]:
    """The price of a minute and of a seat under which the bound is lowest."""

    def bound(price: int) -> tuple[int, int]:
        gains = sorted((_gain(group, price, 0) for group in groups), reverse=True)
        seat_price = max(gains[seats], 0) if len(gains) > seats else 0
        return price * minutes + sum(max(gain, 0) for gain in gains[:seats]), seat_price

    low, high = 0, PRICES * max((one.value for group in groups for one in group), default=0)
    while high - low > 2:
        third = (high - low) // 3
        if bound(low + third)[0] <= bound(high - third)[0]:
            high -= third
        else:
            low += third
    price = min(range(low, high + 1), key=lambda one: bound(one)[0])
    return price, bound(price)[1]


def _greedy(groups: list[list[Choice]], minutes: int, seats: int, price: int) -> int:
    """The value of a set that is good already: whatever is worse later cannot win."""
    value, placed = 0, set[int]()
    ranked = sorted(
        (
            (one.value * PRICES - price * one.effort, -one.effort, n, one)
            for n, group in enumerate(groups)
            for one in group
        ),
        key=lambda row: (-row[0], -row[1], row[3].id),
    )
    for _, _, n, one in ranked:
        if n not in placed and one.effort <= minutes and len(placed) < seats:
            placed.add(n)
            minutes -= one.effort
            value += one.value
    return value
