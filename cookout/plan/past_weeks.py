"""Weeks that went by: what was planned for each, what was done, and how the plan was kept.

What was planned is written down when the week is reviewed, or when the plan is about to change.
Until then it is what the plan says, so that reading writes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from cookout.plan.absence import Absence
from cookout.plan.period import Stretch
from cookout.plan.week import Week, monday_of
from cookout.practice.plan import adherence as practice

if TYPE_CHECKING:
    from cookout.plan.plan import Plan

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
BACK = 26
"""How many weeks are looked at: enough for the four that are judged, with holidays between."""


def planned_for(*, plan: Plan, mondays: Iterable[date]) -> dict[date, int]:
    """The minutes that the plan as it is has for several weeks, without the days away."""
    wanted = list(mondays)
    if not wanted:
        return {}
    away = list(_away(plan, first=wanted[0], last=wanted[-1] + WEEK))
    return {monday: _minutes(plan, monday, away) for monday in wanted}


def planned(*, plan: Plan, until: date) -> dict[date, int]:
    """Minutes of each week whose Sunday came by a day, the earliest first; of 26 at most."""
    last = monday_of(until + DAY) - WEEK
    mondays = [last - number * WEEK for number in reversed(range(BACK))]
    kept = Week.objects.of(plan.owner).filter(monday_on__range=(mondays[0], mondays[-1]))
    written = dict(kept.exclude(planned=None).values_list("monday_on", "planned"))
    begins = _begins(plan, has_history=bool(written))
    open_ones = [day for day in mondays if begins and day >= begins and day not in written]
    found = written | planned_for(plan=plan, mondays=open_ones)
    return {day: minutes for day, minutes in sorted(found.items()) if minutes is not None}


def planned_at_review(*, plan: Plan, monday: date) -> int | None:
    """The planned minutes of the week under review; None if no plan held then."""
    sunday = monday + WEEK - DAY
    return planned(plan=plan, until=sunday).get(monday)


def write_down(*, plan: Plan, on: date) -> None:
    """Save what was planned for the past weeks."""
    minutes = planned(plan=plan, until=on)
    weeks = Week.objects.of(plan.owner).filter(monday_on__in=minutes)
    there = {week.monday_on: week for week in weeks}
    for week in there.values():
        week.planned = minutes[week.monday_on]
    Week.objects.bulk_update(there.values(), ["planned"])
    Week.objects.bulk_create(
        Week(owner=plan.owner, monday_on=monday, planned=count)
        for monday, count in minutes.items()
        if monday not in there
    )


def kept(*, plan: Plan, until: date) -> practice.Adherence:
    """How well the plan was kept in the weeks that ended by a day."""
    minutes = planned(plan=plan, until=until)
    if not minutes:
        return practice.adherence(weeks=[])
    first, last = min(minutes), max(minutes) + WEEK - DAY
    done = _by_week(Stretch(member=plan.owner, first=first, last=last).minutes_by_day())
    away = [absence for absence in _away(plan, first=first, last=last) if absence.is_long]
    return practice.adherence(
        weeks=[
            practice.JudgedWeek(
                planned=count,
                done=done[monday],
                away=any(_touches(absence, monday) for absence in away),
            )
            for monday, count in minutes.items()
        ]
    )


def _begins(plan: Plan, *, has_history: bool) -> date | None:
    """The first week of the plan as it is: a whole one, unless another plan held before."""
    if not plan.is_made:
        return None
    day = plan.owner.day(plan.changed_at)
    monday = monday_of(day)
    return monday if has_history or day == monday else monday + WEEK


def _away(plan: Plan, *, first: date, last: date) -> Iterable[Absence]:
    return Absence.objects.of(plan.owner).not_in_trash().touching(first=first, last=last)


def _minutes(plan: Plan, monday: date, away: list[Absence]) -> int:
    days = (monday + number * DAY for number in range(WEEK.days))
    return sum(
        plan.minutes_on(day) for day in days if not any(absence.has(day) for absence in away)
    )


def _touches(absence: Absence, monday: date) -> bool:
    return absence.first_on < monday + WEEK and absence.last_on >= monday


def _by_week(minutes: Mapping[date, int]) -> dict[date, int]:
    weeks: dict[date, int] = defaultdict(int)
    for day, count in minutes.items():
        weeks[monday_of(day)] += count
    return weeks
