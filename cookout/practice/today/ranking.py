"""Today: the few people who need the member now, why, and what to do; and then it ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from cookout.practice.matches import IntroductionIdea
from cookout.practice.numbers import LIST_LENGTH
from cookout.practice.plan.workdays import Days
from cookout.practice.today.due import NOT_DUE, Day, Due
from cookout.practice.today.fitting import DayBudget, is_too_much, with_days
from cookout.practice.today.next_due import due
from cookout.practice.today.person_facts import PersonFacts, Promised, Remembered
from cookout.practice.today.wording import Step, card

__all__ = ["PersonFacts", "Promised", "Remembered", "Step", "Today", "choose", "reword"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """The steps for today in order, and how many more people are due and can wait.

    `chosen` is what the steps were written from.
    """

    steps: tuple[Step, ...]
    more: int
    chosen: tuple[Due, ...] = ()

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
) -> Today:
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
    ValueError when somebody is there twice, when a number of places or minutes is negative or the
    next working day is not after `on`.
    """
    days = days or Days()
    if minutes is None and days.told:
        minutes = days.minutes_on(on)
    if next_working_day is None:
        next_working_day = days.next_working_day(on) if days.told else on + timedelta(days=1)
    if min(at_most, and_days, minutes or 0) < 0 or next_working_day <= on:
        raise ValueError("a list has room, and the next working day is still to come")
    day = Day(
        on=on,
        next_working_day=next_working_day,
        absence=days.next_absence(on),
        longest=days.longest,
        spare=minutes is not None,
    )
    found = [one for someone in _each_once(people) if (one := due(someone=someone, day=day))]
    notes = minutes is not None and is_too_much(found, minutes=max(minutes, days.minutes_on(on)))
    room = DayBudget(places=at_most, minutes=minutes, notes=notes)
    chosen = with_days(room.take(found), found=found, room=replace(room, places=at_most + and_days))
    listed = {one.someone.id for one in chosen}
    waiting = sum(one.tier not in NOT_DUE and one.someone.id not in listed for one in found)
    return _written(chosen, waiting, on, introductions)


def reword(
    *,
    today: Today,
    people: Iterable[PersonFacts],
    on: date,
    introductions: Iterable[IntroductionIdea] = (),
) -> Today:
    """The same list written again from more that is known about the people on it."""
    known = {someone.id: someone for someone in people}
    chosen = [replace(one, someone=known.get(one.someone.id, one.someone)) for one in today.chosen]
    return _written(chosen, today.more, on, introductions)


def _written(
    chosen: Sequence[Due], more: int, on: date, introductions: Iterable[IntroductionIdea]
) -> Today:
    could_meet = tuple(introductions)
    steps: list[Step] = []
    for one in chosen:
        drafts = [step.draft for step in steps]
        steps.append(card(due=one, on=on, introductions=could_meet, others=drafts))
    return Today(steps=tuple(steps), more=more, chosen=tuple(chosen))


def _each_once(people: Iterable[PersonFacts]) -> list[PersonFacts]:
    listed = list(people)
    if len({someone.id for someone in listed}) < len(listed):
        raise ValueError("everybody is there once")
    return listed
