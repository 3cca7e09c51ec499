"""Guests by link: attacked, let in by name, and shown nothing of before."""

from __future__ import annotations

import re
from copy import copy
from datetime import timedelta

import pytest
from django.test import Client

from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_seat import SessionSeat
from tests.cast import TODAY
from tests.mastermind.sessions.session_world import go_to, seat_of
from tests.web.sessions.conftest import browser, phase_number

pytestmark = pytest.mark.django_db


def link(session: GroupSession) -> str:
    page = browser("Sol").post(f"/sessions/{session.pk}/guests/").content.decode()
    found = re.search(r"/guest/[\w-]+/", page)
    assert found
    return found[0]


def let_in(session: GroupSession, name: str = "Lee Park") -> Client:
    guest, address = Client(), link(session)
    guest.post(address, {"name": name})
    seat = SessionSeat.objects.get(guest_name=name)
    browser("Sol").post(f"/session-seats/{seat.pk}/admission/")
    return guest


def test_a_guest_waits_at_the_door_and_sees_nothing_of_the_room(session: GroupSession) -> None:
    guest, address = Client(), link(session)
    assert guest.get(address).status_code == 200
    assert guest.post(address, {"name": " "}).status_code == 422
    page = guest.post(address, {"name": "Lee Park"}, follow=True).content.decode()
    assert "Waiting for the host" in page
    assert "Rowan" not in page
    assert guest.get(f"/sessions/{session.pk}/room/live/").status_code == 404
    assert Client().get(address).status_code == 404
    assert "Lee Park" in browser("Sol").get(f"/sessions/{session.pk}/room/").content.decode()


def test_a_second_tap_at_the_door_ends_where_the_first_did(session: GroupSession) -> None:
    guest, address = Client(), link(session)
    form = re.search(r'name="once" value="([^"]+)"', guest.get(address).content.decode())
    assert form
    said = {"name": "Lee Park", "once": form[1]}
    # The first answer, with its cookie, never arrived.
    first = Client()
    first.cookies = copy(guest.cookies)
    assert first.post(address, said).status_code == 302
    answer = guest.post(address, said)
    assert answer["Location"] == f"/sessions/{session.pk}/room/"
    assert "Waiting for the host" in guest.get(answer["Location"]).content.decode()
    assert SessionSeat.objects.filter(guest_name="Lee Park").count() == 1
    # Who has the link, and even the form, but not the cookie of that browser is somebody else.
    for eve, sent in ((Client(), said), (Client(), {"name": "Eve"})):
        eve.get(address)
        assert eve.post(address, sent).status_code == 404
    seat = SessionSeat.objects.get(guest_name="Lee Park")
    browser("Sol").post(f"/session-seats/{seat.pk}/removal/")
    assert guest.post(address, said).status_code == 404


def test_a_guest_who_opens_the_link_again_finds_back_in_the_same_browser(
    session: GroupSession,
) -> None:
    guest, address = Client(), link(session)
    guest.post(address, {"name": "Lee Park"})
    page = guest.get(address)
    assert page.status_code == 404
    assert f'href="/sessions/{session.pk}/room/"' in page.content.decode()
    assert "Waiting for the host" in guest.get(f"/sessions/{session.pk}/room/").content.decode()
    assert "/room/" not in Client().get("/guest/forged/").content.decode()
    browser("Sol").post(f"/sessions/{session.pk}/bell/")
    assert "/room/" not in guest.get(address).content.decode()


def test_a_guest_who_was_let_in_taps_and_writes_and_moves_no_phase(session: GroupSession) -> None:
    guest = let_in(session)
    go_to(session, "write")
    number = phase_number(session)
    assert guest.post(f"/sessions/{session.pk}/ready/", {"phase": number}).status_code == 302
    said = {"kind": "card", "hot_seat": 1, "basis": "lived", "words": "I sold mine."}
    assert guest.post(f"/sessions/{session.pk}/cards/", said).status_code == 302
    for verb in ("next", "back", "time", "speaker", "bell", "timekeeper", "beginning"):
        assert guest.post(f"/sessions/{session.pk}/{verb}/", {"phase": number}).status_code == 404
    assert phase_number(session) == number


def test_a_guest_reads_what_is_promised_in_this_session(session: GroupSession) -> None:
    guest = let_in(session)
    go_to(session, "promise")
    said = {"what": "Ask the landlord", "due_on": TODAY + timedelta(days=400)}
    browser("Rowan").post(f"/sessions/{session.pk}/promises/", said)
    for page in ("room", "room/live"):
        shown = guest.get(f"/sessions/{session.pk}/{page}/").content.decode()
        assert re.search(r"Ask the landlord.*by \w+", shown)


def test_a_guest_sees_no_earlier_word_and_no_other_page(session: GroupSession) -> None:
    priya = seat_of(session, "Priya").member
    assert priya
    GroupPromise.make(maker=priya, what="Ask the bank", due_on=TODAY, on=TODAY)
    guest = let_in(session)
    go_to(session, "promises", hot_seat=None)
    page = guest.get(f"/sessions/{session.pk}/room/").content.decode()
    assert "Promise round" in page
    assert "Ask the bank" not in page
    for address in (f"/sessions/{session.pk}/", f"/groups/{session.group_id}/", "/"):
        assert guest.get(address)["Location"].startswith("/sign-in/")


def test_with_the_bell_the_guest_is_out(session: GroupSession) -> None:
    guest = let_in(session)
    browser("Sol").post(f"/sessions/{session.pk}/bell/")
    for page in ("room/", "room/live/", "version/"):
        answer = guest.get(f"/sessions/{session.pk}/{page}")
        assert answer.status_code == 404
        assert "The session is over" in answer.content.decode()
    assert guest.get(f"/sessions/{session.pk}/").status_code == 302


def test_a_guest_who_is_removed_is_out_at_once_and_may_not_come_back(
    session: GroupSession,
) -> None:
    guest = let_in(session)
    seat = SessionSeat.objects.get(guest_name="Lee Park")
    assert browser("Priya").post(f"/session-seats/{seat.pk}/removal/").status_code == 404
    browser("Sol").post(f"/session-seats/{seat.pk}/removal/")
    assert guest.get(f"/sessions/{session.pk}/room/").status_code == 404
    browser("Sol").post(f"/session-seats/{seat.pk}/admission/")
    assert guest.get(f"/sessions/{session.pk}/room/").status_code == 404


def test_guessed_links_open_nothing_and_are_counted(session: GroupSession) -> None:
    link(session)
    guest = Client()
    answers = [guest.post(f"/guest/{n}/", {"name": "Eve"}).status_code for n in range(25)]
    assert answers[0] == 404
    assert answers[-1] == 429
    assert not SessionSeat.objects.filter(guest_name="Eve").exists()


def test_a_session_takes_only_so_many_guests(session: GroupSession) -> None:
    for _ in range(8):
        link(session)
    answer = browser("Sol").post(f"/sessions/{session.pk}/guests/", follow=True)
    assert b"Remove one first" in answer.content
