"""Today: the few people who need the member now, and why; promises; who was just met; an end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cookout.people.contact_point import ContactPoint
from cookout.people.interaction import Interaction
from cookout.people.person import Person
from cookout.plan.workdays import days_of
from cookout.practice.cadence import Difficulty
from cookout.practice.numbers import LIST_LENGTH
from cookout.practice.plan.minutes_spent import spent
from cookout.practice.plan.workdays import Days
from cookout.practice.today import ranking as choosing
from cookout.practice.today.due import StepKind
from cookout.practice.today.together import Together, over_together
from cookout.promises.promise import Promise
from cookout.today.candidate import Known
from cookout.today.candidates import waiting
from cookout.today.matches import could_meet
from cookout.today.person_facts import deciding, in_full
from cookout.today.sidebar import done_on, met_lately, points_of, promises_to_keep

if TYPE_CHECKING:
    from cookout.members.member import Member


@dataclass(frozen=True)
class Reach:
    """One person of today's list: why, what to do next, and how to reach them."""

    person: Person
    chosen: choosing.Step
    points: list[ContactPoint]

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
    def kind(self) -> StepKind:
        return self.chosen.kind

    @property
    def minutes(self) -> int:
        return self.chosen.minutes


@dataclass(frozen=True)
class Today:
    """What a member's day holds, and where it ends.

    `there` are the minutes of the day, None where no plan tells them; `back_on` the day after an
    absence that the day lies in.
    """

    day: date
    steps: list[Reach]
    more: int
    there: int | None
    back_on: date | None
    together: Together | None
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
    days, difficulty = days_of(member=member, on=on), Difficulty(member.difficulty)
    people, unseen = waiting(member=member, on=on, days=days)
    done = done_on(member=member, on=on)
    reached = {person.pk for interaction in done for person in interaction.people.all()}
    few = max(LIST_LENGTH - len(reached), 0)
    left = max(days.minutes_on(on) - _spent(done), 0) if days.told else None
    facts = deciding(people.values(), difficulty=difficulty)
    chosen = choosing.choose(
        people=facts, on=on, at_most=few, and_days=LIST_LENGTH - few, minutes=left, days=days
    )
    promises, promise_count = promises_to_keep(member=member, on=on)
    just_met, just_met_count = met_lately(member=member, on=on)
    return Today(
        day=on,
        steps=_reaches(chosen, people, member=member, on=on),
        more=chosen.more + unseen,
        there=days.minutes_on(on) if days.told else None,
        back_on=_back_on(days, on),
        together=over_together(people=facts, on=on),
        done=done,
        promises=promises,
        promise_count=promise_count,
        just_met=just_met,
        just_met_count=just_met_count,
    )


def _spent(done: list[Interaction]) -> int:
    """Minutes that today's times in touch took. What somebody else began took time as well."""
    return sum(
        spent(kind=one.kind, written=one.minutes or 0, unwritten=int(one.minutes is None))
        for one in done
    )


def _back_on(days: Days, on: date) -> date | None:
    """The day after the absence that a day lies in."""
    absence = days.absence(on)
    return days.next_working_day(on) if absence else None


def _reaches(
    chosen: choosing.Today, people: dict[int, Known], *, member: Member, on: date
) -> list[Reach]:
    """The cards of the few chosen, in their order."""
    if not chosen.steps:
        return []
    named = {step.person_id: people[step.person_id].as_person() for step in chosen.steps}
    known = in_full(due.someone for due in chosen.chosen)
    pairs = could_meet(member=member, among=named)
    full = choosing.reword(today=chosen, people=known, on=on, introductions=pairs)
    points = points_of(named)
    return [
        Reach(
            person=named[step.person_id],
            chosen=step,
            points=points[step.person_id],
        )
        for step in full.steps
    ]
