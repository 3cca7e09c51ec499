"""What the plan offers when it does not fit the weeks that went by: smaller, or one seat more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cookout.plan.observed import learned
from cookout.plan.week import monday_of
from cookout.practice.plan.adherence import Adherence
from cookout.practice.plan.plan_phrases import PlanMessage
from cookout.practice.plan.resizing import a_week, one_seat_more, resized

if TYPE_CHECKING:
    from cookout.plan.plan import Plan


@dataclass(frozen=True)
class Offer:
    """Another size of the plan; it is made so by the member, or not at all."""

    minutes: tuple[int, ...]
    cookout_size: int
    is_smaller: bool

    @property
    def a_week(self) -> int:
        return a_week(pattern=self.minutes)


def is_new(*, plan: Plan, on: date) -> bool:
    """Whether the plan was changed since the last week ended, so that nothing is known of it
    yet."""
    return plan.owner.day(plan.changed_at) >= monday_of(on)


def offer(*, plan: Plan, kept: Adherence, on: date) -> Offer | None:
    """The minutes really used where the plan is too big; one seat more where there is time."""
    if is_new(plan=plan, on=on):
        return None
    if kept.code is PlanMessage.PLAN_TOO_BIG and kept.typical < a_week(pattern=plan.minutes):
        minutes = resized(pattern=plan.minutes, minutes=kept.typical)
        return Offer(tuple(minutes), plan.cookout_size, is_smaller=True)
    if kept.code is PlanMessage.ROOM_FOR_MORE:
        now = plan.capacity(learned(member=plan.owner, on=on))
        if more := one_seat_more(capacity=now, most=kept.typical):
            return Offer(more.pattern, more.cookout_size, is_smaller=False)
    return None
