"""Four days in writing: who has something to do is told, once a phase."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client

from cookout.mastermind.group import Group
from cookout.mastermind.notices.group_news import group_news
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_card import SessionCard
from cookout.mastermind.sessions.session_end import end_session
from cookout.mastermind.sessions.session_phase import SessionPhase
from cookout.mastermind.sessions.session_reply import SessionReply
from cookout.members.member import Member
from tests.letters.mailbox import server
from tests.letters.test_mail_members import body, sent
from tests.letters.world import Clock, Post
from tests.mastermind.sessions.session_world import begun, places, seat_of, three
from tests.mastermind.world import by_mail, named
from tests.web.conftest import words

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
ANSWER = {"hot_seat": 1, "kind": "card", "basis": "lived"}


@pytest.fixture
def clock() -> Clock:
    """Wednesday, November 18, noon in Los Angeles."""
    return Clock(2026, 11, 18, 20)


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def session(clock: Clock) -> GroupSession:
    """Rowan asks in writing; Sol hosts, Priya has an account, and Brett takes part by email."""
    server(25)
    group = three()
    by_mail(group)
    return begun(group, protocol_key="async96h", at=clock.at)


def turn(session: GroupSession, clock: Clock) -> None:
    """The next phase, by hand."""
    phase = SessionPhase.running(session)
    assert phase
    order = session.order(members=3)
    assert phase.move_on(order=order, at=clock.at)


def news(clock: Clock, first: str) -> list[str]:
    """What a member reads of it in the email of that day."""
    lines = group_news(named(first), since=clock.at - HOUR, at=clock.at + HOUR)
    return [line for line in lines if "your turn" in line]


def test_each_phase_is_told_once_to_who_has_something_to_do(
    session: GroupSession, clock: Clock, post: Post
) -> None:
    (clarify,) = sent(clock, post)
    assert clarify["Subject"] == "It’s your turn in Thursday Mastermind"
    assert "it’s your turn to ask Rowan what you need to know." in body(clarify)
    assert "second shop" not in body(clarify)
    assert body(clarify).count("/groups/reply/") == 1
    assert not sent(clock, post)
    clock.turn(hours=1)
    turn(session, clock)
    (write,) = sent(clock, post)
    assert "it’s your turn to answer Rowan’s question." in body(write)
    # One step back and on again is the same phase.
    phase = SessionPhase.running(session)
    assert phase
    assert phase.step_back()
    turn(session, clock)
    clock.turn(hours=1)
    assert not sent(clock, post)
    turn(session, clock)
    clock.turn(hours=1)
    assert not sent(clock, post)


def test_members_with_an_account_read_it_in_the_news_of_the_day(
    session: GroupSession, clock: Clock
) -> None:
    asks = ["It’s your turn in Thursday Mastermind to ask Rowan what you need to know."]
    assert (news(clock, "Priya"), news(clock, "Rowan")) == (asks, [])
    turn(session, clock)
    answers = ["It’s your turn in Thursday Mastermind to answer Rowan’s question."]
    assert (news(clock, "Priya"), news(clock, "Rowan")) == (answers, [])
    # Who answered, and who can't come, have nothing to do.
    SessionCard.hand_in(
        seat_of(session, "Priya"), words="We sublet.", key="1", at=clock.at, **ANSWER
    )  # type: ignore[arg-type]
    SessionReply.give(session, places(session.group)["Sol"], comes=False, at=clock.at)
    assert (news(clock, "Priya"), news(clock, "Sol")) == ([], [])
    turn(session, clock)
    hears = ["It’s your turn in Thursday Mastermind to say what you heard in each answer."]
    assert (news(clock, "Priya"), news(clock, "Rowan")) == ([], hears)
    # Yesterday's turn is no news.
    clock.turn(days=1)
    assert news(clock, "Rowan") == []


def test_a_session_that_is_spoken_tells_nobody_of_its_phases(clock: Clock, post: Post) -> None:
    server(25)
    group = three()
    by_mail(group)
    session = begun(group, protocol_key="question-round", at=clock.at)
    for _ in range(6):
        turn(session, clock)
    assert not [one for one in sent(clock, post) if "turn" in str(one["Subject"])]
    assert news(clock, "Priya") == []


def test_a_member_by_email_writes_in_the_room_by_the_one_link(
    session: GroupSession, clock: Clock, post: Post
) -> None:
    group: Group = session.group
    turn(session, clock)
    (mail,) = sent(clock, post)
    found = re.search(r"/groups/reply/[\w-]+/", body(mail))
    assert found
    outside, room = Client(), f"/sessions/{session.pk}/room/"
    page = words(outside.get(found[0]))
    assert "It’s your turn to answer Rowan’s question" in page
    assert not session.seats.filter(member__member=None).exists()
    assert outside.get(room).status_code == 302
    assert outside.post(found[0])["Location"] == room
    told = words(outside.get(room))
    assert "Your answer" in told
    assert "as Brett Lindqvist" in told
    assert "guest" not in told
    said = {**ANSWER, "words": "We waited a year."}
    assert outside.post(f"/sessions/{session.pk}/cards/", said)["Location"] == room
    assert session.cards.get().seat.member == group.members.get(member=None)
    assert "Nothing waits for you right now" in words(outside.get(found[0]))
    # It opens this one room, and no other page of the group; and no other browser's.
    assert outside.get(f"/groups/{group.pk}/").status_code == 302
    assert Client().get(room).status_code == 302
    end_session(session, at=clock.at)
    assert "The minutes come to you by email." in words(outside.get(room))
    assert "This session is over" in words(outside.get(found[0]))
    assert outside.post(found[0]).status_code == 422


def test_who_is_taken_off_the_list_is_out_of_the_room(
    session: GroupSession, clock: Clock, post: Post
) -> None:
    (mail,) = sent(clock, post)
    found = re.search(r"/groups/reply/[\w-]+/", body(mail))
    assert found
    outside = Client()
    outside.post(found[0])
    session.group.members.get(member=None).unlist(at=clock.at)
    assert outside.get(f"/sessions/{session.pk}/room/").status_code == 302
    assert outside.post(found[0]).status_code == 404


def test_the_day_says_what_a_session_in_writing_waits_for(
    session: GroupSession, clock: Clock, client: Client
) -> None:
    member = Member.objects.get(name="Priya Nair")
    client.force_login(member)
    assert "In writing · your turn to ask Rowan what you need to know" in words(client.get("/"))
