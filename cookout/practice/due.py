"""What is due with one person today: the one thing that comes first, and how urgent it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from cookout.practice.days import Away
from cookout.practice.occasions import Occasion, occasion
from cookout.practice.someone import Promised, Someone

Kind = Literal["promise", "hello", "second_talk", "talk", "note", "keep_warm"]

PROMISE_NOW, HELLO_DEEP, PROMISE, WAITING, HELLO, TABLE, AWAY, WARM, SPARE = range(9)
"""The tiers. In the last one are also days that matter though nothing is due."""

NOT_DUE = (AWAY, SPARE)

MINUTES: dict[Kind, int] = {
    "promise": 10,
    "hello": 4,
    "second_talk": 20,
    "talk": 15,
    "note": 5,
    "keep_warm": 5,
}
"""About how long each takes: stated guesses, the same for everybody."""

HELLO_DEEP_MINUTES = 8

PROMISE_AHEAD = timedelta(days=7)
"""How long before its day a promise joins the list; until then it is in the list of promises."""

HELLO_WITHIN = timedelta(days=2)
"""48 hours are the custom among people who go to events; no study stands behind them."""


LAST_DAYS = timedelta(days=5)
"""The days before an absence in which a touch helps though it does not last until its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day as the list needs to know it.

    `absence` is the one that begins soon, `longest` the minutes of the longest normal day (0
    where none are told), `spare` whether there may be minutes left for what is not due yet.
    """

    on: date
    next_working_day: date
    absence: Away | None = None
    longest: int = 0
    spare: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One thing due with one person. `waited` is days / gap, 1 where there is nothing to count
    from; `deadline` is the day of a promise, of a first hello or of what was noted; `most` the
    minutes that fit a day, 0 where that is not known."""

    someone: Someone
    tier: int
    kind: Kind
    deadline: date | None = None
    waited: float = 0.0
    promise: Promised | None = None
    occasion: Occasion | None = None
    absence: Away | None = None
    most: int = 0

    @property
    def order(self) -> tuple[int, date, float, int]:
        """Tier, then deadline, then who has waited longest by their own gap, then id."""
        return self.tier, self.deadline or date.max, -self.waited, self.someone.id

    @property
    def minutes(self) -> int:
        """About how long it takes, and never longer than the longest normal day."""
        minutes = MINUTES[self.kind]
        if self.kind == "hello" and self.someone.place == "deep":
            minutes = HELLO_DEEP_MINUTES
        return min(minutes, self.most) if self.most else minutes

    @property
    def may_be_note(self) -> bool:
        """Whether a short note may stand in for the talk: never twice in a row."""
        return self.kind == "talk" and not self.someone.last_was_note

    def as_note(self) -> Due:
        return replace(self, kind="note")


def due(*, someone: Someone, day: Day) -> Due | None:
    """The first thing due with somebody, or None.

    For people let go or only in the address book that can only be a promise the member made: the
    promise stands, whatever became of the rest. So it is for new people who never answered.
    """
    near = None
    if someone.place in ("new", "deep", "warm"):
        near = occasion(someone=someone, on=day.on)
    found = _all(someone, day, near)
    return min(found, default=None, key=lambda one: one.tier)


def _all(someone: Someone, day: Day, near: Occasion | None) -> Iterator[Due]:
    if promise := _first_promise(someone, day.on):
        now = promise.due_on is not None and promise.due_on < day.next_working_day
        yield Due(
            someone=someone,
            tier=PROMISE_NOW if now else PROMISE,
            kind="promise",
            deadline=promise.due_on,
            promise=promise,
            occasion=near,
            most=day.longest,
        )
    if someone.place in ("gone", "book") or someone.fell_silent(on=day.on):
        return
    if near:
        kind: Kind = "talk" if someone.place == "deep" else "keep_warm"
        yield Due(
            someone=someone,
            tier=SPARE,
            kind=kind,
            deadline=near.day,
            occasion=near,
            most=day.longest,
        )
    if someone.met_on and someone.awaits_hello(on=day.on):
        yield Due(
            someone=someone,
            tier=HELLO_DEEP if someone.place == "deep" else HELLO,
            kind="hello",
            deadline=someone.met_on + HELLO_WITHIN,
            occasion=near,
            most=day.longest,
        )
    elif rhythm := _by_rhythm(someone, day, near):
        yield rhythm


def _first_promise(someone: Someone, on: date) -> Promised | None:
    open_now = [p for p in someone.promises if p.due_on is None or p.due_on - on <= PROMISE_AHEAD]
    return min(open_now, default=None, key=lambda p: (p.due_on or date.max, p.id))


def _by_rhythm(someone: Someone, day: Day, near: Occasion | None) -> Due | None:
    """A talk or a short hello: once the gap has passed, where none was ever written down, before
    an absence, or in minutes to spare."""
    if someone.gap is None:
        return None
    waited = 1.0 if someone.since is None else (day.on - someone.since).days / someone.gap
    tier = _tier(someone, day, waited)
    if tier is None:
        return None
    return Due(
        someone=someone,
        tier=tier,
        kind=_rhythm_kind(someone),
        waited=waited,
        occasion=near,
        absence=day.absence if tier == AWAY else None,
        most=day.longest,
    )


def _tier(someone: Someone, day: Day, waited: float) -> int | None:
    if waited >= 1 and someone.place == "warm":
        return WARM
    if waited >= 1:
        return WAITING if waited > 1.25 else TABLE
    if day.absence and 5 * waited >= 1 and _comes_due_in(day.absence, someone, day.on):
        return AWAY
    return SPARE if day.spare and 3 * waited >= 2 else None


def _comes_due_in(absence: Away, someone: Someone, on: date) -> bool:
    """Whether somebody comes due while the member is away, and a touch now would help.

    It helps where it lasts until the member is back; in the last days before, in any case.
    """
    ends = someone.next_touch_on
    if someone.place != "deep" or not ends or not _lies_in(ends, absence):
        return False
    lasts = (absence.last_on - on).days < (someone.gap or 0)
    return lasts or absence.first_on - on <= LAST_DAYS


def _lies_in(day: date, absence: Away) -> bool:
    return absence.first_on <= day <= absence.last_on


def _rhythm_kind(someone: Someone) -> Kind:
    if someone.place == "warm":
        return "keep_warm"
    if someone.since is None or (someone.met_on and someone.touches < 2):
        return "hello"
    return "second_talk" if someone.met_on and someone.touches == 2 else "talk"
