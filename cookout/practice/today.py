"""Today: the few people who need the member now, why, and what to do; and then it ends."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from cookout.practice.card import Step, card
from cookout.practice.due import DAY, TABLE, WARM, Due, due
from cookout.practice.someone import Promised, Remembered, Someone

__all__ = ["Promised", "Remembered", "Someone", "Step", "Today", "choose"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """The steps for today in order, and how many more people are due and can wait."""

    steps: tuple[Step, ...]
    more: int


def choose(
    *,
    people: Iterable[Someone],
    on: date,
    at_most: int = 5,
    next_working_day: date | None = None,
) -> Today:
    """The people for the day `on`, one step each, at most `at_most`.

    Tiers: 0 a promise that cannot wait until the next working day (tomorrow, where none is
    named); 1 a first hello to somebody to go deep with; 2 another promise; 3 somebody at the
    table who waits longer than 1.25 gaps; 4 a first hello to others; 5 the table; 7 keeping warm;
    8 a day that matters, though nothing is due. Inside a tier: deadline, then the longest wait in
    gaps (a rule with a worst-case bound: D'Emidio et al. 2019, Bilo et al. 2022), then id. The
    order of `people` never matters.

    A day that matters moves nobody in this order. But it passes, and somebody due at the table or
    to be kept warm can wait until tomorrow: so where the list is full and ends with one of these,
    that place goes to the next person in order for whom a day matters. ValueError when somebody is
    there twice, when `at_most` is negative or the next working day is not after `on`.
    """
    next_working_day = next_working_day or on + timedelta(days=1)
    if at_most < 0 or next_working_day <= on:
        raise ValueError("a list has room, and the next working day is still to come")
    found = [
        one
        for someone in _each_once(people)
        if (one := due(someone=someone, on=on, next_working_day=next_working_day))
    ]
    chosen = _with_a_day(heapq.nsmallest(at_most, found, key=_order), found)
    waiting = sum(one.tier != DAY for one in found) - sum(one.tier != DAY for one in chosen)
    return Today(steps=tuple(card(due=one, on=on) for one in chosen), more=waiting)


def _each_once(people: Iterable[Someone]) -> list[Someone]:
    listed = list(people)
    if len({someone.id for someone in listed}) < len(listed):
        raise ValueError("everybody is there once")
    return listed


def _with_a_day(chosen: list[Due], found: list[Due]) -> list[Due]:
    if not chosen or chosen[-1].tier not in (TABLE, WARM) or chosen[-1].occasion:
        return chosen
    left_out = (one for one in found if one.occasion and one.order > chosen[-1].order)
    first = min(left_out, default=None, key=_order)
    return [*chosen[:-1], first] if first else chosen


def _order(one: Due) -> tuple[int, date, float, int]:
    return one.order
