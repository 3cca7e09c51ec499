"""The time of a running session, by the server's clock in whole seconds.

A person moves the phase; the clock only says how it stands. A phone sends seconds to add, never a
time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cookout.practice.protocol.running_order import Step, total
from cookout.practice.protocol.times import MINUTE, in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """The running step of a session: when the session and the step began, and what was added."""

    began: int
    index: int
    step_began: int
    added: int = 0


def ends(clock: Clock, *, order: Sequence[Step]) -> int:
    """The moment at which the running step's time is up."""
    return clock.step_began + order[clock.index].seconds + clock.added


def ends_in_all(clock: Clock, *, order: Sequence[Step], at: int) -> int:
    """The moment at which the session would end if every later step took its planned time."""
    later = sum(step.seconds for step in order[clock.index + 1 :])
    return max(at, ends(clock, order=order)) + later


def behind(clock: Clock, *, order: Sequence[Step], at: int) -> int:
    """Whole minutes by which the session would end late; 0 where it would not."""
    late = ends_in_all(clock, order=order, at=at) - (clock.began + total(order))
    return max(0, late) // MINUTE


def behind_words(clock: Clock, *, order: Sequence[Step], at: int) -> str:
    """What the host reads when the session runs late: "4 minutes behind: shorten the close?"

    Nothing below one minute. The step offered is the last one, while it is still to come.
    """
    late = behind(clock, order=order, at=at)
    if not late:
        return ""
    words = f"{late} {in_words(minutes=late).split()[-1]} behind"
    last = order[-1]
    return words + ("." if clock.index >= last.index else f": shorten “{last.phase.name}”?")
