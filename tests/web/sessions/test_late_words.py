"""What comes after its phase or the bell is refused in words, and comes back to its author."""

from __future__ import annotations

import pytest

from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_card import HeardCard, SessionCard
from cookout.mastermind.sessions.session_end import end_session
from cookout.mastermind.sessions.session_seat import SessionSeat
from cookout.room_poll import cookie_name
from tests.cast import AT, TODAY
from tests.mastermind.sessions.session_world import go_to, seat_of
from tests.web.sessions.conftest import browser

pytestmark = pytest.mark.django_db


def hand_in(session: GroupSession, name: str, words: str) -> SessionCard:
    seat = seat_of(session, name)
    SessionCard.hand_in(seat, hot_seat=1, kind="card", words=words, key=words, at=AT, basis="lived")
    return SessionCard.objects.get(words=words)


def test_each_text_that_comes_after_its_phase_is_refused_and_shown_again(
    session: GroupSession,
) -> None:
    card, asker = hand_in(session, "Sol", "We waited."), seat_of(session, "Rowan").member
    assert asker
    promise = GroupPromise.make(maker=asker, what="Ask the bank", due_on=TODAY, on=TODAY)
    go_to(session, "takeaway")
    late = {
        "promises/": {"what": "Price one oven", "due_on": "2027-01-15"},
        f"cards/{card.pk}/heard/": {"value": "will_try", "why": "It is cheap"},
        f"promises/{promise.pk}/": {"result": "changed", "due_on": "2027-01-16"},
        "experiences/": {"provider": "Ernie’s Ovens", "basis": "used"},
    }
    rowan = browser("Rowan")
    for address, said in late.items():
        answer = rowan.post(f"/sessions/{session.pk}/{address}", said)
        assert answer.status_code == 422
        page = answer.content.decode()
        assert "That phase is over, so this wasn’t saved." in page
        for name in ("what", "due_on", "why", "provider"):
            assert said.get(name, "") in page
    assert not HeardCard.objects.exists()
    assert GroupPromise.objects.get().due_on == TODAY


def test_after_the_bell_words_come_back_to_members_and_to_a_guest(session: GroupSession) -> None:
    secret = SessionSeat.invite_guest(session)
    door = SessionSeat.at_the_door(secret)
    guest, token = browser("Sol"), door.knock(name="Lee Park", at=AT)
    guest.logout()
    guest.cookies[cookie_name(session.pk)] = token
    door.let_in(at=AT)
    end_session(session, at=AT)
    said = {"kind": "card", "hot_seat": 1, "basis": "idea", "words": "Wait <a year>."}
    for client, status in ((browser("Priya"), 422), (guest, 404)):
        answer = client.post(f"/sessions/{session.pk}/cards/", said)
        assert answer.status_code == status
        assert "Wait &lt;a year&gt;." in answer.content.decode()
    assert not SessionCard.objects.exists()
    assert browser("Priya").post(f"/sessions/{session.pk}/ready/").status_code == 302


def test_the_minutes_show_a_draft_to_its_author_alone(session: GroupSession) -> None:
    SessionCard.keep_draft(
        seat_of(session, "Priya"), hot_seat=1, kind="card", words="Half a thought", key="1", at=AT
    )
    end_session(session, at=AT)
    pages = {
        name: browser(name).get(f"/sessions/{session.pk}/").content.decode()
        for name in ("Priya", "Sol")
    }
    assert "Half a thought" in pages["Priya"]
    assert "Half a thought" not in pages["Sol"]
