"""A fixed set of inputs and all that the plan says about them, as bytes: always the same.

`python -m tests.practice.fixed` prints their hash; it needs nothing but Python.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from typing import Any

from cookout.practice.answers import let_these_go
from cookout.practice.cadence import Difficulty, gap, next_touch
from cookout.practice.plan.adherence import JudgedWeek, adherence
from cookout.practice.plan.capacity import Capacity, capacity, share_deep
from cookout.practice.plan.forecast import forecast, levers
from cookout.practice.plan.making_room import make_room, propose
from cookout.practice.plan.points import points
from cookout.practice.plan.seating import SeatCandidate, choose_table
from cookout.practice.plan.sums import capacity_in_words
from cookout.practice.triage import Answer, Answers, suggest

PATTERNS = ((25, 25, 25, 25, 25, 0, 0), (10,) * 5 + (0, 0), (40, 40, 0, 0), (0,), (7, 0, 93))
GIVEN = (None, *Answer)


def said() -> Iterator[Any]:
    """Everything, in a fixed order."""
    for pattern, events, difficulty in product(PATTERNS, (0, 1, 2, Fraction(1, 4)), Difficulty):
        yield from _plan(pattern, events, difficulty)
    for length in (20, 0):
        yield from _table(length)
    for n in range(40):
        weeks = [
            JudgedWeek(planned=120, done=n * k % 170, away=k % 5 == 4) for k in range(1, n + 1)
        ]
        judged = adherence(weeks=weeks)
        yield asdict(judged), judged.in_words()
    for day, place, touches in product(_days(), ("deep", "warm"), range(5)):
        days = gap(place=place, touches=touches)
        yield days, next_touch(place=place, last_touch_on=day, touches=touches)
    yield let_these_go(unanswered=dict(enumerate(_days())), on=date(2028, 4, 29))
    for like, trust, high5, cookout in product(GIVEN, repeat=4):
        answers = Answers(like=like, trust=trust, high5=high5, cookout=cookout)
        verdict = suggest(answers=answers)
        yield verdict.place, verdict.reason, points(answers=answers)


def _plan(
    pattern: tuple[int, ...], events: Fraction | int, difficulty: Difficulty
) -> Iterator[Any]:
    plan = capacity(
        pattern=pattern,
        events_a_week=events,
        people_per_event=3,
        difficulty=difficulty,
        kept_warm=40,
        share_deep=share_deep(deep=7, judged=30),
    )
    ahead = forecast(capacity=plan, now=5)
    names = [name for name in dir(Capacity) if not name.startswith("_")]
    yield [str(getattr(plan, name)) for name in names]
    yield capacity_in_words(capacity=plan), ahead.in_words(), [asdict(row) for row in ahead.rows]
    yield [lever.words for lever in levers(capacity=plan)]


def _table(length: int) -> Iterator[Any]:
    everybody = [
        SeatCandidate(
            id=n,
            points=n * 31 % 47,
            effort=length or 5 + n * 17 % 50,
            role=("", "plumber", "roofer", "baker")[n * 7 % 4],
            friend=n % 6 == 0,
            pinned=n % 41 == 1,
            seated=n % 9 == 2,
        )
        for n in range(1, 100)
    ]
    names = {one.id: f"Person {one.id}" for one in everybody}
    for minutes, seats in product((0, 60, 266, 400), (1, 5, 15)):
        limits = {"minutes": minutes, "seats": seats}
        yield asdict(choose_table(candidates=everybody, **limits))
        for newcomer in (3, 5, 6):
            room = make_room(candidates=everybody, newcomer_id=newcomer, **limits)
            yield asdict(room), room.in_words(names=names)
        proposal = propose(candidates=everybody, **limits)
        yield proposal and proposal.in_words(names=names)


def _days() -> list[date]:
    """Days round a leap day, a year end and both changes of the clock."""
    first = (date(2028, 2, 27), date(2027, 12, 30), date(2026, 3, 7), date(2026, 10, 31))
    return [day + timedelta(days=n) for day in first for n in range(4)]


def imprint() -> str:
    """The hash of it all."""
    everything = json.dumps(list(said()), default=str, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(everything.encode()).hexdigest()


if __name__ == "__main__":
    print(imprint())
