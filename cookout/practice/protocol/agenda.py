"""The agenda of a session as plain text, to print and to send."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from cookout.practice.formats import clock, weekday
from cookout.practice.phrases import one_line
from cookout.practice.protocol.phase import Speaker
from cookout.practice.protocol.running_order import Step
from cookout.practice.protocol.times import length

WHO = {
    Speaker.ASKER: "the asker",
    Speaker.EACH: "each in turn",
    Speaker.ALL: "everyone",
    Speaker.NONE: "in silence",
}


def agenda(
    order: Sequence[Step], *, starts: datetime, askers: Sequence[str] = (), live: bool = True
) -> str:
    """One line a step: when it starts, its name, how long, who speaks.

    `askers` are the names in the hot seats, in order; a hot seat without a name is "Hot seat 2".
    `starts` is the local time of whoever reads it.
    """
    lines: list[str] = []
    at, seat = starts, None
    for step in order:
        if step.hot_seat is not None and step.hot_seat != seat:
            lines += ["", _hot_seat(step.hot_seat, askers)]
        elif step.hot_seat is None and seat is not None:
            lines.append("")
        seat = step.hot_seat
        lines.append(f"{_when(at, live)}  {_line(step)}")
        at += timedelta(seconds=step.seconds)
    return "\n".join([*lines, "", f"{_when(at, live)}  End"]).lstrip("\n") + "\n"


def _hot_seat(number: int, askers: Sequence[str]) -> str:
    if number <= len(askers):
        return f"Hot seat: {one_line(text=askers[number - 1])}"
    return f"Hot seat {number}"


def _line(step: Step) -> str:
    who = WHO[step.phase.speaker]
    if step.seconds_each:
        who += f", up to {length(seconds=step.seconds_each)}"
    return f"{step.phase.name} ({length(seconds=step.seconds)}, {who})"


def _when(at: datetime, live: bool) -> str:
    hour = f"{clock(at.time()):>8}"
    return hour if live else f"{weekday(at.weekday(), short=True)} {hour}"
