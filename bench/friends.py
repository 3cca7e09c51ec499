"""The people of a made-up year, and how the member would judge them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from cookout.practice.cadence import Difficulty, gap
from cookout.practice.plan.points import points
from cookout.practice.triage import Answer, Answers, Place, suggest

FIRST_ON = date(2026, 1, 5)
LENGTH = 364
DIFFICULTY = Difficulty.HARD
CALLS = {"deep": 1 / 90, "warm": 1 / 365, "gone": 0.0}
"""How likely a call from somebody is on a day."""
TRADES = 30
SO_SO, YES = -1.5, 0.18
"""How much it takes for an answer: so that about 69 of 221 people are judged "go deep"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Friend:
    """Somebody of that year; `met_on` is None for those known before, with their last touch."""

    id: int
    met_on: date | None
    last_on: date
    verdict: Place
    points: int
    trade: str
    over: bool
    calls_on: frozenset[date]


def friend(*, id: int, met_on: date | None, dice: random.Random) -> Friend:
    """Somebody, drawn."""
    quality = dice.gauss(0, 1)
    answers = Answers(
        **{
            name: _answer(quality, dice)
            for name in ("know", "like", "trust", "care", "high5", "cookout")
        }
    )
    needed = dice.random() < 1 / 3
    verdict = suggest(answers=answers, role_needed=needed).place
    first = met_on or FIRST_ON
    return Friend(
        id=id,
        met_on=met_on,
        last_on=met_on or FIRST_ON - timedelta(days=dice.randrange(_steady(verdict))),
        verdict=verdict,
        points=points(answers=answers, role="gap" if needed else None),
        trade=f"trade {dice.randrange(TRADES)}",
        over=answers.cookout == Answer.YES,
        calls_on=frozenset(
            day
            for n in range(1, LENGTH)
            if dice.random() < CALLS[verdict] and (day := FIRST_ON + timedelta(days=n)) > first
        ),
    )


def _answer(quality: float, dice: random.Random) -> Answer | None:
    """One answer in seven is not given; the others follow the quality, with a will of their own."""
    seen = quality + dice.gauss(0, 0.8)
    if dice.random() < 1 / 7:
        return None
    return Answer.YES if seen > YES else Answer.SO_SO if seen > SO_SO else Answer.NO


def _steady(place: Place) -> int:
    return gap(place=place, touches=9, difficulty=DIFFICULTY) or 365
