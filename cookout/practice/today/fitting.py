"""What fits in a day: from the top, whole or as a short note; then the important dates."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from cookout.practice.numbers import TOO_MUCH
from cookout.practice.today.due import AWAY, HELLO, TABLE, WARM, TodayStep

CAN_WAIT = (HELLO, TABLE, WARM)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayBudget:
    """How much a list may hold; with `minutes` None only people are counted."""

    places: int
    minutes: int | None
    notes: bool = False

    def take(self, found: Iterable[TodayStep]) -> list[TodayStep]:
        """Take steps from the top while they fit."""
        taken: list[TodayStep] = []
        for step in _in_order(found):
            if self.is_full(taken):
                break
            if fitting := self.fitting(step, taken):
                taken.append(fitting)
        return taken

    def is_full(self, taken: Sequence[TodayStep]) -> bool:
        return len(taken) >= self.places or self.left(taken) == 0

    def left(self, taken: Sequence[TodayStep]) -> int | None:
        if self.minutes is None:
            return None
        return self.minutes - sum(step.minutes for step in taken)

    def fitting(self, one: TodayStep, taken: Sequence[TodayStep]) -> TodayStep | None:
        """The step as it fits beside the others: whole, as a short note, or None."""
        left = self.left(taken)
        if len(taken) >= self.places:
            return None
        if left is None:
            return one
        if one.may_be_note and (self.notes or one.tier == AWAY or one.minutes > left):
            one = one.as_note()
        return one if one.minutes <= left else None


def is_too_much(found: Iterable[TodayStep], *, minutes: int) -> bool:
    """Whether far more is due than the day has minutes for."""
    return sum(step.minutes for step in found if step.tier <= TABLE) > TOO_MUCH * minutes


def _in_order(found: Iterable[TodayStep]) -> Iterator[TodayStep]:
    """Sort lazily, since the list ends early."""
    heap = [(step.order, step) for step in found]
    heapq.heapify(heap)
    while heap:
        yield heapq.heappop(heap)[1]


def with_days(
    chosen: list[TodayStep], *, found: list[TodayStep], room: DayBudget
) -> list[TodayStep]:
    """The same list with everybody for whom a day matters, as far as others can wait."""
    listed = {step.someone.id for step in chosen}
    for step in sorted(found, key=_order):
        if not step.occasion or step.someone.id in listed:
            continue
        kept = list(chosen)
        while not (fitting := room.fitting(step, kept)):
            can_wait = [other for other in kept if other.tier in CAN_WAIT and not other.occasion]
            if not can_wait:
                break
            kept.remove(can_wait[-1])
        if fitting:
            chosen = sorted([*kept, fitting], key=_order)
    return chosen


def _order(one: TodayStep) -> tuple[int, date, Fraction, int]:
    return one.order
