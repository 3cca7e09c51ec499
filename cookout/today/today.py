"""Today: the few people who need the member now, and why; promises; people just met."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cookout.people.interaction import Interaction
from cookout.people.person import Person
from cookout.plan.workdays import days_of
from cookout.practice.numbers import LIST_LENGTH, MORE_AT_ONCE
from cookout.practice.plan.minutes_spent import spent
from cookout.practice.plan.workdays import Days
from cookout.practice.today import ranking as choosing
from cookout.practice.today.due import TodayStep
from cookout.practice.today.person_facts import PersonFacts
from cookout.promises.person_facts import in_full
from cookout.promises.promise import Promise
from cookout.today.candidates import candidates
from cookout.today.day_list import DayListEntry, listed
from cookout.today.matches import could_meet
from cookout.today.sidebar import done_on, met_lately, promises_to_keep

if TYPE_CHECKING:
    from cookout.members.member import Member


@dataclass(frozen=True)
class Today:
    """A member's day.

    `there` are the minutes of the day, None without a plan; `back_on` is the day after the absence
    that the day lies in.
    """

    day: date
    steps: list[TodayStep]
    people: dict[int, Person]
    more: int
    there: int | None
    back_on: date | None
    done: list[Interaction]
    promises: list[Promise]
    promise_count: int
    just_met: list[Person]
    just_met_count: int

    @property
    def minutes(self) -> int:
        """About how long the list takes, by the practice's estimates."""
        return sum(step.minutes for step in self.steps)

    @property
    def occasions(self) -> set[tuple[int, date]]:
        """The people whose important date leads their card, and which date."""
        return {(step.person_id, step.occasion.day) for step in self.steps if step.occasion}


def today(*, member: Member, on: date) -> Today:
    """The list of a member's day.

    The first look makes it; after that it only gets shorter, unless the member asks for more.
    """
    days, done = days_of(member=member, on=on), done_on(member=member, on=on)
    drawn = listed(member=member, on=on)
    found = candidates(member=member, on=on, days=days, listed=drawn)
    waiting = _not_reached(found.facts, done)
    if drawn:
        ranking = choosing.keep_to(people=waiting, listed=drawn, on=on, days=days)
    else:
        ranking = _drawn(waiting, done, days=days, on=on)
        if ranking.steps:
            DayListEntry.add(owner=member, on=on, steps=ranking.steps)
    promises, promise_count = promises_to_keep(member=member, on=on)
    just_met, just_met_count = met_lately(member=member, on=on)
    return Today(
        day=on,
        steps=_in_full(ranking, member=member, on=on),
        people=found.people,
        more=ranking.more + found.unseen,
        there=days.minutes_on(on) if days.told else None,
        back_on=_back_on(days, on),
        done=done,
        promises=promises,
        promise_count=promise_count,
        just_met=just_met,
        just_met_count=just_met_count,
    )


def show_more(*, member: Member, on: date) -> None:
    """Append the next few people to the day's list, however many minutes are left."""
    days, done = days_of(member=member, on=on), done_on(member=member, on=on)
    drawn = listed(member=member, on=on)
    found = candidates(member=member, on=on, days=days, listed=drawn)
    others = [facts for facts in _not_reached(found.facts, done) if facts.id not in drawn]
    few = choosing.next_few(people=others, on=on, days=days, at_most=MORE_AT_ONCE)
    DayListEntry.add(owner=member, on=on, steps=few.steps)


def _drawn(
    people: list[PersonFacts], done: list[Interaction], *, days: Days, on: date
) -> choosing.Ranking:
    """The list as the first look makes it, after subtracting what was logged already."""
    few = max(LIST_LENGTH - len(_reached(done)), 0)
    left = max(days.minutes_on(on) - _spent(done), 0) if days.told else None
    return choosing.choose(
        people=people,
        on=on,
        at_most=few,
        and_days=LIST_LENGTH - few,
        minutes=left,
        days=days,
        in_words=False,
    )


def _reached(done: list[Interaction]) -> set[int]:
    return {person.pk for interaction in done for person in interaction.people.all()}


def _not_reached(people: list[PersonFacts], done: list[Interaction]) -> list[PersonFacts]:
    reached = _reached(done)
    return [person for person in people if person.id not in reached]


def _spent(done: list[Interaction]) -> int:
    """The minutes of what was logged today, whoever started it."""
    return sum(
        spent(
            kind=interaction.kind,
            written=interaction.minutes or 0,
            unwritten=int(interaction.minutes is None),
        )
        for interaction in done
    )


def _back_on(days: Days, on: date) -> date | None:
    """The day after the absence that a day lies in."""
    absence = days.absence(on)
    return days.next_working_day(on) if absence else None


def _in_full(ranking: choosing.Ranking, *, member: Member, on: date) -> list[TodayStep]:
    """The steps with their texts, from everything known about the few people on the list."""
    if not ranking.steps:
        return []
    known = in_full(step.someone for step in ranking.steps)
    pairs = could_meet(member=member, among={step.person_id for step in ranking.steps})
    return list(choosing.reword(ranking=ranking, people=known, on=on, introductions=pairs).steps)
