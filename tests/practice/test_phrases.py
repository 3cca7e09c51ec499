"""The words: a text for every reason, two calm sentences, days and counts as people say them."""

from __future__ import annotations

import re
from datetime import date
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.phrases import (
    ago,
    listed,
    near_day,
    number,
    one_line,
    promise_day,
    so_many,
    span,
    when,
)
from cookout.practice.reasons import (
    LONGEST_SLOT,
    TEXTS,
    Hint,
    NextStep,
    Reason,
    flip_words,
    role_question,
    say,
)
from tests.practice.somebody import TUESDAY, calm_text, days

CODES = [*Reason, *NextStep, *Hint]
SLOTS = {
    "name": "Dana",
    "met": "yesterday at the harvest breakfast",
    "what": "the name of a roofer",
    "when": "3 days late",
    "span": "6 weeks",
    "spoke": "last talked",
    "ago": "26 days ago",
    "ring": "in touch, next in 4 days",
    "other": "Teo",
    "names": "Dana, Teo, Ines and Kit",
    "count": "four",
}
WORDS_WE_AVOID = re.compile(
    r"overdue|!|—|lead\b|prospect|pipeline|funnel|score|task|you forgot|you failed|should have|"
    r"\b(he|she|his|hers)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("code", CODES)
def test_every_reason_has_a_calm_text_with_all_its_slots_filled(code: Reason) -> None:
    words = say(code=code, **SLOTS)
    assert not words[0].islower()
    assert words.endswith((".", "?"))
    assert not re.search(r"[{}]", words)
    assert len(re.findall(r"[.?](?= |$)", words)) <= 2
    assert not WORDS_WE_AVOID.search(words)


def test_no_text_is_written_for_nothing() -> None:
    assert set(TEXTS) == set(CODES)
    assert len(TEXTS) == len(Reason) + len(NextStep) + len(Hint)


def test_a_slot_that_is_not_given_is_an_error_and_one_too_many_is_not() -> None:
    with pytest.raises(KeyError):
        say(code=Reason.COOKOUT)
    assert say(code=Reason.COOKOUT, name="Teo", what="x") == "You’d have Teo over for a cookout."


@given(st.sampled_from(CODES), calm_text)
def test_words_that_somebody_typed_stay_words_on_one_line(code: Reason, typed: str) -> None:
    slots = {field for _, field, _, _ in Formatter().parse(TEXTS[code]) if field}
    words = say(code=code, **dict.fromkeys(slots, typed))
    assert "\n" not in words
    assert "\u202e" not in words
    assert len(words) <= len(TEXTS[code]) + len(slots) * LONGEST_SLOT


def test_braces_in_a_name_are_only_braces() -> None:
    assert say(code=Reason.COOKOUT, name="{0.__class__}").startswith("You’d have {0.__class__}")


def test_a_question_that_somebody_typed_keeps_its_own_sign() -> None:
    words = say(code=Reason.PROMISE_OPEN, name="Dana", what="which roofer?")
    assert words == "You promised Dana: which roofer?"


@pytest.mark.parametrize(
    ("typed", "most", "expected"),
    [
        ("  two \n words\t", 20, "two words"),
        ("a\0b\x1b[31mc", 20, "a b [31mc"),
        ("pay\u202elive", 20, "paylive"),
        ("\ufeffzero\u200bwidth", 20, "zerowidth"),
        ("half \ud83d a face", 20, "half a face"),
        ("line\u2028and\u2029more", 20, "line and more"),
        ("the name of a good roofer", 18, "the name of a…"),
        ("the name of a", 13, "the name of a"),
        ("the name, of", 10, "the name…"),
        ("a" * 50, 10, "a" * 9 + "…"),
        ("a " + "b" * 50, 10, "a " + "b" * 7 + "…"),
        ("cafe\u0301s", 5, "caf…"),
        ("", 5, ""),
        ("\u200b", 5, ""),
        ("word", 1, "…"),
        ("\U0001f469\u200d\U0001f467", 5, "\U0001f469\u200d\U0001f467"),
    ],
)
def test_typed_words_become_one_line_cut_between_words(
    typed: str, most: int, expected: str
) -> None:
    assert one_line(text=typed, most=most) == expected


@given(st.text(max_size=300), st.integers(1, 80))
def test_one_line_is_never_longer_than_asked_for_and_stays_as_it_is(text: str, most: int) -> None:
    line = one_line(text=text, most=most)
    assert len(line) <= most
    assert line == " ".join(line.split())
    assert one_line(text=line, most=most) == line
    assert line.encode().decode() == line


def test_one_line_needs_room() -> None:
    with pytest.raises(ValueError, match="room"):
        one_line(text="word", most=0)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 17), "today"),
        (date(2026, 11, 18), "tomorrow"),
        (date(2026, 11, 16), "yesterday"),
        (date(2026, 11, 21), "in 4 days"),
        (date(2026, 11, 30), "in 13 days"),
        (date(2026, 12, 1), "on December 1"),
        (date(2026, 11, 2), "on November 2"),
        (date(2027, 1, 3), "on January 3, 2027"),
        (date(2028, 2, 29), "on February 29, 2028"),
    ],
)
def test_days_are_said_as_people_say_them(day: date, expected: str) -> None:
    assert when(day=day, on=TUESDAY) == expected


def test_year_ends_and_leap_days_are_days_like_others() -> None:
    assert when(day=date(2027, 1, 1), on=date(2026, 12, 31)) == "tomorrow"
    assert when(day=date(2028, 2, 29), on=date(2028, 2, 28)) == "tomorrow"
    assert when(day=date(2027, 3, 1), on=date(2027, 2, 28)) == "tomorrow"
    assert ago(day=date(2026, 12, 31), on=date(2027, 1, 2)) == "2 days ago"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 17), "today"),
        (date(2026, 11, 16), "yesterday"),
        (date(2026, 11, 14), "last Saturday"),
        (date(2026, 11, 20), "on Friday"),
        (date(2026, 11, 18), "tomorrow"),
        (date(2026, 11, 9), "on November 9"),
        (date(2026, 11, 25), "in 8 days"),
    ],
)
def test_a_near_day_is_said_by_its_weekday(day: date, expected: str) -> None:
    assert near_day(day=day, on=TUESDAY) == expected


@pytest.mark.parametrize(
    ("due_on", "expected"),
    [
        (date(2026, 11, 14), "3 days late"),
        (date(2026, 11, 16), "1 day late"),
        (date(2026, 11, 17), "today"),
        (date(2026, 11, 18), "tomorrow"),
        (date(2026, 11, 21), "in 4 days"),
        (date(2026, 12, 2), "on December 2"),
        (None, "no date"),
    ],
)
def test_a_promise_says_how_late_it_is_or_when_it_is_due(
    due_on: date | None, expected: str
) -> None:
    assert promise_day(due_on=due_on, on=TUESDAY) == expected


def test_names_are_listed_as_people_say_them() -> None:
    assert listed(names=["Ann"]) == "Ann"
    assert listed(names=["Ann", "Bea"]) == "Ann and Bea"
    assert listed(names=["Ann", "Bea", "Cal"]) == "Ann, Bea, and Cal"


def test_a_count_has_its_noun() -> None:
    said = [so_many(count=count, one="person", several="people") for count in (1, 9, 10)]
    assert said == ["one person", "nine people", "10 people"]


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        (0, "0 days"),
        (1, "1 day"),
        (13, "13 days"),
        (14, "2 weeks"),
        (48, "6 weeks"),
        (69, "9 weeks"),
        (70, "2 months"),
        (400, "13 months"),
        (730, "1 year"),
        (1100, "3 years"),
    ],
)
def test_a_length_of_time_is_one_number_rounded_down(length: int, expected: str) -> None:
    assert span(days=length) == expected


@given(days, st.integers(0, 40000))
def test_a_length_of_time_always_has_one_number(day: date, length: int) -> None:
    count, unit = span(days=length).split()
    assert unit.endswith("s") == (count != "1")


def test_a_day_gone_by_counts_days_for_four_weeks() -> None:
    assert ago(day=date(2026, 10, 22), on=TUESDAY) == "26 days ago"
    assert ago(day=date(2026, 10, 6), on=TUESDAY) == "6 weeks ago"
    assert ago(day=date(2026, 11, 18), on=TUESDAY) == "tomorrow"


def test_lengths_and_counts_are_not_negative() -> None:
    with pytest.raises(ValueError, match="not negative"):
        span(days=-1)
    with pytest.raises(ValueError, match="not negative"):
        number(count=-1)


def test_small_counts_are_words_and_from_10_they_are_figures() -> None:
    assert [number(count=n) for n in (0, 2, 9, 10, 144)] == ["none", "two", "nine", "10", "144"]


@pytest.mark.parametrize(
    ("known", "great", "expected"),
    [
        (0, 0, "Mortgage adviser: do you need one? You don’t know one yet."),
        (1, 0, "Do you need another mortgage adviser? You know one."),
        (1, 1, "Do you need another mortgage adviser? You know one who does great work."),
        (2, 1, "Do you need another mortgage adviser? You know two; one does great work."),
        (12, 2, "Do you need another mortgage adviser? You know 12; two do great work."),
    ],
)
def test_the_role_question_says_who_is_there_already(known: int, great: int, expected: str) -> None:
    trade = "mortgage\nadviser "
    assert role_question(trade=trade, known=known, great=great) == expected


def test_who_does_a_great_job_is_known() -> None:
    with pytest.raises(ValueError, match="known"):
        role_question(trade="roofer", known=1, great=2)


def test_a_flip_is_said_in_one_sentence() -> None:
    assert (
        flip_words(question="high5", answer=2, place="deep") == "Go deep if you’d high five them."
    )
    assert (
        flip_words(question="role", answer=False, place="gone")
        == "Let go if you don’t need what they do."
    )
