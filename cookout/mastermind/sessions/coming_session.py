"""The next sessions of a member's groups, as Today mentions them: once each, until they are over.

A running session is a way into its room; one that nobody ended is listed only for its leader, to
end it. A planned one asks whether the member is coming, and reminds them from the day before.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_reply import SessionReply
from cookout.mastermind.sessions.session_turn import words_for
from cookout.members.member import Member
from cookout.practice.mastermind.coming import ASKED_FROM, is_mentioned

MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ComingSession:
    """A session, and whether the member is coming; None until they answer.

    For a session in writing, also what it waits for from them.
    """

    session: GroupSession
    comes: bool | None
    turn: str = ""


def coming_sessions(member: Member, *, at: datetime) -> list[ComingSession]:
    """At most three, the next one first."""
    mine = SessionReply.objects.filter(member__member=member)
    ahead = GroupSession.objects.seen_by(member).to_come(at=at)
    near = ahead.filter(starts_at__lt=at + timedelta(days=ASKED_FROM + 1)).select_related("group")
    rows = list(near)
    replies = dict(mine.filter(session__in=rows).values_list("session", "comes")) if rows else {}
    found = [ComingSession(session=row, comes=replies.get(row.pk)) for row in rows]
    mentioned = [session for session in found if _is_mentioned(session, member, at)][:MOST]
    return [replace(one, turn=_turn(one.session, member)) for one in mentioned]


def _turn(session: GroupSession, member: Member) -> str:
    if session.protocol.live or not session.is_running:
        return ""
    return words_for(session.group.membership_of(member), session)


def _is_mentioned(one: ComingSession, member: Member, at: datetime) -> bool:
    session = one.session
    if session.is_left_open(at=at):
        return session.group.is_led_by(member)
    if session.is_running:
        return one.comes is not False
    days = (member.day(session.starts_at) - member.day(at)).days
    return session.ends_at >= at and is_mentioned(days=days, comes=one.comes)
