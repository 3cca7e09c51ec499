"""Today: the few people who need the member now, why, and what to do; and then it ends."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from cookout.practice.card import Step, card
from cookout.practice.due import DAY, HELLO, TABLE, WARM, Due, due
from cookout.practice.someone import Promised, Remembered, Someone

__all__ = ["Promised", "Remembered", "Someone", "Step", "Today", "choose"]


CAN_WAIT = (HELLO, TABLE, WARM)


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
    and_days: int = 0,
    next_working_day: date | None = None,
) -> Today:
    """The people for the day `on`, one step each, at most `at_most`.

    Tiers: 0 a promise that cannot wait until the next working day (tomorrow, where none is
    named); 1 a first hello to somebody to go deep with; 2 another promise; 3 somebody at the
    table who waits longer than 1.25 gaps; 4 a first hello to others; 5 the table; 7 keeping warm;
    8 a day that matters, though nothing is due. Inside a tier: deadline, then the longest wait in
    gaps (a rule with a worst-case bound: D'Emidio et al. 2019, Bilo et al. 2022), then id. The
    order of `people` never matters.

    A day that matters moves nobody in this order. But it passes, and a short hello, a talk at the
    table or keeping warm can wait until tomorrow: so people for whom a day matters are listed, too,
    in `and_days` more places where those are given, else in the places of the last who can wait.
    ValueError when somebody is there twice, when a number of places is negative or the next
    working day is not after `on`.
    """
    next_working_day = next_working_day or on + timedelta(days=1)
    if min(at_most, and_days) < 0 or next_working_day <= on:
        raise ValueError("a list has room, and the next working day is still to come")
    found = [
        one
        for someone in _each_once(people)
        if (one := due(someone=someone, on=on, next_working_day=next_working_day))
    ]
    chosen = _with_days(heapq.nsmallest(at_most, found, key=_order), found, at_most + and_days)
    waiting = sum(one.tier != DAY for one in found) - sum(one.tier != DAY for one in chosen)
    return Today(steps=tuple(card(due=one, on=on) for one in chosen), more=waiting)


def _each_once(people: Iterable[Someone]) -> list[Someone]:
    listed = list(people)
    if len({someone.id for someone in listed}) < len(listed):
        raise ValueError("everybody is there once")
    return listed


def _with_days(chosen: list[Due], found: list[Due], room: int) -> list[Due]:
    left_out = sorted((one for one in found if one.occasion and one not in chosen), key=_order)
    for one in left_out:
        can_wait = [kept for kept in chosen if kept.tier in CAN_WAIT and not kept.occasion]
        if len(chosen) >= room and not can_wait:
            break
        if len(chosen) >= room:
            chosen = [kept for kept in chosen if kept is not can_wait[-1]]
        chosen = sorted([*chosen, one], key=_order)
    return chosen


def _order(one: Due) -> tuple[int, date, float, int]:
    return one.order
