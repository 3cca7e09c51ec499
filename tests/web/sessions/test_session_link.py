"""Coming or not, and into the room, by a link in an email: used by a member without an account,
tried by an enemy."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.notices.session_link import SessionLink
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_end import end_session
from cookout.mastermind.sessions.session_reply import SessionReply
from tests.cast import AT
from tests.mastermind.sessions.session_world import begun, places, plan
from tests.mastermind.world import another, by_mail
from tests.web.conftest import words


@pytest.fixture
def brett(group: Group) -> GroupMember:
    return by_mail(group)


@pytest.fixture
def ahead(group: Group) -> GroupSession:
    """A session in two days."""
    return plan(group, starts_at=timezone.now() + timedelta(days=2), place="Elm Street Library")


def link(session: GroupSession, brett: GroupMember, *, mail: str = "session.0") -> str:
    return f"/sessions/reply/{SessionLink.make(session, brett, mail=mail, at=timezone.now())}/"


def comes(brett: GroupMember) -> bool | None:
    reply = SessionReply.objects.filter(member=brett).first()
    return reply.comes if reply else None


def test_looking_says_nothing_and_a_button_says_coming_or_not(
    outside: Client, ahead: GroupSession, brett: GroupMember
) -> None:
    address = link(ahead, brett)
    for method in (outside.get, outside.head):
        assert method(address).status_code == 200
    assert comes(brett) is None
    page = words(outside.get(address))
    assert "Are you coming?" in page
    assert "Elm Street Library" in page
    assert "Rowan" not in page
    assert outside.post(address, {"comes": "perhaps"}).status_code == 422
    assert outside.post(address, {"comes": "yes"}).status_code == 302
    assert comes(brett) is True
    outside.post(address, {"comes": "no"})
    assert comes(brett) is False
    assert "Saved: you’re not coming." in words(outside.get(address))


def test_every_email_has_its_own_link_and_a_forged_or_replaced_one_opens_nothing(
    outside: Client, ahead: GroupSession, brett: GroupMember
) -> None:
    invited, reminded = link(ahead, brett), link(ahead, brett, mail="tomorrow.0")
    assert outside.get(invited).status_code == outside.get(reminded).status_code == 200
    newer = link(ahead, brett)
    for gone in (invited, f"{newer[:-2]}x/", "/sessions/reply/%00/"):
        for answer in (outside.get(gone), outside.post(gone, {"comes": "yes"})):
            assert answer.status_code == 404
            assert "Library" not in words(answer)
    SessionLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert outside.get(newer).status_code == 404
    newer = link(ahead, brett)
    brett.leave(at=AT)
    assert outside.post(newer, {"comes": "yes"}).status_code == 404
    assert comes(brett) is None
    secret = newer.split("/")[-2]
    assert not SessionLink.objects.filter(digest=secret).exists()


@pytest.mark.parametrize(
    ("gone", "said"),
    [
        ({"cancelled_at": AT}, "This session was canceled"),
        ({"began_at": AT, "ended_at": AT}, "This session is over"),
        ({"starts_at": AT}, "This session is over"),
    ],
)
def test_a_session_that_is_past_takes_no_answer_and_says_so(
    outside: Client,
    ahead: GroupSession,
    brett: GroupMember,
    gone: dict[str, object],
    said: str,
) -> None:
    address = link(ahead, brett)
    GroupSession.objects.filter(pk=ahead.pk).update(**gone)
    assert outside.post(address, {"comes": "yes"}).status_code == 422
    assert comes(brett) is None
    page = words(outside.get(address))
    assert said in page
    assert "Not coming" not in page


def test_guesses_and_answers_are_slowed_down_and_nothing_travels_on(
    outside: Client, ahead: GroupSession, brett: GroupMember
) -> None:
    address = link(ahead, brett)
    answer = outside.get(address)
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "noindex" in answer["X-Robots-Tag"]
    assert not answer.cookies.get("sessionid")
    for _ in range(20):
        assert outside.post("/sessions/reply/forged/").status_code == 404
    assert outside.post("/sessions/reply/forged/").status_code == 429
    for _ in range(20):
        assert outside.post(address, {"comes": "yes"}).status_code == 302
    assert outside.post(address, {"comes": "no"}).status_code == 429
    assert comes(brett) is True


def test_the_minutes_open_by_their_link_and_take_no_answer(
    outside: Client, group: Group, brett: GroupMember
) -> None:
    session = begun(group)
    address = link(session, brett, mail="minutes.0")
    assert "second shop" not in words(outside.get(address))
    end_session(session, at=AT)
    page = words(outside.get(address))
    assert "Minutes" in page
    assert "Should I open a second shop?" in page
    assert outside.post(address, {"comes": "yes"}).status_code == 405
    assert comes(brett) is None
    invited = link(session, brett)
    assert "second shop" not in words(outside.get(invited))
    assert outside.get(f"{address[:-2]}x/").status_code == 404
    GroupMember.objects.filter(pk=brett.pk).update(left_at=AT)
    assert outside.get(address).status_code == 404


def test_the_page_of_a_session_has_a_way_out_and_the_members_name_in_the_call(
    outside: Client, ahead: GroupSession, brett: GroupMember
) -> None:
    ahead.video_link = "https://whereby.com/thursday"
    ahead.save()
    address = link(ahead, brett)
    assert "?displayName=Brett%20Lindqvist" in outside.get(address).content.decode()
    assert "You left" in words(outside.post(address, {"leave": "1"}))
    brett.refresh_from_db()
    assert brett.left_at is not None
    assert outside.get(address).status_code == 404


def test_a_member_by_email_joins_a_live_session_by_the_link_of_the_invitation(
    outside: Client, group: Group, brett: GroupMember
) -> None:
    session, phone = begun(group), Client()
    address = link(session, brett)
    assert "Join the session" in words(outside.get(address))
    assert not session.seats.filter(member=brett).exists()  # Looking takes no seat.
    assert outside.post(address, {"join": "1"}).status_code == 302
    answer = phone.post(address, {"join": "1"})
    assert answer.url == f"/sessions/{session.pk}/room/"
    page = words(phone.get(answer.url))
    assert "as Brett Lindqvist" in page
    assert "Should I open a second shop?" in page
    assert session.seats.get(member=brett).present_at is not None
    # Two browsers are one seat.
    assert session.seats.filter(member=brett).count() == 1
    for closed in ("next/", "bell/", "timekeeper/"):
        assert phone.post(f"/sessions/{session.pk}/{closed}").status_code == 404
    assert phone.get(f"/groups/{group.pk}/").status_code == 302  # To the sign-in page.
    brett.leave(at=AT)
    assert phone.get(f"/sessions/{session.pk}/room/live/").status_code == 302


def test_when_the_last_account_leaves_nobody_by_email_stays_in_the_room(
    group: Group, brett: GroupMember
) -> None:
    session, phone = begun(group), Client()
    phone.post(link(session, brett), {"join": "1"})
    for name in ("Rowan", "Priya", "Sol"):
        places(group)[name].leave(at=AT)
    for page in ("room", "room/live", "version"):
        assert phone.get(f"/sessions/{session.pk}/{page}/").status_code == 302


def test_the_link_opens_the_room_from_half_an_hour_before_and_not_after_the_bell(
    outside: Client, group: Group, ahead: GroupSession, brett: GroupMember
) -> None:
    address = link(ahead, brett)
    assert "Half an hour before, you can join the session here." in words(outside.get(address))
    assert outside.post(address, {"join": "1"}).status_code == 422
    assert not ahead.seats.exists()
    ahead.starts_at = timezone.now() + timedelta(minutes=20)
    ahead.save()
    assert outside.post(address, {"join": "1"}).status_code == 302
    assert "Not started yet" in words(outside.get(f"/sessions/{ahead.pk}/room/"))
    over = begun(group)
    end_session(over, at=AT)
    assert outside.post(link(over, brett), {"join": "1"}).status_code == 422
    assert not over.seats.filter(member=brett).exists()


def test_what_a_member_by_email_typed_last_comes_back_after_the_bell(
    group: Group, brett: GroupMember
) -> None:
    session, phone = begun(group), Client()
    phone.post(link(session, brett), {"join": "1"})
    said = {"kind": "card", "hot_seat": 1, "basis": "idea"}
    cards, room = (f"/sessions/{session.pk}/{name}/" for name in ("cards", "room"))
    assert "Your draft is kept." in words(phone.post(cards, said | {"words": "Wait."}))
    end_session(session, at=AT)
    late = phone.post(cards, said | {"words": "Ask <Joe>."})
    assert "Ask &lt;Joe&gt;." in late.content.decode()
    for answer in (late, phone.get(room)):
        assert answer.status_code == 404
        assert "The minutes come to you by email." in words(answer)
        assert "Your drafts" in words(answer)
        assert "Wait." in words(answer)


def test_who_has_an_account_by_now_joins_by_signing_in(
    outside: Client, group: Group, brett: GroupMember
) -> None:
    session = begun(group)
    address = link(session, brett)
    outside.post(address, {"join": "1"})
    brett.join(another("Brett Lindqvist"))
    assert outside.post(address, {"join": "1"}).status_code == 404
    answer = outside.get(f"/sessions/{session.pk}/room/")
    assert answer.status_code == 302
