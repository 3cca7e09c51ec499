"""Today: the few people who need the member now, and why; promises; who was just met; an end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import OuterRef, Prefetch, Subquery

from cookout.people.contact_point import ContactPoint
from cookout.people.interaction import Interaction
from cookout.people.person import Person
from cookout.people.remember import Remember
from cookout.practice import someone as practice
from cookout.practice import today as choosing
from cookout.promises.promise import Promise
from cookout.today.waiting import PROMISES_AHEAD, waiting

if TYPE_CHECKING:
    from cookout.members.member import Member

FEW = 5


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


def today(*, member: Member, on: date) -> Today:
    """The list of a member's day."""
    people, unseen = waiting(member=member, on=on)
    done = _done(member, on)
    reached = {person.pk for interaction in done for person in interaction.people.all()}
    few = max(FEW - len(reached), 0)
    chosen = choosing.choose(people=_facts(people), on=on, at_most=few)
    mine = Promise.objects.of(member).open().mine().in_order()
    first_due = list(mine.select_related("person")[: FEW + 1])
    new = Person.objects.of(member).kept().just_met(on=on).select_related("event")
    just_met = list(new[: FEW + 1])
    return Today(
        day=on,
        steps=_reaches([step.person_id for step in chosen.steps], on),
        more=chosen.more + unseen,
        done=done,
        promises=[one for one in first_due[:FEW] if one.is_due(by=on + PROMISES_AHEAD)],
        promise_count=mine.count() if len(first_due) > FEW else len(first_due),
        just_met=just_met[:FEW],
        just_met_count=new.count() if len(just_met) > FEW else len(just_met),
    )


def _facts(people: dict[int, Person], *, in_full: bool = False) -> list[practice.Someone]:
    """What the practice needs to know: of those to choose from what decides, of the few chosen
    everything. As many queries for many as for one."""
    lines, promised = defaultdict(list), defaultdict(list)
    noted = Remember.objects.filter(person__in=people).order_by("position", "pk")
    noted = noted if in_full else noted.exclude(on=None)
    for pk, kind, words, on, yearly in noted.values_list("person", "kind", "words", "on", "yearly"):
        lines[pk].append(practice.Remembered(kind=kind, words=words, on=on, yearly=yearly))
    mine = Promise.objects.filter(person__in=people).open().mine().in_order()
    for pk, promise, what, due_on in mine.values_list("person", "pk", "what", "due_on"):
        promised[pk].append(practice.Promised(id=promise, what=what, due_on=due_on))
    last = _last_touches(people) if in_full else {}
    return [
        practice.Someone(
            id=pk,
            name=person.name,
            first_name=person.first_name,
            place=person.place,
            met_on=person.met_on,
            event_name=person.event.name if in_full and person.event else "",
            last_touch_on=person.last_touch_on,
            touches=person.touches,
            said_hello=person.hello_on is not None,
            remembered=tuple(lines[pk]),
            birthday=person.birthday,
            promises=tuple(promised[pk]),
            last_words=last[pk][0] if pk in last else "",
            last_kind=last[pk][1] if pk in last else "",
        )
        for pk, person in people.items()
    ]


def _last_touches(people: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Words and kind of the latest touch of each who had one."""
    touches = Interaction.objects.kept().restarting().filter(people=OuterRef("pk")).latest_first()
    words, kind = (Subquery(touches.values(name)[:1]) for name in ("words", "kind"))
    found = Person.objects.filter(pk__in=people).values_list("pk", words, kind)
    return {pk: (words or "", kind) for pk, words, kind in found if kind}


def _reaches(chosen: list[int], on: date) -> list[Reach]:
    """The cards of the few chosen, in their order."""
    named = Person.objects.select_related("event").in_bulk(chosen)
    full = choosing.choose(people=_facts(named, in_full=True), on=on, at_most=FEW)
    points = defaultdict(list)
    for point in ContactPoint.objects.filter(person__in=named).order_by("position", "pk"):
        points[point.person_id, point.kind].append(point)
    return [
        Reach(
            person=named[step.person_id],
            chosen=step,
            phones=points[step.person_id, ContactPoint.Kind.PHONE],
            mails=points[step.person_id, ContactPoint.Kind.MAIL],
        )
        for step in full.steps
    ]


def _done(member: Member, on: date) -> list[Interaction]:
    """What was logged for today already, the latest first."""
    people = Prefetch("people", Person.objects.kept())
    logged = Interaction.objects.of(member).kept().filter(on=on)
    outside = logged.exclude(kind__in=(Interaction.Kind.MET, Interaction.Kind.ONLINE))
    return list(outside.order_by("-logged_at", "-pk").prefetch_related(people)[:FEW])
