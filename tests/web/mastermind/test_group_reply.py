"""The page behind a link in an email, used by a member without an account and tried by an enemy."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.notices.group_notice import GroupNotice
from cookout.mastermind.providers.provider_question import ask_who_has_used, name_provider
from cookout.mastermind.providers.shared_experience import SharedExperience
from cookout.mastermind.questions.group_answer import GroupAnswer
from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.mastermind.questions.personal_request import PersonalRequest, ask_personally
from cookout.mastermind.sessions.earlier_more import want_more
from cookout.mastermind.thank_you import ThankYou
from cookout.members.member import Member
from cookout.practice.mastermind.advice import NUDGE, PITCH
from tests.cast import AT
from tests.mastermind.questions.test_questions import answered, asked
from tests.mastermind.world import another, by_mail, join
from tests.web.conftest import words

pytestmark = pytest.mark.django_db
ANSWER = {"basis": "lived", "gives": "concept", "text": "I asked three people."}


@pytest.fixture
def brett(group: Group) -> GroupMember:
    """Brett, who takes part by email."""
    listed = by_mail(group)
    listed.describe(trade="", lived="Found a partner", speaks_to="")
    return listed


@pytest.fixture
def question(group: Group, brett: GroupMember, host: Member, rowans: Member) -> GroupQuestion:
    """Sol's question, which Rowan answered."""
    question = asked(group.membership_of(host))
    ask_personally(question, at=timezone.now())
    answered(question, group.membership_of(rowans), "Rowan’s own words.")
    return question


def link() -> str:
    GroupQuestion.objects.update(opened_at=timezone.now())
    GroupNotice.plan(at=timezone.now())
    return f"/groups/reply/{GroupNotice.objects.latest('pk').new_link(at=timezone.now())}/"


def test_a_member_answers_by_a_link_and_sees_nobody_elses_answer(
    outside: Client, question: GroupQuestion, brett: GroupMember
) -> None:
    address = link()
    for method in (outside.get, outside.head):
        assert method(address).status_code == 200
    assert not GroupAnswer.objects.filter(author=brett).exists()
    page = words(outside.get(address))
    assert "You say you lived “Found a partner”" in page
    assert "Rowan’s own words." not in page
    assert outside.post(address, {"text": ""}).status_code == 422
    outside.post(address, ANSWER)
    given = GroupAnswer.objects.get(author=brett)
    assert "You can change it until Sol has heard it." in words(outside.get(address))
    given.hear("new", why="Three is few.", by=question.asker, at=AT)
    assert "Sol heard: New to me. Three is few." in words(outside.get(address))
    assert outside.post(address, {**ANSWER, "text": "Otherwise."}).status_code == 422
    outside.post(address, {"felt": "yes"})
    given.refresh_from_db()
    assert (given.text, given.felt_heard) == (ANSWER["text"], True)


def test_passing_is_one_tap_and_no_answer(
    outside: Client, question: GroupQuestion, brett: GroupMember
) -> None:
    outside.post(link(), {"pass": "1"})
    assert question.requests.get(asked=brett).declined_at is not None
    assert not GroupAnswer.objects.filter(author=brett).exists()


def test_a_forged_old_or_replaced_link_and_one_of_who_left_open_nothing(
    outside: Client, question: GroupQuestion, brett: GroupMember
) -> None:
    old = link()
    new = link()
    for gone in (old, f"{new[:-2]}x/", "/groups/reply/%00/"):
        for answer in (outside.get(gone), outside.post(gone, ANSWER)):
            assert answer.status_code == 404
            assert "partner" not in words(answer)
    GroupNotice.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert outside.get(new).status_code == 404
    new = link()
    brett.leave(at=AT)
    assert outside.post(new, ANSWER).status_code == 404
    assert GroupAnswer.objects.count() == 1


def test_guesses_are_slowed_down_and_nothing_travels_on(
    outside: Client, question: GroupQuestion
) -> None:
    answer = outside.get(link())
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "noindex" in answer["X-Robots-Tag"]
    assert not answer.cookies.get("sessionid")
    for _ in range(20):
        assert outside.post("/groups/reply/forged/", ANSWER).status_code == 404
    assert outside.post("/groups/reply/forged/", ANSWER).status_code == 429


def about(which: str) -> str:
    """The address of Brett's notice about one matter."""
    GroupNotice.plan(at=timezone.now())
    notice = GroupNotice.objects.get(about=which)
    return f"/groups/reply/{notice.new_link(at=timezone.now())}/"


def test_more_is_told_by_a_link_once_for_each_time_it_was_wanted(
    outside: Client, question: GroupQuestion, brett: GroupMember
) -> None:
    outside.post(link(), {"tell": "1", "text": "Nobody asked."})
    assert not GroupAnswer.objects.filter(author=brett).exists()
    given = answered(question, brett, "I asked three people.")
    outside.post(link(), {"tell": "1", "text": "Nobody asked."})
    want_more(given, "Which three?", by=question.asker, at=timezone.now())
    address = about("more")
    page = words(outside.get(address))
    assert "Sol, tell me more: Which three?" in page
    assert "Rowan’s own words." not in page
    assert outside.post(address, {"tell": "1", "text": " "}).status_code == 422
    outside.post(address, {"tell": "1", "text": "My neighbors."})
    outside.post(address, {"tell": "1", "text": "My cousins."})
    given.refresh_from_db()
    assert (given.text, given.more) == ("I asked three people.", "My neighbors.")
    want_more(given, "And then?", by=question.asker, at=timezone.now())
    page = words(outside.get(address))
    assert "Sol, tell me more: And then?" in page
    assert "My neighbors." in page


@pytest.fixture
def promise(group: Group, brett: GroupMember) -> GroupPromise:
    on = timezone.now().date() - timedelta(days=2)
    return GroupPromise.make(maker=brett, what="Call Ana", due_on=on, on=on - timedelta(days=5))


def test_a_promise_is_kept_by_a_link_and_looking_keeps_nothing(
    outside: Client, promise: GroupPromise
) -> None:
    address = about("due")
    for method in (outside.get, outside.head):
        assert method(address).status_code == 200
    assert "Call Ana" in words(outside.get(address))
    for crafted in ({}, {"promise": "x"}, {"text": "Mine.", "pass": "1"}):
        assert outside.post(address, crafted).status_code == 422
    promise.refresh_from_db()
    assert promise.is_open
    for _ in range(2):
        assert outside.post(address, {"promise": "kept"}).status_code == 302
    promise.refresh_from_db()
    assert promise.kept_on
    assert "Kept today." in words(outside.get(address))
    outside.post(address, {"promise": "open"})
    outside.post(address, {"promise": "released"})
    promise.refresh_from_db()
    assert promise.released_on


def test_a_thank_you_is_read_by_a_link_and_takes_no_answer(
    outside: Client, group: Group, brett: GroupMember, rowans: Member
) -> None:
    giver = group.membership_of(rowans)
    deed, change = "Sent me two clients last month", "I hired a second baker for the shop"
    ThankYou.give(giver=giver, receiver=brett, deed=deed, change=change, at=timezone.now())
    address = about("thank")
    page = words(outside.get(address))
    assert "Rowan thanked you" in page
    assert change in page
    assert outside.post(address, {"text": "Welcome."}).status_code == 405


def test_no_link_of_a_promise_or_a_thank_you_opens_for_who_left(
    outside: Client, promise: GroupPromise, brett: GroupMember
) -> None:
    address = about("due")
    forged = f"{address[:-2]}x/"
    assert outside.post(forged, {"promise": "kept"}).status_code == 404
    GroupMember.objects.filter(pk=brett.pk).update(left_at=timezone.now())
    for answer in (outside.get(address), outside.post(address, {"promise": "kept"})):
        assert answer.status_code == 404
        assert "Call Ana" not in words(answer)
    promise.refresh_from_db()
    assert promise.is_open


def test_a_member_with_an_account_answers_by_the_link_of_their_email(
    outside: Client, question: GroupQuestion, group: Group
) -> None:
    """One question, one answer: nothing else of theirs opens, and signing in is not done."""
    ana = another("Ana Birch")
    place = join(group, ana)
    request = PersonalRequest.objects.create(
        question=question, asked=place, reasons="Ana lived it.", asked_at=timezone.now()
    )
    secret = GroupNotice.link_to_answer(request, at=timezone.now())
    address = f"/groups/reply/{secret}/"
    page = words(outside.get(address))
    assert "You were asked personally." in page
    assert "Rowan’s own words." not in page
    outside.post(address, ANSWER)
    assert GroupAnswer.objects.get(author=place).text == ANSWER["text"]
    assert outside.get("/mastermind/").status_code == 302
    GroupNotice.plan(at=timezone.now())
    assert GroupNotice.objects.filter(recipient=place).count() == 1
    Member.objects.filter(pk=ana.pk).update(is_active=False)
    assert outside.post(address, ANSWER).status_code == 404
    Member.objects.filter(pk=ana.pk).update(is_active=True)
    place.leave(at=timezone.now())
    assert outside.get(address).status_code == 404


@pytest.fixture
def need(group: Group, brett: GroupMember, rowans: Member) -> GroupQuestion:
    """Rowan asks who has used a plumber."""
    asker, at = group.membership_of(rowans), timezone.now()
    return ask_who_has_used(asker=asker, trade="plumber", need="My tap drips", at=at)[0]


def test_a_provider_named_by_a_link_is_one_more_word_in_a_fellow_members_look_up(
    outside: Client, client: Client, need: GroupQuestion, brett: GroupMember, rowans: Member
) -> None:
    address = link()
    page = outside.get(address)
    assert "Someone I trust used them" in words(page)
    told = {"provider": "Kit Halloran", "basis": "used", "what": "a faucet", "outcome": "well"}
    assert outside.post(address, {**told, "basis": ""}).status_code == 422
    assert not need.answers.exists()
    sent = told | {"told": page.context["key"]}
    for _ in range(2):
        assert outside.post(address, sent).status_code == 302
    statement = SharedExperience.objects.get()
    assert (statement.author, statement.group, statement.trade) == (brett, need.group, "plumber")
    assert need.answers.get().text == "I used Kit Halloran for a faucet. It went well."
    page = outside.get(address)
    assert "I used Kit Halloran for a faucet. It went well." in words(page)
    client.force_login(rowans)
    looked = words(client.get("/search/?q=my tap drips"))
    assert "Brett Lindqvist used them for a faucet" in looked
    client.force_login(another("Umar Novak"))
    assert "Halloran" not in words(client.get("/search/?q=my tap drips"))


def test_a_provider_told_by_a_link_is_taken_back_until_it_is_heard(
    outside: Client, need: GroupQuestion, brett: GroupMember, group: Group, host: Member
) -> None:
    address, at = link(), timezone.now()
    sols = name_provider(
        need,
        by=group.membership_of(host),
        key="1",
        on=at.date(),
        at=at,
        provider="Joe Ott",
        what="",
        basis="met",
        source_name="",
        outcome="",
    )
    outside.post(address, {"provider": "Kit Halloran", "basis": "met"})
    (mine,) = SharedExperience.objects.filter(author=brett)
    assert "Joe Ott" not in words(outside.get(address))
    for number in (sols.pk, 10**30, "x"):
        outside.post(address, {"remove": number})
    assert SharedExperience.objects.count() == 2
    outside.post(address, {"remove": mine.pk})
    assert not SharedExperience.objects.filter(author=brett).exists()
    outside.post(address, {"provider": "Kit Halloran", "basis": "met"})
    need.answers.get(author=brett).hear("new", why="", by=need.asker, at=at)
    (mine,) = SharedExperience.objects.filter(author=brett)
    assert outside.post(address, {"remove": mine.pk}).status_code == 422
    assert outside.post(address, {"provider": "Ann", "basis": "met"}).status_code == 422
    assert SharedExperience.objects.filter(author=brett).count() == 1


def test_an_answer_by_a_link_that_tells_or_sells_comes_with_a_gentle_word(
    outside: Client, question: GroupQuestion
) -> None:
    address = link()
    sent = ANSWER | {"text": "You should book a call with me this week."}
    page = words(outside.post(address, sent, follow=True))
    assert NUDGE in page
    assert PITCH in page
    assert NUDGE not in words(outside.post(address, ANSWER, follow=True))


def test_a_member_by_email_leaves_by_the_link_and_gets_no_more_emails(
    outside: Client, question: GroupQuestion, brett: GroupMember
) -> None:
    address = link()
    assert "Stop these emails" in words(outside.get(address))
    brett.refresh_from_db()
    assert brett.left_at is None
    assert "You get no more emails about it." in words(outside.post(address, {"leave": "1"}))
    brett.refresh_from_db()
    assert brett.left_at is not None
    assert outside.get(address).status_code == 404
    assert outside.post(address, {"leave": "1"}).status_code == 404
    assert not GroupNotice.waiting(brett, at=timezone.now())
