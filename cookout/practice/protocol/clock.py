"""The time of a running session, by the server's clock in whole seconds.

A person moves the phase; the clock only says how it stands. A phone sends seconds to add, never a
time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cookout.practice.protocol.running_order import Step, total
from cookout.practice.protocol.times import MINUTE, in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """The running step of a session: when the session and the step began, and what was added.

    `before` is how the clock stood in the step before, for the one step back.
    """

    began: int
    index: int
    step_began: int
    added: int = 0
    before: Clock | None = None


class NoStep(ValueError):
    """There is no step to move to."""


def start(*, at: int) -> Clock:
    """The clock of a session that begins at a moment."""
    return Clock(began=at, index=0, step_began=at)


def ends(clock: Clock, *, order: Sequence[Step]) -> int:
    """The moment at which the running step's time is up."""
    return clock.step_began + order[clock.index].seconds + clock.added


def left(clock: Clock, *, order: Sequence[Step], at: int) -> int:
    """Seconds left in the running step; below 0 where its time is up."""
    return ends(clock, order=order) - at


def add(clock: Clock, *, seconds: int) -> Clock:
    """The running step with seconds more, or fewer where negative; two at once both count."""
    return replace(clock, added=clock.added + seconds)


def move_on(clock: Clock, *, order: Sequence[Step], at: int) -> Clock:
    """The next step, from a moment. NoStep after the last one."""
    if clock.index + 1 >= len(order):
        raise NoStep("This was the last phase.")
    return Clock(
        began=clock.began,
        index=clock.index + 1,
        step_began=at,
        before=replace(clock, before=None),
    )


def step_back(clock: Clock) -> Clock:
    """The step before as it stood, its time gone on meanwhile. NoStep where there is none.

    One step only: what came before that step is not kept.
    """
    if clock.before is None:
        raise NoStep("One step back is as far as it goes.")
    return clock.before


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
    said = f"{late} {in_words(minutes=late).split()[-1]} behind"
    last = order[-1]
    return said + ("." if clock.index >= last.index else f": shorten “{last.phase.name}”?")
