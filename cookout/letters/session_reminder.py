"""A day before a session: an email to members who take part by email, and a note on phones."""

from __future__ import annotations

from datetime import datetime, timedelta

from cookout.letters.delivery import Delivery, LetterKind, NothingLeft
from cookout.letters.session_mail import (
    INVITATION,
    ask_words,
    plan_by_mail,
    session_of,
    written_to,
)
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.notices.session_link import SessionLink
from cookout.mastermind.sessions.session import GroupSession, GroupSessions
from cookout.mastermind.sessions.session_reply import SessionReply
from cookout.members.compiled_query import CompiledQuery
from cookout.members.member import Member
from cookout.practice.formats import clock
from cookout.practice.phrases import one_line, when

REMINDER = LetterKind.TOMORROW
BEFORE = timedelta(hours=24)


def soon(*, at: datetime) -> GroupSessions:
    """The sessions that start within a day and have not begun."""
    ahead = GroupSession.objects.filter(cancelled_at=None, began_at=None)
    rows = ahead.filter(starts_at__gt=at, starts_at__lte=at + BEFORE)
    return rows.select_related("group__host").order_by("starts_at", "pk")


_SOON = CompiledQuery(lambda at: soon(at=at))
"""Asked at every look, which is once a minute."""


def sessions_to_tell(member: Member, *, at: datetime) -> GroupSessions:
    """Those of a member's groups, without those that they can't come to."""
    away = SessionReply.objects.filter(member__member=member, comes=False)
    return soon(at=at).seen_by(member).exclude(pk__in=away.values("session"))


def plan_session_reminders(*, at: datetime, domain: str) -> None:
    """Write down the reminders that are due, in the ledger of the group's host.

    Who said that they can't come gets none, and neither does who was invited within that day.
    """
    for session in _SOON(at=at):
        written = written_to(session, REMINDER)
        away = session.replies.filter(comes=False).values("member")
        for place in session.group.members.by_mail().exclude(pk__in=away):
            due_at = session.starts_at - BEFORE
            if _was_invited(session, place, by=due_at):
                plan_by_mail(session, place, REMINDER, written, due_at=due_at, domain=domain)


def _was_invited(session: GroupSession, place: GroupMember, *, by: datetime) -> bool:
    """Whether the invitation to the session as it is now was due, or went out, by a moment."""
    period = f"{session.pk}.{session.sequence}.{place.pk}"
    due = Delivery.objects.filter(kind=INVITATION, recipient=place, period=period)
    mail = f"{INVITATION}.{session.sequence}"
    mailed = SessionLink.objects.filter(session=session, recipient=place, mail=mail)
    return due.filter(due_at__lte=by).exists() or mailed.filter(mailed_at__lte=by).exists()


def reminded_of(delivery: Delivery, *, at: datetime) -> GroupSession:
    """The session of a reminder. NothingLeft where it was moved, canceled, has begun, or where
    they said that they can't come."""
    session, parts = session_of(delivery), delivery.period.split(".")
    if session is None or session.began_at or session.cancelled_at or session.starts_at <= at:
        raise NothingLeft
    if parts[1:2] != [str(session.sequence)]:
        raise NothingLeft
    place = delivery.present_recipient() or session.group.membership_of(delivery.owner)
    if SessionReply.objects.filter(session=session, member=place, comes=False).exists():
        raise NothingLeft
    return session


def when_words(session: GroupSession, *, delivery: Delivery, at: datetime) -> str:
    """ "tomorrow at 5:00 PM", in the owner's time zone."""
    member = delivery.owner
    starts = clock(session.starts_at.astimezone(member.zone).time())
    return f"{when(day=member.day(session.starts_at), on=member.day(at))} at {starts}"


def reminder_words(delivery: Delivery, *, home: str, at: datetime) -> tuple[str, list[str]]:
    """The subject and the lines of a reminder."""
    session = reminded_of(delivery, at=at)
    group = one_line(text=session.group.name, most=60)
    starts = when_words(session, delivery=delivery, at=at)
    lines = [f"{group} meets {starts}."]
    lines += [f"Place: {one_line(text=session.place)}"] if session.place else []
    lines += [f"Video call: {session.video_link}"] if session.video_link else []
    lines += ["", ask_words(delivery, session, home=home, at=at)]
    return f"{group}: {starts}", lines
