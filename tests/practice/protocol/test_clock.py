"""The clock of a session, by whole seconds of the server."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.formats import in_region
from cookout.practice.protocol import clock
from cookout.practice.protocol.agenda import agenda
from cookout.practice.protocol.library import find_protocol
from cookout.practice.protocol.running_order import running_order
from cookout.practice.protocol.times import as_minutes, length, seconds_of, short

ORDER = running_order(find_protocol("question-round"), hot_seats=2, members=8)
START = 1_800_000_000


def test_a_step_ends_when_its_time_and_what_was_added_are_up() -> None:
    running = clock.Clock(began=START, index=0, step_began=START)
    assert clock.ends(running, order=ORDER) == START + 300
    longer = replace(running, added=120)
    assert clock.ends(longer, order=ORDER) == START + 420


@pytest.mark.parametrize(
    ("late", "says"),
    [
        (-100, ""),
        (0, ""),
        (59, ""),
        (60, "1 minute behind: shorten “Close”?"),
        (299, "4 minutes behind: shorten “Close”?"),
    ],
)
def test_the_host_reads_calmly_how_far_behind_the_session_is(late: int, says: str) -> None:
    running = clock.Clock(began=START, index=0, step_began=START)
    assert clock.behind_words(running, order=ORDER, at=START + 300 + late) == says


def test_in_the_last_step_there_is_nothing_left_to_shorten() -> None:
    last = clock.Clock(began=START, index=len(ORDER) - 1, step_began=START + 90 * 60)
    assert clock.behind_words(last, order=ORDER, at=START + 90 * 60) == "7 minutes behind."


@given(
    moves=st.lists(st.tuples(st.integers(0, 900), st.integers(-120, 300)), max_size=len(ORDER) - 1)
)
def test_a_session_is_behind_by_what_its_steps_took_longer(moves: list[tuple[int, int]]) -> None:
    at, planned, running = START, 0, clock.Clock(began=START, index=0, step_began=START)
    for took, added in moves:
        running = replace(running, added=running.added + added)
        at += took
        planned += ORDER[running.index].seconds
        running = clock.Clock(began=START, index=running.index + 1, step_began=at)
    assert clock.behind(running, order=ORDER, at=at) == max(0, at - START - planned) // 60
    assert clock.ends_in_all(running, order=ORDER, at=at) >= at


def test_the_agenda_says_when_what_begins_and_who_speaks() -> None:
    text = agenda(ORDER, starts=datetime(2026, 1, 8, 17, 30, tzinfo=UTC), askers=["Ana\nReyes"])
    lines = text.splitlines()
    assert lines[0] == " 5:30 PM  Open (5 minutes, everyone)"
    assert lines[1] == " 5:35 PM  Promise round (10 minutes, each in turn, up to 1 minute)"
    assert "Hot seat: Ana Reyes" in lines
    assert "Hot seat 2" in lines
    assert lines[-1] == " 7:00 PM  End"


def test_the_agenda_of_four_days_names_the_days() -> None:
    order = running_order(find_protocol("async96h"), hot_seats=1, members=8)
    text = agenda(order, starts=datetime(2026, 1, 8, 9, tzinfo=UTC), live=False)
    assert "Fri  9:00 AM  Answer (48 hours, in silence)" in text
    assert text.endswith("Mon  9:00 AM  End\n")


def test_the_agenda_has_the_times_of_its_readers_region() -> None:
    with in_region("GB"):
        text = agenda(ORDER, starts=datetime(2026, 1, 8, 17, 30, tzinfo=UTC))
    assert text.startswith("   17:30  Open (5 minutes, everyone)\n")


@pytest.mark.parametrize(
    ("seconds", "words", "in_little_room", "in_a_field"),
    [
        (0, "0 minutes", "0 min", "0"),
        (1, "1 second", "1 s", "0:01"),
        (4, "4 seconds", "4 s", "0:04"),
        (30, "30 seconds", "30 s", "0:30"),
        (60, "1 minute", "1 min", "1"),
        (64, "1 minute 4 seconds", "1 min 4 s", "1:04"),
        (90, "1 minute 30 seconds", "1 min 30 s", "1:30"),
        (450, "7 minutes 30 seconds", "7 min 30 s", "7:30"),
        (5400, "90 minutes", "90 min", "90"),
        (4 * 3600, "4 hours", "4 h", "240"),
        (172_800, "48 hours", "48 h", "2880"),
    ],
)
def test_lengths_are_said_exactly(
    seconds: int, words: str, in_little_room: str, in_a_field: str
) -> None:
    assert length(seconds=seconds) == words
    assert short(seconds=seconds) == in_little_room
    assert as_minutes(seconds=seconds) == in_a_field
    assert seconds_of(in_a_field) == seconds


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [("5", 300), (" 7.5 ", 450), ("7,5", 450), ("0.0666667", 4), ("1:05", 65), ("12:00", 720)],
)
def test_minutes_are_read_as_people_type_them(typed: str, seconds: int) -> None:
    assert seconds_of(typed) == seconds


@pytest.mark.parametrize("typed", ["", "five", "1:5", "1:75", "-3", "1e9", "1:30:00", "9" * 30])
def test_what_is_no_length_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="no minutes"):
        seconds_of(typed)
