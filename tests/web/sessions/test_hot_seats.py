"""The host gives the hot seats: to a request, to a member who asks aloud, or to no one."""

from __future__ import annotations

import pytest

from cookout.mastermind.group import Group
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_card import SessionCard
from cookout.mastermind.sessions.session_end import end_session
from cookout.mastermind.sessions.session_room import SessionRoom
from cookout.mastermind.sessions.session_seat import SessionSeat
from tests.cast import AT
from tests.mastermind.sessions.session_world import asked, go_to, places, plan, seat_of
from tests.web.sessions.conftest import browser

pytestmark = pytest.mark.django_db


def chairs(session: GroupSession) -> dict[int, str]:
    return {chair.number: chair.member.first_name for chair in session.chairs.all()}


def test_every_seat_goes_to_a_member_who_asks_aloud_to_a_request_or_to_no_one(
    group: Group,
) -> None:
    session, members, sol = plan(group, protocol_key="troika30"), places(group), browser("Sol")
    request, address = asked(members["Priya"]), f"/sessions/{session.pk}/hot-seats/"
    page = sol.get(f"/sessions/{session.pk}/").content.decode()
    assert "No one</option>" in page
    for number, who in ((1, members["Rowan"]), (2, members["Sol"])):
        sol.post(address, {"number": number, "aloud": who.pk})
    sol.post(address, {"number": 3, "request": request.pk})
    assert chairs(session) == {1: "Rowan", 2: "Sol", 3: "Priya"}
    assert "Asks aloud" in sol.get(f"/sessions/{session.pk}/").content.decode()
    sol.post(address, {"number": 2, "aloud": ""})
    assert chairs(session) == {1: "Rowan", 3: "Priya"}
    assert browser("Priya").post(address, {"number": 1, "aloud": ""}).status_code == 404


def test_a_troika_in_which_nobody_asked_before_names_its_asker_in_the_room(group: Group) -> None:
    session, members = plan(group, protocol_key="troika30"), places(group)
    for member in members.values():
        SessionSeat.take(session, member, at=AT)
    SessionRoom(session).begin(at=AT)
    sol, room = browser("Sol"), f"/sessions/{session.pk}/room/"
    assert "Who asks?" in sol.get(room).content.decode()
    assert "Who asks?" not in browser("Priya").get(room).content.decode()
    told = {"number": 1, "aloud": str(members["Rowan"].pk), "next": room}
    assert sol.post(f"/sessions/{session.pk}/hot-seats/", told)["Location"] == room
    go_to(session, "listen")
    page = browser("Rowan").get(room).content.decode()
    assert "Rowan asks" in page
    assert "You’re listening" in page
    assert "Your answer" not in page
    # Once something is written there, the seat stays whose it is.
    SessionCard.hand_in(
        seat_of(session, "Sol"), hot_seat=1, kind="card", words="x", key="x", at=AT, basis="idea"
    )
    told["aloud"] = str(members["Sol"].pk)
    sol.post(f"/sessions/{session.pk}/hot-seats/", told)
    assert chairs(session) == {1: "Rowan"}
    assert "Something is written in that hot seat" in sol.get(room).content.decode()


def test_a_lean_coffee_begins_with_topics_that_everyone_writes_and_reads(group: Group) -> None:
    session = plan(group, protocol_key="leancoffee60")
    for place in places(group).values():
        SessionSeat.take(session, place, at=AT)
    SessionRoom(session).begin(at=AT)
    priya, home = browser("Priya"), f"/sessions/{session.pk}/"
    assert "Your topic" in priya.get(f"{home}room/").content.decode()
    topic = {"kind": "question", "hot_seat": 0, "words": "Who does your bookkeeping?"}
    assert priya.post(f"{home}cards/", topic).status_code == 302
    go_to(session, "pick", hot_seat=None)
    page = browser("Rowan").get(f"{home}room/").content.decode()
    assert "Topics" in page
    assert "Who does your bookkeeping?" in page
    # Too late, a topic is a draft.
    assert priya.post(f"{home}cards/", topic | {"words": "A second one?"}).status_code == 422
    end_session(session, at=AT)
    assert "Who does your bookkeeping?" in priya.get(home).content.decode()
