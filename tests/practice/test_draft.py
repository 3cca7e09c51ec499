"""Drafts: in the member's voice, only from what they wrote down, and safe with any words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.draft import (
    greeting,
    hello_drafts,
    introduction_drafts,
    late_hello_drafts,
    occasion_drafts,
    promise_drafts,
    question,
    quotable,
    second_talk_drafts,
    short_drafts,
    talk_drafts,
    unlike,
)
from cookout.practice.matches import IntroductionIdea
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
        ("the name of a roofer", "I still owe you the name of a roofer. It’s coming this week."),
        ("The name of a roofer.", "I still owe you the name of a roofer. It’s coming this week."),
        ("Send Dana the article", "I still owe you the article. It’s coming this week."),
        ("introduce Dana to Bo", "I still owe you that intro to Bo. It’s coming this week."),
        (
            "An introduction to the Kowalskis",
            "I still owe you that intro to the Kowalskis. It’s coming this week.",
        ),
        ("call about the roof", "I still owe you a call about the roof. It’s coming this week."),
        ("help with the garage", "I still owe you a hand with the garage. It’s coming this week."),
        ("roof tiles", "I haven’t forgotten: roof tiles. I’ll get to it this week."),
        ("look at the roof", "I haven’t forgotten: look at the roof. I’ll get to it this week."),
        ("roof tiles for Dana", "I haven’t forgotten what I promised you. It’s coming this week."),
        (
            "the book for her son",
            "I haven’t forgotten what I promised you. It’s coming this week.",
        ),
    ],
)
def test_a_promise_is_named_in_the_words_it_was_made(what: str, expected: str) -> None:
    first, *_ = promise_drafts(someone=dana(), promise=Promised(id=1, what=what), on=TUESDAY)
    assert first == f"Hi Dana, {expected}"


@pytest.mark.parametrize(
    ("what", "days", "expected"),
    [
        ("Send Dana the article", 0, "I promised you the article. Here you go."),
        ("Send Dana the photos", -3, "I promised you the photos. Here you go."),
        ("introduce Dana to Bo", 0, "I promised you that intro to Bo. Here you go."),
        ("call about the roof", 0, "I promised you a call about the roof. Is now a good time?"),
        ("bring the ladder", 0, "I promised you the ladder. Does today work?"),
        ("look at the roof", 0, "I haven’t forgotten: look at the roof. Does today work?"),
        ("the book for her son", 0, "I haven’t forgotten what I promised you. Does today work?"),
        ("Send Dana the article", 1, "I still owe you the article. It’s coming tomorrow."),
        ("Send Dana the article", 3, "I still owe you the article. It’s coming on Friday."),
        ("Send Dana the article", 7, "I still owe you the article. It’s coming next week."),
        ("look at the roof", 1, "I haven’t forgotten: look at the roof. I’ll get to it tomorrow."),
    ],
)
def test_on_its_day_the_message_keeps_the_promise_and_before_it_says_when(
    what: str, days: int, expected: str
) -> None:
    promise = Promised(id=1, what=what, due_on=TUESDAY + timedelta(days=days))
    first, *_ = promise_drafts(someone=dana(), promise=promise, on=TUESDAY)
    assert first == f"Hi Dana, {expected}"


def test_a_long_promise_is_cut_between_words() -> None:
    promise = Promised(id=1, what="the " + "roof " * 60)
    words = promise_drafts(someone=dana(), promise=promise, on=TUESDAY)[0]
    assert words.endswith("roof roof… It’s coming this week.")
    assert len(words) < 220


def remember(kind: str, words: str, on: date | None = None) -> dict[str, object]:
    return {"remembered": (Remembered(kind=kind, words=words, on=on),)}


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, "great meeting you at the harvest breakfast."),
        ({"event_name": ""}, "great meeting you yesterday."),
        (
            {"event_name": "", "met_on": date(2026, 11, 13)},
            "great meeting you last Friday.",
        ),
        (
            remember("cares", "The school garden"),
            "great meeting you at the harvest breakfast. How’s the school garden going?",
        ),
        (
            remember("wants", "is looking for a used van"),
            "great meeting you at the harvest breakfast. Are you still looking for a used van?",
        ),
        (
            {"asks": ("a roofer",)},
            "great meeting you at the harvest breakfast. Are you still looking for a roofer?",
        ),
        (
            {"event_name": "", "met_on": date(2026, 11, 5), "asks": ("a roofer",)},
            "it was good to meet you. Are you still looking for a roofer?",
        ),
    ],
)
def test_a_first_hello_recalls_the_meeting_and_asks_one_question(
    known: dict[str, object], expected: str
) -> None:
    assert hello_drafts(someone=teo(**known), on=TUESDAY)[0] == f"Hi Teo, {expected}"


def test_a_first_hello_with_nothing_to_recall_has_no_draft() -> None:
    assert hello_drafts(someone=teo(event_name="", met_on=date(2026, 11, 5)), on=TUESDAY) == ()


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (
            {},
            "we met at the harvest breakfast and I never followed up. "
            "Want to grab coffee this week?",
        ),
        (
            remember("cares", "The school garden"),
            "we met at the harvest breakfast and I never followed up. "
            "How’s the school garden going?",
        ),
    ],
)
def test_a_late_hello_says_so_and_goes_on(known: dict[str, object], expected: str) -> None:
    drafts = late_hello_drafts(someone=teo(**known), on=date(2026, 12, 24))
    assert drafts[0] == f"Hi Teo, {expected}"


@pytest.mark.parametrize(
    ("kind", "words", "expected"),
    [
        ("cares", "The school garden", "How’s the school garden going?"),
        ("cares", "Mia’s piano solo", "How’s Mia’s piano solo going?"),
        ("cares", "the tomato plants", "How are the tomato plants doing?"),
        ("cares", "training for a 10k", "How’s training for a 10k going?"),
        ("cares", "Is training for a marathon", "Are you still training for a marathon?"),
        ("cares", "choir", "How are things with choir?"),
        ("cares", "Loves jazz", "Are you still into jazz?"),
        ("sport", "Coaches little league", "Are you still coaching little league?"),
        ("sport", "the Dodgers", "Are you still into the Dodgers?"),
        ("sport", "the girls’ softball team", "How’s the girls’ softball team doing?"),
        ("wants", "Looking for a used van", "Are you still looking for a used van?"),
    ],
)
def test_a_question_is_asked_as_one_asks_it(kind: str, words: str, expected: str) -> None:
    assert question(someone=dana(**remember(kind, words))) == expected


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
    someone = dana(**remember(kind, words), last_words="rather stingy, I think")
    assert quotable(kind=kind, words=words) == ""
    assert short_drafts(someone=someone) == ()
    assert talk_drafts(someone=someone)[0] == "Hi Dana, are you free for lunch this week?"


def test_a_second_talk_asks_for_20_minutes() -> None:
    assert second_talk_drafts(someone=teo(company="Marsh Roofing"))[0] == (
        "Hi Teo, I’d like to hear more about your work at Marsh Roofing. "
        "Can we talk for 20 minutes next week?"
    )


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"birthday": (11, 17)}, ["happy birthday. Have a wonderful day."]),
        ({"birthday": (11, 20)}, ["your birthday’s on Friday. Any plans?"]),
        (
            remember("family", "Mia’s recital", date(2026, 11, 14)),
            ["how did Mia’s recital go last Saturday?"],
        ),
        (
            remember("family", "Mia’s piano recital", date(2026, 11, 16)),
            ["how did Mia’s piano recital go yesterday?"],
        ),
        (
            remember("other", "moving day", date(2026, 11, 19)),
            ["I hope moving day goes well on Thursday."],
        ),
        (
            remember("family", "Wedding anniversary", date(2026, 11, 17)),
            ["happy wedding anniversary."],
        ),
        (remember("family", "the funeral", date(2026, 11, 17)), ["I’m thinking of you."]),
        (remember("allergy", "skin test", date(2026, 11, 17)), []),
    ],
)
def test_a_day_that_matters_is_asked_about(known: dict[str, object], expected: list[str]) -> None:
    someone = dana(last_touch_on=date(2026, 11, 1), **known)
    found = occasion(someone=someone, on=TUESDAY)
    assert found is not None
    drafts = occasion_drafts(someone=someone, occasion=found, on=TUESDAY)
    assert list(drafts[:1]) == [f"Hi Dana, {words}" for words in expected]


def test_an_introduction_names_the_one_who_helps_only_to_the_one_who_asks() -> None:
    idea = IntroductionIdea(
        asker_id=1, asker="Dana", giver_id=2, giver="Bo Keller", what="a roofer"
    )
    assert introduction_drafts(someone=dana(), introduction=idea)[0] == (
        "Hi Dana, you were looking for a roofer. Want me to introduce you to Bo Keller?"
    )
    assert introduction_drafts(someone=teo(), introduction=idea)[0] == (
        "Hi Teo, someone I know is looking for a roofer. Can I introduce you?"
    )


def test_nobody_gets_the_line_that_somebody_else_got_that_day() -> None:
    said: list[str] = []
    for number in range(5):
        said.append(unlike(talk_drafts(someone=dana(id=number, first_name="Al")), others=said))
    lines = {words.partition(", ")[2] for words in said}
    assert len(lines) == 5
    sixth = dana(id=6, first_name="Bea")
    assert unlike(talk_drafts(someone=sixth), others=said) == ""


@given(somebody, calm_text, days)
def test_no_draft_shouts_breaks_a_line_or_runs_on(
    someone: PersonFacts, what: str, on: date
) -> None:
    drafts = [
        *promise_drafts(someone=someone, promise=Promised(id=1, what=what), on=on),
        *promise_drafts(someone=someone, promise=Promised(id=1, what=what, due_on=on), on=on),
        *hello_drafts(someone=someone, on=on),
        *late_hello_drafts(someone=someone, on=on),
        *second_talk_drafts(someone=someone),
        *talk_drafts(someone=someone),
        *short_drafts(someone=someone),
    ]
    if found := occasion(someone=someone, on=on):
        drafts += occasion_drafts(someone=someone, occasion=found, on=on)
    for words in drafts:
        assert words.startswith("Hi")
        assert "!" not in words
        assert not set(words) & set("\n\r\t\0\x1b\u202e\u2028")
        assert len(words) <= 320


@given(st.text(max_size=200), st.text(max_size=400))
def test_a_draft_can_be_sent_whatever_the_name_is(name: str, what: str) -> None:
    someone = dana(name=name, first_name="")
    promise = Promised(id=1, what=what)
    assert promise_drafts(someone=someone, promise=promise, on=TUESDAY)[0].encode()
