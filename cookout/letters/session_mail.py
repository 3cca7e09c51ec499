"""Email about sessions of a group: the calendar invitation, its changes, and the minutes."""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import urljoin

from cookout.letters.delivery import Delivery, LetterKind, NothingLeft
from cookout.letters.session_event import session_event
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.session import GroupSession
from cookout.mastermind.session_link import SessionLink
from cookout.mastermind.session_minutes import minutes_of, minutes_text
from cookout.members.member import Member
from cookout.practice.formats import clock, full_day
from cookout.practice.phrases import one_line

INVITATION, MINUTES = LetterKind.SESSION, LetterKind.MINUTES
BY_MAIL = (INVITATION, LetterKind.TOMORROW)
"""What members who take part by email get, too."""
MINUTES_FOR = timedelta(days=2)
"""So long after the bell minutes are still sent."""
MINUTES_READY = "The minutes are ready: questions, answers, what was heard, and promises."
GONE = "This session isn’t there anymore."


def plan_session_mail(*, at: datetime, domain: str) -> None:
    """Write down every invitation and all minutes that are due, once for each move."""
    _plan_invitations(at, domain)
    _plan_minutes(at, domain)


def _plan_invitations(at: datetime, domain: str) -> None:
    coming = GroupSession.objects.filter(starts_at__gt=at).select_related("group")
    for session in coming:
        told = _told(INVITATION, f"{session.pk}.")
        for member in _members(session):
            period = f"{session.pk}.{session.sequence}"
            # Who never heard of it need not hear that it was canceled.
            is_news = session.cancelled_at is None or any(
                owner == member.pk and one.count(".") == 1 for owner, one in told
            )
            if is_news and (member.pk, period) not in told:
                _plan(member, INVITATION, period, at, domain)
        _plan_by_mail(session, told, at, domain)


def _plan_by_mail(
    session: GroupSession, told: set[tuple[int, str]], at: datetime, domain: str
) -> None:
    """Invitations to members who take part by email, in the ledger of the group's host."""
    host = session.group.host
    by_mail = session.group.members.present().filter(member=None).exclude(email="")
    for place in by_mail if host else ():
        assert host
        period = f"{session.pk}.{session.sequence}.{place.pk}"
        knows = any(one.endswith(f".{place.pk}") and one.count(".") == 2 for _, one in told)
        if (session.cancelled_at is None or knows) and (host.pk, period) not in told:
            _plan(host, INVITATION, period, at, domain)


def place_of(delivery: Delivery) -> GroupMember | None:
    """The member who takes part by email to whom it goes; None for its owner's own."""
    parts = delivery.period.split(".")
    if delivery.kind not in BY_MAIL or len(parts) != 3 or not parts[2].isdecimal():
        return None
    by_mail = GroupMember.objects.seen_by(delivery.owner).filter(member=None, left_at=None)
    if place := by_mail.filter(pk=int(parts[2])).first():
        return place
    raise NothingLeft


def _plan_minutes(at: datetime, domain: str) -> None:
    lately = GroupSession.objects.filter(ended_at__gt=at - MINUTES_FOR, ended_at__lte=at)
    for session in lately.select_related("group"):
        told = _told(MINUTES, str(session.pk))
        seats = session.seats.came().exclude(member__member=None)
        for seat in seats.filter(member__left_at=None).select_related("member__member"):
            member = seat.member.member if seat.member else None
            if member and member.email and (member.pk, str(session.pk)) not in told:
                _plan(member, MINUTES, str(session.pk), at, domain)


def _members(session: GroupSession) -> list[Member]:
    """Those of the group who have an account and an address."""
    places = session.group.members.present().exclude(member=None).select_related("member")
    found = [place.member for place in places]
    return [member for member in found if member and member.email and member.is_active]


def _told(kind: str, period: str) -> set[tuple[int, str]]:
    rows = Delivery.objects.filter(kind=kind, period__startswith=period)
    return set(rows.values_list("owner", "period"))


def _plan(member: Member, kind: str, period: str, at: datetime, domain: str) -> None:
    Delivery.plan(owner=member, kind=kind, period=period, due_at=at, domain=domain)


def session_of(delivery: Delivery) -> GroupSession | None:
    """The session that an email is about, where its reader may still see it."""
    number = delivery.period.partition(".")[0]
    if not number.isdecimal():
        return None
    sessions = GroupSession.objects.seen_by(delivery.owner).select_related("group")
    return sessions.filter(pk=int(number)).first()


def ask_words(delivery: Delivery, session: GroupSession, *, home: str, at: datetime) -> str:
    """Where to say whether they come: the session's page, or a link that needs no account."""
    page = urljoin(home, f"/sessions/{session.pk}/")
    if place := place_of(delivery):
        mail = f"{delivery.kind}.{session.sequence}"
        secret = SessionLink.make(session, place, mail=mail, at=at)
        page = urljoin(home, f"/sessions/reply/{secret}/")
    return f"Coming or not: {page}"


def session_words(
    delivery: Delivery, *, home: str, with_notes: bool, at: datetime
) -> tuple[str, list[str]]:
    """The subject and the lines of an email about a session.

    Without `with_notes` minutes are a link: what was said there is not in the mail.
    """
    session = session_of(delivery)
    if session is None:
        return "A session", [GONE]
    group = one_line(text=session.group.name, most=60)
    if delivery.kind == MINUTES:
        page = urljoin(home, f"/sessions/{session.pk}/")
        lines = minutes_text(minutes_of(session)) if with_notes else [MINUTES_READY]
        return f"{group}: minutes", [*lines, "", f"Minutes: {page}"]
    starts = session.starts_at.astimezone(delivery.owner.zone)
    when = f"{full_day(starts.date())} at {clock(starts.time())}"
    if session.cancelled_at:
        return f"{group}: canceled, {when}", [f"The session on {when} was canceled."]
    moved = session.sequence > 0
    subject = f"{group}: {'now ' if moved else ''}{when}"
    lines = [f"{group} meets {'now on' if moved else 'on'} {when}."]
    lines += [f"Place: {one_line(text=session.place)}"] if session.place else []
    lines += [f"Video call: {session.video_link}"] if session.video_link else []
    return subject, [*lines, "", ask_words(delivery, session, home=home, at=at)]


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
    event = session_event(session, stamped_at=delivery.due_at, home=home)
    event.add("organizer", vCalAddress(f"mailto:{sender}"))
    place = place_of(delivery)
    address = place.email if place else delivery.owner.email
    event.add("attendee", vCalAddress(f"mailto:{address}"))
    made.add_component(event)
    written: bytes = made.to_ical()
    return written, method
