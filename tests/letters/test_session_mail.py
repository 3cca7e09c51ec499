"""Email about sessions: an invitation for the calendar, its changes, and the minutes."""

from __future__ import annotations

import re
from datetime import timedelta
from email.message import EmailMessage

import pytest

from cookout.letters.delivery import Delivery, NothingLeft
from cookout.letters.letter_text import letter
from cookout.letters.planning import plan_mail as plan_letters
from cookout.letters.preferences import Wish
from cookout.letters.session_mail import INVITATION, MINUTES
from cookout.letters.session_reminder import REMINDER
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.notices.session_link import SessionLink
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_end import end_session
from cookout.mastermind.sessions.session_reply import SessionReply
from tests.cast import AT
from tests.letters.world import HOME
from tests.mastermind.sessions.session_world import begun, places, plan, seat_of, three

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=9)


def look(*, at: object = AT) -> list[Delivery]:
    """What is written down after the background job looked."""
    plan_letters(wishes=[], at=at, domain="example.org")  # type: ignore[arg-type]
    return list(Delivery.objects.order_by("pk"))


def read(delivery: Delivery, *, with_notes: bool = False) -> EmailMessage:
    wish = Wish(owner=delivery.owner, with_notes=with_notes)
    return letter(delivery, wish=wish, sender="cookout@example.org", home=HOME, at=AT)


def body(mail: EmailMessage) -> str:
    part = mail.get_body()
    assert part
    return str(part.get_content())


def entry(mail: EmailMessage) -> str:
    attached = next(iter(mail.iter_attachments()))
    return str(attached.get_content()).replace("\r\n ", "")


def planned() -> GroupSession:
    return plan(three(), starts_at=LATER, place="Elm Street Library")


def test_every_member_gets_one_invitation_with_a_calendar_entry() -> None:
    session = planned()
    look()
    assert len(look()) == 3
    mail = read(look()[0])
    assert "Thursday, November 26 at 6:12 AM" in mail["Subject"]
    ics = entry(mail)
    assert f"UID:session-{session.uid}@cookout" in ics
    assert "METHOD:REQUEST" in ics
    assert "SEQUENCE:0" in ics
    assert "DTSTART:20261126T141200Z" in ics


def test_a_move_and_a_cancellation_go_to_the_same_calendar_entry() -> None:
    session = planned()
    look()
    session.move(starts_at=LATER + timedelta(hours=1), place="Library", video_link="")
    moved = look()[-1]
    assert "SEQUENCE:1" in entry(read(moved))
    assert "now" in read(moved)["Subject"]
    assert "at 7:12 AM, until 8:42 AM." in body(read(moved))
    session.cancel(at=AT)
    last = look()[-1]
    ics = entry(read(last))
    assert "METHOD:CANCEL" in ics
    assert "STATUS:CANCELLED" in ics
    assert f"UID:session-{session.uid}@cookout" in ics
    assert len(look()) == 9


def test_a_session_canceled_before_anybody_heard_of_it_stays_unsaid() -> None:
    planned().cancel(at=AT)
    assert look() == []


def test_an_invitation_to_one_session_does_not_stand_in_for_another() -> None:
    group = three()
    for days in (3, 17):
        plan(group, starts_at=AT + timedelta(days=days))
    assert all(one.covered_by is None for one in look())


def test_the_minutes_go_to_those_who_were_there() -> None:
    session = begun(three())
    seat_of(session, "Priya").delete()
    end_session(session, at=AT)
    sent = [one for one in look(at=AT + timedelta(minutes=1)) if one.kind == MINUTES]
    assert {one.owner.first_name for one in sent} == {"Sol", "Rowan"}
    mail = read(sent[0])
    assert "second shop" not in body(mail)
    assert f"/sessions/{session.pk}/" in body(mail)
    mail = read(sent[0], with_notes=True)
    assert "Should I open a second shop?" in body(mail)
    assert not list(mail.iter_attachments())
    look(at=AT + timedelta(minutes=2))
    assert Delivery.objects.filter(kind=MINUTES).count() == 2


def test_minutes_of_an_evening_have_the_day_of_their_readers_clock() -> None:
    session = begun(three())
    evening = AT.replace(hour=1) + timedelta(days=1)  # 5:00 PM in Los Angeles, the day before.
    GroupSession.objects.filter(pk=session.pk).update(starts_at=evening)
    end_session(session, at=AT)
    (sent, *_) = [one for one in look(at=AT + timedelta(minutes=1)) if one.kind == MINUTES]
    assert "Thursday Mastermind, Tuesday, November 17" in body(read(sent, with_notes=True))


def test_who_left_meanwhile_reads_nothing_of_the_session() -> None:
    session = planned()
    deliveries = {one.owner.first_name: one for one in look()}
    places(session.group)["Rowan"].leave(at=AT)
    mail = read(deliveries["Rowan"])
    assert "Library" not in mail.as_string()
    assert mail["Subject"] == "A session"
    assert deliveries["Rowan"].kind == INVITATION


def test_a_member_by_mail_is_invited_and_told_of_a_cancellation_too() -> None:
    group = three()
    GroupMember.list_by_mail(group=group, name="Brett Lind", email="brett@example.org", at=AT)
    session = plan(group, starts_at=LATER, place="Library")
    assert len(look()) == 4
    mail = read(look()[-1])
    assert "brett@example.org" in str(mail["To"])
    assert "Hello Brett" in body(mail)
    assert "Settings" not in body(mail)
    assert "Coming or not, and to join: https://cookout.example.org/sessions/reply/" in body(mail)
    assert "mailto:brett@example.org" in entry(mail)
    session.cancel(at=AT)
    last = [read(one) for one in look()[4:]]
    assert len(last) == 4
    assert sum("brett@example.org" in str(one["To"]) for one in last) == 1
    delivery = look()[3]
    group.members.filter(member=None).update(left_at=AT)
    with pytest.raises(NothingLeft):
        read(delivery)


def test_the_calendar_entry_of_a_member_by_mail_opens_without_an_account() -> None:
    group = three()
    session = plan(group, starts_at=LATER)
    GroupMember.list_by_mail(group=group, name="Brett Lind", email="brett@example.org", at=AT)
    mail = read(next(one for one in look() if one.recipient))
    links = {"entry": entry(mail).replace("\n ", ""), "words": body(mail)}
    for text in links.values():
        assert f"/sessions/{session.pk}/" not in text
        secret = re.search(r"/sessions/reply/([\w-]+)/", text)
        assert secret
        assert SessionLink.find(secret[1], at=AT).session == session


def test_a_member_by_mail_is_reminded_a_day_before_unless_they_cannot_come() -> None:
    group = three()
    brett = GroupMember.list_by_mail(group=group, name="Brett", email="b@example.org", at=AT)
    session = plan(group, starts_at=LATER, place="Library")
    look()
    look(at=LATER - timedelta(hours=25))
    reminders = Delivery.objects.filter(kind=REMINDER)
    assert not reminders.exists()
    for _ in range(2):
        look(at=LATER - timedelta(hours=23))
    at = LATER - timedelta(hours=23)
    mail = letter(
        reminders.get(), wish=Wish(owner=group.host), sender="c@example.org", home=HOME, at=at
    )
    assert mail["Subject"] == "Thursday Mastermind: tomorrow at 6:12 AM"
    secret = body(mail).split("/sessions/reply/")[1].split("/")[0]
    SessionLink.find(secret, at=at).give(comes=False, at=at)
    assert SessionReply.objects.get(member=brett).comes is False
    with pytest.raises(NothingLeft):
        read(reminders.get())
    session.move(starts_at=LATER + timedelta(days=7), place="Library", video_link="")
    look(at=LATER)
    look(at=LATER + timedelta(days=6, hours=1))
    assert reminders.count() == 2  # Of another day they have said nothing.


def test_who_was_invited_within_the_last_day_is_not_reminded_as_well() -> None:
    group = three()
    GroupMember.list_by_mail(group=group, name="Brett", email="b@example.org", at=AT)
    plan(group, starts_at=AT + timedelta(hours=20))
    look()
    look(at=AT + timedelta(hours=1))
    assert not Delivery.objects.filter(kind=REMINDER).exists()
