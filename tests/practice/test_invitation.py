"""An invitation: the day and the hour as one says them, in the member's words where there are."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.invitation import (
    day_words,
    fit_words,
    invitation_drafts,
    invitations,
    ordinal,
)
from tests.practice.somebody import TUESDAY, calm_text, dana, days, somebody

SATURDAY = date(2026, 12, 5)


def test_an_invitation_says_the_day_and_the_hour_and_assumes_nothing_about_children() -> None:
    ways = invitations(day=SATURDAY, begins=time(17), place="", on=TUESDAY)
    assert ways[0] == (
        "We’re having a few people over on Saturday the 5th, around 5. Hope you can come."
    )
    assert list(invitation_drafts([dana()], own="", ways=ways)) == [
        "Hi Dana, we’re having a few people over on Saturday the 5th, around 5. Hope you can come."
    ]


def test_no_two_guests_get_the_same_words_and_the_first_five_share_no_sentence() -> None:
    ways = invitations(day=SATURDAY, begins=time(17), place="", on=TUESDAY)
    said = list(invitation_drafts([dana()] * 26, own="", ways=ways))
    assert len(set(said)) == 26
    assert said[25] == ""
    sentences = [one for words in ways[:5] for one in re.findall(r"[^.?]+[.?]", words)]
    assert len(set(sentences)) == len(sentences) == 10


def test_the_member_s_own_words_stand_under_a_greeting_as_they_were_typed() -> None:
    own = "Grill is on, Saturday at 5.\nBring nothing. "
    words = list(invitation_drafts([dana(), dana()], own=own, ways=("We’re having people over.",)))
    assert words == ["Hi Dana,\nGrill is on, Saturday at 5.\nBring nothing."] * 2


@pytest.mark.parametrize(
    ("begins", "place", "expected"),
    [
        (None, "", "on Saturday the 5th. H"),
        (time(17, 30), "", "around 5:30. H"),
        (time(12), "", "around noon. H"),
        (time(12, 15), "", "around 12:15. H"),
        (time(9), "", "around 9 in the morning. H"),
        (time(0, 30), "", "around 12:30 at night. H"),
        (time(17), "Griffith Park, by the big oak.", "5. Where: Griffith Park, by the big oak. H"),
        (time(17), "Where else?", "around 5. Where: Where else? H"),
        (time(17), "\u200b\n", "around 5. H"),
    ],
)
def test_the_hour_and_the_place_are_said_as_people_say_them(
    begins: time | None, place: str, expected: str
) -> None:
    assert expected in invitations(day=SATURDAY, begins=begins, place=place, on=TUESDAY)[0]


@pytest.mark.parametrize(
    ("ahead", "expected"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (2, "on Thursday the 19th"),
        (25, "on Saturday the 12th"),
        (26, "on Sunday, December 13"),
        (60, "on Saturday, January 16"),
        (400, "on Wednesday, December 22, 2027"),
    ],
)
def test_a_day_far_ahead_has_its_month(ahead: int, expected: str) -> None:
    assert day_words(day=TUESDAY + timedelta(days=ahead), on=TUESDAY) == expected


def test_a_day_that_has_gone_by_invites_nobody() -> None:
    ways = invitations(day=TUESDAY - timedelta(days=1), begins=None, place="", on=TUESDAY)
    assert ways == ()
    assert list(invitation_drafts([dana()], own="", ways=ways)) == [""]


def test_ordinals() -> None:
    numbers = (1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 30, 31)
    assert " ".join(ordinal(number=n) for n in numbers) == (
        "1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 23rd 30th 31st"
    )


def test_more_than_fit_is_a_hint_and_no_more() -> None:
    assert fit_words(people=15, size=15) == ""
    assert fit_words(people=17, size=15) == ("That’s 17 people, and your cookout fits 15.")


@given(someone=somebody, day=days, on=days, begins=st.none() | st.times(), place=calm_text)
def test_no_drafted_invitation_shouts_or_breaks_a_line(
    someone: object, day: date, on: date, begins: time | None, place: str
) -> None:
    ways = invitations(day=day, begins=begins, place=place, on=on)
    guests = [someone] * max(len(ways), 1)
    for words in invitation_drafts(guests, own="", ways=ways):  # type: ignore[arg-type]
        assert bool(words) == (day >= on)
        assert "!" not in words
        assert "\n" not in words
        assert len(words) < 320
