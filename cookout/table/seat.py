"""Seats at the table: how many the plan has, how many are free, and refusing one at a full
table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cookout.people.person import how_many_deep
from cookout.plan.observed import learned
from cookout.plan.plan import Plan

if TYPE_CHECKING:
    from cookout.members.member import Member


class TableIsFull(Exception):
    """Every seat is taken: someone has to make room first."""


@dataclass(frozen=True)
class Seats:
    """How many seats are taken, and how many the plan has; None without a plan."""

    taken: int
    there: int | None

    @property
    def is_full(self) -> bool:
        """Whether no seat is left; never without a plan."""
        return self.there is not None and self.taken >= self.there

    @property
    def is_over(self) -> bool:
        """Whether there are more people than seats: the member wanted so, or the plan shrank."""
        return self.there is not None and self.taken > self.there


def seats(*, member: Member, on: date) -> Seats:
    """The seats of a member's table on a day."""
    plan = Plan.of_member(member)
    there = plan.capacity(learned(member=member, on=on)).seats if plan.is_made else None
    return Seats(taken=how_many_deep(member), there=there)


def ask_for_one(*, member: Member, on: date) -> None:
    """Raise TableIsFull if no seat is free."""
    if seats(member=member, on=on).is_full:
        raise TableIsFull
