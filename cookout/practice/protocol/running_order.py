"""A protocol spread over a session: every step in order, for its hot seats and its members."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TypeVar

from cookout.practice.protocol.phase import Phase, Protocol, Speaker

Member = TypeVar("Member")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One phase of one session. `hot_seat` counts from 1; None outside of the hot seats.

    `speakers` is how many have a turn, `seconds_each` how long; both 0 where nobody has turns.
    """

    index: int
    phase: Phase
    hot_seat: int | None
    seconds: int
    speakers: int = 0
    seconds_each: int = 0


def running_order(
    protocol: Protocol, *, hot_seats: int, members: int, without_asker: Collection[int] = ()
) -> tuple[Step, ...]:
    """Every step of a session with so many hot seats and members present.

    The asker has no turn in their own hot seat. In the hot seats `without_asker` the asker is not
    among the members present: there everyone has one, and turns are shorter. ValueError below one
    hot seat or two members.
    """
    if hot_seats < 1 or members < 2:
        raise ValueError("a session needs a hot seat and two members")
    inside = [phase for phase in protocol.phases if phase.in_hot_seat]
    first = protocol.phases.index(inside[0])
    spread: list[tuple[Phase, int | None]] = [(phase, None) for phase in protocol.phases[:first]]
    spread += [(phase, seat) for seat in range(1, hot_seats + 1) for phase in inside]
    spread += [(phase, None) for phase in protocol.phases[first + len(inside) :]]
    silent = {None: 0} | dict.fromkeys(without_asker, 0)
    return tuple(
        _step(index, phase, hot_seat, members - silent.get(hot_seat, 1))
        for index, (phase, hot_seat) in enumerate(spread)
    )


def _step(index: int, phase: Phase, hot_seat: int | None, speakers: int) -> Step:
    if phase.speaker is not Speaker.EACH:
        return Step(index=index, phase=phase, hot_seat=hot_seat, seconds=phase.seconds)
    seconds = phase.seconds
    each = phase.seconds_each or max(1, seconds // speakers)
    if phase.seconds_each:
        seconds = each * speakers
    if phase.most_each:
        each = min(each, phase.most_each)
    return Step(
        index=index,
        phase=phase,
        hot_seat=hot_seat,
        seconds=seconds,
        speakers=speakers,
        seconds_each=each,
    )


def total(order: Sequence[Step]) -> int:
    """How long a session takes, in seconds."""
    return sum(step.seconds for step in order)


def speaking_order(
    *, members: Sequence[Member], asker: Member | None, hot_seat: int | None
) -> tuple[Member, ...]:
    """Who speaks after whom: the members' order, begun by another one in every hot seat.

    The asker is left out. An asker who is no member (a guest) changes nothing.
    """
    others = [member for member in members if member != asker]
    start = ((hot_seat or 1) - 1) % len(others) if others else 0
    return tuple(others[start:] + others[:start])
