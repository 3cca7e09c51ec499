"""What is due with one person today: the first step that applies, and how urgent it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from math import floor

from cookout.practice.cadence import Difficulty, gap
from cookout.practice.numbers import (
    BEFORE_AWAY_FROM,
    HELLO_WITHIN,
    LAST_DAYS,
    PROMISE_AHEAD,
    SPARE_FROM,
    WAITS_LONG,
)
from cookout.practice.plan.workdays import Away, Days
from cookout.practice.today.due import (
    AWAY,
    HELLO,
    HELLO_DEEP,
    PROMISE,
    PROMISE_NOW,
    SPARE,
    TABLE,
    WAITING,
    WARM,
    Day,
    StepKind,
    TodayStep,
)
from cookout.practice.today.occasions import DatedOccasion, occasion
from cookout.practice.today.person_facts import PersonFacts, Promised


def looks_until(*, place: str, on: date, days: Days, difficulty: Difficulty) -> date:
    """The latest due day that may bring someone of a place on the list of a day.

    Queries need look no further ahead, except for promises, hellos and important dates.
    """
    if not days.told:
        return on
    steady = gap(place=place, touches=0, difficulty=difficulty, known_before=True) or 0
    until = on + timedelta(days=floor(steady * (1 - SPARE_FROM)))
    absence = days.next_absence(on) if place == "deep" else None
    return max(until, absence.last_on) if absence else until


def due(*, someone: PersonFacts, day: Day) -> TodayStep | None:
    """The first step due with someone, or None.

    For people let go, in the address book only, or new and never answering, that can only be a
    promise the member made.
    """
    near = None
    if someone.place in ("new", "deep", "warm"):
        near = occasion(someone=someone, on=day.on)
    found = _all(someone, day, near)
    return min(found, default=None, key=lambda one: one.tier)


def _all(someone: PersonFacts, day: Day, near: DatedOccasion | None) -> Iterator[TodayStep]:
    if promise := _first_promise(someone, day.on):
        now = promise.due_on is not None and promise.due_on < day.next_working_day
        yield TodayStep(
            someone=someone,
            tier=PROMISE_NOW if now else PROMISE,
            kind="promise",
            deadline=promise.due_on,
            promise=promise,
            occasion=near,
            most=day.longest,
        )
    if someone.place in ("gone", "book", "died") or someone.fell_silent(on=day.on):
        return
    if near:
        kind: StepKind = "talk" if someone.place == "deep" else "keep_warm"
        yield TodayStep(
            someone=someone,
            tier=SPARE,
            kind=kind,
            deadline=near.day,
            occasion=near,
            most=day.longest,
        )
    if someone.met_on and someone.awaits_hello(on=day.on):
        yield TodayStep(
            someone=someone,
            tier=HELLO_DEEP if someone.place == "deep" else HELLO,
            kind="hello",
            deadline=someone.met_on + HELLO_WITHIN,
            occasion=near,
            most=day.longest,
        )
    elif rhythm := _by_rhythm(someone, day, near):
        yield rhythm


def _first_promise(someone: PersonFacts, on: date) -> Promised | None:
    open_now = [p for p in someone.promises if p.due_on is None or p.due_on - on <= PROMISE_AHEAD]
    return min(open_now, default=None, key=lambda p: (p.due_on or date.max, p.id))


def _by_rhythm(someone: PersonFacts, day: Day, near: DatedOccasion | None) -> TodayStep | None:
    """A talk or a short hello: because the gap has passed, none was ever logged, the member chose
    them for the week, an absence begins, or there are minutes to spare."""
    if someone.gap is None:
        return None
    since = someone.since
    waited = Fraction(1) if since is None else Fraction((day.on - since).days, someone.gap)
    tier = _tier(someone, day, waited)
    if tier is None:
        return None
    return TodayStep(
        someone=someone,
        tier=tier,
        kind=_rhythm_kind(someone),
        waited=waited,
        occasion=near,
        absence=day.absence if tier == AWAY else None,
        most=day.longest,
    )


def _tier(someone: PersonFacts, day: Day, waited: Fraction) -> int | None:
    if waited >= 1 and someone.place == "warm":
        return WARM
    if waited >= 1:
        return WAITING if waited > WAITS_LONG else TABLE
    if someone.chosen:
        return TABLE if someone.place == "deep" else WARM
    if day.absence and waited >= BEFORE_AWAY_FROM and _comes_due_in(day.absence, someone, day.on):
        return AWAY
    return SPARE if day.spare and waited >= SPARE_FROM else None


def _comes_due_in(absence: Away, someone: PersonFacts, on: date) -> bool:
    """Whether someone comes due while the member is away, and a touch now would help.

    It helps if it lasts until the member is back; in the last days before the absence, in any case.
    """
    ends = someone.next_touch_on
    if someone.place != "deep" or not ends or not _lies_in(ends, absence):
        return False
    lasts = (absence.last_on - on).days < (someone.gap or 0)
    return lasts or absence.first_on - on <= LAST_DAYS


def _lies_in(day: date, absence: Away) -> bool:
    return absence.first_on <= day <= absence.last_on


def _rhythm_kind(someone: PersonFacts) -> StepKind:
    if someone.place == "warm":
        return "keep_warm"
    if someone.since is None or (someone.met_on and someone.touches < 2):
        return "hello"
    return "second_talk" if someone.met_on and someone.touches == 2 else "talk"
