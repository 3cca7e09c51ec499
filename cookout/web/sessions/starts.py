"""When a session begins, in words."""

from __future__ import annotations

from datetime import UTC, tzinfo

from cookout.mastermind.sessions.session import GroupSession
from cookout.members.member import Member
from cookout.practice.formats import clock, full_day, in_region


def starts_words(session: GroupSession, *, member: Member) -> str:
    """ "Thursday, December 10 at 5:00 PM", by the member's own clock."""
    return _words(session, member.zone)


def starts_by_the_host(session: GroupSession) -> str:
    """The same in the host's time zone and region, for members without an account."""
    host = session.group.host
    with in_region(host.region if host else "US"):
        return _words(session, host.zone if host else UTC)


def _words(session: GroupSession, zone: tzinfo) -> str:
    starts = session.starts_at.astimezone(zone)
    return f"{full_day(starts.date())} at {clock(starts.time())}"
