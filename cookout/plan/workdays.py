"""The member's days, as today's list takes them: the minutes of each, and the days away."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING

from cookout.members.prepared import fetch
from cookout.practice.numbers import ABSENCE_AHEAD
from cookout.practice.plan.workdays import A_MONDAY, LONGEST_LOOK, Away, Days

if TYPE_CHECKING:
    from cookout.members.member import Member

LOOKED_BACK = timedelta(days=31)
LOOKED_AHEAD = timedelta(days=ABSENCE_AHEAD + LONGEST_LOOK)


# One statement for both, since every look at today asks for them.
DAYS = """
select p.minutes, p.pattern_from, a.first_on, a.last_on from cookout_plan p
left join cookout_absence a on a.owner_id = p.owner_id and a.trashed_at is null
  and a.last_on >= %(since)s and a.first_on <= %(until)s
where p.owner_id = %(member)s order by a.first_on, a.id
"""


def days_of(*, member: Member, on: date) -> Days:
    """The days of a member's plan; none where no minutes were told."""
    rows = fetch(DAYS, {"member": member.pk, "since": on - LOOKED_BACK, "until": on + LOOKED_AHEAD})
    pattern = tuple(json.loads(rows[0][0])) if rows else ()
    if not any(pattern):
        return Days()
    return Days(
        pattern=pattern,
        starts_on=rows[0][1] or A_MONDAY,
        away=tuple(Away(first_on=first, last_on=last) for *_, first, last in rows if first),
    )
