"""The member's days, as today's list takes them: the minutes of each, and the days away."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from cookout.plan.absence import Absence
from cookout.plan.plan import Plan
from cookout.practice.days import A_MONDAY, AHEAD, LONGEST_LOOK, Away, Days

if TYPE_CHECKING:
    from cookout.members.member import Member

LOOKED_BACK = timedelta(days=31)
LOOKED_AHEAD = timedelta(days=AHEAD + LONGEST_LOOK)


def days_of(*, member: Member, on: date) -> Days:
    """The days of a member's plan; none where no minutes were told."""
    plan = Plan.of_member(member)
    if not plan.is_made:
        return Days()
    kept = Absence.objects.of(member).kept()
    near = kept.touching(first=on - LOOKED_BACK, last=on + LOOKED_AHEAD)
    spans = near.values_list("first_on", "last_on")
    return Days(
        pattern=tuple(plan.minutes),
        starts_on=plan.pattern_from or A_MONDAY,
        away=tuple(Away(first_on=first, last_on=last) for first, last in spans),
    )
