"""What a member who takes part by email is sent, round by round: each matter once, few letters."""

from __future__ import annotations

import re
from datetime import timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cookout.letters.delivery import Delivery, LetterKind
from cookout.letters.group_letter import plan_group_letters
from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.mastermind.questions.personal_request import PersonalRequest
from cookout.mastermind.sessions.earlier_more import want_more
from cookout.mastermind.sessions.session_end import correct_attendance, end_session
from cookout.mastermind.sessions.session_seat import SessionSeat
from cookout.mastermind.thank_you import ThankYou
from cookout.trash.leaving import leave
from tests.letters.mailbox import server
from tests.letters.world import Clock, Post, look
from tests.mastermind.questions.test_questions import answered
from tests.mastermind.questions.test_questions import asked as put
from tests.mastermind.sessions.session_world import begun, places, plan, three
from tests.mastermind.world import by_mail

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock() -> Clock:
    """Wednesday, November 18, noon in Los Angeles."""
    return Clock(2026, 11, 18, 20)


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def group() -> Group:
    """Sol hosts, Rowan and Priya are members, Brett takes part by email."""
    server(25)
    group = three()
    by_mail(group)
    return group


@pytest.fixture
def brett(group: Group) -> GroupMember:
    return group.members.get(member=None)


def sent(clock: Clock, post: Post) -> list[EmailMessage]:
    """What a round sends to Brett."""
    before = len(post.sent)
    look(clock, post)
    return [one for one in post.sent[before:] if "brett@" in str(one["To"])]


def body(mail: EmailMessage) -> str:
    part = mail.get_body()
    assert part
    return str(part.get_content())


def asked(group: Group, clock: Clock, text: str, *, of: GroupMember | None = None) -> GroupQuestion:
    """Rowan's open question; put to a member personally, where `of` says so."""
    question = put(places(group)["Rowan"], text)
    GroupQuestion.objects.filter(pk=question.pk).update(opened_at=clock.at)
    if of:
        reasons = f"{of.first_name} lived it."
        PersonalRequest.objects.create(
            question=question, asked=of, reasons=reasons, asked_at=clock.at
        )
    question.refresh_from_db()
    return question


def hand_over(group: Group, first: str) -> None:
    group.host = places(group)[first].member
    group.save()


def test_a_new_host_invites_and_reminds_nobody_again(
    group: Group, brett: GroupMember, clock: Clock, post: Post
) -> None:
    session = plan(group, starts_at=clock.at + timedelta(days=3))
    assert len(sent(clock, post)) == 1
    hand_over(group, "Rowan")
    assert not sent(clock, post)
    clock.turn(days=2, hours=1)
    assert len(sent(clock, post)) == 1
    hand_over(group, "Priya")
    assert not sent(clock, post)
    session.cancel(at=clock.at)
    (canceled,) = sent(clock, post)
    assert "canceled" in canceled["Subject"]
    assert len([one for one in post.sent if "brett@" in str(one["To"])]) == 3


def test_what_waits_in_the_ledger_of_a_host_who_left_still_goes_out(
    group: Group, brett: GroupMember, clock: Clock, post: Post
) -> None:
    plan(group, starts_at=clock.at + timedelta(days=3))

    def refuse() -> None:
        raise OSError("no network")

    post.before = refuse
    look(clock, post)
    host = places(group)["Sol"]
    hand_over(group, "Rowan")
    host.group.refresh_from_db()
    host.leave(at=clock.at)
    post.before = lambda: None
    clock.turn(days=1)
    assert len(sent(clock, post)) == 1


def test_nothing_is_sent_again_when_the_host_deletes_their_account(
    group: Group, brett: GroupMember, clock: Clock, post: Post
) -> None:
    plan(group, starts_at=clock.at + timedelta(days=9))
    question = asked(group, clock, "How do I find a partner?", of=brett)
    assert len(sent(clock, post)) == 2
    answered(question, brett).hear("new", why="", by=question.asker, at=clock.at)
    clock.turn(days=1, hours=1)
    assert len(sent(clock, post)) == 1
    assert group.host
    leave(group.host)
    clock.turn(days=1)
    assert not sent(clock, post)
    assert not Delivery.objects.filter(failure__gt="").exists()


def test_each_of_those_who_answered_is_told_when_they_were_heard_and_only_then(
    group: Group, brett: GroupMember, clock: Clock, post: Post
) -> None:
    here = places(group)
    question = asked(group, clock, "How do I find a partner?", of=brett)
    assert len(sent(clock, post)) == 1
    mine, priyas = answered(question, brett), answered(question, here["Priya"])
    clock.turn(days=2)
    priyas.hear("new", why="", by=question.asker, at=clock.at)
    # A promise in a session ends the waiting for the question, though one is not heard.
    GroupQuestion.objects.filter(pk=question.pk).update(heard_at=clock.at)
    assert not sent(clock, post)
    GroupQuestion.objects.filter(pk=question.pk).update(heard_at=None)
    mine.hear("will_try", why="", by=question.asker, at=clock.at)
    (heard,) = sent(clock, post)
    assert heard["Subject"] == "Rowan said what they heard from you"


def test_open_questions_are_one_letter_and_one_put_to_them_goes_at_once(
    group: Group, brett: GroupMember, clock: Clock, post: Post
) -> None:
    for number in range(5):
        asked(group, clock, f"Where do I find partner {number}?")
    (letter,) = sent(clock, post)
    assert letter["Subject"] == "Thursday Mastermind has five open questions"
    assert len(set(re.findall(r"/groups/reply/([^/]+)/", body(letter)))) == 5
    assert "partner" not in body(letter)
    clock.turn(hours=2)
    asked(group, clock, "Where do I find partner 6?")
    assert not sent(clock, post)
    clock.turn(hours=2)
    asked(group, clock, "Where do I find partner 7?", of=brett)
    (letter,) = sent(clock, post)
    assert "Rowan asked you a question" in body(letter)
    assert len(re.findall("/groups/reply/", body(letter))) == 2
    clock.turn(days=2)
    assert not sent(clock, post)


def test_an_open_question_that_was_answered_meanwhile_is_not_mentioned(
    group: Group, brett: GroupMember, clock: Clock, post: Post
) -> None:
    asked(group, clock, "Where do I find a partner?")
    assert len(sent(clock, post)) == 1
    second = asked(group, clock, "Where do I find a shop?")
    assert not sent(clock, post)
    answered(second, brett)
    clock.turn(days=2)
    assert not sent(clock, post)


def test_the_links_of_a_letter_answer_each_its_question_without_signing_in(
    group: Group, brett: GroupMember, clock: Clock, post: Post
) -> None:
    clock.at = timezone.now()
    questions = [asked(group, clock, f"Where do I find partner {one}?") for one in range(2)]
    (letter,) = sent(clock, post)
    links = re.findall(r"https?://[^/]+(/groups/reply/\S+)", body(letter))
    outside = Client()
    for link, question in zip(links, questions, strict=True):
        assert question.text in outside.get(link).content.decode()
        answer = {"basis": "lived", "gives": "concept", "text": f"To {question.pk}."}
        assert outside.post(link, answer).status_code == 302
        assert question.answers.get(author=brett).text == f"To {question.pk}."
    session = begun(group, at=clock.at)
    SessionSeat.take(session, brett, at=clock.at)
    end_session(session, at=clock.at)
    minutes = next(one for one in sent(clock, post) if "minutes" in one["Subject"])
    (link,) = re.findall(r"https?://[^/]+(/sessions/reply/\S+)", body(minutes))
    assert "Should I open a second shop?" in outside.get(link).content.decode()


def test_a_letter_whose_question_is_gone_is_called_off(
    group: Group, brett: GroupMember, clock: Clock, post: Post
) -> None:
    question = asked(group, clock, "Where do I find a partner?", of=brett)

    def withdrawn() -> None:
        question.withdraw(by=question.asker, at=clock.at)
        raise OSError("no network")

    post.before = withdrawn
    assert not sent(clock, post)
    post.before = lambda: None
    for _ in range(4):
        clock.turn(hours=6)
        assert not sent(clock, post)
    (delivery,) = Delivery.objects.filter(kind=LetterKind.GROUP)
    assert delivery.called_off_at
    assert delivery.failure == Delivery.NOTHING_LEFT


def test_an_address_that_is_none_is_named_as_the_members(
    group: Group, brett: GroupMember, clock: Clock, post: Post
) -> None:
    GroupMember.objects.filter(pk=brett.pk).update(email="no address\n")
    asked(group, clock, "Where do I find a partner?", of=brett)
    assert not sent(clock, post)
    (delivery,) = Delivery.objects.filter(kind=LetterKind.GROUP)
    assert delivery.failure == "Email can’t be sent to Brett’s address."


def test_tell_me_more_reaches_them_at_once_each_time(
    group: Group, brett: GroupMember, clock: Clock, post: Post
) -> None:
    question = asked(group, clock, "Where do I find a partner?", of=brett)
    sent(clock, post)
    answer = answered(question, brett)
    clock.turn(minutes=1)
    want_more(answer, "Which?", by=question.asker, at=clock.at)
    (letter,) = sent(clock, post)
    assert letter["Subject"] == "Rowan would like to hear more from you"
    answer.tell_more("The first.", by=brett, at=clock.at)
    clock.turn(minutes=1)
    want_more(answer, "And then?", by=question.asker, at=clock.at)
    assert len(sent(clock, post)) == 1
    assert not sent(clock, post)


def test_a_promise_is_due_by_email_again_on_a_later_day_only_if_it_was_moved(
    group: Group, brett: GroupMember, clock: Clock, post: Post
) -> None:
    on = clock.at.date()
    promise = GroupPromise.make(maker=brett, what="Call Ana", due_on=on + timedelta(days=2), on=on)
    assert not sent(clock, post)
    clock.turn(days=2)
    (letter,) = sent(clock, post)
    assert letter["Subject"] == "Your promise to Thursday Mastermind is due"
    assert "Call Ana" not in body(letter)
    clock.turn(days=2)
    assert not sent(clock, post)
    promise.change(what="Call Ana", due_on=clock.at.date() + timedelta(days=1), on=clock.at.date())
    clock.turn(days=1)
    assert len(sent(clock, post)) == 1
    promise.change(what="Call Ana", due_on=clock.at.date() + timedelta(days=1), on=clock.at.date())
    promise.keep(on=clock.at.date())
    clock.turn(days=1)
    assert not sent(clock, post)


def test_a_thank_you_comes_with_the_next_letter(
    group: Group, brett: GroupMember, clock: Clock, post: Post
) -> None:
    asked(group, clock, "Where do I find a partner?")
    assert len(sent(clock, post)) == 1
    ThankYou.give(
        giver=places(group)["Priya"],
        receiver=brett,
        deed="Sent me two clients",
        change="I hired a second baker",
        at=clock.at,
    )
    assert not sent(clock, post)
    clock.turn(days=1, hours=1)
    (letter,) = sent(clock, post)
    assert letter["Subject"] == "Priya thanked you"
    assert "clients" not in body(letter)


def test_the_minutes_reach_members_by_email_who_were_there(
    group: Group, brett: GroupMember, clock: Clock, post: Post
) -> None:
    session = begun(group, at=clock.at)
    SessionSeat.take(session, brett, at=clock.at)
    end_session(session, at=clock.at)
    minutes = next(one for one in sent(clock, post) if "minutes" in one["Subject"])
    assert minutes["Subject"] == "Thursday Mastermind: minutes"
    assert "second shop" not in body(minutes)
    assert "/sessions/reply/" in body(minutes)
    hand_over(group, "Rowan")
    assert not sent(clock, post)


def test_minutes_stay_away_from_who_was_not_there_after_all(
    group: Group, brett: GroupMember, clock: Clock, post: Post
) -> None:
    session = begun(group, at=clock.at)
    SessionSeat.take(session, brett, at=clock.at)
    end_session(session, at=clock.at)

    def refuse() -> None:
        raise OSError("no network")

    post.before = refuse
    sent(clock, post)
    here = [member for member in group.members.present() if member != brett]
    correct_attendance(session, present=here, at=clock.at)
    post.before = lambda: None
    clock.turn(hours=6)
    assert not [one for one in sent(clock, post) if "minutes" in one["Subject"]]


def test_a_round_asks_no_more_of_the_database_for_more_members(
    group: Group, brett: GroupMember, clock: Clock, django_assert_max_num_queries: Any
) -> None:
    asked(group, clock, "Where do I find a partner?")
    plan_group_letters(at=clock.at, domain="example.org")
    with CaptureQueriesContext(connection) as few:
        plan_group_letters(at=clock.at, domain="example.org")
    for number in range(9):
        told = {"name": f"Member {number}", "email": f"m{number}@example.org"}
        GroupMember.list_by_mail(group=group, at=clock.at, **told)
    plan_group_letters(at=clock.at, domain="example.org")
    with django_assert_max_num_queries(len(few)):
        plan_group_letters(at=clock.at, domain="example.org")
