"""The best set of people within minutes and seats, at most one of each group, found exactly.

This is a multiple-choice knapsack. It goes through the groups and keeps the best set for each
count and minutes, less those that cannot win any more: another has more for fewer, or a bound
(Lagrange's: a price for each minute and each seat) says so.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass

States = dict[tuple[int, int], int]
"""The worth of the best set for each count and minutes."""
BEAM = 50
"""Sets that the first sweep keeps: it only looks for a good one, to which others must compare."""


@dataclass(frozen=True, slots=True)
class KnapsackItem:
    """One person who may be chosen.

    `merit` is the value with the ties in it: a set with a greater value has more merit, one with
    as much and fewer people, or as many and fewer minutes, too. `worth` is the merit and, below
    it, one bit that says who it is.
    """

    id: int
    value: int
    effort: int
    merit: int = 0
    worth: int = 0


@dataclass(frozen=True, slots=True)
class _Prices:
    """What a minute and a seat cost in merit, and how many there are."""

    minute: int
    seat: int
    minutes: int
    seats: int

    @property
    def all(self) -> int:
        return self.minute * self.minutes + self.seat * self.seats

    def gain(self, group: list[KnapsackItem]) -> int:
        """The most that one of a group is worth beyond the price, or 0 for none of them."""
        return max(0, *(self.net(item) for item in group))

    def net(self, one: KnapsackItem) -> int:
        return one.merit - self.minute * one.effort - self.seat


def best_set(
    *, groups: list[list[KnapsackItem]], minutes: int, seats: int
) -> tuple[KnapsackItem, ...]:
    """At most one of each group, within the limits, with the greatest value.

    Of equal sets the one with fewer people, then fewer minutes, then the lowest ids. Everybody
    has a value and takes at least one minute.
    """
    bits, groups = _marked(groups, minutes, seats)
    prices = _prices(groups, minutes, seats)
    goal = _sweep(groups, prices, bits, goal=0, beam=BEAM) >> bits
    bound = prices.all + sum(prices.gain(group) for group in groups) - goal
    hopeful = [
        [item for item in group if bound >= prices.gain(group) - prices.net(item)]
        for group in groups
    ]
    found = _sweep([group for group in hopeful if group], prices, bits, goal=goal)
    mask = found & ((1 << bits) - 1)
    return tuple(item for group in groups for item in group if item.worth & mask)


def _sweep(
    groups: list[list[KnapsackItem]], prices: _Prices, bits: int, *, goal: int, beam: int = 0
) -> int:
    """The worth of the best set, one group after the other, the most certain first.

    What cannot reach the goal is dropped. With a `beam` only so many sets are kept each time,
    which finds a good set fast and proves nothing.
    """
    groups = sorted(groups, key=prices.gain, reverse=True)
    rest = prices.all + sum(prices.gain(group) for group in groups)
    states: States = {(0, 0): 0}
    for group in groups:
        rest -= prices.gain(group)
        reached = _with_one_of(group, states, prices)
        bounds = {
            state: (worth >> bits) + rest - prices.seat * state[0] - prices.minute * state[1]
            for state, worth in reached.items()
        }
        kept = {state: reached[state] for state, bound in bounds.items() if bound >= goal}
        if beam and len(kept) > beam:
            kept = {state: kept[state] for state in heapq.nlargest(beam, kept, bounds.__getitem__)}
        states = _front(kept, prices.seats, bits)
    return max(states.values())


def _with_one_of(group: list[KnapsackItem], states: States, prices: _Prices) -> States:
    reached = dict(states)
    for (count, used), worth in states.items():
        for item in group:
            there = count + 1, used + item.effort
            if there[0] <= prices.seats and there[1] <= prices.minutes:
                reached[there] = max(reached.get(there, 0), worth + item.worth)
    return reached


def _front(states: States, seats: int, bits: int) -> States:
    """Without those beside whom another has more merit in no more minutes and people."""
    most = [-1] * (seats + 1)
    kept = {}
    for (used, count), worth in sorted((key[::-1], worth) for key, worth in states.items()):
        merit = worth >> bits
        if most[count] > merit:
            continue
        kept[count, used] = worth
        while count <= seats and most[count] < merit:
            most[count] = merit
            count += 1
    return kept


def _marked(
    groups: list[list[KnapsackItem]], minutes: int, seats: int
) -> tuple[int, list[list[KnapsackItem]]]:
    """Give each item its merit and a bit of its own, the lowest id the highest bit.

    Of sets with the same merit the one with the greatest worth then has the lowest ids.
    """
    ids = sorted((item.id for group in groups for item in group), reverse=True)
    bit = {id: 1 << n for n, id in enumerate(ids)}
    seat = minutes + 1
    point = seat * (seats + 1)

    def marked(one: KnapsackItem) -> KnapsackItem:
        merit = one.value * point - seat - one.effort
        return KnapsackItem(one.id, one.value, one.effort, merit, merit << len(ids) | bit[one.id])

    return len(ids), [[marked(item) for item in group] for group in groups]


def _prices(groups: list[list[KnapsackItem]], minutes: int, seats: int) -> _Prices:
    """The prices under which the bound is lowest: a lower bound drops more."""

    def priced(minute: int) -> tuple[int, _Prices]:
        gains = sorted(
            (max(item.merit - minute * item.effort for item in group) for group in groups),
            reverse=True,
        )
        seat = max(gains[seats], 0) if len(gains) > seats else 0
        bound = minute * minutes + sum(max(gain, 0) for gain in gains[:seats])
        return bound, _Prices(minute, seat, minutes, seats)

    low, high = 0, max((item.merit for group in groups for item in group), default=0)
    while high - low > 2:
        third = (high - low) // 3
        if priced(low + third)[0] <= priced(high - third)[0]:
            high -= third
        else:
            low += third
    return min((priced(minute) for minute in range(low, high + 1)), key=lambda pair: pair[0])[1]
