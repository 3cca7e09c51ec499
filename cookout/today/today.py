"""Today: the few people who need the member now, and why; promises; who was just met; an end."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Prefetch

from cookout.people.contact_point import ContactPoint
from cookout.people.interaction import Interaction
from cookout.people.person import Person
from cookout.practice import today as choosing
from cookout.promises.promise import Promise
from cookout.today.facts import deciding, in_full
from cookout.today.waiting import PROMISES_AHEAD, waiting

if TYPE_CHECKING:
    from cookout.members.member import Member

FEW = 5
IN_A_ROW = (
    *("what", "mine", "due_on", "kept_on", "released_on"),
    *("person__name", "person__given", "person__nickname"),
)
MET = ("name", "given", "nickname", "met_on", "event__name")
"""What a row says of a promise, and of somebody just met."""


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
    facts = deciding(people.values())
    chosen = choosing.choose(people=facts, on=on, at_most=few, and_days=FEW - few)
    mine = Promise.objects.of(member).open().mine().in_order()
    first_due = list(mine.select_related("person").only(*IN_A_ROW)[: FEW + 1])
    new = Person.objects.of(member).kept().just_met(on=on)
    just_met = list(new.select_related("event").only(*MET)[: FEW + 1])
    return Today(
        day=on,
        steps=_reaches([people[step.person_id] for step in chosen.steps], on),
        more=chosen.more + unseen,
        done=done,
        promises=[
            one
            for one in first_due[:FEW]
            if one.due_on is None or one.is_due(by=on + PROMISES_AHEAD)
        ],
        promise_count=mine.count() if len(first_due) > FEW else len(first_due),
        just_met=just_met[:FEW],
        just_met_count=new.count() if len(just_met) > FEW else len(just_met),
    )


def _reaches(chosen: list[Person], on: date) -> list[Reach]:
    """The cards of the few chosen, in their order."""
    named = {person.pk: person for person in chosen}
    full = choosing.choose(people=in_full(chosen), on=on, at_most=FEW)
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
