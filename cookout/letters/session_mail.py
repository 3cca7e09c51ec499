"""Email about sessions of a group: the calendar invitation, its changes, and the minutes."""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import urljoin

from cookout.letters.delivery import Delivery, LetterKind, NothingLeft
from cookout.letters.session_event import session_event
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.notices.session_link import SessionLink
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_minutes import minutes_of, minutes_text
from cookout.members.compiled_query import CompiledQuery
from cookout.members.member import Member
from cookout.practice.formats import clock, full_day
from cookout.practice.phrases import one_line

INVITATION, MINUTES = LetterKind.SESSION, LetterKind.MINUTES
MINUTES_FOR = timedelta(days=2)
"""So long after the bell minutes are still sent."""
MINUTES_READY = "The minutes are ready: questions, answers, what was heard, and promises."
GONE = "This session isn’t there anymore."
# Asked at every look, which is once a minute.
_COMING = CompiledQuery(
    lambda at: GroupSession.objects.filter(starts_at__gt=at).select_related("group__host")
)
_ENDED = CompiledQuery(
    lambda at: GroupSession.objects.filter(
        ended_at__gt=at - MINUTES_FOR, ended_at__lte=at
    ).select_related("group__host")
)


def plan_session_mail(*, at: datetime, domain: str) -> None:
    """Create every invitation and all minutes that are due, once for each move of a session."""
    _plan_invitations(at, domain)
    _plan_minutes(at, domain)


def _plan_invitations(at: datetime, domain: str) -> None:
    for session in _COMING(at=at):
        planned = _told(INVITATION, f"{session.pk}.")
        for member in _members(session):
            period = f"{session.pk}.{session.sequence}"
            # Who never heard of it need not hear that it was canceled.
            is_news = session.cancelled_at is None or any(
                owner == member.pk for owner, _ in planned
            )
            if is_news and (member.pk, period) not in planned:
                _plan(member, INVITATION, period, at, domain)
        _invite_by_mail(session, at, domain)


def _invite_by_mail(session: GroupSession, at: datetime, domain: str) -> None:
    """The same to members who take part by email."""
    written = written_to(session, INVITATION)
    knows = {place for place, _ in written}
    for place in session.group.members.by_mail():
        if session.cancelled_at is None or place.pk in knows:
            plan_by_mail(session, place, INVITATION, written, due_at=at, domain=domain)


def _plan_minutes(at: datetime, domain: str) -> None:
    for session in _ENDED(at=at):
        planned, written = _told(MINUTES, str(session.pk)), written_to(session, MINUTES)
        seats = session.seats.came().filter(member__left_at=None).exclude(member=None)
        for place in [seat.member for seat in seats.select_related("member__member")]:
            assert place
            if place.member is None and place.email:
                plan_by_mail(session, place, MINUTES, written, due_at=at, domain=domain)
            elif place.address and (place.member_id, str(session.pk)) not in planned:
                assert place.member
                _plan(place.member, MINUTES, str(session.pk), at, domain)


Written = set[tuple[int, str]]


def written_to(session: GroupSession, kind: str) -> Written:
    """Which emails about a session were sent to which members by email, from anyone's ledger.

    A ledger goes with its owner's account; the link of an email keeps that it was sent.
    """
    mailed = SessionLink.objects.filter(session=session, mail__startswith=f"{kind}.")
    found = set(mailed.exclude(mailed_at=None).values_list("recipient", "mail"))
    rows = Delivery.objects.filter(kind=kind, period__startswith=f"{session.pk}.")
    for place, period in rows.exclude(recipient=None).values_list("recipient", "period"):
        found.add((place, f"{kind}.{period.split('.')[1]}"))
    return found


def plan_by_mail(
    session: GroupSession,
    place: GroupMember,
    kind: str,
    written: Written,
    *,
    due_at: datetime,
    domain: str,
) -> None:
    """Once for each move of a session, in the ledger of the group's host."""
    if session.group.host and (place.pk, f"{kind}.{session.sequence}") not in written:
        Delivery.plan(
            owner=session.group.host,
            kind=kind,
            period=f"{session.pk}.{session.sequence}.{place.pk}",
            due_at=due_at,
            domain=domain,
            recipient=place,
        )


def _members(session: GroupSession) -> list[Member]:
    """Those of the group who have an account and an address."""
    places = session.group.members.present().exclude(member=None).select_related("member")
    found = [place.member for place in places]
    return [member for member in found if member and member.email and member.is_active]


def _told(kind: str, period: str) -> set[tuple[int, str]]:
    rows = Delivery.objects.filter(kind=kind, period__startswith=period, recipient=None)
    return set(rows.values_list("owner", "period"))


def _plan(member: Member, kind: str, period: str, at: datetime, domain: str) -> None:
    Delivery.plan(owner=member, kind=kind, period=period, due_at=at, domain=domain)


def session_of(delivery: Delivery) -> GroupSession | None:
    """The session that an email is about, where its reader may still see it.

    Raises NothingLeft where a member by email left, or has an account now.
    """
    session = delivery.session
    if session is None or delivery.present_recipient():
        return session
    seen = GroupSession.objects.seen_by(delivery.owner).filter(pk=session.pk)
    return session if seen.exists() else None


def session_page(delivery: Delivery, session: GroupSession, *, home: str, at: datetime) -> str:
    """The address of the session's page, or of a link that needs no account."""
    if place := delivery.present_recipient():
        mail = f"{delivery.kind}.{session.sequence}"
        secret = SessionLink.make(session, place, mail=mail, at=at)
        return urljoin(home, f"/sessions/reply/{secret}/")
    return urljoin(home, f"/sessions/{session.pk}/")


def ask_words(delivery: Delivery, session: GroupSession, *, home: str, at: datetime) -> str:
    """The line with the address for a reply and, without an account, for joining."""
    asked = "Coming or not, and to join: " if delivery.present_recipient() else "Coming or not: "
    return f"{asked}{session_page(delivery, session, home=home, at=at)}"


def session_words(
    delivery: Delivery, *, home: str, with_notes: bool, at: datetime
) -> tuple[str, list[str]]:
    """The subject and lines of an email about a session.

    Without `with_notes`, minutes are only a link: nothing said in the session is in the email.
    """
    session = session_of(delivery)
    if session is None:
        return "A session", [GONE]
    if delivery.kind == MINUTES:
        return _minutes_words(delivery, session, home=home, with_notes=with_notes, at=at)
    return _invitation_words(delivery, session, home=home, at=at)


def _minutes_words(
    delivery: Delivery, session: GroupSession, *, home: str, with_notes: bool, at: datetime
) -> tuple[str, list[str]]:
    place = delivery.recipient or session.group.membership_of(delivery.owner)
    if not session.seats.came().filter(member=place).exists():
        raise NothingLeft
    page = session_page(delivery, session, home=home, at=at)
    # Notes go by email only to the member who chose that: the ledger's owner is not its reader.
    is_wished = with_notes and delivery.recipient_id is None
    on = delivery.owner.day(session.starts_at)
    lines = minutes_text(minutes_of(session), on=on) if is_wished else [MINUTES_READY]
    return f"{_group_name(session)}: minutes", [*lines, "", f"Minutes: {page}"]


def _invitation_words(
    delivery: Delivery, session: GroupSession, *, home: str, at: datetime
) -> tuple[str, list[str]]:
    """An invitation; that the session was moved; or that it was canceled."""
    group = _group_name(session)
    starts = session.starts_at.astimezone(delivery.owner.zone)
    when = f"{full_day(starts.date())} at {clock(starts.time())}"
    if session.cancelled_at:
        return f"{group}: canceled, {when}", [f"The session on {when} was canceled."]
    moved = session.sequence > 0
    subject = f"{group}: {'now ' if moved else ''}{when}"
    ends = session.ends_at.astimezone(delivery.owner.zone)
    # What moved may be the end alone.
    until = f", until {clock(ends.time())}" if moved else ""
    lines = [f"{group} meets {'now on' if moved else 'on'} {when}{until}."]
    lines += [f"Place: {one_line(text=session.place)}"] if session.place else []
    lines += [f"Video call: {session.video_link}"] if session.video_link else []
    return subject, [*lines, "", ask_words(delivery, session, home=home, at=at)]


def _group_name(session: GroupSession) -> str:
    return one_line(text=session.group.name, most=60)


def invitation(delivery: Delivery, *, sender: str, home: str) -> tuple[bytes, str] | None:
    """The calendar entry of an invitation and its method; None where there is none to send."""
    from icalendar import Calendar, vCalAddress

    session = session_of(delivery) if delivery.kind == INVITATION else None
    if session is None:
        return None
    method = "CANCEL" if session.cancelled_at else "REQUEST"
    made = Calendar()
    made.add("prodid", "-//Cookout//Letters//EN")
    made.add("version", "2.0")
    made.add("method", method)
    place = delivery.present_recipient()
    page = _page_of_entry(session, place, home, at=delivery.due_at) if place else ""
    event = session_event(session, stamped_at=delivery.due_at, home=home, page=page)
    event.add("organizer", vCalAddress(f"mailto:{sender}"))
    address = place.email if place else delivery.owner.email
    event.add("attendee", vCalAddress(f"mailto:{address}"))
    made.add_component(event)
    written: bytes = made.to_ical()
    return written, method


def _page_of_entry(session: GroupSession, place: GroupMember, home: str, *, at: datetime) -> str:
    """Where a member who takes part by email opens the session from their calendar: a link of its
    own, since the one in the email's words is made anew with the words."""
    secret = SessionLink.make(session, place, mail=f"entry.{session.sequence}", at=at)
    return urljoin(home, f"/sessions/reply/{secret}/")
