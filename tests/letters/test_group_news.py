"""What a member's groups told and asked them, in one email."""

from __future__ import annotations

from datetime import datetime, timedelta
from email.message import EmailMessage

import pytest

from cookout.letters.delivery import Delivery, LetterKind, NothingLeft
from cookout.letters.letter_text import letter
from cookout.letters.planning import plan_mail
from cookout.letters.preferences import Wish
from cookout.mastermind.group import Group
from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.notices.group_news import group_news
from cookout.mastermind.notices.group_notice import GroupNotice
from cookout.mastermind.questions.group_answer import GroupAnswer
from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.mastermind.questions.personal_request import PersonalRequest
from cookout.mastermind.questions.question_outcome import QuestionOutcome
from cookout.mastermind.sessions.session_reply import SessionReply
from cookout.members.member import Member
from tests.cast import AT
from tests.letters.world import HOME
from tests.mastermind.sessions.session_world import asked, places, plan, three

pytestmark = pytest.mark.django_db
BEFORE = AT - timedelta(days=3)
GROUPS = LetterKind.GROUPS


@pytest.fixture
def group() -> Group:
    return three()


@pytest.fixture
def sol(group: Group) -> Member:
    """Sol answered Rowan, who heard it within the last day; and more that happened."""
    assert group.host
    here = places(group)
    question = asked(here["Rowan"], at=BEFORE).question
    question.open_answers(by=here["Rowan"], at=BEFORE)
    told = {"text": "We waited.", "gives": "concept", "basis": "lived"}
    answer = GroupAnswer.give(question=question, by=here["Sol"], at=BEFORE, **told)
    hour = morning(group.host) - timedelta(hours=2)
    answer.hear("will_try", why="", by=here["Rowan"], at=hour)
    QuestionOutcome.tell(question=question, text="It worked", by=here["Rowan"], at=hour, days=30)
    on = group.host.day(morning(group.host))
    GroupPromise.make(maker=here["Sol"], what="Call Ana", due_on=on, on=on - timedelta(days=9))
    plan(group, starts_at=morning(group.host) + timedelta(days=1, hours=6))
    return group.host


def morning(member: Member) -> datetime:
    """7 in the morning of the member's next day."""
    start = AT.astimezone(member.zone) + timedelta(days=1)
    return start.replace(hour=7, minute=0, second=0, microsecond=0)


def due(member: Member, **wish: object) -> list[Delivery]:
    said = Wish(owner=member, groups=True, groups_from=BEFORE, digest_from=BEFORE, **wish)
    said.save()
    plan_mail(wishes=[said], at=morning(member) + timedelta(minutes=1), domain="example.org")
    kinds = (GROUPS, LetterKind.DIGEST)
    return list(Delivery.objects.of(member).filter(kind__in=kinds).order_by("-due_at"))


def read(delivery: Delivery) -> EmailMessage:
    wish = Wish.of(delivery.owner)
    return letter(delivery, wish=wish, sender="cookout@example.org", home=HOME, at=delivery.due_at)


def test_one_email_says_all_of_it_without_words_of_the_group(sol: Member) -> None:
    delivery = due(sol)[0]
    assert delivery.kind == GROUPS
    text = read(delivery).get_content()
    assert "Rowan said what they heard from you." in text
    assert "Rowan told what came of a question you answered." in text
    assert "Thursday Mastermind meets tomorrow at 1:00 PM." in text
    assert "A promise to Thursday Mastermind is due today." in text
    for words in ("second shop", "Call Ana", "We waited"):
        assert words not in text


def test_with_notes_the_words_are_in_it(sol: Member) -> None:
    text = read(due(sol, with_notes=True)[0]).get_content()
    assert "second shop" in text
    assert "Call Ana" in text


def test_on_a_day_with_the_morning_email_it_is_part_of_that(sol: Member) -> None:
    found = due(sol, digest=True)
    assert {one.kind for one in found} == {LetterKind.DIGEST}
    text = read(found[0]).get_content()
    assert "Rowan said what they heard from you." in text


def test_without_news_or_without_the_wish_there_is_no_email(group: Group) -> None:
    assert group.host
    assert due(group.host) == []
    delivery = Delivery.plan(
        owner=group.host, kind=GROUPS, period="2026-01-01", due_at=AT, domain="example.org"
    )
    with pytest.raises(NothingLeft):
        read(delivery)


def test_who_cannot_come_is_not_reminded(sol: Member, group: Group) -> None:
    SessionReply.give(group.sessions.get(), places(group)["Sol"], comes=False, at=AT)
    assert "meets tomorrow" not in read(due(sol)[0]).get_content()


def test_a_question_put_to_a_member_is_answered_from_the_email(group: Group) -> None:
    here = places(group)
    assert group.host
    before = morning(group.host) - timedelta(hours=3)
    question = asked(here["Rowan"], at=before).question
    question.open_answers(by=here["Rowan"], at=before)
    PersonalRequest.objects.create(
        question=question, asked=here["Sol"], reasons="Sol lived it.", asked_at=before
    )
    text = read(due(group.host)[0]).get_content()
    assert "Rowan asked you a question in Thursday Mastermind." in text
    secret = text.split("/groups/reply/")[1].split("/")[0]
    notice = GroupNotice.find(secret, at=morning(group.host))
    assert (notice.recipient, notice.question) == (here["Sol"], question)


def test_an_asker_hears_that_answers_came_and_that_an_outcome_is_due(group: Group) -> None:
    here = places(group)
    assert group.host
    at = morning(group.host)
    fresh, old = (asked(here["Sol"], at=BEFORE).question for _ in range(2))
    told = {"text": "We waited.", "gives": "concept", "basis": "lived"}
    fresh.open_answers(by=here["Sol"], at=BEFORE)
    for name in ("Rowan", "Priya"):
        hour = at - timedelta(hours=5)
        GroupAnswer.give(question=fresh, by=here[name], at=hour, **told)
    GroupQuestion.objects.filter(pk=old.pk).update(heard_at=at - timedelta(days=30))
    text = read(due(group.host)[0]).get_content()
    assert text.count("Rowan and Priya answered you in Thursday Mastermind.") == 1
    due_words = "30 days ago you heard your answers in Thursday Mastermind. Say what came of it."
    assert due_words in text
    assert group_news(group.host, since=at, at=at + timedelta(days=1)) == []


def test_promises_to_groups_are_in_the_email_of_promises_and_then_not_said_twice(
    sol: Member,
) -> None:
    said = Wish(owner=sol, promise=True, promise_from=BEFORE, groups=True, groups_from=BEFORE)
    said.save()
    at = morning(sol) + timedelta(hours=2)
    plan_mail(wishes=[said], at=at, domain="example.org")
    delivery = Delivery.objects.get(owner=sol, kind=LetterKind.PROMISE)
    text = read(delivery).get_content()
    assert "You promised Thursday Mastermind something." in text
    news = Delivery.objects.filter(owner=sol, kind=GROUPS).latest("due_at")
    assert "is due today" not in read(news).get_content()
    said.say(at=at, with_notes=True)
    assert "Thursday Mastermind: Call Ana" in read(delivery).get_content()
