"""The plan in words and numbers, as its page shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from django.db.models import Count

from cookout.members.member import Member
from cookout.people.person import Person
from cookout.plan.observed import learned
from cookout.plan.plan import Plan
from cookout.practice.cadence import Drift, drift
from cookout.practice.formats import number
from cookout.practice.numbers import LEVER_MINUTES, MINUTES_OF_A_DAY
from cookout.practice.plan.capacity import Capacity
from cookout.practice.plan.forecast import Forecast, forecast, levers
from cookout.practice.plan.sums import capacity_in_words, counted, equation
from cookout.web.parts.person_summary import Ring, rings
from cookout.web.plan import forecast_chart
from cookout.web.table import rings_map

FADING_SHOWN = 3
MOST_SEATED = 100
MOST_EVENTS = 60
Place = Person.Place


def page(member: Member, plan: Plan, *, events: int | None, more: int, on: date) -> dict[str, Any]:
    """The context of the page. `events` in four weeks and `more` minutes a day are tried out."""
    own = plan.capacity(learned(member=member, on=on))
    of = _tried(own, events, more)
    people = Person.objects.of(member).not_in_trash()
    seated = list(people.standing(Place.DEEP).in_order()[:MOST_SEATED])
    counts = dict(people.values_list("place").annotate(Count("pk")).order_by())
    ahead = forecast(capacity=of, now=counts.get(Place.DEEP, 0))
    ring_list = rings(seated, on=on)
    planned = ahead.row(week=0).planned // 4
    return {
        "capacity": of,
        "is_tried": of != own,
        "ahead": ahead,
        "week": of.have // 4,
        "planned": planned,
        "spare": of.have // 4 - planned,
        "sum": [*capacity_in_words(capacity=of), *_now(of, ahead)],
        "future": ahead.in_words(),
        "finding": _finding(ahead),
        "levers": _levers(of),
        "chart": forecast_chart.draw(ahead, on=on),
        "map": rings_map.draw(
            seated=ring_list,
            seats=of.seats,
            warm=counts.get(Place.WARM, 0),
            new=counts.get(Place.NEW, 0),
        ),
        "counts": [(place, counts.get(place, 0)) for place in ("deep", "warm", "new")],
        "fading": fading(seated, ring_list, on),
    }


def _tried(own: Capacity, events: int | None, more: int) -> Capacity:
    if events is not None:
        own = replace(own, events=min(max(events, 0), MOST_EVENTS))
    if more:
        days = (min(day + more, MINUTES_OF_A_DAY) if day else 0 for day in own.pattern)
        own = replace(own, pattern=tuple(days))
    return own


def _now(of: Capacity, ahead: Forecast) -> list[str]:
    """How many of the planned minutes the people at the table take."""
    planned = of.new + of.warm + ahead.now * of.each
    a_week = equation(
        sum_=f"{number(planned)} ÷ 4", exact=Fraction(planned, 4), unit="minutes a week"
    )
    return [
        f"Planned now, with {counted(count=ahead.now, unit='people')} at your table: "
        f"{number(of.new)} + {number(of.warm)} + {ahead.now} × {of.each} = {number(planned)} "
        f"minutes in 4 weeks, which is {a_week}."
    ]


def _finding(ahead: Forecast) -> str:
    of = ahead.capacity
    if ahead.now + of.met_year <= of.seats:
        return "Meeting everyone fits"
    return "Meeting everyone doesn’t fit"


def _levers(of: Capacity) -> list[dict[str, str]]:
    """What one change would do, and the address that tries it out."""
    found = []
    for lever in levers(capacity=of):
        then = lever.capacity
        same = then.pattern == of.pattern
        found.append(
            {
                "words": lever.words,
                "query": f"events={then.events}" if same else f"more={LEVER_MINUTES}",
            }
        )
    return found


def fading(seated: list[Person], ring_list: list[Ring], on: date) -> list[Ring]:
    """At most three people at the table whose ring is empty, the longest overdue first."""
    found = []
    for person, ring in zip(seated, ring_list, strict=True):
        last, due = person.last_touch_on, person.next_on
        if last is None or due is None or due <= last:
            continue
        days, gap = (on - last).days, (due - last).days
        if drift(days=days, gap=gap) is not Drift.OK:
            found.append((-days / gap, person.pk, ring))
    return [ring for _, _, ring in sorted(found)[:FADING_SHOWN]]
