"""What is due with one person today: the one thing that comes first, and how urgent it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from cookout.practice.occasions import Occasion, occasion
from cookout.practice.someone import Promised, Someone

Kind = Literal["promise", "hello", "second_talk", "talk", "keep_warm"]

PROMISE_NOW, HELLO_DEEP, PROMISE, WAITING, HELLO, TABLE, WARM, DAY = 0, 1, 2, 3, 4, 5, 7, 8
"""The tiers. 6, before an absence, needs a plan; 8 is asking before anything is due."""

PROMISE_AHEAD = timedelta(days=7)
"""How long before its day a promise joins the list; until then it is in the list of promises."""

HELLO_WITHIN = timedelta(days=2)
"""48 hours are the custom among people who go to events; no study stands behind them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One thing due with one person. `waited` is days / gap, 1 where there is nothing to count
    from; `deadline` is the day of a promise, of a first hello or of what was noted."""

    someone: Someone
    tier: int
    kind: Kind
    deadline: date | None = None
    waited: float = 0.0
    promise: Promised | None = None
    occasion: Occasion | None = None

    @property
    def order(self) -> tuple[int, date, float, int]:
        """Tier, then deadline, then who has waited longest by their own gap, then id."""
        return self.tier, self.deadline or date.max, -self.waited, self.someone.id

    @property
    def minutes(self) -> int:
        """About how long it takes: a stated guess, the same for everybody."""
        if self.kind == "hello" and self.someone.place == "deep":
            return 8
        return {"promise": 10, "hello": 4, "second_talk": 20, "talk": 15, "keep_warm": 5}[self.kind]


def due(*, someone: Someone, on: date, next_working_day: date) -> Due | None:
    """The first thing due with somebody, or None.

    For people let go or only in the address book that can only be a promise the member made: the
    promise stands, whatever became of the rest.
    """
    near = None
    if someone.place in ("new", "deep", "warm"):
        near = occasion(someone=someone, on=on)
    found = _all(someone, on, next_working_day, near)
    return min(found, default=None, key=lambda one: one.tier)


def _all(
    someone: Someone, on: date, next_working_day: date, near: Occasion | None
) -> Iterator[Due]:
    if promise := _first_promise(someone, on):
        now = promise.due_on is not None and promise.due_on < next_working_day
        yield Due(
            someone=someone,
            tier=PROMISE_NOW if now else PROMISE,
            kind="promise",
            deadline=promise.due_on,
            promise=promise,
            occasion=near,
        )
    if someone.place in ("gone", "book"):
        return
    if someone.met_on and someone.awaits_hello(on=on):
        yield Due(
            someone=someone,
            tier=HELLO_DEEP if someone.place == "deep" else HELLO,
            kind="hello",
            deadline=someone.met_on + HELLO_WITHIN,
            occasion=near,
        )
    elif rhythm := _by_rhythm(someone, on, near):
        yield rhythm
    if near:
        kind: Kind = "talk" if someone.place == "deep" else "keep_warm"
        yield Due(someone=someone, tier=DAY, kind=kind, deadline=near.day, occasion=near)


def _first_promise(someone: Someone, on: date) -> Promised | None:
    open_now = [p for p in someone.promises if p.due_on is None or p.due_on - on <= PROMISE_AHEAD]
    return min(open_now, default=None, key=lambda p: (p.due_on or date.max, p.id))


def _by_rhythm(someone: Someone, on: date, near: Occasion | None) -> Due | None:
    """A talk or a short hello, once the gap has passed or where none was ever written down."""
    if someone.gap is None:
        return None
    waited = 1.0 if someone.since is None else (on - someone.since).days / someone.gap
    if waited < 1:
        return None
    if someone.place == "warm":
        tier = WARM
    else:
        tier = WAITING if waited > 1.25 else TABLE
    return Due(someone=someone, tier=tier, kind=_rhythm_kind(someone), waited=waited, occasion=near)


def _rhythm_kind(someone: Someone) -> Kind:
    if someone.place == "warm":
        return "keep_warm"
    if someone.since is None or (someone.met_on and someone.touches < 2):
        return "hello"
    return "second_talk" if someone.met_on and someone.touches == 2 else "talk"
