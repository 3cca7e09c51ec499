"""Ranking: who comes first, who is left in peace, what leads a card, and that it ends."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.today.occasions import occasion
from cookout.practice.today.ranking import PersonFacts, Promised, Remembered, TodayStep, choose
from tests.practice.somebody import TUESDAY, dana, days, everybody, somebody, teo

MONDAY = date(2026, 11, 23)
RECITAL = Remembered(kind="family", words="Mia’s piano recital", on=date(2026, 11, 14))


def only(someone: PersonFacts, *, on: date = TUESDAY) -> TodayStep | None:
    steps = choose(people=[someone], on=on).steps
    return steps[0] if steps else None


def promised(due_on: date | None, **known: Any) -> PersonFacts:
    return dana(promises=(Promised(id=1, what="the name of a roofer", due_on=due_on),), **known)


def quiet(days_ago: int, **known: Any) -> PersonFacts:
    return dana(last_touch_on=TUESDAY - timedelta(days=days_ago), **known)


CASES = [
    # who, then tier, kind and minutes
    (promised(date(2026, 11, 14)), (0, "promise", 10)),
    (promised(date(2026, 11, 17)), (0, "promise", 10)),
    (promised(date(2026, 11, 18)), (2, "promise", 10)),
    (promised(date(2026, 11, 24)), (2, "promise", 10)),
    (promised(date(2026, 11, 25)), None),
    (promised(None), (2, "promise", 10)),
    (promised(None, place="gone"), (2, "promise", 10)),
    (promised(date(2026, 11, 14), place="book"), (0, "promise", 10)),
    (teo(), (1, "hello", 8)),
    (teo(place="new"), (4, "hello", 4)),
    (teo(place="warm"), (4, "hello", 4)),
    (teo(place="gone"), None),
    (teo(place="book"), None),
    (teo(met_on=TUESDAY, last_touch_on=TUESDAY), (1, "hello", 8)),
    (teo(said_hello=True), None),
    (teo(met_on=date(2026, 11, 3), last_touch_on=date(2026, 11, 3)), (1, "hello", 8)),
    (teo(met_on=date(2026, 11, 2), last_touch_on=date(2026, 11, 2)), (3, "hello", 8)),
    (teo(met_on=date(2026, 11, 2), last_touch_on=date(2026, 11, 2), place="warm"), None),
    (teo(met_on=date(2026, 11, 2), last_touch_on=date(2026, 11, 2), place="new"), None),
    (teo(touches=2, said_hello=True, last_touch_on=date(2026, 11, 8)), None),
    (teo(touches=2, said_hello=True, last_touch_on=date(2026, 11, 7)), (5, "second_talk", 20)),
    (teo(touches=2, said_hello=True, last_touch_on=date(2026, 11, 4)), (3, "second_talk", 20)),
    (teo(touches=3, said_hello=True, last_touch_on=date(2026, 10, 27)), (5, "talk", 15)),
    (quiet(29), None),
    (quiet(30), (5, "talk", 15)),
    (quiet(37), (5, "talk", 15)),
    (quiet(38), (3, "talk", 15)),
    (quiet(179, place="warm"), None),
    (quiet(180, place="warm"), (7, "keep_warm", 5)),
    (quiet(900, place="warm"), (7, "keep_warm", 5)),
    (quiet(900, place="gone"), None),
    (quiet(900, place="book"), None),
    (quiet(900, place="new"), None),
    (dana(last_touch_on=None, touches=0, said_hello=False), (5, "hello", 8)),
    (dana(last_touch_on=None, touches=0, place="warm"), (7, "keep_warm", 5)),
    (dana(last_touch_on=None, touches=0, place="new"), None),
    (quiet(2, touches=1), None),
    (dana(birthday=(11, 17)), (8, "talk", 15)),
    (dana(birthday=(11, 20), place="warm"), (8, "keep_warm", 5)),
    (dana(birthday=(11, 20), place="new"), (8, "keep_warm", 5)),
    (dana(birthday=(11, 21)), None),
    (dana(birthday=(11, 16)), None),
    (dana(birthday=(11, 17), place="gone"), None),
    (dana(birthday=(11, 17), place="book"), None),
    (dana(remembered=(RECITAL,)), (8, "talk", 15)),
]


@pytest.mark.parametrize(("someone", "expected"), CASES)
def test_each_person_has_one_step_in_the_tier_that_fits(
    someone: PersonFacts, expected: tuple[int, str, int] | None
) -> None:
    step = only(someone)
    assert (step and (step.tier, step.kind, step.minutes)) == expected


def test_a_promise_that_would_be_late_on_the_next_working_day_cannot_wait() -> None:
    friday, weekend = date(2026, 11, 20), promised(date(2026, 11, 22))
    (waits,) = choose(people=[weekend], on=friday).steps
    (cannot,) = choose(people=[weekend], on=friday, next_working_day=MONDAY).steps
    (may,) = choose(people=[promised(MONDAY)], on=friday, next_working_day=MONDAY).steps
    assert (waits.tier, cannot.tier, may.tier) == (2, 0, 2)


def test_the_most_pressing_of_several_promises_is_the_step() -> None:
    several = dana(
        promises=(
            Promised(id=1, what="no day"),
            Promised(id=2, what="tomorrow’s", due_on=date(2026, 11, 18)),
            Promised(id=3, what="today’s", due_on=TUESDAY),
        )
    )
    step = only(several)
    assert step is not None
    assert step.step == "Keep your promise: today’s."


def test_inside_a_tier_who_waited_longest_by_their_own_gap_comes_first() -> None:
    steady = quiet(60, id=1)  # 2 gaps
    ramp = teo(id=2, touches=2, said_hello=True, last_touch_on=TUESDAY - timedelta(days=25))  # 2.5
    late = quiet(100, id=3)  # 3.3 gaps
    assert [step.person_id for step in choose(people=[steady, ramp, late], on=TUESDAY).steps] == [
        3,
        2,
        1,
    ]


def test_inside_a_tier_the_earlier_day_comes_first_and_then_the_lower_id() -> None:
    people = [
        promised(None, id=1),
        promised(date(2026, 11, 20), id=2),
        promised(date(2026, 11, 19), id=4),
        promised(date(2026, 11, 19), id=3),
    ]
    assert [step.person_id for step in choose(people=people, on=TUESDAY).steps] == [3, 4, 2, 1]


def test_at_most_five_people_and_the_rest_can_wait() -> None:
    people = [quiet(40 + n, id=n) for n in range(1, 9)]
    today = choose(people=people, on=TUESDAY)
    assert [step.person_id for step in today.steps] == [8, 7, 6, 5, 4]
    assert today.more == 3
    assert choose(people=people, on=TUESDAY, at_most=8).more == 0
    assert choose(people=people, on=TUESDAY, at_most=0).more == 8
    assert choose(people=[], on=TUESDAY).steps == ()


def test_a_birthday_takes_the_last_place_from_somebody_who_can_wait() -> None:
    due = [quiet(30, id=n) for n in range(1, 6)]
    birthday = dana(id=9, birthday=(11, 17))
    today = choose(people=[*due, birthday], on=TUESDAY)
    assert [step.person_id for step in today.steps] == [1, 2, 3, 4, 9]
    assert today.more == 1


def test_a_birthday_takes_no_place_from_those_who_waited_long() -> None:
    late = [quiet(60, id=n) for n in range(1, 6)]
    today = choose(people=[*late, dana(id=9, birthday=(11, 17))], on=TUESDAY)
    assert [step.person_id for step in today.steps] == [1, 2, 3, 4, 5]
    assert today.more == 0


def test_everybody_with_a_birthday_is_listed_due_or_not() -> None:
    due = [quiet(30, id=n) for n in range(1, 6)]
    warm = quiet(181, id=8, place="warm", birthday=(11, 17))
    people = [*due, warm, dana(id=9, birthday=(11, 17))]
    today = choose(people=people, on=TUESDAY)
    assert [step.person_id for step in today.steps] == [1, 2, 3, 8, 9]
    none_left = choose(people=people, on=TUESDAY, at_most=0, and_days=5)
    assert [step.person_id for step in none_left.steps] == [8, 9]


def test_a_day_that_matters_leads_the_card_of_somebody_due() -> None:
    step = only(quiet(40, remembered=(RECITAL,)))
    assert step is not None
    assert step.tier == 3
    assert step.reason == "Last Saturday: Mia’s piano recital."
    assert step.step == "Ask Dana how it went."


def test_a_promise_is_said_even_on_a_birthday() -> None:
    step = only(promised(date(2026, 11, 14), birthday=(11, 18)))
    assert step is not None
    assert step.reason == (
        "Dana’s birthday is tomorrow. Your promise to Dana is 3 days late: the name of a roofer."
    )
    assert step.draft == "Hi Dana, I promised you the name of a roofer. Here you go."


@pytest.mark.parametrize(
    ("on", "touched_on", "listed"),
    [
        # a birthday on 17 November
        (date(2026, 11, 13), None, False),
        (date(2026, 11, 14), None, True),
        (date(2026, 11, 17), None, True),
        (date(2026, 11, 18), None, False),
        (date(2026, 11, 15), date(2026, 11, 13), True),
        (date(2026, 11, 15), date(2026, 11, 14), False),
        (date(2026, 11, 17), date(2026, 11, 14), True),
        (date(2026, 11, 17), date(2026, 11, 17), False),
    ],
)
def test_a_birthday_is_over_once_it_was_talked_about(
    on: date, touched_on: date | None, listed: bool
) -> None:
    someone = dana(birthday=(11, 17), last_touch_on=touched_on)
    assert (occasion(someone=someone, on=on) is not None) == listed


@pytest.mark.parametrize(
    ("on", "touched_on", "listed"),
    [
        # a recital on 14 November
        (date(2026, 11, 10), None, False),
        (date(2026, 11, 11), None, True),
        (date(2026, 11, 17), None, True),
        (date(2026, 11, 18), None, False),
        (date(2026, 11, 12), date(2026, 11, 11), False),
        (date(2026, 11, 14), date(2026, 11, 11), True),
        (date(2026, 11, 14), date(2026, 11, 14), False),
        (date(2026, 11, 15), date(2026, 11, 14), True),
        (date(2026, 11, 17), date(2026, 11, 15), False),
    ],
)
def test_one_asks_how_it_was_until_three_days_after(
    on: date, touched_on: date | None, listed: bool
) -> None:
    someone = dana(remembered=(RECITAL,), last_touch_on=touched_on)
    assert (occasion(someone=someone, on=on) is not None) == listed


@pytest.mark.parametrize(
    ("birthday", "on", "day"),
    [
        ((1, 1), date(2026, 12, 30), date(2027, 1, 1)),
        ((12, 31), date(2026, 12, 31), date(2026, 12, 31)),
        ((2, 29), date(2028, 2, 27), date(2028, 2, 29)),
        ((2, 29), date(2027, 2, 27), date(2027, 2, 28)),
        ((2, 29), date(2027, 3, 1), None),
        ((2, 30), date(2027, 2, 28), None),
        ((13, 1), date(2026, 12, 31), None),
        ((1, 2), date(9999, 12, 31), None),
    ],
)
def test_birthdays_know_leap_days_and_year_ends(
    birthday: tuple[int, int], on: date, day: date | None
) -> None:
    found = occasion(someone=dana(birthday=birthday, last_touch_on=None), on=on)
    assert (found and found.day) == day


def test_a_yearly_line_comes_back_and_another_does_not() -> None:
    wedding = Remembered(kind="family", words="wedding day", on=date(2019, 11, 17), yearly=True)
    assert occasion(someone=dana(remembered=(wedding,)), on=TUESDAY)
    assert not occasion(someone=dana(remembered=(replace(wedding, yearly=False),)), on=TUESDAY)


def test_the_nearest_day_leads_and_a_birthday_before_anything_else_on_that_day() -> None:
    lines = (RECITAL, Remembered(kind="other", words="moving day", on=TUESDAY))
    found = occasion(someone=dana(remembered=lines), on=TUESDAY)
    assert found is not None
    assert found.words == "moving day"
    both = occasion(someone=dana(remembered=lines, birthday=(11, 17)), on=TUESDAY)
    assert both is not None
    assert both.is_birthday


CARDS = [
    # who, reason, hint, next step
    (
        promised(date(2026, 11, 14), last_kind="call", last_words="coffee at the quay."),
        "Your promise to Dana is 3 days late: the name of a roofer. Keeping it late still counts.",
        "Last talked 7 days ago: coffee at the quay. In touch, next in 3 weeks.",
        "Keep your promise: the name of a roofer.",
    ),
    (
        promised(date(2026, 11, 18), last_kind="message"),
        "Your promise to Dana is due tomorrow: the name of a roofer.",
        "Last wrote 7 days ago. In touch, next in 3 weeks.",
        "Keep your promise: the name of a roofer.",
    ),
    (
        promised(None, last_touch_on=None, touches=0),
        "You promised Dana: the name of a roofer.",
        "",
        "Keep your promise: the name of a roofer.",
    ),
    (
        teo(last_words="runs the school garden"),
        "You met Teo yesterday at the harvest breakfast and want to go deep. "
        "Say hello while it’s fresh.",
        "Your note: runs the school garden.",
        "Send Teo a hello.",
    ),
    (
        teo(place="new", remembered=(Remembered(kind="cares", words="the school garden"),)),
        "You met Teo yesterday at the harvest breakfast. A short hello is enough.",
        "Your note: the school garden.",
        "Write to Teo and mention this: the school garden.",
    ),
    (
        teo(met_on=date(2026, 10, 20), last_touch_on=date(2026, 10, 20), event_name=""),
        "You met Teo 4 weeks ago. It’s not too late to say hello.",
        "",
        "Send Teo a hello.",
    ),
    (
        dana(last_touch_on=None, touches=0),
        "You’d have Dana over for a cookout. Say hello.",
        "",
        "Send Dana a hello.",
    ),
    (
        dana(last_touch_on=None, touches=0, place="warm"),
        "You want to keep Dana warm. Start with a short hello.",
        "",
        "Send Dana a short hello.",
    ),
    (
        teo(touches=2, said_hello=True, last_touch_on=date(2026, 11, 7), last_kind="message"),
        "You met Teo yesterday at the harvest breakfast and said hello. Time for a 20-minute talk.",
        "Last wrote 10 days ago. Next hello today.",
        "Ask Teo for 20 minutes, in person or by phone.",
    ),
    (
        quiet(31, last_kind="helped"),
        "You haven’t talked to Dana in 4 weeks.",
        "Last helped 4 weeks ago.",
        "Call Dana or meet up.",
    ),
    (
        quiet(48, remembered=(Remembered(kind="when", words="after 5, by phone"),)),
        "You haven’t talked to Dana in 6 weeks. "
        "People enjoy an unexpected hello more than you’d think.",
        "Last in touch 6 weeks ago. Best time to reach them: after 5, by phone.",
        "Call Dana or meet up.",
    ),
    (
        quiet(200, place="warm", asks=("a roofer",)),
        "You haven’t talked to Dana in 6 months. A short hello is enough.",
        "Last in touch 6 months ago.",
        "Dana is looking for this: a roofer. Can you help, or do you know someone who can?",
    ),
    (
        quiet(200, place="warm", remembered=(Remembered(kind="sport", words="rowing"),)),
        "You haven’t talked to Dana in 6 months. A short hello is enough.",
        "Last in touch 6 months ago.",
        "Ask Dana how this is going: rowing.",
    ),
    (
        quiet(26, birthday=(11, 19), last_kind="met"),
        "Dana’s birthday is in 2 days.",
        "Last met 26 days ago. In touch, next in 4 days.",
        "Ask Dana about birthday plans.",
    ),
    (
        quiet(26, birthday=(11, 17), last_kind="met"),
        "Dana’s birthday is today.",
        "Last met 26 days ago. In touch, next in 4 days.",
        "Wish Dana a happy birthday.",
    ),
    (
        teo(birthday=(11, 17)),
        "Teo’s birthday is today.",
        "You met yesterday at the harvest breakfast.",
        "Wish Teo a happy birthday.",
    ),
    (
        quiet(26, remembered=(replace(RECITAL, on=date(2026, 11, 19)),)),
        "On Thursday: Mia’s piano recital.",
        "Last in touch 26 days ago. In touch, next in 4 days.",
        "Tell Dana you’re thinking of them.",
    ),
]


@pytest.mark.parametrize(("someone", "reason", "hint", "step"), CARDS)
def test_a_card_says_why_then_when_then_what(
    someone: PersonFacts, reason: str, hint: str, step: str
) -> None:
    card = only(someone)
    assert card is not None
    assert (card.reason, card.hint, card.step) == (reason, hint, step)


@given(everybody, days, st.integers(0, 6))
def test_nobody_is_there_twice_tiers_ascend_and_the_list_ends(
    people: list[PersonFacts], on: date, at_most: int
) -> None:
    today = choose(people=people, on=on, at_most=at_most)
    ids = [step.person_id for step in today.steps]
    assert len(ids) == len(set(ids)) <= at_most
    assert all(one.tier <= other.tier for one, other in pairwise(today.steps))
    everyone = choose(people=people, on=on, at_most=len(people))
    assert today.more >= 0
    assert today.more + len(today.steps) <= len(everyone.steps)
    assert [step for step in everyone.steps if step in today.steps] == list(today.steps)


@given(everybody, days, st.randoms(use_true_random=False))
def test_the_order_in_which_people_are_given_never_matters(
    people: list[PersonFacts], on: date, dice: Any
) -> None:
    shuffled = list(people)
    dice.shuffle(shuffled)
    assert choose(people=people, on=on) == choose(people=shuffled, on=on)


@given(everybody, days)
def test_people_let_go_or_in_the_address_book_appear_only_for_a_promise(
    people: list[PersonFacts], on: date
) -> None:
    places = {someone.id: someone.place for someone in people}
    for step in choose(people=people, on=on, at_most=20).steps:
        if places[step.person_id] in ("gone", "book"):
            assert step.kind == "promise"


@given(everybody, days)
def test_letting_somebody_go_without_a_promise_changes_nothing_for_the_others(
    people: list[PersonFacts], on: date
) -> None:
    gone = [replace(person, id=person.id + 1000, place="gone", promises=()) for person in people]
    assert choose(people=people, on=on) == choose(people=[*people, *gone], on=on)


@given(everybody, days)
def test_a_day_that_matters_moves_nobody_who_is_due(people: list[PersonFacts], on: date) -> None:
    plain = [replace(person, birthday=None, remembered=()) for person in people]
    with_days = choose(people=people, on=on, at_most=20).steps
    without = choose(people=plain, on=on, at_most=20).steps
    assert [(step.person_id, step.tier) for step in with_days if step.tier < 8] == [
        (step.person_id, step.tier) for step in without
    ]


@given(somebody, days, st.sampled_from(("deep", "warm")))
def test_a_touch_from_either_side_restarts_the_clock(
    someone: PersonFacts, on: date, place: str
) -> None:
    plain = replace(someone, place=place, promises=(), birthday=None, remembered=())
    touched = replace(plain, last_touch_on=on, touches=plain.touches + 2, said_hello=True)
    assert choose(people=[touched], on=on).steps == ()


@given(everybody, days)
def test_no_card_shouts_blames_or_breaks_a_line(people: list[PersonFacts], on: date) -> None:
    for step in choose(people=people, on=on, at_most=20).steps:
        for words in (step.reason, step.hint, step.step, step.draft):
            assert "!" not in words
            assert "overdue" not in words.lower()
            assert not set(words) & set("\n\r\0\u202e\u2028")
        assert step.reason
        assert step.step
        assert step.minutes > 0


@given(everybody, st.sampled_from((date(2028, 2, 29), date(2026, 12, 31), date(2027, 1, 1))))
def test_leap_days_and_year_ends_are_days_like_others(people: list[PersonFacts], on: date) -> None:
    assert len(choose(people=people, on=on).steps) <= 5


def test_a_list_refuses_what_makes_no_sense() -> None:
    with pytest.raises(ValueError, match="everybody is there once"):
        choose(people=[dana(), dana()], on=TUESDAY)
    with pytest.raises(ValueError, match="has room"):
        choose(people=[], on=TUESDAY, at_most=-1)
    with pytest.raises(ValueError, match="still to come"):
        choose(people=[], on=TUESDAY, next_working_day=TUESDAY)
    with pytest.raises(ValueError, match="nobody stands"):
        dana(place="vip")


def test_ten_thousand_people_take_no_time_to_speak_of() -> None:
    people = [
        dana(id=n, last_touch_on=TUESDAY - timedelta(days=n % 90), birthday=(1 + n % 12, 1))
        for n in range(10_000)
    ]
    begun = time.process_time()
    today = choose(people=people, on=TUESDAY)
    assert time.process_time() - begun < 2
    assert len(today.steps) == 5
