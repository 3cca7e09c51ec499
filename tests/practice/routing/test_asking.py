"""Whom a question is put to personally, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.mastermind.kinds import AnswerBasis
from cookout.practice.routing.asking import (
    MOST_ASKED,
    MemberToAsk,
    Routing,
    choose,
    was_asked_enough,
)
from cookout.practice.routing.history import AnswerHistory, Askings, GivenAnswer, Question
from cookout.practice.routing.mix import WEIGHTS, ScorePart, load_of, parts_of, ranked

TODAY = date(2026, 11, 20)
MARCUS, ANA, BO, CY, DI = range(1, 6)
NAMES = {MARCUS: "Marcus", ANA: "Ana", BO: "Bo", CY: "Cy", DI: "Di"}
PEOPLE = tuple(MemberToAsk(id=number, name=name) for number, name in NAMES.items())
PARTNER = Question(id=90, asker=MARCUS, text="How do I make my foreman a partner?")


def told(*answers: tuple[int, str, str, AnswerBasis | None, bool | None]) -> AnswerHistory:
    """One question an answer: by whom, the question, the answer, its basis, whether useful."""
    history = AnswerHistory()
    for number, (member, asked, text, basis, useful) in enumerate(answers):
        question = Question(id=number, asker=DI, text=asked)
        history.ask()
        history.answer(
            GivenAnswer(
                id=number, question=question, member=member, text=text, basis=basis, useful=useful
            )
        )
    return history


PARTNERS = told(
    (ANA, "Who has had partners?", "I took on a partner in 2019.", AnswerBasis.LIVED, True),
    (BO, "Where do I buy bricks?", "At the yard.", AnswerBasis.LIVED, True),
    (ANA, "How to part from a partner?", "We agreed on a price.", AnswerBasis.LIVED, None),
    (CY, "Is a partner worth it?", "My brother has one.", AnswerBasis.SAW, None),
)


def routed(
    question: Question = PARTNER,
    *,
    history: AnswerHistory = PARTNERS,
    people: Sequence[MemberToAsk] = PEOPLE,
    askings: Askings | None = None,
    leave_out: Sequence[int] = (),
) -> Routing:
    return choose(
        question=question,
        people=people,
        history=history,
        askings=askings or Askings(),
        on=TODAY,
        leave_out=leave_out,
    )


def test_who_lived_it_is_asked_first_and_told_why() -> None:
    first, second, third = routed().invitations
    assert (first.member, second.member, third.member) == (ANA, CY, BO)
    assert first.reasons[0] == "Ana has lived this: two answers about “partner”"
    assert second.reasons[0] == "Cy saw this up close: one answer about “partner”"
    assert third.reasons == ("Bo has answered questions lately",)


def test_a_shared_topic_names_the_subject() -> None:
    history = AnswerHistory()
    topics = frozenset({"partners"})
    asked = Question(id=1, asker=DI, text="Who has done it?", topics=topics)
    history.answer(
        GivenAnswer(id=1, question=asked, member=ANA, text="Me.", basis=AnswerBasis.LIVED)
    )
    (only,) = routed(replace(PARTNER, topics=topics), history=history).invitations
    assert only.reasons[0] == "Ana has lived this: one answer about partners"


def test_an_answer_that_was_no_use_is_no_reason_to_ask_again() -> None:
    history = told((ANA, "A partner?", "I had a partner.", AnswerBasis.LIVED, False))
    (only,) = routed(history=history).invitations
    assert only.reasons == ("Ana has answered questions lately",)
    assert ScorePart.LIVED not in only.contributions


def test_what_a_member_can_speak_to_counts_before_they_ever_answered() -> None:
    people = [*PEOPLE[:4], replace(PEOPLE[4], speaks_to=("partners", "taxes"))]
    (only,) = routed(history=AnswerHistory(), people=people).invitations
    assert (only.member, only.reasons) == (DI, ("Di can speak to “partners”",))
    assert only.contributions == {ScorePart.DECLARED: WEIGHTS[ScorePart.DECLARED]}


def test_nobody_is_asked_of_whom_nothing_is_known() -> None:
    assert routed(history=AnswerHistory()) == Routing(invitations=())


def test_the_asker_and_those_who_declined_are_left_out() -> None:
    asked = {found.member for found in routed(replace(PARTNER, asker=ANA)).invitations}
    assert ANA not in asked
    assert [found.member for found in routed(leave_out=[ANA]).invitations] == [CY, BO]


@pytest.mark.parametrize(
    ("days_ago", "enough"),
    [((), False), ((0,), False), ((0, 6), True), ((1, 7), False), ((2, 2), True), ((-1, 0), False)],
)
def test_twice_in_seven_days_is_enough(days_ago: tuple[int, ...], enough: bool) -> None:
    asked_on = [TODAY - timedelta(days=days) for days in days_ago]
    assert was_asked_enough(asked_on=asked_on, on=TODAY) is enough


def test_who_was_asked_twice_this_week_rests_and_the_next_is_asked() -> None:
    people = [
        replace(person, asked_on=(TODAY, TODAY)) if person.id == ANA else person
        for person in PEOPLE
    ]
    found = routed(people=people)
    assert [invitation.member for invitation in found.invitations] == [CY, BO]


def test_being_asked_lately_counts_against_being_asked_again() -> None:
    askings = Askings()
    for _ in range(5):
        askings.ask([ANA])
    loaded = {
        invitation.member: invitation.contributions
        for invitation in routed(askings=askings).invitations
    }
    assert loaded[ANA][ScorePart.LOAD] == pytest.approx(-1)
    assert ScorePart.LOAD not in loaded[BO]
    assert next(iter(loaded)) == CY


def test_having_helped_the_same_asker_before_is_said() -> None:
    history = told((BO, "Where do I buy bricks?", "At the yard.", None, None))
    (only,) = routed(replace(PARTNER, asker=DI), history=history).invitations
    assert only.reasons == ("Bo has answered Di before", "Bo has answered questions lately")


def test_an_answer_to_ones_own_question_says_nothing() -> None:
    history = told((DI, "A partner?", "Found one.", AnswerBasis.LIVED, True))
    assert not history.answered
    assert routed(history=history).invitations == ()


WORDS = st.lists(st.sampled_from("partner lease hire price shop".split()), min_size=1).map(" ".join)
ANSWERS = st.lists(
    st.tuples(
        st.integers(1, 5),
        WORDS,
        WORDS,
        st.sampled_from([None, *AnswerBasis]),
        st.sampled_from([None, True, False]),
    ),
    max_size=12,
)


@given(answers=ANSWERS, text=WORDS, asked=st.lists(st.sets(st.integers(1, 5), max_size=3)))
def test_at_most_three_are_asked_never_the_asker_and_every_one_for_a_reason(
    answers: list[tuple[int, str, str, AnswerBasis | None, bool | None]],
    text: str,
    asked: list[set[int]],
) -> None:
    askings = Askings()
    for members in asked:
        askings.ask(members)
    history = told(*answers)
    found = routed(replace(PARTNER, text=f"{text}?"), history=history, askings=askings)
    members = [invitation.member for invitation in found.invitations]
    assert len(members) == len(set(members)) <= MOST_ASKED
    assert MARCUS not in members
    for invitation in found.invitations:
        assert invitation.reasons
        assert all(NAMES[invitation.member] in reason for reason in invitation.reasons)
        shares = {part: number for part, number in invitation.contributions.items() if number > 0}
        assert shares
        assert all(number <= WEIGHTS[part] + 1e-9 for part, number in shares.items())


@pytest.mark.parametrize(("share", "load"), [(0, 0), (0.25, 0.15625), (0.5, 0.375), (1, 1)])
def test_the_more_often_somebody_is_asked_the_more_each_time_counts(
    share: float, load: float
) -> None:
    assert load_of(share) == pytest.approx(load)


@given(answers=ANSWERS, text=WORDS)
def test_the_score_is_the_sum_of_its_parts_and_orders_the_members(
    answers: list[tuple[int, str, str, AnswerBasis | None, bool | None]], text: str
) -> None:
    history = told(*answers)
    parts = parts_of(question=replace(PARTNER, text=text), history=history)
    order = ranked(parts=parts, members=NAMES, askings=Askings())
    scores = [candidate.score for candidate in order]
    assert scores == sorted(scores, reverse=True)
    assert {candidate.member for candidate in order} == set(NAMES)


@given(asked=st.lists(st.sets(st.integers(1, 5), max_size=3), min_size=1))
def test_the_share_somebody_is_asked_is_between_none_and_all(asked: list[set[int]]) -> None:
    askings = Askings()
    for members in asked:
        askings.ask(members)
    for member in NAMES:
        assert 0 <= askings.share(member) <= 1 + 1e-9
        assert (askings.share(member) > 0) is any(member in members for members in asked)
