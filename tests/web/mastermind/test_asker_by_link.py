"""The pages behind the links that ask an asker without an account what they heard, and what came
of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.notices.group_notice import GroupNotice
from cookout.mastermind.questions.group_answer import GroupAnswer
from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.mastermind.questions.question_outcome import QuestionOutcome
from cookout.members.member import Member
from tests.mastermind.questions.test_questions import answered, asked
from tests.mastermind.world import by_mail
from tests.web.conftest import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def brett(group: Group) -> GroupMember:
    """Brett, who takes part by email."""
    return by_mail(group)


@pytest.fixture
def question(group: Group, brett: GroupMember, host: Member, rowans: Member) -> GroupQuestion:
    """Brett's question, which Sol and Rowan answered today."""
    question = asked(brett)
    for member, text in ((host, "I asked three people."), (rowans, "We waited a year.")):
        answered(question, group.membership_of(member), text)
    GroupAnswer.objects.update(given_at=timezone.now())
    return question


def link(about: str) -> str:
    GroupNotice.plan(at=timezone.now())
    notice = GroupNotice.objects.filter(about=about).earliest("pk")
    return f"/groups/reply/{notice.new_link(at=timezone.now())}/"


def heard(question: GroupQuestion, *, days_ago: int) -> None:
    """Brett said what he heard some days ago, and promised a step."""
    at = timezone.now() - timedelta(days=days_ago)
    for answer in question.answers.all():
        answer.hear("will_try", why="", by=question.asker, at=at)
    told = {"what": "Call Ana", "due_on": at.date(), "at": at, "on": at.date()}
    GroupPromise.after_hearing(question=question, by=question.asker, **told)


def test_an_asker_says_what_they_heard_answer_by_answer_and_promises_a_step(
    outside: Client, question: GroupQuestion, brett: GroupMember
) -> None:
    address = link("hear")
    for method in (outside.get, outside.head):
        assert method(address).status_code == 200
    assert not question.answers.exclude(heard="").exists()
    page = words(outside.get(address))
    assert "I asked three people." in page
    assert "We waited a year." in page
    first, second = question.answers.all()
    step = {"what": "Call Ana", "due_on": timezone.now().date() + timedelta(days=3)}
    refused = outside.post(address, step)
    assert refused.status_code == 422
    assert "First say what you heard in every answer." in words(refused)
    assert "Call Ana" in refused.content.decode()
    assert not GroupPromise.objects.exists()
    for _ in range(2):
        sent = {"answer": first.pk, "heard": "new", "why": "Three is few."}
        assert outside.post(address, sent).status_code == 302
    first.refresh_from_db()
    assert (first.heard, first.heard_why) == ("new", "Three is few.")
    assert "One step" not in words(outside.get(address))
    outside.post(address, {"answer": second.pk, "heard": "tried", "why": ""})
    assert "One step" in words(outside.get(address))
    for _ in range(2):
        assert outside.post(address, step).status_code == 302
    promise = GroupPromise.objects.get()
    assert (promise.maker, promise.question, promise.what) == (brett, question, "Call Ana")
    question.refresh_from_db()
    assert question.heard_at
    assert "You promised: Call Ana" in words(outside.get(address))


def test_what_was_heard_can_be_corrected_and_its_moment_stays(
    outside: Client, question: GroupQuestion
) -> None:
    address, answer = link("hear"), question.answers.earliest("pk")
    outside.post(address, {"answer": answer.pk, "heard": "new", "why": ""})
    answer.refresh_from_db()
    heard_at = answer.heard_at
    outside.post(address, {"answer": answer.pk, "heard": "will_try", "why": "After all."})
    answer.refresh_from_db()
    assert (answer.heard, answer.heard_why, answer.heard_at) == (
        "will_try",
        "After all.",
        heard_at,
    )


def test_a_crafted_answer_reaches_no_other_question_and_what_was_typed_comes_back(
    outside: Client, question: GroupQuestion, group: Group, host: Member, rowans: Member
) -> None:
    address = link("hear")
    other = answered(asked(group.membership_of(host)), group.membership_of(rowans), "Not his.")
    for number in (other.pk, 10**30, "x", ""):
        sent = {"answer": number, "heard": "new", "why": "Mine."}
        assert outside.post(address, sent).status_code == 422
    mine = question.answers.earliest("pk")
    for wrong in ("", "best"):
        answer = outside.post(address, {"answer": mine.pk, "heard": wrong, "why": "Kept words."})
        assert answer.status_code == 422
        assert "Kept words." in answer.content.decode()
        assert "Choose one" in words(answer)
    assert not GroupAnswer.objects.exclude(heard="").exists()
    assert "Not his." not in words(outside.get(address))


def test_an_asker_tells_what_came_of_it_once(
    outside: Client, question: GroupQuestion, brett: GroupMember
) -> None:
    heard(question, days_ago=31)
    address = link("tell")
    page = words(outside.get(address))
    assert "What came of it?" in page
    assert "You promised: Call Ana" in page
    assert "We waited a year." not in page
    assert outside.post(address, {"text": " "}).status_code == 422
    assert not QuestionOutcome.objects.exists()
    for text in ("We found one.", "Another tap."):
        assert outside.post(address, {"text": text}).status_code == 302
    outcome = QuestionOutcome.objects.get()
    assert (outcome.days, outcome.text) == (30, "We found one.")
    page = words(outside.get(address))
    assert "After 30 days: We found one." in page
    assert "Tell the group" not in page


@pytest.mark.parametrize("about", ["hear", "tell"])
def test_a_forged_link_and_one_of_who_left_open_nothing(
    outside: Client, question: GroupQuestion, brett: GroupMember, about: str
) -> None:
    if about == "tell":
        heard(question, days_ago=31)
    address = link(about)
    answer = question.answers.earliest("pk")
    sent = {"answer": answer.pk, "heard": "tried", "why": "", "text": "Mine."}
    assert outside.post(f"{address[:-2]}x/", sent).status_code == 404
    replaced = link(about)
    assert outside.get(address).status_code == 404
    brett.leave(at=timezone.now())
    for gone in (outside.get(replaced), outside.post(replaced, sent)):
        assert gone.status_code == 404
        assert "partner" not in words(gone)
    assert not QuestionOutcome.objects.exists()
    answer.refresh_from_db()
    assert answer.heard != "tried"


def test_the_link_of_a_question_that_was_taken_back_opens_nothing(
    outside: Client, question: GroupQuestion, brett: GroupMember
) -> None:
    address = link("hear")
    question.withdraw(by=brett, at=timezone.now())
    assert outside.get(address).status_code == 404
