"""Today: the few people who need the member now, why, and what to do; and then it ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from cookout.practice.matches import IntroductionIdea
from cookout.practice.numbers import LIST_LENGTH
from cookout.practice.plan.workdays import Days
from cookout.practice.today.due import Day, TodayStep
from cookout.practice.today.fitting import DayBudget, is_too_much, with_days
from cookout.practice.today.next_due import due
from cookout.practice.today.person_facts import PersonFacts, Promised, Remembered
from cookout.practice.today.wording import worded

__all__ = ["PersonFacts", "Promised", "Ranking", "Remembered", "TodayStep", "choose", "reword"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """The steps for a day in order, and how many more people are due."""

    steps: tuple[TodayStep, ...]
    more: int

    @property
    def minutes(self) -> int:
        """How long all of it takes."""
        return sum(step.minutes for step in self.steps)


def choose(
    *,
    people: Iterable[PersonFacts],
    on: date,
    at_most: int = LIST_LENGTH,
    and_days: int = 0,
    next_working_day: date | None = None,
    minutes: int | None = None,
    days: Days | None = None,
    introductions: Iterable[IntroductionIdea] = (),
    in_words: bool = True,
) -> Ranking:
    """The people for the day `on`, one step each, at most `at_most`, taken from the top what fits.

    Tiers: 0 a promise that cannot wait until the next working day (tomorrow, where none is
    named); 1 a first hello to somebody to go deep with; 2 another promise; 3 somebody at the
    table who waits longer than 1.25 gaps; 4 a first hello to others; 5 the table; 6 somebody at
    the table who comes due in an absence that begins within 10 days; 7 keeping warm; 8 a day that
    matters, though nothing is due, and in minutes to spare whoever has waited 2/3 of a gap.
    Inside a tier: deadline, then the longest wait in gaps (a rule with a worst-case bound:
    D'Emidio et al. 2019, Bilo et al. 2022), then id. The order of `people` never matters.

    `minutes` are those left of the day, as `days` has them where none are named; without either,
    people are counted, minutes are not, and nobody is asked for before they are due. Five minutes
    for a note stand in for a talk before an absence, where it does not fit, or where more than
    twice as much is due as the day has minutes; never twice in a row.

    A day that matters moves nobody in this order. But it passes, and a short hello, a talk at the
    table or keeping warm can wait until tomorrow: so people for whom a day matters are listed, too,
    in `and_days` more places where those are given, else in the places of the last who can wait.

    Whoever calls `reword` next needs no words yet: `in_words` is false.
    ValueError when somebody is there twice, when a number of places or minutes is negative or the
    next working day is not after `on`.
    """
    days = days or Days()
    if minutes is None and days.told:
        minutes = days.minutes_on(on)
    day = _day(on, days, next_working_day=next_working_day, spare=minutes is not None)
    if min(at_most, and_days, minutes or 0) < 0 or day.next_working_day <= on:
        raise ValueError("a list has room, and the next working day is still to come")
    found = _found(people, day)
    notes = minutes is not None and is_too_much(found, minutes=max(minutes, days.minutes_on(on)))
    budget = DayBudget(places=at_most, minutes=minutes, notes=notes)
    chosen = with_days(
        budget.take(found), found=found, room=replace(budget, places=at_most + and_days)
    )
    steps = _worded(chosen, on, introductions) if in_words else chosen
    return _ranking(steps, found)


def keep_to(
    *,
    people: Iterable[PersonFacts],
    listed: Mapping[int, bool],
    on: date,
    days: Days | None = None,
) -> Ranking:
    """The steps of an earlier list that are still due, in its order. No one is added.

    `listed` says by id whether a short note stood in for the talk. `reword` writes the texts.
    """
    found = {step.person_id: step for step in _found(people, _day(on, days or Days()))}
    steps = [
        found[pk].as_note() if is_note and found[pk].may_be_note else found[pk]
        for pk, is_note in listed.items()
        if pk in found
    ]
    return _ranking(steps, list(found.values()))


def next_few(
    *, people: Iterable[PersonFacts], on: date, days: Days | None = None, at_most: int
) -> Ranking:
    """The first people due, however many minutes are left: the member asked for more.

    Without texts: `reword` writes them.
    """
    found = _found(people, _day(on, days or Days()))
    due = [step for step in found if step.is_due]
    return _ranking(DayBudget(places=at_most, minutes=None).take(due), found)


def reword(
    *,
    ranking: Ranking,
    people: Iterable[PersonFacts],
    on: date,
    introductions: Iterable[IntroductionIdea] = (),
) -> Ranking:
    """Write the texts of a list, from everything known about its people."""
    known = {someone.id: someone for someone in people}
    steps = [
        replace(step, someone=known.get(step.person_id, step.someone)) for step in ranking.steps
    ]
    return replace(ranking, steps=_worded(steps, on, introductions))


def _day(on: date, days: Days, *, next_working_day: date | None = None, spare: bool = True) -> Day:
    if next_working_day is None:
        next_working_day = days.next_working_day(on) if days.told else on + timedelta(days=1)
    return Day(
        on=on,
        next_working_day=next_working_day,
        absence=days.next_absence(on),
        longest=days.longest,
        spare=spare,
    )


def _found(people: Iterable[PersonFacts], day: Day) -> list[TodayStep]:
    return [one for someone in _each_once(people) if (one := due(someone=someone, day=day))]


def _ranking(chosen: Sequence[TodayStep], found: Iterable[TodayStep]) -> Ranking:
    listed = {step.person_id for step in chosen}
    more = sum(step.is_due and step.person_id not in listed for step in found)
    return Ranking(steps=tuple(chosen), more=more)


def _worded(
    steps: Iterable[TodayStep], on: date, introductions: Iterable[IntroductionIdea]
) -> tuple[TodayStep, ...]:
    could_meet = tuple(introductions)
    written: list[TodayStep] = []
    for one in steps:
        drafts = [step.draft for step in written]
        written.append(worded(due=one, on=on, introductions=could_meet, others=drafts))
    return tuple(written)


def _each_once(people: Iterable[PersonFacts]) -> list[PersonFacts]:
    listed = list(people)
    if len({someone.id for someone in listed}) < len(listed):
        raise ValueError("everybody is there once")
    return listed
