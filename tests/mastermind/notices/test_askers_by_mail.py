"""What an asker who takes part by email is asked: what they heard, and what came of it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.notices.group_notice import GroupNotice
from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.mastermind.questions.question_outcome import QuestionOutcome
from cookout.mastermind.sessions.hot_seat import HotSeat
from cookout.mastermind.sessions.session_end import end_session
from cookout.members.member import Member
from tests.cast import AT, rowan, sol
from tests.mastermind.questions.test_questions import answered, asked
from tests.mastermind.sessions.session_world import begun, plan, seat_of
from tests.mastermind.sessions.test_session_end import hand_in
from tests.mastermind.world import another, by_mail, found, join

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def group() -> Group:
    return found(sol(), rowan(), another("Priya Nair"))


@pytest.fixture
def brett(group: Group) -> GroupMember:
    return by_mail(group)


@pytest.fixture
def question(group: Group, brett: GroupMember) -> GroupQuestion:
    """Brett's question, which Rowan answered."""
    question = asked(brett)
    answered(question, place(group, "Rowan"))
    return question


def place(group: Group, name: str) -> GroupMember:
    return group.members.get(member__name__startswith=name)


def mailed(brett: GroupMember, *, at: datetime = AT) -> list[str]:
    """What Brett is mailed now."""
    GroupNotice.plan(at=at)
    waiting = GroupNotice.waiting(brett, at=at)
    GroupNotice.objects.filter(pk__in=[one.pk for one in waiting]).update(mailed_at=at)
    return [one.about for one in waiting]


def heard(question: GroupQuestion, *, at: datetime = AT) -> None:
    """Brett said what he heard in every answer, and promised a step."""
    for answer in question.answers.all():
        answer.hear("will_try", why="", by=question.asker, at=at)
    told = {"what": "Call Ana", "due_on": at.date() + 100 * DAY, "at": at, "on": at.date()}
    GroupPromise.after_hearing(question=question, by=question.asker, **told)


def test_each_answer_is_asked_about_once_and_a_later_one_again(
    group: Group, brett: GroupMember, question: GroupQuestion
) -> None:
    assert mailed(brett) == ["hear"]
    assert mailed(brett, at=AT + DAY) == []
    answered(question, place(group, "Sol"))
    answered(question, place(group, "Priya"))
    assert mailed(brett, at=AT + DAY) == ["hear", "hear"]
    question.answers.latest("pk").hear("new", why="", by=brett, at=AT)
    assert mailed(brett, at=AT + 2 * DAY) == []


def test_nothing_is_asked_that_is_heard_withdrawn_or_a_month_old(
    group: Group, brett: GroupMember, question: GroupQuestion
) -> None:
    GroupNotice.plan(at=AT)
    assert not mailed(brett, at=AT + 40 * DAY)
    question.withdraw(by=brett, at=AT)
    assert mailed(brett) == []
    question.restore(by=brett)
    heard(question)
    assert mailed(brett) == []


def test_no_one_is_asked_while_a_session_hears_the_question(
    group: Group, brett: GroupMember, question: GroupQuestion
) -> None:
    session = plan(group, began_at=AT)
    HotSeat.objects.create(session=session, number=1, member=brett, question=question)
    assert mailed(brett) == []
    session.ended_at = AT
    session.save()
    assert mailed(brett) == ["hear"]


def test_after_the_bell_they_are_asked_about_what_was_answered_in_their_hot_seat(
    group: Group, brett: GroupMember
) -> None:
    session = begun(group, asker="Brett")
    hand_in(seat_of(session, "Priya"), "Rent one first.")
    assert mailed(brett) == []
    end_session(session, at=AT)
    assert mailed(brett, at=AT + DAY) == ["hear"]
    question = brett.questions.get()
    heard(question, at=AT + DAY)
    assert mailed(brett, at=AT + 2 * DAY) == []
    assert mailed(brett, at=AT + 31 * DAY) == ["tell"]


def test_an_outcome_is_asked_for_after_30_and_90_days_and_once_each(
    brett: GroupMember, question: GroupQuestion
) -> None:
    heard(question)
    asked_on = [day for day in range(160) if "tell" in mailed(brett, at=AT + day * DAY)]
    assert asked_on == [30, 90]


def test_an_outcome_that_was_told_or_came_due_long_ago_is_not_asked_for(
    brett: GroupMember, question: GroupQuestion
) -> None:
    heard(question)
    assert mailed(brett, at=AT + 60 * DAY) == []
    assert mailed(brett, at=AT + 130 * DAY) == []
    told = {"text": "We found one.", "by": brett, "at": AT + 89 * DAY, "days": 90}
    QuestionOutcome.tell(question=question, **told)
    assert mailed(brett, at=AT + 90 * DAY) == []


def test_who_left_or_has_an_account_or_whose_group_ended_is_not_asked(
    group: Group, brett: GroupMember, question: GroupQuestion
) -> None:
    GroupNotice.plan(at=AT)
    brett.leave(at=AT)
    assert mailed(brett) == []
    GroupMember.objects.filter(pk=brett.pk).update(left_at=None)
    for name in ("Rowan", "Priya"):
        place(group, name).leave(at=AT)
    place(group, "Sol").leave(at=AT)
    brett.refresh_from_db()
    assert mailed(brett) == []
    assert not GroupNotice.objects.that_open().exists()


def test_an_asker_with_an_account_is_told_on_their_day_and_not_here(group: Group) -> None:
    member: Member = another("Umar Novak")
    question = asked(join(group, member))
    answered(question, place(group, "Rowan"))
    GroupNotice.plan(at=AT)
    assert not GroupNotice.objects.filter(about="hear").exists()
