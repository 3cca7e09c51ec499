"""Drafts: in the member's voice, only from what they wrote down, and safe with any words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.draft import (
    greeting,
    hello_draft,
    late_hello_draft,
    occasion_draft,
    promise_draft,
    quotable,
    second_talk_draft,
    short_draft,
    talk_draft,
)
from cookout.practice.today.occasions import occasion
from cookout.practice.today.person_facts import PersonFacts, Promised, Remembered
from tests.practice.somebody import TUESDAY, calm_text, dana, days, somebody, teo


@pytest.mark.parametrize(
    ("first_name", "name", "expected"),
    [
        ("Dana", "Dana Whitlow", "Hi Dana"),
        ("", "Whitlow", "Hi Whitlow"),
        ("", "+1 818 555 0147", "Hi"),
        ("dana@example.org", "", "Hi"),
        (" \n", "\u200b", "Hi"),
        ("{name}\nDana", "", "Hi {name} Dana"),
    ],
)
def test_a_greeting_uses_a_name_where_there_is_one(
    first_name: str, name: str, expected: str
) -> None:
    assert greeting(someone=dana(first_name=first_name, name=name)) == expected


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("the name of a roofer", "Hi Dana, I promised you the name of a roofer. Here it is:"),
        ("The name of a roofer.", "Hi Dana, I promised you the name of a roofer. Here it is:"),
        (
            "Send Dana the article",
            "Hi Dana, I promised to send you the article. I have not forgotten.",
        ),
        (
            "introduce Dana to Bo",
            "Hi Dana, I promised to introduce you to Bo. I have not forgotten.",
        ),
        (
            "call about the roof",
            "Hi Dana, I promised to call about the roof. I have not forgotten.",
        ),
        ("roof tiles", "Hi Dana, I have not forgotten what I promised: roof tiles."),
        ("roof tiles for Dana", "Hi Dana, I have not forgotten what I promised you."),
        ("the book for her son", "Hi Dana, I have not forgotten what I promised you."),
    ],
)
def test_a_promise_is_kept_in_the_words_it_was_made(what: str, expected: str) -> None:
    assert promise_draft(someone=dana(), promise=Promised(id=1, what=what)) == expected


def test_a_long_promise_is_cut_between_words() -> None:
    words = promise_draft(someone=dana(), promise=Promised(id=1, what="the " + "roof " * 60))
    assert words.endswith("roof roof… Here it is:")
    assert len(words) < 220


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, "Hi Teo, it was good to meet you at the harvest breakfast. How has your week been?"),
        ({"event_name": ""}, "Hi Teo, it was good to meet you yesterday. How has your week been?"),
        (
            {"event_name": "", "met_on": date(2026, 11, 13)},
            "Hi Teo, it was good to meet you last Friday. How has your week been?",
        ),
        (
            {"event_name": "", "met_on": date(2026, 11, 5)},
            "Hi Teo, it was good to meet you. How has your week been?",
        ),
        (
            {"remembered": (Remembered(kind="cares", words="The school garden"),)},
            "Hi Teo, it was good to meet you at the harvest breakfast. "
            "You mentioned the school garden; how is that going?",
        ),
        (
            {"remembered": (Remembered(kind="wants", words="is looking for a used van"),)},
            "Hi Teo, it was good to meet you at the harvest breakfast. "
            "You said you were looking for a used van; are you still looking?",
        ),
        (
            {"asks": ("a roofer",)},
            "Hi Teo, it was good to meet you at the harvest breakfast. "
            "You said you were looking for a roofer; are you still looking?",
        ),
    ],
)
def test_a_first_hello_recalls_the_meeting_and_asks_one_thing(
    known: dict[str, object], expected: str
) -> None:
    assert hello_draft(someone=teo(**known), on=TUESDAY) == expected


def test_a_late_hello_makes_no_fuss() -> None:
    assert late_hello_draft(someone=teo(), on=date(2026, 12, 24)) == (
        "Hi Teo, it was good to meet you at the harvest breakfast. "
        "I would like to stay in touch. How are you?"
    )


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("allergy", "peanuts"),
        ("when", "after 5"),
        ("family", "Mia, 9"),
        ("other", "divorced last year"),
        ("cares", "her piano lessons"),
        ("cares", "that he gets a fair deal"),
        ("cares", "one thing. Another thing"),
        ("cares", "a line that goes on and on " * 4),
        ("cares", "{{ config }}"),
        ("cares", "<script>"),
        ("cares", " \n "),
    ],
)
def test_a_note_that_is_not_made_for_a_message_is_not_quoted(kind: str, words: str) -> None:
    someone = dana(
        remembered=(Remembered(kind=kind, words=words),), last_words="rather stingy, I think"
    )
    assert quotable(kind=kind, words=words) == ""
    assert short_draft(someone=someone) == "Hi Dana, I thought of you today. How are you?"
    assert talk_draft(someone=someone) == (
        "Hi Dana, how are you? Shall we talk this week, or do something together?"
    )


def test_a_second_talk_asks_for_20_minutes() -> None:
    assert "20 minutes" in second_talk_draft(someone=teo())


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"birthday": (11, 17)}, "Hi Dana, happy birthday. I hope you have a good day."),
        (
            {"birthday": (11, 20)},
            "Hi Dana, your birthday is coming up on Friday. Do you have plans?",
        ),
        (
            {
                "remembered": (
                    Remembered(kind="family", words="Mia’s recital", on=date(2026, 11, 14)),
                )
            },
            "Hi Dana, I have last Saturday in mind: Mia’s recital. How was it?",
        ),
        (
            {"remembered": (Remembered(kind="other", words="moving day", on=date(2026, 11, 19)),)},
            "Hi Dana, I have Thursday in mind: moving day. I am thinking of you.",
        ),
        (
            {"remembered": (Remembered(kind="allergy", words="skin test", on=date(2026, 11, 17)),)},
            "Hi Dana, I thought of you today. How are you?",
        ),
    ],
)
def test_a_day_that_matters_is_named_and_left_open(known: dict[str, object], expected: str) -> None:
    someone = dana(last_touch_on=date(2026, 11, 1), **known)
    found = occasion(someone=someone, on=TUESDAY)
    assert found is not None
    assert occasion_draft(someone=someone, occasion=found, on=TUESDAY) == expected


@given(somebody, calm_text, days)
def test_no_draft_shouts_breaks_a_line_or_runs_on(
    someone: PersonFacts, what: str, on: date
) -> None:
    drafts = [
        promise_draft(someone=someone, promise=Promised(id=1, what=what)),
        hello_draft(someone=someone, on=on),
        late_hello_draft(someone=someone, on=on),
        second_talk_draft(someone=someone),
        talk_draft(someone=someone),
        short_draft(someone=someone),
    ]
    if found := occasion(someone=someone, on=on):
        drafts.append(occasion_draft(someone=someone, occasion=found, on=on))
    for words in drafts:
        assert words.startswith("Hi")
        assert "!" not in words
        assert not set(words) & set("\n\r\t\0\x1b\u202e\u2028")
        assert len(words) <= 320


@given(st.text(max_size=200), st.text(max_size=400))
def test_a_draft_can_be_sent_whatever_the_name_is(name: str, what: str) -> None:
    someone = dana(name=name, first_name="")
    assert promise_draft(someone=someone, promise=Promised(id=1, what=what)).encode()
