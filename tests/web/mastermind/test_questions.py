"""A question on its page, from the first tap to the promise."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from cookout.mastermind.group import Group
from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.my_turn import group_turns
from cookout.mastermind.questions.group_answer import GroupAnswer
from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.mastermind.questions.personal_request import PersonalRequest
from cookout.mastermind.sessions.session_card import SessionCard, SessionCardKind
from cookout.mastermind.sessions.session_end import end_session
from cookout.members.member import Member
from cookout.practice.mastermind.advice import OFFER
from tests.cast import AT
from tests.mastermind.questions.test_questions import answered, asked
from tests.mastermind.sessions.session_world import begun, seat_of, three
from tests.web.conftest import words
from tests.web.sessions.conftest import browser

pytestmark = pytest.mark.django_db
ASKED = {"question": "How do I find a partner?", "brings": "concern", "background": "A shop."}
ANSWER = {"basis": "lived", "gives": "concept", "text": "You should call three people."}


@pytest.fixture
def question(hosts: Client, group: Group) -> GroupQuestion:
    """Sol's question, still to be made clear."""
    hosts.post(f"/groups/{group.pk}/questions/", ASKED)
    return GroupQuestion.objects.get()


def test_what_is_not_one_question_comes_back_with_what_to_change(
    hosts: Client, group: Group
) -> None:
    answer = hosts.post(f"/groups/{group.pk}/questions/", {**ASKED, "question": "A partner."})
    assert answer.status_code == 422
    assert "End your question with a question mark." in words(answer)


def test_from_clarifying_to_a_promise(home: Client, hosts: Client, question: GroupQuestion) -> None:
    address = f"/questions/{question.pk}/"
    assert "Answers open when Sol says it’s clear." in words(home.get(address))
    home.post(f"{address}answers/", ANSWER)
    assert not GroupAnswer.objects.exists()
    home.post(f"{address}clarifying/", {"text": "Which shop?"})
    asked = question.clarifying.get()
    assert home.post(f"/clarifying/{asked.pk}/reply/", {"text": "Mine"}).status_code == 404
    hosts.post(f"/clarifying/{asked.pk}/reply/", {"text": "Downtown."})
    again = {"question": "How do I find a partner downtown?", "open": "1"}
    hosts.post(f"{address}restating/", again)
    page = words(home.get(address))
    assert "Version 1 How do I find a partner?" in page
    assert "Sol is listening" in page
    assert home.post(f"{address}answers/", {**ANSWER, "text": ""}).status_code == 422
    page = words(home.post(f"{address}answers/", ANSWER, follow=True))
    assert "Say what you did and what came of it." in page
    page = words(hosts.get(address))
    assert "Your answer" not in page
    assert "Say what you did" not in page
    assert hosts.post(f"{address}answers/", ANSWER).status_code == 404
    given = GroupAnswer.objects.get()
    hosts.post(f"/answers/{given.pk}/more/", {"text": "Whom first?"})
    assert "Tell Sol more" in words(home.get(address))
    home.post(f"/answers/{given.pk}/telling-more/", {"text": "My accountant."})
    assert home.post(f"/answers/{given.pk}/hearing/", {"heard": "new"}).status_code == 404
    assert hosts.post(f"/answers/{given.pk}/hearing/", {"heard": ""}).status_code == 422
    hosts.post(f"/answers/{given.pk}/hearing/", {"heard": "will_try", "why": "It’s simple"})
    assert "Sol heard: Will try. It’s simple" in words(home.get(address))
    home.post(f"/answers/{given.pk}/felt-heard/", {"felt": "yes"})
    due = (AT + timedelta(days=30)).date().isoformat()
    assert hosts.post(f"{address}promise/", {"what": "Call", "due_on": ""}).status_code == 422
    hosts.post(f"{address}promise/", {"what": "Call my accountant", "due_on": due})
    assert GroupPromise.objects.get().what == "Call my accountant"
    given.refresh_from_db()
    assert (given.more, given.felt_heard) == ("My accountant.", True)


def test_what_is_not_complete_comes_back_beside_its_own_answer(
    home: Client, hosts: Client, question: GroupQuestion
) -> None:
    hosts.post(f"/questions/{question.pk}/restating/", {"question": "Who?", "open": "1"})
    home.post(f"/questions/{question.pk}/answers/", ANSWER)
    given = GroupAnswer.objects.get()
    back = hosts.post(f"/answers/{given.pk}/hearing/", {"heard": "", "why": "So simple"})
    assert back.status_code == 422
    assert f'id="heard-{given.pk}-why"' in back.content.decode()
    assert "So simple" in back.content.decode()
    long = "Who came first? " * 400
    back = hosts.post(f"/answers/{given.pk}/more/", {"text": long})
    assert back.status_code == 422
    assert long.strip() in back.content.decode()
    given.refresh_from_db()
    assert not given.more_wanted


def test_a_question_taken_back_is_gone_for_all_until_it_is_restored(
    home: Client, hosts: Client, question: GroupQuestion
) -> None:
    address = f"/questions/{question.pk}/"
    assert home.post(f"{address}withdrawal/").status_code == 404
    hosts.post(f"{address}withdrawal/")
    assert home.get(address).status_code == 404
    assert home.post(f"{address}restore/").status_code == 404
    hosts.post(f"{address}restore/")
    assert home.get(address).status_code == 200


def test_what_is_shared_is_on_the_page_and_a_pitch_gets_a_gentle_word(
    home: Client, hosts: Client, group: Group
) -> None:
    address = f"/groups/{group.pk}/shares/"
    assert home.post(address, {"kind": "", "text": ""}).status_code == 422
    sent = {"kind": "opportunity", "text": "Book a call with me, it’s 20 % off until Friday."}
    assert "This sells more than it helps." in words(home.post(address, sent, follow=True))
    share = group.shares.get()
    assert hosts.post(f"/shares/{share.pk}/removal/").status_code == 404
    home.post(f"/shares/{share.pk}/removal/")
    assert not group.shares.exists()


def test_the_asker_reads_that_no_one_was_asked_personally(
    home: Client, hosts: Client, question: GroupQuestion
) -> None:
    address = f"/questions/{question.pk}/"
    assert "Asked personally" not in words(hosts.get(address))
    hosts.post(f"{address}restating/", {"question": "Who?", "open": "1"})
    assert "Asked personally No one yet" in words(hosts.get(address))
    assert "Asked personally" not in words(home.get(address))


@pytest.mark.parametrize("field", ["background", "tried", "options", "help_wanted"])
def test_an_offer_in_any_field_of_a_question_is_named_to_its_asker_alone(
    home: Client, hosts: Client, group: Group, field: str
) -> None:
    sells = "Book a call with me this week, spots are limited."
    hosts.post(f"/groups/{group.pk}/questions/", {**ASKED, field: sells})
    address = f"/questions/{GroupQuestion.objects.get().pk}/"
    assert OFFER in words(hosts.get(address))
    assert OFFER not in words(home.get(address))


def test_what_is_locked_takes_no_crafted_request(
    home: Client, hosts: Client, question: GroupQuestion
) -> None:
    address = f"/questions/{question.pk}/"
    home.post(f"{address}clarifying/", {"text": "Which shop?"})
    reply = f"/clarifying/{question.clarifying.get().pk}/reply/"
    hosts.post(f"{address}restating/", {"question": "Who?", "open": "1"})
    assert "It stays as it is." in words(hosts.post(reply, {"text": "Late."}, follow=True))
    again = hosts.post(f"{address}restating/", {"question": "Late?", "open": "1"}, follow=True)
    assert "It stays as it is." in words(again)
    home.post(f"{address}answers/", ANSWER)
    given = GroupAnswer.objects.get()
    of = f"/answers/{given.pk}"
    unasked = home.post(f"{of}/telling-more/", {"text": "And more."}, follow=True)
    assert "Sol hasn’t asked to hear more of it." in words(unasked)
    assert home.post(f"{of}/felt-heard/", {"felt": "yes"}).status_code == 404
    told = {"provider": "Wes Ott", "basis": "used", "outcome": "well"}
    assert home.post(f"{address}providers/", told).status_code == 404
    question.refresh_from_db()
    given.refresh_from_db()
    assert (question.text, question.clarifying.get().reply) == ("Who?", "")
    assert (given.more, given.felt_heard) == ("", None)


def test_nobody_is_asked_for_what_only_who_left_would_hear(
    home: Client, hosts: Client, group: Group, rowans: Member
) -> None:
    asker = group.membership_of(rowans)
    text, address = "Should I open a second shop?", f"/groups/{group.pk}/"
    question, unclear = asked(asker, text), asked(asker, "Who comes?", is_open=False)
    given = answered(question, group.members.present()[0])
    assert "hasn’t said what they heard" in words(hosts.get(address))
    PersonalRequest.objects.get_or_create(
        question=question, asked=given.author, defaults={"asked_at": AT, "reasons": ""}
    )
    GroupAnswer.objects.filter(pk=given.pk).delete()
    sol = given.author.member
    assert sol
    assert any(text in turn.words for turn in group_turns(sol, at=AT))
    asker.leave(at=AT)
    assert not any(text in turn.words for turn in group_turns(sol, at=AT))
    page = words(hosts.get(f"/questions/{question.pk}/"))
    assert "Rowan is no longer in the group" in page
    assert "Give my answer" not in page
    assert "Ask Rowan" not in words(hosts.get(f"/questions/{unclear.pk}/"))
    answered(question, given.author)
    page = words(hosts.get(address))
    assert "hasn’t said what they heard" not in page
    assert "Rowan, concern · no longer in the group" in page


def test_the_asker_asks_nobody_who_left_for_more(
    hosts: Client, question: GroupQuestion, rowans: Member
) -> None:
    question.open_answers(by=question.asker, at=AT)
    author = question.group.membership_of(rowans)
    answer = answered(question, author)
    address = f"/questions/{question.pk}/"
    assert "Tell me more" in words(hosts.get(address))
    author.leave(at=AT)
    page = words(hosts.get(address))
    assert "Tell me more" not in page
    assert "Save what I heard" in page
    # Nor by a form that was open before.
    page = words(hosts.post(f"/answers/{answer.pk}/more/", {"text": "How?"}, follow=True))
    assert page.count("Rowan is no longer in the group.") == 2
    answer.refresh_from_db()
    assert answer.more_wanted == ""


def test_the_page_lists_what_was_asked_in_a_session_once_it_is_over() -> None:
    session = begun(three())
    page = f"/questions/{session.chairs.get().question_id}/"
    said = (("Priya", "Which street?"), ("Rowan", "Elm Street."), ("Sol", "How many seats?"))
    for name, text in said:
        told = {"kind": SessionCardKind.QUESTION, "words": text, "key": text, "at": AT}
        SessionCard.hand_in(seat_of(session, name), hot_seat=1, **told)
    reader = browser("Priya")
    assert "Which street?" not in words(reader.get(page))
    end_session(session, at=AT)
    read = words(reader.get(page))
    assert "Priya, in a session: Which street? Rowan: Elm Street." in read
    assert "Sol, in a session: How many seats?" in read
    assert read.count("Clarifying questions") == 1
