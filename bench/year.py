"""A made-up year of a busy member: the days, whom they meet, and how they would judge them.

It is drawn from a seed before any rule has its say, so that every policy lives through the same
year: the same people and answers, the same minutes, the same calls from others, and for the same
talk with somebody the same promise.
"""

from __future__ import annotations

import heapq
import random
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from bench.friends import DIFFICULTY, FIRST_ON, LENGTH, Friend, friend
from cookout.practice.plan.capacity import Capacity, capacity, effort, share_deep
from cookout.practice.plan.making_room import propose
from cookout.practice.plan.seating import SeatCandidate, choose_table
from cookout.practice.plan.workdays import Away, Days

WEEK = (25, 25, 25, 25, 25, 0, 0)
SHIFTS = (30, 20, 35, 15, 0, 0)
"""Four days on with changing minutes, two off: 25 minutes a day of work, as in the week."""
TEN_MINUTES = (10, 10, 10, 10, 10, 0, 0)
REAL = ((0, 10), (3, 20), (5, 50), (7, 20))
"""What becomes of a day: fifths of its minutes, and the chance of each in percent."""
KEPT_WARM = 50
"""How many our rules keep warm: the third of the layers 5 / 15 / 50 / 150 (Dunbar 2018)."""
LOST_DAYS = 10
HOLIDAY = 14
SPRING, SUMMER = range(12, 17), range(28, 34)
"""The weeks in which the two holidays may begin."""
CONFERENCES = (8, 20, 36, 44)
"""The weeks with a conference, on Tuesday and with 8 people; every Thursday 3 people are met."""
KNOWN_BEFORE = 45
PROMISES = 0.2
"""Of talks, how many make a promise that is due in 7 days."""


@dataclass(frozen=True, kw_only=True)
class Year:
    """One year from one seed, for a pattern of minutes."""

    seed: int
    pattern: tuple[int, ...] = WEEK

    def dice(self, name: str) -> random.Random:
        return random.Random(f"{self.seed} {name}")

    @cached_property
    def days(self) -> tuple[date, ...]:
        return tuple(FIRST_ON + timedelta(days=n) for n in range(LENGTH))

    @cached_property
    def plan(self) -> Days:
        """The member's days as the plan knows them, with the two holidays."""
        dice = self.dice("holidays")
        first = [FIRST_ON + timedelta(weeks=dice.choice(weeks)) for weeks in (SPRING, SUMMER)]
        away = tuple(Away(first_on=day, last_on=day + timedelta(days=HOLIDAY - 1)) for day in first)
        return Days(pattern=self.pattern, starts_on=FIRST_ON, away=away)

    @cached_property
    def minutes(self) -> dict[date, int]:
        """The minutes that each day really has, known on its morning."""
        dice = self.dice("minutes")
        fifths, chances = zip(*REAL, strict=True)
        real = {
            day: self.plan.minutes_on(day) * dice.choices(fifths, chances)[0] // 5
            for day in self.days
        }
        for day in dice.sample([day for day in self.days if self.plan.minutes_on(day)], LOST_DAYS):
            real[day] = 0
        return real

    @cached_property
    def friends(self) -> tuple[Friend, ...]:
        """Everybody, those known before first; nobody is met on a holiday."""
        dice, met = self.dice("people"), list[date | None]([None] * KNOWN_BEFORE)
        for n, day in enumerate(self.days):
            if self.plan.is_away(day):
                continue
            if day.weekday() == 3:
                met += [day] * 3
            if day.weekday() == 1 and n // 7 in CONFERENCES:
                met += [day] * 8
        return tuple(friend(id=id, met_on=met_on, dice=dice) for id, met_on in enumerate(met))

    @cached_property
    def capacity(self) -> Capacity:
        """What the plan carries, from the judgements of those known before."""
        known = [one for one in self.friends if one.met_on is None]
        deep = sum(one.verdict == "deep" for one in known)
        return capacity(
            pattern=self.pattern,
            events_a_week=1,
            people_per_event=3,
            difficulty=DIFFICULTY,
            kept_warm=len(known) - deep,
            share_deep=share_deep(deep=deep, judged=len(known)),
        )

    @cached_property
    def tables(self) -> dict[date, frozenset[int]]:
        """Who sits at the table on each day: the best set at first, then one change a week."""
        seats, minutes = self.capacity.seats, self.capacity.deep_minutes
        known = [_candidate(one, self.capacity, False) for one in self._judged_by(FIRST_ON)]
        now = frozenset(choose_table(candidates=known, minutes=minutes, seats=seats).ids)
        found = {}
        for day in self.days:
            if day.weekday() == 6 and not self.plan.is_away(day):
                candidates = [
                    _candidate(one, self.capacity, one.id in now) for one in self._judged_by(day)
                ]
                room = propose(candidates=candidates, minutes=minutes, seats=seats)
                now = frozenset(room.table.ids) if room else now
            found[day] = now
        return found

    @cached_property
    def kept_warm(self) -> dict[date, frozenset[int]]:
        """Whom our rules keep warm on each day: of all who have no seat, the first 50."""
        found: dict[date, frozenset[int]] = {}
        for day in self.days:
            if not found or day.weekday() == 6:
                rest = [
                    _candidate(one, self.capacity, False)
                    for one in self.friends
                    if one.verdict != "gone"
                    and (one.met_on or FIRST_ON) <= day
                    and one.id not in self.tables[day]
                ]
                now = frozenset(_keep_warm(rest))
            found[day] = now
        return found

    def promises(self, friend: Friend, touches: int) -> bool:
        """Whether a talk with somebody, after so many touches, ends with a promise."""
        return self.dice(f"promise {friend.id} {touches}").random() < PROMISES

    def _judged_by(self, day: date) -> list[Friend]:
        return [
            one
            for one in self.friends
            if one.verdict == "deep" and (one.met_on is None or one.met_on <= day)
        ]


def _candidate(one: Friend, carries: Capacity, seated: bool) -> SeatCandidate:
    return SeatCandidate(
        id=one.id,
        points=one.points,
        effort=effort(talk=carries.talk, gap=carries.gap),
        role=one.trade,
        friend=one.over,
        seated=seated,
    )


def _keep_warm(candidates: list[SeatCandidate]) -> tuple[int, ...]:
    """Those with most points, then the lowest ids; all take the same minutes."""
    first = heapq.nsmallest(KEPT_WARM, candidates, key=lambda one: (-one.points, one.id))
    return tuple(one.id for one in first)
