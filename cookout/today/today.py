"""Today: the few people who need the member now, and why; promises; who was just met; an end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery

from cookout.people.contact_point import ContactPoint
from cookout.people.interaction import Interaction
from cookout.people.person import People, Person
from cookout.people.remember import Remember
from cookout.practice import someone as practice
from cookout.practice import today as choosing
from cookout.promises.promise import Promise, Promises
from cookout.today.not_today import NotToday

if TYPE_CHECKING:
    from cookout.members.member import Member

FEW = 5
MOST_CONSIDERED = 60
"""Of each kind of reason, so that a long list costs no more than a short one."""

Place = Person.Place
NEAR = timedelta(days=3)
PROMISES_AHEAD = timedelta(days=7)


@dataclass(frozen=True)
class Reach:
    """One person of today's list: why, what to do next, and how to reach them."""

    person: Person
    chosen: choosing.Step
    phones: list[ContactPoint]
    mails: list[ContactPoint]

    @property
    def name(self) -> str:
        return self.person.name

    @property
    def reason(self) -> str:
        return self.chosen.reason

    @property
    def hint(self) -> str:
        return self.chosen.hint

    @property
    def step(self) -> str:
        return self.chosen.step

    @property
    def draft(self) -> str:
        return self.chosen.draft

    @property
    def kind(self) -> str:
        return self.chosen.kind

    @property
    def minutes(self) -> int:
        return self.chosen.minutes


@dataclass(frozen=True)
class Today:
    """What a member's day holds, and where it ends."""

    day: date
    steps: list[Reach]
    more: int
    done: list[Interaction]
    promises: list[Promise]
    promise_count: int
    just_met: list[Person]
    just_met_count: int

    @property
    def minutes(self) -> int:
        """How long the list takes, as the practice estimates it."""
        return sum(reach.minutes for reach in self.steps)


@dataclass
class _Due:
    """People who may be on the list, by id, and how many more of them were not looked at."""

    people: dict[int, Person] = field(default_factory=dict)
    unseen: int = 0

    def add(self, rows: QuerySet[Person], *, counted: bool = False) -> None:
        """Consider some of these; `counted` adds those beyond to the number that can wait."""
        found = list(rows[:MOST_CONSIDERED])
        self.people |= {person.pk: person for person in found}
        if counted and len(found) == MOST_CONSIDERED:
            self.unseen += rows.count() - MOST_CONSIDERED


def today(*, member: Member, on: date) -> Today:
    """The list of a member's day."""
    mine = Promise.objects.of(member).open().mine().in_order()
    due = _who_is_due(member, on, mine)
    chosen = choosing.choose(people=_facts(due.people, on), on=on, at_most=FEW)
    waiting = Person.objects.of(member).kept().just_met(on=on)
    soon = mine.due(on=on + PROMISES_AHEAD)
    return Today(
        day=on,
        steps=_reaches(chosen.steps, due.people),
        more=chosen.more + due.unseen,
        done=_done(member, on),
        promises=list(soon.select_related("person")[:FEW]),
        promise_count=mine.count(),
        just_met=list(waiting.select_related("event")[:FEW]),
        just_met_count=waiting.count(),
    )


def _who_is_due(member: Member, on: date, mine: Promises) -> _Due:
    left_out = NotToday.objects.of(member).filter(on=on).values("person")
    people = Person.objects.of(member).kept().exclude(pk__in=left_out).select_related("event")
    due = _Due()
    for place in (Place.DEEP, Place.WARM):
        rows = people.standing(place).filter(next_on__lte=on)
        due.add(rows.order_by("next_on", "pk"), counted=True)
    hello = people.filter(hello_on=None, met_on__gt=on - timedelta(days=15), met_on__lte=on)
    due.add(
        hello.exclude(place__in=(Place.BOOK, Place.GONE)).order_by("met_on", "pk"), counted=True
    )
    promised = mine.filter(Q(due_on=None) | Q(due_on__lte=on + PROMISES_AHEAD))
    due.add(people.filter(pk__in=promised.values("person")).order_by("pk"))
    for close in _with_an_occasion(people, member, on):
        due.add(close.filter(place__in=(Place.DEEP, Place.WARM, Place.NEW)).order_by("pk"))
    return due


def _with_an_occasion(people: People, member: Member, on: date) -> tuple[People, People]:
    """Those with a birthday within three days, and those with a dated Remember line."""
    near = [on + timedelta(days=n) for n in range(-NEAR.days, NEAR.days + 1)]
    days = {(day.month, day.day) for day in near}
    if (2, 28) in days or (3, 1) in days:
        days.add((2, 29))
    birthday, yearly = Q(), Q()
    for month, day in sorted(days):
        birthday |= Q(birth_month=month, birth_day=day)
        yearly |= Q(yearly=True, on__month=month, on__day=day)
    dated = Remember.objects.of(member).filter(Q(on__range=(near[0], near[-1])) | yearly)
    return people.filter(birthday), people.filter(pk__in=dated.values("person"))


def _facts(people: dict[int, Person], on: date) -> Iterable[practice.Someone]:
    """What the practice needs to know of each, in as many queries for many as for one."""
    lines, promised = defaultdict(list), defaultdict(list)
    for line in Remember.objects.filter(person__in=people).order_by("position", "pk"):
        lines[line.person_id].append(
            practice.Remembered(kind=line.kind, words=line.words, on=line.on, yearly=line.yearly)
        )
    for promise in Promise.objects.filter(person__in=people).open().mine().in_order():
        promised[promise.person_id].append(
            practice.Promised(id=promise.pk, what=promise.what, due_on=promise.due_on)
        )
    last = _last_interactions(people)
    for pk, person in people.items():
        latest = last.get(pk)
        yield practice.Someone(
            id=pk,
            name=person.name,
            first_name=person.first_name,
            place=person.place,
            met_on=person.met_on,
            event_name=person.event.name if person.event else "",
            last_touch_on=person.last_touch_on,
            touches=person.touches,
            said_hello=person.hello_on is not None,
            remembered=tuple(lines[pk]),
            birthday=person.birthday,
            promises=tuple(promised[pk]),
            trade=person.role,
            company=person.company,
            last_words=latest.words if latest else "",
            last_kind=latest.kind if latest else "",
        )


def _last_interactions(people: dict[int, Person]) -> dict[int, Interaction]:
    """The latest touch of each."""
    touches = Interaction.objects.kept().restarting().filter(people=OuterRef("pk"))
    latest = dict(
        Person.objects.filter(pk__in=people)
        .annotate(latest=Subquery(touches.latest_first().values("pk")[:1]))
        .values_list("pk", "latest")
    )
    found = Interaction.objects.in_bulk([pk for pk in latest.values() if pk])
    return {person: found[pk] for person, pk in latest.items() if pk in found}


def _reaches(steps: Iterable[choosing.Step], people: dict[int, Person]) -> list[Reach]:
    steps = list(steps)
    ids = [step.person_id for step in steps]
    points = defaultdict(list)
    for point in ContactPoint.objects.filter(person__in=ids).order_by("position", "pk"):
        points[point.person_id, point.kind].append(point)
    return [
        Reach(
            person=people[step.person_id],
            chosen=step,
            phones=points[step.person_id, ContactPoint.Kind.PHONE],
            mails=points[step.person_id, ContactPoint.Kind.MAIL],
        )
        for step in steps
    ]


def _done(member: Member, on: date) -> list[Interaction]:
    """What was logged for today already, the latest first."""
    people = Prefetch("people", Person.objects.kept())
    logged = Interaction.objects.of(member).kept().filter(on=on)
    outside = logged.exclude(kind__in=(Interaction.Kind.MET, Interaction.Kind.ONLINE))
    return list(outside.order_by("-logged_at", "-pk").prefetch_related(people)[:FEW])
