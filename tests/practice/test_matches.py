"""Who could meet whom, who could be had over together, and what a card makes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.matches import introduction_ideas, words
from cookout.practice.today.person_facts import PersonFacts, Remembered
from cookout.practice.today.ranking import TodayStep, choose
from cookout.practice.today.together import over_together
from tests.practice.somebody import TUESDAY, calm_text, dana, days, everybody


def wants(what: str) -> tuple[Remembered, ...]:
    return (Remembered(kind="wants", words=what),)


def quiet(days_ago: int, **known: Any) -> PersonFacts:
    return dana(last_touch_on=TUESDAY - timedelta(days=days_ago), **known)


@pytest.mark.parametrize(
    ("looks_for", "trade", "fits"),
    [
        ("a good roofer", "Roofer", True),
        ("is looking for roofers", "roofer", True),
        ("insurance", "life insurance", True),
        ("a real estate agent", "insurance agent", False),
        ("help with the proof of a will", "roof", False),
        ("a plumber", "", False),
        ("", "plumber", False),
        ("the", "the", False),
        ("a mortgage adviser who works on Sundays", "Mortgage adviser", True),
        ("a bus driver", "business coach", False),
    ],
)
def test_whole_words_bring_two_people_together_and_nothing_is_guessed(
    looks_for: str, trade: str, fits: bool
) -> None:
    asker = dana(id=1, first_name="Ines", remembered=wants(looks_for))
    giver = dana(id=2, first_name="Bo", trade=trade)
    assert bool(introduction_ideas(people=[asker, giver])) == fits


def test_what_somebody_asked_and_what_somebody_offers_count_too() -> None:
    people = [
        dana(id=3, asks=("a trailer",), first_name="Ines"),
        dana(id=2, gives=("lends a trailer",), first_name="Bo"),
        dana(id=1, gives=("trailer",), first_name="Kit"),
    ]
    found = introduction_ideas(people=people)
    assert [(one.asker, one.giver, one.what) for one in found] == [
        ("Ines", "Kit", "a trailer"),
        ("Ines", "Bo", "a trailer"),
    ]


def test_pairs_about_some_people_are_those_with_one_of_them() -> None:
    people = [
        dana(id=1, first_name="Ines", remembered=wants("a roofer")),
        dana(id=2, first_name="Bo", trade="Roofer"),
        dana(id=3, first_name="Kit", trade="Roofer", remembered=wants("a roofer")),
    ]
    every = {idea.pair for idea in introduction_ideas(people=people)}
    assert every == {(1, 2), (1, 3), (3, 2)}
    for chosen in ({1}, {2}, {3}, {1, 3}, set()):
        found = {idea.pair for idea in introduction_ideas(people=people, about=chosen)}
        assert found == {pair for pair in every if chosen & set(pair)}


def test_nobody_meets_themselves_and_people_let_go_are_left_in_peace() -> None:
    both = dana(id=1, remembered=wants("a roofer"), trade="roofer")
    assert introduction_ideas(people=[both]) == ()
    assert introduction_ideas(people=[both, dana(id=2, trade="roofer", place="gone")]) == ()


@given(everybody, st.randoms(use_true_random=False))
def test_introductions_do_not_depend_on_the_order(people: list[PersonFacts], dice: Any) -> None:
    people = [
        replace(person, trade=line.words) for person in people for line in person.remembered[:1]
    ]
    shuffled = list(people)
    dice.shuffle(shuffled)
    assert introduction_ideas(people=people) == introduction_ideas(people=shuffled)


@given(calm_text)
def test_words_are_small_and_say_something(text: str) -> None:
    for word in words(text=text):
        assert word == word.casefold()
        assert word not in ("a", "the")


def card(someone: PersonFacts, people: list[PersonFacts]) -> TodayStep:
    found = introduction_ideas(people=people)
    return choose(people=[someone], on=TUESDAY, introductions=found).steps[0]


def test_a_card_says_who_could_be_introduced_to_whom() -> None:
    ines = quiet(40, id=1, first_name="Ines", remembered=wants("a roofer"))
    bo = quiet(40, id=2, first_name="Bo", trade="Roofer")
    asked, asking = card(ines, [ines, bo]), card(bo, [ines, bo])
    assert asked.step == ("Ines is looking for this: a roofer. Introduce Bo?")
    assert asked.draft == (
        "Hi Ines, you were looking for a roofer. Want me to introduce you to Bo?"
    )
    assert asking.step == ("Ines is looking for this: a roofer. Ask Bo to help?")
    assert asking.draft == ("Hi Bo, someone I know is looking for a roofer. Can I introduce you?")


def test_what_may_not_be_quoted_stays_out_of_the_draft() -> None:
    ines = quiet(40, id=1, first_name="Ines", asks=("a roofer, since their roof leaks",))
    bo = quiet(40, id=2, first_name="Bo", trade="Roofer")
    assert card(ines, [ines, bo]).draft == (
        "Hi Ines, I know someone you should meet: Bo. Want an intro?"
    )
    assert card(bo, [ines, bo]).draft == (
        "Hi Bo, I know someone you could help. Can I introduce you?"
    )


@pytest.mark.parametrize(
    ("gave", "asked", "hint"),
    [
        (4, 0, "You’ve helped Dana four times. It’s fine to ask for something small."),
        (4, 1, "You’ve helped Dana four times. It’s fine to ask for something small."),
        (0, 3, "You’ve asked Dana for help three times. Give something back first."),
        (4, 2, ""),
        (2, 0, ""),
        (0, 0, ""),
    ],
)
def test_a_card_says_when_giving_and_asking_are_far_apart(gave: int, asked: int, hint: str) -> None:
    (step,) = choose(people=[quiet(40, gave=gave, asked=asked)], on=TUESDAY).steps
    assert step.hint == f"Last in touch 5 weeks ago. {hint}".strip()


def test_four_who_are_due_soon_could_come_over_together() -> None:
    named = ("Dana", "Teo", "Ines", "Kit", "Bo")
    people = [quiet(20 + n, id=n, first_name=name) for n, name in enumerate(named)]
    found = over_together(people=people, on=TUESDAY)
    assert found is not None
    assert found.person_ids == (4, 3, 2, 1)
    assert found.words == (
        "Have Bo, Kit, Ines, and Teo over together? One evening counts for everyone."
    )
    assert over_together(people=people[:3], on=TUESDAY) is None
    warm = [replace(person, place="warm") for person in people]
    assert over_together(people=warm, on=TUESDAY) is None
    fresh = [replace(person, last_touch_on=TUESDAY - timedelta(days=15)) for person in people]
    assert over_together(people=fresh, on=TUESDAY) is None


@given(everybody, days)
def test_whoever_is_invited_sits_at_the_table_and_is_due_within_two_weeks(
    people: list[PersonFacts], on: date
) -> None:
    found = over_together(people=people, on=on)
    known = {person.id: person for person in people}
    for id in found.person_ids if found else ():
        ends = known[id].next_touch_on
        assert known[id].place == "deep"
        assert ends is not None
        assert ends <= on + timedelta(days=14)
