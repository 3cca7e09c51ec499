"""What a question must be, and the gentle word about advice."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.mastermind.advice import nudge, tells_what_to_do
from cookout.practice.mastermind.kinds import Brings, Gives, usual_answer
from cookout.practice.mastermind.questions import (
    FIELD_NAMES,
    WrittenQuestion,
    missing_for_hot_seat,
    sentences,
    wrong_with_question,
)


@pytest.mark.parametrize(
    "question",
    [
        "How do I say yes to a partner without losing the company?",
        "Does it pay to hire Mr. Cole at $2.5 million a year?",
        "Has anyone worked with Acme Inc. or J. Doe, e.g. on a lease?",
        "  Should I\n open a second shop?  ",
        "What does “no?” mean?",
        "Is the U.S. market ready for us?!?",
        "¿Cómo digo que sí?",
    ],
)
def test_one_sentence_that_ends_in_a_question_mark_can_be_asked(question: str) -> None:
    assert wrong_with_question(question) == ""


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("", "Write your question."),
        ("  \n", "Write your question."),
        ("?", "Write your question."),
        ("I want a partner.", "question mark"),
        ("How do I find a partner", "question mark"),
        ("He wants to be a partner. How do I say yes?", "one sentence"),
        ("How do I say yes? And when?", "one sentence"),
        ("Was it I. Then who?", "one sentence"),
        ("How " + "very " * 60 + "long may it be?", "under 200"),
    ],
)
def test_anything_else_is_answered_with_what_to_change(question: str, says: str) -> None:
    assert says in wrong_with_question(question)


@given(text=st.text())
def test_cutting_into_sentences_loses_no_words(text: str) -> None:
    assert " ".join(sentences(text)).split() == text.split()


def test_a_hot_seat_takes_all_six_fields() -> None:
    whole = WrittenQuestion(
        question="How do I say yes?",
        background="Six years of crews.",
        tried="A bonus.",
        options="Shares or profit.",
        help_wanted="What you did first.",
        help_not_wanted="A lawyer's answer.",
    )
    assert not missing_for_hot_seat(whole)
    for field in fields(whole):
        if field.name in FIELD_NAMES:
            lacking = replace(whole, **{field.name: " "})
            assert missing_for_hot_seat(lacking) == (FIELD_NAMES[field.name],)


@pytest.mark.parametrize(
    "answer",
    [
        "You should call him.",
        "I think you really should wait.",
        "you must not sign",
        "You need to see a lawyer",
        "If I were you, I'd wait.",
        "You’d better ask.",
        "You shouldn't do that",
    ],
)
def test_telling_the_asker_what_to_do_gets_a_gentle_word(answer: str) -> None:
    assert nudge(answer) == (
        "Say what you did and what came of it. The next step is theirs to choose."
    )


@pytest.mark.parametrize(
    "answer",
    [
        "We shared profit for two years.",
        "I should have asked sooner.",
        "My uncle said “you should never share”, and I did.",
        "They told me what you do matters.",
        "",
    ],
)
def test_experience_and_what_others_were_told_get_none(answer: str) -> None:
    assert not tells_what_to_do(answer)


def test_what_a_question_brings_asks_for_its_pair() -> None:
    assert [usual_answer(brings) for brings in Brings] == [
        Gives.INSIGHT,
        Gives.CONCEPT,
        Gives.SOLUTION,
    ]
