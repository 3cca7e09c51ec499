"""Whose turn it is: how long somebody waits for a hot seat, and who was silent."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from cookout.practice.phrases import number, so_many

LEAST_WEEKS = 6
SILENT_SESSIONS = 2
MISSES_ALLOWED = 2
"""A year."""
BOTH = 2

Member = TypeVar("Member")


def weeks_until_marked(*, members: int, hot_seats: int, weeks_between: int) -> Fraction:
    """Weeks after which a member who asked for a hot seat has waited too long.

    As long as everybody's turn takes, and at least six weeks. ValueError where a count is below 1.
    """
    if min(members, hot_seats, weeks_between) < 1:
        raise ValueError("a group has members, hot seats and a rhythm")
    return max(Fraction(LEAST_WEEKS), Fraction(members * weeks_between, hot_seats))


def waits_long(*, days: int, members: int, hot_seats: int, weeks_between: int) -> bool:
    """Whether somebody who asked for a hot seat so many days ago is marked."""
    limit = weeks_until_marked(members=members, hot_seats=hot_seats, weeks_between=weeks_between)
    return days > limit * 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Attended:
    """Who was at a session, and who of them gave something: words, a promise, a provider."""

    present: Collection[object]
    spoke: Collection[object]


def silent_members(
    *, members: Sequence[Member], sessions: Sequence[Attended]
) -> tuple[Member, ...]:
    """Members who gave nothing in the last two sessions they were at. `sessions`: newest last.

    A missed session counts for nothing, and somebody new is not marked before two sessions.
    """
    return tuple(member for member in members if _is_silent(member, sessions))


def _is_silent(member: object, sessions: Sequence[Attended]) -> bool:
    attended = [session for session in sessions if member in session.present][-SILENT_SESSIONS:]
    return len(attended) == SILENT_SESSIONS and not any(
        member in session.spoke for session in attended
    )


def waiting_words(*, name: str, weeks: int) -> str:
    """Since when somebody waits for a hot seat: "Luis has waited seven weeks for a hot seat"."""
    if weeks < 1:
        return f"{name} asked for a hot seat this week"
    return f"{name} has waited {so_many(count=weeks, one='week', several='weeks')} for a hot seat"


def silent_words(*, name: str) -> str:
    """What the host reads of a member who gave nothing in the last sessions they were at."""
    return f"{name} wrote nothing in the last two sessions. Ask how they are."


def attended_words(*, name: str, came: int, of: int) -> str:
    """At how many of the last sessions a member was: "Ana: at four of the last five sessions".

    Nothing where there was no session since they joined. ValueError where more than all.
    """
    if not 0 <= came <= of:
        raise ValueError("nobody comes more often than there are sessions")
    if of <= 1:
        return f"{name}: {'' if came else 'not '}at the last session" if of else ""
    everyone = "both" if of == BOTH else "all"
    amount = "none" if came == 0 else everyone if came == of else number(count=came)
    return f"{name}: at {amount} of the last {number(count=of)} sessions"


def missed_words(*, name: str, missed: int) -> str:
    """What the host reads of a member's misses in the last year; nothing up to the two allowed.

    A well-run group allows two misses a year.
    """
    if missed <= MISSES_ALLOWED:
        return ""
    many = so_many(count=missed, one="session", several="sessions")
    return f"{name} missed {many} in the last 12 months"
