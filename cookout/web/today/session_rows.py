"""The next sessions of the member's groups, as rows on Today."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from cookout.mastermind.sessions.coming_session import ComingSession, coming_sessions
from cookout.members.member import Member
from cookout.practice.formats import clock, full_day
from cookout.practice.phrases import capital, near_day, one_line

A_WEEK = 7


class SessionLine(NamedTuple):
    """A session in a row: group, time and place, and whether the member is coming."""

    pk: int
    group: str
    when: str
    comes: bool | None
    is_running: bool


def session_rows(member: Member, *, at: datetime) -> list[SessionLine]:
    """At most three, the next one first."""
    return [_line(session, member, at) for session in coming_sessions(member, at=at)]


def _line(one: ComingSession, member: Member, at: datetime) -> SessionLine:
    session = one.session
    starts = clock(session.starts_at.astimezone(member.zone).time())
    day, on = member.day(session.starts_at), member.day(at)
    near = near_day(day=day, on=on) if (day - on).days < A_WEEK else full_day(day)
    place = "" if session.is_left_open(at=at) else one_line(text=session.place, most=60)
    when = _now(one, at) if session.is_running else f"{capital(words=near)} at {starts}"
    return SessionLine(
        pk=session.pk,
        group=one_line(text=session.group.name, most=60),
        when=f"{when} · {place}" if place else when,
        comes=one.comes,
        is_running=session.is_running,
    )


def _now(one: ComingSession, at: datetime) -> str:
    if one.session.is_left_open(at=at):
        return "Still open. End it to send the minutes."
    return f"In writing · your turn to {one.turn}" if one.turn else "Now"
