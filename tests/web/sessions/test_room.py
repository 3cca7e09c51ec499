"""The room through the door: what each may see and tap, and what a crafted request gets."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from cookout.mastermind.group import Group
from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_card import HeardCard, SessionCard
from cookout.mastermind.sessions.session_end import end_session
from cookout.mastermind.sessions.session_seat import SessionSeat
from cookout.practice.mastermind.advice import NUDGE, PITCH
from tests.cast import AT, TODAY
from tests.mastermind.sessions.session_world import go_to, plan, seat_of
from tests.mastermind.world import another
from tests.web.conftest import words
from tests.web.sessions.conftest import browser, phase_number

pytestmark = pytest.mark.django_db


def room(client: Client, session: GroupSession) -> str:
    return client.get(f"/sessions/{session.pk}/room/").content.decode()


def test_the_host_moves_the_phase_and_a_second_tap_on_the_same_page_moves_nothing(
    session: GroupSession,
) -> None:
    sol, number = browser("Sol"), phase_number(session)
    for _ in range(2):
        sol.post(f"/sessions/{session.pk}/next/", {"phase": number})
    assert phase_number(session) == number + 1
    assert "Promise round" in room(sol, session)


def test_the_running_phase_is_one_heading(session: GroupSession) -> None:
    client = browser("Priya")
    assert re.findall(r"<h[12][^>]*>(?:Open|Your)", room(client, session)) == [
        '<h1 id="phase">Open'
    ]
    go_to(session, "clarify")
    page = room(client, session)
    assert re.findall(r"<h[12][^>]*>Clarify", page) == ['<h2 id="phase">Clarify']
    assert "Rowan asks" in page
    assert len(re.findall("<h1", page)) == 1


def test_a_session_is_ended_early_by_who_keeps_time(session: GroupSession) -> None:
    assert "End early" in room(browser("Sol"), session)
    assert "End early" not in room(browser("Priya"), session)
    answer = browser("Sol").post(f"/sessions/{session.pk}/bell/")
    assert answer.url == f"/sessions/{session.pk}/"
    session.refresh_from_db()
    assert session.is_over


def test_the_list_of_phases_has_each_hot_seat_whole_until_it_runs(session: GroupSession) -> None:
    sol = browser("Sol")
    page = words(sol.get(f"/sessions/{session.pk}/room/"))
    assert "2 Promise round 10 min 3 Hot seat: Rowan 30 min 4 Who has used a …? 8 min" in page
    go_to(session, "clarify")
    page = words(sol.get(f"/sessions/{session.pk}/room/"))
    assert "This hot seat Ask 4 min 2 Clarify 5 min 3 Restate the question" in page
    assert "Hot seat: Rowan" not in page


def test_what_a_phone_fetches_takes_six_statements_where_another_was_first(
    session: GroupSession, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    go_to(session, "heard")
    sol, priya = browser("Sol"), browser("Priya")
    sol.get(f"/sessions/{session.pk}/room/live/")
    for client in (sol, priya):
        with django_assert_max_num_queries(6):
            client.get(f"/sessions/{session.pk}/room/live/")


def test_who_neither_leads_nor_keeps_time_moves_no_phase(session: GroupSession) -> None:
    priya, number = browser("Priya"), phase_number(session)
    for verb in ("next", "back", "time", "speaker", "bell", "timekeeper"):
        assert priya.post(f"/sessions/{session.pk}/{verb}/", {"phase": number}).status_code == 404
    assert "Next phase" not in room(priya, session)
    place = seat_of(session, "Priya").member_id
    browser("Sol").post(f"/sessions/{session.pk}/timekeeper/", {"member": place})
    priya.post(f"/sessions/{session.pk}/next/", {"phase": number})
    assert phase_number(session) == number + 1


def test_a_phone_sends_no_time(session: GroupSession) -> None:
    sol, number = browser("Sol"), phase_number(session)
    for _ in range(2):
        sol.post(
            f"/sessions/{session.pk}/time/", {"phase": number, "seconds": 9999, "ends": 9999999999}
        )
    assert session.phases.latest("number").added == 120


def test_a_text_in_a_locked_phase_is_kept_as_a_draft_and_handed_in_later(
    session: GroupSession,
) -> None:
    sol = browser("Sol")
    go_to(session, "promise")
    said = {"kind": "card", "hot_seat": 1, "basis": "lived", "words": "We waited a year."}
    answer = sol.post(f"/sessions/{session.pk}/cards/", said)
    assert answer.status_code == 422
    assert "Your draft is kept" in answer.content.decode()
    assert not SessionCard.objects.handed_in().exists()
    page = room(sol, session)
    assert "We waited a year." in page
    assert "data-locked" in page
    assert "We waited a year." not in room(browser("Rowan"), session)


def test_an_answer_can_still_be_handed_in_after_its_own_phase(session: GroupSession) -> None:
    go_to(session, "heard")
    said = {"kind": "card", "hot_seat": 1, "basis": "saw", "words": "Too early for us."}
    for _ in range(2):
        assert browser("Sol").post(f"/sessions/{session.pk}/cards/", said).status_code == 302
    assert SessionCard.objects.handed_in().count() == 1
    assert "Too early for us." in room(browser("Rowan"), session)


def test_an_answer_names_its_basis(session: GroupSession) -> None:
    go_to(session, "write")
    said = {"kind": "card", "hot_seat": 1, "words": "Wait."}
    answer = browser("Sol").post(f"/sessions/{session.pk}/cards/", said)
    assert answer.status_code == 422
    assert "Say what it’s based on" in answer.content.decode()
    assert "Wait." in answer.content.decode()


def test_a_sealed_answer_is_on_nobodys_page_but_its_authors(session: GroupSession) -> None:
    go_to(session, "write")
    said = {"kind": "card", "hot_seat": 1, "basis": "idea", "words": "Sealed words"}
    browser("Sol").post(f"/sessions/{session.pk}/cards/", said)
    for name in ("Rowan", "Priya"):
        client = browser(name)
        for page in ("room/", "room/live/"):
            shown = client.get(f"/sessions/{session.pk}/{page}").content.decode()
            assert "Sealed words" not in shown
    assert "One answer is handed in and sealed." in room(browser("Rowan"), session)
    assert "Sealed words" in room(browser("Sol"), session)
    phase = go_to(session, "round")
    sol = browser("Sol")
    sol.post(f"/sessions/{session.pk}/speaker/", {"phase": phase.number, "turn": 1})
    sol.post(f"/sessions/{session.pk}/speaker/", {"phase": phase.number, "turn": 1})
    assert "Sealed words" in room(browser("Rowan"), session)
    assert phase.turns.count() == 1


def test_only_the_asker_says_what_was_heard(session: GroupSession) -> None:
    go_to(session, "heard")
    SessionCard.hand_in(
        seat_of(session, "Priya"), hot_seat=1, kind="card", words="x", key="x", at=AT, basis="idea"
    )
    card = SessionCard.objects.get()
    address = f"/sessions/{session.pk}/cards/{card.pk}/heard/"
    browser("Sol").post(address, {"value": "not_for_me"})
    assert not HeardCard.objects.exists()
    browser("Rowan").post(address, {"value": "will_try", "why": "Cheap"})
    assert HeardCard.objects.get().value == "will_try"


def test_im_here_is_the_attendance_and_gives_this_browser_its_token(session: GroupSession) -> None:
    SessionSeat.objects.all().delete()
    priya = browser("Priya")
    answer = priya.post(f"/sessions/{session.pk}/seat/")
    cookie = next(iter(answer.cookies.values()))
    assert cookie["path"] == f"/sessions/{session.pk}/"
    assert cookie["httponly"]
    priya.post(f"/sessions/{session.pk}/seat/")
    seat = SessionSeat.objects.get()
    assert seat.present_at
    assert seat.tokens.count() == 1


def test_nobody_is_here_a_week_before(group: Group) -> None:
    session = plan(group, starts_at=timezone.now() + timedelta(days=7))
    priya = browser("Priya")
    assert "I’m here" not in room(priya, session)
    priya.post(f"/sessions/{session.pk}/seat/")
    assert not SessionSeat.objects.exists()


def test_after_a_first_answer_the_form_asks_for_another(session: GroupSession) -> None:
    go_to(session, "write")
    sol, said = browser("Sol"), {"kind": "card", "hot_seat": 1, "basis": "idea", "words": "Ask."}
    assert "Your answer" in room(sol, session)
    sol.post(f"/sessions/{session.pk}/cards/", said)
    assert "Another answer" in room(sol, session)
    assert "Your answer" not in room(sol, session)
    assert "Another answer" not in room(browser("Priya"), session)


def test_a_promise_round_is_not_passed_over_silently(session: GroupSession) -> None:
    priya, rowan = (seat_of(session, name).member for name in ("Priya", "Rowan"))
    assert priya
    assert rowan
    promises = [
        GroupPromise.make(maker=maker, what=f"Step {number}", due_on=TODAY, on=TODAY)
        for number, maker in enumerate((priya, priya, rowan))
    ]
    number = go_to(session, "promises", hot_seat=None).number
    told = f"/sessions/{session.pk}/promises/{promises[2].pk}/"
    assert browser("Rowan").post(told, {"result": "not"}).status_code == 302
    sol, onward = browser("Sol"), f"/sessions/{session.pk}/next/"
    answer = sol.post(onward, {"phase": number})
    assert answer.status_code == 422
    assert "Not told yet: Priya." in answer.content.decode()
    assert phase_number(session) == number
    sol.post(onward, {"phase": number, "skip": "yes"})
    assert phase_number(session) == number + 1
    end_session(session, at=AT)
    page = words(sol.get(f"/sessions/{session.pk}/"))
    assert page.count("Priya Nair Not told") == 2
    assert "Rowan Cole Not kept" in page
    # What was not kept is still promised: only its maker says that it isn't needed.
    assert GroupPromise.objects.open().count() == 3


def test_a_stranger_finds_no_room_and_a_members_token_signs_nobody_in(
    session: GroupSession,
) -> None:
    another("Umar Novak")
    assert browser("Umar").get(f"/sessions/{session.pk}/room/").status_code == 404
    priya = browser("Priya")
    priya.post(f"/sessions/{session.pk}/seat/")
    nobody = Client()
    for name, cookie in priya.cookies.items():
        if "seat" in name:
            nobody.cookies[name] = cookie.value
    assert nobody.get(f"/sessions/{session.pk}/room/").status_code == 302


def test_the_promise_round_shows_the_last_promises_and_each_tells_their_own(
    session: GroupSession,
) -> None:
    priya = seat_of(session, "Priya").member
    assert priya
    promise = GroupPromise.make(maker=priya, what="Ask the bank", due_on=TODAY, on=TODAY)
    go_to(session, "promises", hot_seat=None)
    address = f"/sessions/{session.pk}/promises/{promise.pk}/"
    assert browser("Sol").post(address, {"result": "kept"}).status_code == 404
    browser("Priya").post(address, {"result": "kept"})
    shown = room(browser("Sol"), session)
    assert re.search(r"Ask the bank", shown)
    assert "Kept" in shown


def test_an_author_alone_reads_a_word_under_an_answer_that_tells_or_sells(
    session: GroupSession,
) -> None:
    go_to(session, "heard")
    said = {"kind": "card", "hot_seat": 1, "basis": "saw", "words": "You should book a call now."}
    browser("Sol").post(f"/sessions/{session.pk}/cards/", said)
    mine, theirs = room(browser("Sol"), session), room(browser("Rowan"), session)
    assert "You should book a call now." in theirs
    for nudge in (NUDGE, PITCH):
        assert nudge in mine
        assert nudge not in theirs


def test_a_stand_in_leads_in_the_room_and_the_host_leads_again_there(session: GroupSession) -> None:
    group, address = session.group_id, f"/sessions/{session.pk}/room/"
    priya, sol = browser("Priya"), browser("Sol")
    assert "Stand in for the host" in room(priya, session)
    answer = priya.post(f"/groups/{group}/stand-in/", {"next": address}, follow=True)
    assert answer.request["PATH_INFO"] == address
    assert "Next phase" in answer.content.decode()
    assert "Hand back to the host" in answer.content.decode()
    assert "Lead again" in room(sol, session)
    answer = sol.post(f"/groups/{group}/stand-in/end/", {"next": address}, follow=True)
    assert answer.request["PATH_INFO"] == address
    assert "Lead again" not in answer.content.decode()
    assert "Next phase" not in room(priya, session)
