"""A room as one person in it sees it: the stage, the cards they may read, and their desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from math import tau
from typing import Any

from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.sessions.session_card import SessionCard, SessionCardKind
from cookout.mastermind.sessions.session_room import SessionRoom
from cookout.mastermind.sessions.session_seat import SessionSeat
from cookout.practice.mastermind.kinds import BASIS_WORDS, HEARD_WORDS
from cookout.practice.protocol.phase import Input, Speaker
from cookout.practice.protocol.running_order import Step
from cookout.practice.protocol.times import short
from cookout.web.sessions.desk import desk_of
from cookout.web.sessions.room_door import RoomVisit

RADIUS = 44
AROUND = tau * RADIUS
"""The length of the clock's ring, in its own units."""


@dataclass(frozen=True, slots=True)
class ShownClock:
    """The time of the running phase: in milliseconds for the script, in words without it."""

    now: int
    ends: int
    total: int

    @property
    def left(self) -> int:
        """Whole seconds left, at least 0."""
        return max(0, (self.ends - self.now + 999) // 1000)

    @property
    def words(self) -> str:
        """ "6:42"; "Time’s up" past the end."""
        minutes, seconds = divmod(self.left, 60)
        hours, minutes = divmod(minutes, 60)
        if hours:
            return f"{hours}:{minutes:02}:{seconds:02}"
        return f"{minutes}:{seconds:02}"

    @property
    def is_up(self) -> bool:
        return self.ends <= self.now

    @property
    def dash(self) -> str:
        """How much of the ring is drawn."""
        share = self.left / self.total if self.total else 0
        return f"{AROUND * min(1, share):.1f} {AROUND:.1f}"


@dataclass(frozen=True, slots=True)
class ShownStep:
    """One step in the list of phases: done, running or to come."""

    name: str
    minutes: str
    state: str
    number: int


@dataclass(frozen=True, slots=True)
class ShownPromise:
    """A promise in the room, and its result in this session."""

    promise: GroupPromise
    result: str


def room_page(visit: RoomVisit, *, form: Any = None) -> dict[str, Any]:
    """The context of the room's page and of its live part."""
    room = visit.shown
    shown = {
        "here": "mastermind",
        "layout": f"{'base' if visit.has_account else 'base_open'}.html",
        "visit": visit,
        "on": visit.day,
        "room": room,
        "session": visit.session,
        "seat": visit.seat,
        "form": form,
        "is_open": visit.session.is_open(at=visit.request.at),
        "now": round(visit.request.at.timestamp() * 1000),
        "present": room.seats,
        "knocking": room.knocking if visit.leads else (),
        "others": room.members if visit.leads else (),
    }
    if room.step and room.phase:
        shown |= _running(visit, room) | {"desk": desk_of(visit, room, form=form)}
    return shown


def _running(visit: RoomVisit, room: SessionRoom) -> dict[str, Any]:
    step, phase, seat = room.step, room.phase, visit.seat
    assert step is not None
    assert phase is not None
    assert room.ends_at is not None
    now, ends = (round(at.timestamp() * 1000) for at in (visit.request.at, room.ends_at))
    clock = ShownClock(now, ends, phase.seconds + room.added)
    waiting = room.still_to_speak
    return _readable_cards(room, seat) | {
        "step": step,
        "phase": phase,
        "clock": clock,
        "steps": tuple(_steps(room)),
        "asks": seat is not None and room.asks(seat),
        "chair": room.chair,
        "heard_words": HEARD_WORDS,
        "basis_words": BASIS_WORDS,
        "hears": seat is not None and room.accepts(seat, Input.HEARD),
        "wants_more": seat is not None and room.may_want_more(seat),
        "is_silent": step.phase.speaker is Speaker.NONE,
        "speaking": room.speaking,
        "turn_ends": _turn_ends(room),
        "next_up": waiting[0] if waiting else None,
        "turn_number": len(room.turns) + 1,
        "is_ready": seat is not None and seat.pk in room.ready,
        "ready_count": len(room.ready),
        "behind": room.behind_words(at=visit.request.at) if visit.leads else "",
        "is_last": step.index + 1 == len(room.order),
        "promises": list(_promises(visit, room)),
        "experiences": room.experiences,
    }


def _readable_cards(room: SessionRoom, seat: SessionSeat | None) -> dict[str, Any]:
    """The cards that the seat may read now; outside of a hot seat those are the topics."""
    cards = room.readable(seat, hot_seat=(room.step and room.step.hot_seat) or 0)
    kinds = SessionCardKind.values
    of_kind = {kind: tuple(card for card in cards if card.kind == kind) for kind in kinds}
    restated = of_kind[SessionCardKind.RESTATEMENT]
    return {
        "restated": restated[-1] if restated else None,
        "questions": of_kind[SessionCardKind.QUESTION],
        "answers": of_kind[SessionCardKind.ANSWER],
        "sealed_count": _sealed_count(room, cards),
    }


def _steps(room: SessionRoom) -> Iterator[ShownStep]:
    """The steps of the running hot seat; outside of one, all steps, with each hot seat as one."""
    step = room.step
    assert step is not None
    if step.hot_seat:
        shown = [[single] for single in room.order if single.hot_seat == step.hot_seat]
    else:
        shown = [list(steps) for _, steps in groupby(room.order, key=_in_one_line)]
    for number, steps in enumerate(shown, start=1):
        last, seconds = steps[-1], sum(each_step.seconds for each_step in steps)
        state = "now" if last is step else "done" if last.index < step.index else ""
        name = last.phase.name if len(steps) == 1 else _hot_seat_name(room, last.hot_seat)
        yield ShownStep(name, short(seconds=seconds), state, number)


def _in_one_line(step: Step) -> tuple[int | None, int]:
    """The grouping key: steps of one hot seat together, others alone."""
    return step.hot_seat, 0 if step.hot_seat else step.index


def _hot_seat_name(room: SessionRoom, number: int | None) -> str:
    chair = room.chairs.get(number) if number else None
    return f"Hot seat: {chair.member.first_name}" if chair else f"Hot seat {number}"


def _turn_ends(room: SessionRoom) -> int | None:
    turn, step = room.speaking, room.step
    if turn is None or step is None or not step.seconds_each:
        return None
    return round((turn.began_at.timestamp() + step.seconds_each) * 1000)


def _sealed_count(room: SessionRoom, cards: list[SessionCard]) -> int:
    """How many answers are handed in and still sealed. Nothing else about them is shown."""
    hot_seat = room.step.hot_seat if room.step else None
    if hot_seat is None:
        return 0
    here = [card for card in room.cards if card.hot_seat == hot_seat]
    answer = SessionCardKind.ANSWER
    return sum(card.kind == answer for card in here) - sum(card.kind == answer for card in cards)


def _promises(visit: RoomVisit, room: SessionRoom) -> Iterator[ShownPromise]:
    """Earlier promises in their round, for members alone; this session's in its hot seats."""
    is_round = room.step is not None and room.step.phase.takes is Input.KEPT
    if not is_round or visit.place:
        yield from (ShownPromise(promise, result) for promise, result in room.promises)
