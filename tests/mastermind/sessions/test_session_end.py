"""The bell: what was written and heard in a session becomes the group's."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cookout.mastermind.group_search import find_cases
from cookout.mastermind.my_turn import group_turns
from cookout.mastermind.questions.group_answer import GroupAnswer
from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.mastermind.questions.heard_back import heard_back_ledger
from cookout.mastermind.sessions.hot_seat import HotSeat, HotSeatRequest
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_card import HeardCard, SessionCard, SessionCardKind
from cookout.mastermind.sessions.session_end import end_session, write_down_question
from cookout.mastermind.sessions.session_minutes import minutes_of, minutes_text
from cookout.mastermind.sessions.session_promise import SessionPromise
from cookout.mastermind.sessions.session_seat import SessionSeat
from cookout.members.member import Member
from tests.cast import AT, TODAY
from tests.mastermind.sessions.session_world import asked, begun, go_to, places, seat_of, three

pytestmark = pytest.mark.django_db
ANSWER, AGAIN = SessionCardKind.ANSWER, SessionCardKind.RESTATEMENT
HOUR = timedelta(hours=1)
BEFORE = "We waited a year."
THERE = "Rent one first."


def hand_in(seat: SessionSeat, words: str, *, kind: str = ANSWER) -> SessionCard:
    SessionCard.hand_in(seat, hot_seat=1, kind=kind, words=words, key=words, at=AT, basis="lived")
    return SessionCard.objects.latest("pk")


def asked_in(session: GroupSession) -> GroupQuestion:
    return GroupQuestion.objects.get(hot_seats__session=session)


def answered_before(question: GroupQuestion, name: str) -> GroupAnswer:
    """What a member answered before the session."""
    if not question.is_open:
        question.open_answers(by=question.asker, at=AT - HOUR)
    by = places(question.group)[name]
    told = {"text": BEFORE, "gives": "solution", "basis": "saw"}
    return GroupAnswer.give(question=question, by=by, at=AT - HOUR, **told)


def promised(session: GroupSession, *, key: str = "step", hot_seat: int | None = 1) -> None:
    """Rowan promises a step; in the hot seat, or in a round of everyone."""
    question = None if hot_seat is None else session.chairs.get(number=hot_seat).question
    step = {"what": key, "due_on": TODAY + timedelta(days=14), "key": key, "at": AT}
    maker = places(session.group)["Rowan"]
    SessionPromise.make(session=session, maker=maker, question=question, hot_seat=hot_seat, **step)


def member_of(session: GroupSession, name: str) -> Member:
    member = places(session.group)[name].member
    assert member
    return member


def test_who_answered_before_and_said_more_in_the_session_is_heard_for_both() -> None:
    session = begun(three())
    question = asked_in(session)
    answered_before(question, "Priya")
    card = hand_in(seat_of(session, "Priya"), THERE)
    HeardCard.hear(card, value="will_try", why="It is cheap", at=AT)
    end_session(session, at=AT)
    answer = question.answers.get()
    assert answer.text == f"{BEFORE}\n\n{THERE}"
    assert (answer.heard, answer.heard_why, answer.basis) == ("will_try", "It is cheap", "saw")
    priya = member_of(session, "Priya")
    assert heard_back_ledger(session.group, member=priya, on=TODAY) == []
    assert [line.words for line in group_turns(priya, at=AT)] == [
        "Rowan heard you on “Should I open a second shop?”"
    ]


def test_more_that_was_wanted_in_the_session_is_still_asked_for_after_it() -> None:
    session = begun(three())
    hand_in(seat_of(session, "Priya"), THERE).want_more(at=AT)
    end_session(session, at=AT)
    answer = asked_in(session).answers.get()
    assert (answer.more_wanted, answer.more_wanted_at, answer.more) == ("Tell me more.", AT, "")


def test_an_answer_that_was_heard_before_the_session_stays_as_it_was_heard() -> None:
    session = begun(three())
    question = asked_in(session)
    answered_before(question, "Priya").hear("new", why="", by=question.asker, at=AT - HOUR)
    HeardCard.hear(hand_in(seat_of(session, "Priya"), THERE), value="tried", why="", at=AT)
    end_session(session, at=AT)
    answer = question.answers.get()
    assert (answer.text, answer.heard, answer.heard_at) == (BEFORE, "new", AT - HOUR)


def test_the_asker_reads_on_their_day_which_answers_they_have_not_heard_after_a_promise() -> None:
    session = begun(three())
    question = asked_in(session)
    answered_before(question, "Priya")
    promised(session)
    end_session(session, at=AT)
    rowan = member_of(session, "Rowan")
    lines = [(line.words, line.question_id) for line in group_turns(rowan, at=AT)]
    assert lines == [("Say what you heard on “Should I open a second shop?”", question.pk)]
    question.answers.get().hear("new", why="", by=question.asker, at=AT)
    assert group_turns(rowan, at=AT) == []


def test_the_bell_rings_though_a_member_answered_before_they_were_given_the_hot_seat() -> None:
    session = begun(three())
    hand_in(seat_of(session, "Rowan"), THERE)
    end_session(session, at=AT)
    assert session.is_over
    assert not GroupAnswer.objects.exists()


def test_a_hot_seat_that_an_early_bell_did_not_reach_is_waited_for_as_before() -> None:
    session = begun(three(), protocol_key="question-round")
    priyas = asked(places(session.group)["Priya"], at=AT - timedelta(weeks=5))
    HotSeat.give(session, number=2, member=priyas.member, question=priyas.question)
    go_to(session, "write")
    end_session(session, at=AT)
    assert [chair.number for chair in session.chairs.all()] == [1]
    assert HotSeatRequest.objects.waiting().get() == priyas
    assert priyas.weeks_waited(on=TODAY) == 5
    question = GroupQuestion.objects.get(pk=priyas.question_id)
    assert not question.is_open
    assert [one.chair.number for one in minutes_of(session).hot_seats] == [1]


def test_a_hot_seat_that_was_reached_stays_though_a_step_back_came_before_the_bell() -> None:
    session = begun(three(), protocol_key="question-round")
    go_to(session, "ask").step_back()
    end_session(session, at=AT)
    assert session.chairs.exists()


def aloud() -> GroupSession:
    """A session in whose hot seat Rowan asks aloud, and Sol answers."""
    session = begun(three(), protocol_key="question-round")
    GroupQuestion.objects.all().delete()
    HotSeat.objects.filter(session=session).update(question=None)
    HeardCard.hear(hand_in(seat_of(session, "Sol"), THERE), value="will_try", why="", at=AT)
    return session


def test_a_question_asked_aloud_is_the_groups_as_it_was_restated() -> None:
    session = aloud()
    hand_in(seat_of(session, "Rowan"), "When does a second oven pay?", kind=AGAIN)
    promised(session, key="Ask for prices")
    promised(session, key="Sweep the yard", hot_seat=None)
    end_session(session, at=AT)
    end_session(session, at=AT)
    question = asked_in(session)
    assert (question.text, question.restated, question.is_open) == (
        "When does a second oven pay?",
        "",
        True,
    )
    assert [(answer.text, answer.heard) for answer in question.answers.all()] == [
        (THERE, "will_try")
    ]
    assert [promise.what for promise in question.promises.all()] == ["Ask for prices"]
    assert question.heard_at == AT
    host = member_of(session, "Sol")
    (case,) = find_cases(session.group, member=host, words="oven")
    assert case.question == question
    text = "\n".join(minutes_text(minutes_of(session), on=TODAY))
    assert "Rowan Cole asked: When does a second oven pay?" in text
    assert "Said again" not in text


def test_a_question_asked_aloud_and_never_restated_is_written_down_after_the_bell() -> None:
    session = aloud()
    end_session(session, at=AT)
    assert not GroupQuestion.objects.exists()
    chair = session.chairs.get()
    for words in ("How do I hand over?", "Who comes next?"):
        write_down_question(chair, words, brings="strategy", at=AT + HOUR)
    question = asked_in(session)
    assert (question.text, question.brings) == ("How do I hand over?", "strategy")
    assert [(answer.text, answer.gives) for answer in question.answers.all()] == [
        (THERE, "solution")
    ]
