"""The screens of the weekly review: four steps, with the number of people in each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import floor
from typing import Any

from django.db.models import Q
from django.urls import reverse

from cookout.members.member import Member
from cookout.people.answered import never_answered
from cookout.people.person import People, Person
from cookout.plan.absence import Absence
from cookout.plan.observed import learned
from cookout.plan.past_weeks import planned_for
from cookout.plan.period import Stretch
from cookout.plan.plan import Plan
from cookout.plan.week import Week, to_review
from cookout.practice.numbers import LIST_LENGTH, PLANNED_SHARE
from cookout.practice.phrases import calendar_day
from cookout.practice.plan import week_ahead
from cookout.practice.plan.capacity import TALK
from cookout.promises.promise import Promise
from cookout.table.decision import Decision
from cookout.web.parts import exchanged, promise_rows
from cookout.web.parts.person_summary import Ring, rings
from cookout.web.plan.plan_page import fading

STEPS = (
    ("review", "Look back at the week"),
    ("review_met", "Decide on people you just met"),
    ("review_room", "Make room: warm up or let go"),
    ("review_next", "Choose next week’s people"),
)
WEEK, DAYS = timedelta(weeks=1), timedelta(days=6)
SHOWN, MOST_SEATED, OFFERED = 12, 100, 30
Place = Person.Place


@dataclass(frozen=True)
class ReviewStep:
    """One step on the card of the plan's page."""

    number: int
    words: str
    url: str
    is_done: bool
    people: int | None = None


@dataclass(frozen=True)
class WeekCandidate:
    """Someone who may be chosen for next week, with the minutes they take."""

    ring: Ring
    minutes: int
    is_chosen: bool


@dataclass(frozen=True)
class NextWeek:
    """The people for next week, and the week's minutes; None without a plan."""

    monday: date
    choices: list[WeekCandidate]
    minutes: int | None
    to_plan: int | None

    @property
    def chosen(self) -> list[WeekCandidate]:
        return [choice for choice in self.choices if choice.is_chosen]

    @property
    def sum(self) -> int:
        """The minutes of everyone ticked."""
        return sum(candidate.minutes for candidate in self.chosen)

    @property
    def left(self) -> int:
        """The minutes left; negative if more is ticked than there are."""
        return (self.to_plan or 0) - self.sum


def week_of(member: Member, *, on: date) -> Week:
    """The week under review; an unsaved row if nothing was saved for it."""
    monday = to_review(on)
    found = Week.objects.of(member).of_day(monday).first()
    return found or Week(owner=member, monday_on=monday)


def around(number: int) -> dict[str, Any]:
    """The position among the steps, "2 of 4", and the addresses of Back and Next."""
    names = [name for name, _ in STEPS]
    return {
        "here": "plan",
        "step": number,
        "steps": range(1, len(STEPS) + 1),
        "back_url": reverse(names[number - 2] if number > 1 else "plan"),
        "on_url": reverse(names[number]) if number < len(names) else "",
    }


def card(member: Member, *, on: date) -> dict[str, Any]:
    """The four steps, as the plan's page lists them."""
    week = week_of(member, on=on)
    chosen = Week.people_chosen(owner=member, on=week.monday_on + WEEK).count()
    counts = (
        None,
        just_met(member, on=on).count(),
        len(cooling(member, on=on)) + len(never_answered(member=member, on=on)),
        chosen or due_in(member, week.monday_on + WEEK).count(),
    )
    done = (week.is_reviewed or bool(week.words), not counts[1], not counts[2], bool(chosen))
    steps = [
        ReviewStep(number, words, reverse(name), is_done, people)
        for number, ((name, words), is_done, people) in enumerate(
            zip(STEPS, done, counts, strict=True), start=1
        )
    ]
    return {"steps": steps, "week": week, "when": in_words(week, on=on)}


def in_words(week: Week, *, on: date) -> str:
    """The days under review: "November 16 to November 22"."""
    last = min(week.sunday_on, on)
    return f"{calendar_day(day=week.monday_on, on=on)} to {calendar_day(day=last, on=on)}"


def look_back(week: Week, *, on: date) -> dict[str, Any]:
    """Who the member was in touch with, which promises were kept, and what came of it."""
    stretch = Stretch(member=week.owner, first=week.monday_on, last=min(week.sunday_on, on))
    people, decisions = stretch.in_touch(), Decision.objects.of(week.owner)
    kept = list(stretch.promises_kept().select_related("person"))
    still_open = list(stretch.promises_open().select_related("person")[:OFFERED])
    return {
        "when": in_words(week, on=on),
        "in_touch": (count := people.count()),
        "more_in_touch": max(count - SHOWN, 0),
        "people": rings(people[:SHOWN], on=on),
        "kept_mine": [promise for promise in kept if promise.mine],
        "kept_theirs": [promise for promise in kept if not promise.mine],
        "open_mine": promise_rows.rows([promise for promise in still_open if promise.mine], on=on),
        "open_theirs": promise_rows.rows(
            [promise for promise in still_open if not promise.mine], on=on
        ),
        "seated": decisions.people_seated(first=stretch.first, last=stretch.last),
        "exchanged": exchanged.in_words(stretch.exchanged()),
    }


def just_met(member: Member, *, on: date) -> People:
    """The people to decide about."""
    return Person.objects.of(member).not_in_trash().just_met(on=on)


def cooling(member: Member, *, on: date) -> list[Ring]:
    """At most three people at the table whose ring is empty."""
    people = Person.objects.of(member).not_in_trash().standing(Place.DEEP).filter(next_on__lt=on)
    seated = list(people.in_order()[:MOST_SEATED])
    return fading(seated, rings(seated, on=on), on)


def due_in(member: Member, monday: date) -> People:
    """Everyone due until the end of a week, and everyone chosen for it."""
    near = Q(place__in=(Place.DEEP, Place.WARM), next_on__lte=monday + DAYS)
    chosen = Week.objects.of(member).of_day(monday).exclude(people=None)
    people = Person.objects.of(member).not_in_trash()
    return people.filter(near | Q(pk__in=chosen.values("people"))).order_by(
        "place", "next_on", "pk"
    )


def next_week(
    member: Member, *, monday: date, on: date, ticked: set[str] | None = None
) -> NextWeek:
    """The people to choose from; ticked are those just ticked, or chosen before, or whom the
    minutes reach."""
    plan = Plan.of_member(member)
    minutes = planned_for(plan=plan, mondays=[monday])[monday] if plan.is_made else None
    talk = plan.capacity(learned(member=member, on=on)).talk if plan.is_made else TALK
    people = list(due_in(member, monday)[:OFFERED])
    chosen = set(Week.people_chosen(owner=member, on=monday).values_list("pk", flat=True))
    to_plan = None if minutes is None else floor(minutes * PLANNED_SHARE)
    if ticked is not None:
        chosen = {person.pk for person in people if str(person.pk) in ticked}
    elif not chosen:
        due = [
            week_ahead.DueInWeek(id=person.pk, place=person.place, due_on=person.next_on or on)
            for person in people
        ]
        room = LIST_LENGTH * talk if to_plan is None else to_plan
        chosen = set(week_ahead.fitting(due=due, minutes=room, talk=talk))
    choices = [
        WeekCandidate(
            ring,
            week_ahead.minutes_with(place=ring.person.place, talk=talk),
            ring.person.pk in chosen,
        )
        for ring in rings(people, on=on)
    ]
    return NextWeek(monday, choices, minutes, to_plan)


def what_it_holds(member: Member, *, monday: date, on: date) -> dict[str, Any]:
    """Next week in words at the end of the review: people, promises, days off."""
    held = next_week(member, monday=monday, on=on)
    chosen = set(Week.people_chosen(owner=member, on=monday).values_list("pk", flat=True))
    people = [choice for choice in held.choices if choice.ring.person.pk in chosen]
    promises = Promise.objects.of(member).open().mine().due(on=monday + DAYS).in_order()
    away = Absence.objects.of(member).not_in_trash().touching(first=monday, last=monday + DAYS)
    return {
        "people": people,
        "sum": sum(person.minutes for person in people),
        "held": held,
        "promises": promises.count(),
        "away": list(away.in_order()),
    }
