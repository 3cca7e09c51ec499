"""Members who are asked before a session, about the questions chosen for its hot seats."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.notices.group_notice import GroupNotice
from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.mastermind.questions.personal_request import PersonalRequest
from cookout.mastermind.sessions.hot_seat import HotSeat
from cookout.mastermind.sessions.hot_seat_pick import ask_beforehand, ask_no_more
from cookout.mastermind.sessions.session import GroupSession
from cookout.members.member import Member
from tests.cast import AT, TODAY
from tests.mastermind.sessions.session_world import asked, places, plan, three

pytestmark = pytest.mark.django_db


@pytest.fixture
def group() -> Group:
    """Sol, Rowan and Priya; Priya has lived what is asked."""
    group = three()
    places(group)["Priya"].describe(trade="", lived="Opened a second shop", speaks_to="")
    return group


def choose(session: GroupSession, question: GroupQuestion | None) -> None:
    """As the host's tap does."""
    asker = question.asker if question else None
    HotSeat.give(session, number=1, member=asker, question=question)
    ask_beforehand(session, at=AT)


def asked_of(place: GroupMember) -> list[GroupQuestion]:
    return [request.question for request in place.requests.order_by("pk")]


def test_trying_out_hot_seats_uses_up_nobodys_requests_of_the_week(group: Group) -> None:
    session, members = plan(group), places(group)
    questions = [asked(members["Rowan"]).question for _ in range(4)]
    for question in questions:
        choose(session, question)
        choose(session, None)
    assert not PersonalRequest.objects.exists()
    choose(session, questions[3])
    assert asked_of(members["Priya"]) == [questions[3]]
    session.cancel(at=AT)
    ask_no_more(group)
    assert not PersonalRequest.objects.exists()


def test_what_someone_was_told_or_declined_stays_and_counts(group: Group) -> None:
    session, members = plan(group), places(group)
    told, declined, third = (asked(members["Rowan"]).question for _ in range(3))
    choose(session, told)
    GroupNotice.link_to_answer(told.requests.get(), at=AT)
    choose(session, declined)
    declined.requests.get().decline(at=AT)
    choose(session, third)
    assert asked_of(members["Priya"]) == [told, declined]


def test_who_read_it_on_a_days_today_was_told(group: Group) -> None:
    session, members = plan(group), places(group)
    priya = members["Priya"].member
    assert priya
    for looked_on, stays in ((TODAY, False), (TODAY + timedelta(days=1), True)):
        # In the morning of the day on which they are asked, or on the next day.
        Member.objects.filter(pk=priya.pk).update(looked_on=looked_on)
        question = asked(members["Rowan"]).question
        choose(session, question)
        choose(session, None)
        assert question.requests.exists() is stays


def test_a_question_that_was_taken_back_before_anyone_was_told_does_not_count(
    group: Group,
) -> None:
    session, members = plan(group), places(group)
    for _ in range(3):
        question = asked(members["Rowan"]).question
        question.open_answers(by=members["Rowan"], at=AT)
        choose(session, question)
        question.withdraw(by=members["Rowan"], at=AT)
    assert len(asked_of(members["Priya"])) == 3
