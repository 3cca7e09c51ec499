"""Today by minutes: what fits, short notes, before and after an absence, minutes to spare."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from dataclasses import asdict, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.cadence import Difficulty
from cookout.practice.plan.workdays import Away, Days
from cookout.practice.today.due import AWAY, SPARE, TABLE, WARM
from cookout.practice.today.next_due import looks_until
from cookout.practice.today.person_facts import PersonFacts, Promised
from cookout.practice.today.ranking import Ranking, choose, reword
from tests.practice.somebody import TUESDAY, aways, dana, days, everybody, plans, somebody, teo

WEEK = Days(pattern=(25, 25, 25, 25, 25, 0, 0))
HOLIDAY = Away(first_on=date(2026, 11, 21), last_on=date(2026, 12, 6))
BEFORE = replace(WEEK, away=(HOLIDAY,))


def quiet(days_ago: int, **known: Any) -> PersonFacts:
    return dana(last_touch_on=TUESDAY - timedelta(days=days_ago), **known)


def lines(today: Ranking) -> list[tuple[int, int, str, int]]:
    return [(step.person_id, step.tier, step.kind, step.minutes) for step in today.steps]


def test_the_list_takes_from_the_top_what_fits() -> None:
    warm = quiet(181, id=3, place="warm")
    people = [quiet(50, id=1), quiet(40, id=2, last_was_note=True), warm]
    today = choose(people=people, on=TUESDAY, days=WEEK)
    assert lines(today) == [(1, 3, "talk", 15), (3, 7, "keep_warm", 5)]
    assert today.more == 1
    assert today.minutes == 20


def test_a_talk_that_does_not_fit_becomes_a_note_but_never_twice_in_a_row() -> None:
    people = [quiet(50, id=1), quiet(40, id=2)]
    today = choose(people=people, on=TUESDAY, days=WEEK)
    assert lines(today) == [(1, 3, "talk", 15), (2, 3, "note", 5)]
    assert today.steps[1].step == "Send Dana a short note. The talk can wait."
    noted = [person if person.id == 1 else replace(person, last_was_note=True) for person in people]
    assert lines(choose(people=noted, on=TUESDAY, days=WEEK)) == [(1, 3, "talk", 15)]


def test_where_more_than_twice_the_minutes_is_due_talks_become_notes() -> None:
    three = [quiet(40 + n, id=n) for n in range(1, 4)]
    four = [*three, quiet(44, id=4, last_was_note=True)]
    assert [step.kind for step in choose(people=three, on=TUESDAY, days=WEEK).steps] == [
        "talk",
        "note",
        "note",
    ]
    assert lines(choose(people=four, on=TUESDAY, days=WEEK)) == [
        (4, 3, "talk", 15),
        (3, 3, "note", 5),
        (2, 3, "note", 5),
    ]


def test_the_minutes_left_are_less_than_the_days() -> None:
    people = [quiet(50, id=1, last_was_note=True), quiet(40, id=2), quiet(39, id=3)]
    today = choose(people=people, on=TUESDAY, days=WEEK, minutes=8)
    assert lines(today) == [(2, 3, "note", 5)]
    assert choose(people=people, on=TUESDAY, days=WEEK, minutes=0).steps == ()
    assert choose(people=people, on=TUESDAY, days=WEEK, minutes=0).more == 3


def test_no_talk_is_longer_than_the_longest_normal_day() -> None:
    ten = Days(pattern=(10, 10, 10, 10, 10, 0, 0))
    assert lines(choose(people=[quiet(40)], on=TUESDAY, days=ten)) == [(1, 3, "talk", 10)]
    second = teo(touches=2, said_hello=True, last_touch_on=date(2026, 11, 7))
    assert lines(choose(people=[second], on=TUESDAY, days=ten)) == [(2, 5, "second_talk", 10)]
    five = Days(pattern=(5,))
    promise = dana(promises=(Promised(id=1, what="a book", due_on=TUESDAY),))
    assert lines(choose(people=[promise], on=TUESDAY, days=five)) == [(1, 0, "promise", 5)]


def test_on_friday_a_promise_for_the_weekend_cannot_wait() -> None:
    friday = date(2026, 11, 20)
    promise = dana(promises=(Promised(id=1, what="a book", due_on=date(2026, 11, 22)),))
    (step,) = choose(people=[promise], on=friday, days=WEEK).steps
    assert step.tier == 0
    far = dana(promises=(Promised(id=1, what="a book", due_on=date(2026, 11, 27)),))
    (step,) = choose(people=[far], on=friday, days=BEFORE).steps
    assert step.tier == 0


@pytest.mark.parametrize(
    ("silence", "tier"),
    [
        (26, SPARE),  # comes due on 21 November, in the absence
        (25, AWAY),
        (12, AWAY),  # comes due on 5 December
        (11, AWAY),
        (10, None),  # comes due on 7 December, after it
        (5, None),
    ],
)
def test_before_an_absence_whoever_comes_due_in_it_is_written_to(
    silence: int, tier: int | None
) -> None:
    step = next(iter(choose(people=[quiet(silence)], on=TUESDAY, days=BEFORE).steps), None)
    expected = AWAY if tier == SPARE else tier
    assert (step.tier if step else None) == expected
    if step:
        assert (step.kind, step.minutes) == ("note", 5)
        assert step.reason == ("Your days off start in 4 days. Catch up with Dana before then.")


def test_a_touch_that_would_not_last_until_the_return_waits_for_the_last_days() -> None:
    ends_in_it = dana(difficulty=Difficulty.HARD, last_touch_on=date(2026, 11, 4))  # 26 November
    early = date(2026, 11, 12)
    assert choose(people=[ends_in_it], on=early, days=BEFORE).steps == ()
    (step,) = choose(people=[ends_in_it], on=date(2026, 11, 16), days=BEFORE).steps
    assert step.tier == AWAY


def test_minutes_to_spare_go_to_whoever_has_waited_two_thirds_of_a_gap() -> None:
    assert lines(choose(people=[quiet(20)], on=TUESDAY, days=WEEK)) == [(1, SPARE, "talk", 15)]
    assert choose(people=[quiet(19)], on=TUESDAY, days=WEEK).steps == ()
    today = choose(people=[quiet(20)], on=TUESDAY, days=WEEK)
    assert today.more == 0
    assert today.steps[0].reason == ("You have time to spare. You last talked to Dana 2 weeks ago.")
    assert choose(people=[quiet(20)], on=TUESDAY).steps == ()


def test_after_an_absence_the_list_is_as_short_as_ever() -> None:
    people = [quiet(40 + n, id=n) for n in range(1, 31)]
    today = choose(people=people, on=date(2026, 12, 7), days=BEFORE)
    assert today.minutes <= 25
    assert len(today.steps) <= 5
    assert today.more == 30 - len(today.steps)


def test_a_hard_trade_shortens_the_gap_and_an_easy_one_lengthens_it() -> None:
    found = [quiet(25, difficulty=difficulty) for difficulty in Difficulty]
    assert [bool(choose(people=[one], on=TUESDAY).steps) for one in found] == [False, False, True]


def test_whoever_never_answered_leaves_the_list_after_sixty_days() -> None:
    silent = teo(touches=3, said_hello=True, last_touch_on=date(2026, 10, 1), never_answered=True)
    met = [replace(silent, met_on=TUESDAY - timedelta(days=days)) for days in (60, 61)]
    assert [len(choose(people=[one], on=TUESDAY).steps) for one in met] == [1, 0]
    promise = replace(met[1], promises=(Promised(id=1, what="a book"),))
    assert lines(choose(people=[promise], on=TUESDAY))[0][2] == "promise"
    answered = replace(met[1], never_answered=False)
    assert len(choose(people=[answered], on=TUESDAY).steps) == 1


def test_a_birthday_is_listed_where_a_short_note_fits() -> None:
    people = [quiet(50, id=1), dana(id=9, birthday=(11, 17))]
    assert lines(choose(people=people, on=TUESDAY, days=WEEK)) == [
        (1, 3, "talk", 15),
        (9, SPARE, "note", 5),
    ]
    (step,) = choose(people=people, on=TUESDAY, days=WEEK, minutes=5).steps
    assert step.person_id == 1


def test_a_list_is_written_again_from_more_that_is_known() -> None:
    plain = choose(people=[quiet(40 + n, id=n) for n in range(1, 9)], on=TUESDAY, days=WEEK)
    full = [quiet(40 + n, id=n, asks=("a roofer",)) for n in range(1, 9)]
    again = reword(ranking=plain, people=full, on=TUESDAY)
    assert lines(again) == lines(plain)
    assert again.more == plain.more
    assert all("a roofer" in step.step for step in again.steps)
    assert reword(ranking=plain, people=[], on=TUESDAY) == plain


@given(everybody, days, plans, st.one_of(st.none(), st.integers(0, 60)), st.integers(0, 6))
def test_a_list_never_takes_longer_than_its_minutes(
    people: list[PersonFacts], on: date, plan: Days, minutes: int | None, and_days: int
) -> None:
    today = choose(people=people, on=on, days=plan, minutes=minutes, and_days=and_days)
    if minutes is not None or plan.told:
        given_minutes = plan.minutes_on(on) if minutes is None else minutes
        assert today.minutes == sum(step.minutes for step in today.steps) <= given_minutes
    ids = [step.person_id for step in today.steps]
    assert len(ids) == len(set(ids)) <= 5 + and_days
    assert all(one.tier <= other.tier for one, other in pairwise(today.steps))


@given(everybody, days, plans, st.randoms(use_true_random=False))
def test_with_minutes_the_order_of_people_never_matters_either(
    people: list[PersonFacts], on: date, plan: Days, dice: Any
) -> None:
    shuffled = list(people)
    dice.shuffle(shuffled)
    assert choose(people=people, on=on, days=plan) == choose(people=shuffled, on=on, days=plan)


@given(everybody, days, plans)
def test_with_minutes_people_let_go_appear_only_for_a_promise(
    people: list[PersonFacts], on: date, plan: Days
) -> None:
    places = {someone.id: someone.place for someone in people}
    for step in choose(people=people, on=on, days=plan, at_most=20).steps:
        assert step.kind == "promise" or places[step.person_id] not in ("gone", "book")


@given(somebody, st.sampled_from(("deep", "warm")))
def test_a_harder_trade_never_has_the_longer_gap(someone: PersonFacts, place: str) -> None:
    hard, normal, easy = (
        replace(someone, place=place, difficulty=one).gap or 0
        for one in (Difficulty.HARD, Difficulty.NORMAL, Difficulty.EASY)
    )
    assert 0 < hard <= normal <= easy


@given(somebody, days, plans, st.sampled_from(("deep", "warm")), st.sampled_from(Difficulty))
def test_a_touch_today_ends_the_day_for_somebody(
    someone: PersonFacts, on: date, plan: Days, place: str, difficulty: Difficulty
) -> None:
    plain = replace(someone, place=place, promises=(), birthday=None, remembered=())
    touched = replace(
        plain,
        last_touch_on=on,
        touches=plain.touches + 2,
        said_hello=True,
        difficulty=difficulty,
    )
    assert choose(people=[touched], on=on, days=plan).steps == ()


@given(everybody, days, plans)
def test_keeping_warm_and_spare_time_wait_for_the_table(
    people: list[PersonFacts], on: date, plan: Days
) -> None:
    plain = [replace(person, birthday=None, remembered=()) for person in people]
    today = choose(people=plain, on=on, days=plan)
    if plan.told and any(step.tier in (WARM, SPARE) for step in today.steps):
        listed = {step.person_id for step in today.steps}
        earlier = sum(step.minutes for step in today.steps if step.tier <= TABLE)
        left = plan.minutes_on(on) - earlier
        for one in choose(people=plain, on=on, at_most=20).steps:
            if one.tier == TABLE and one.someone.id not in listed:
                cut = min(one.minutes, plan.longest)
                assert (5 if one.may_be_note else cut) > left


@given(everybody, days, plans)
def test_nobody_gets_two_short_notes_in_a_row(
    people: list[PersonFacts], on: date, plan: Days
) -> None:
    noted = {someone.id for someone in people if someone.last_was_note}
    for step in choose(people=people, on=on, days=plan, at_most=20).steps:
        assert step.kind != "note" or step.person_id not in noted


@given(everybody, days, plans)
def test_letting_somebody_go_changes_no_list_by_minutes(
    people: list[PersonFacts], on: date, plan: Days
) -> None:
    gone = [replace(person, id=person.id + 1000, place="gone", promises=()) for person in people]
    both = choose(people=[*people, *gone], on=on, days=plan)
    assert choose(people=people, on=on, days=plan) == both


@given(everybody, days, aways)
def test_without_the_absence_nobody_is_listed_because_of_one(
    people: list[PersonFacts], on: date, away: Away
) -> None:
    with_it = choose(people=people, on=on, days=replace(WEEK, away=(away,)), at_most=20)
    without = choose(people=people, on=on, days=WEEK, at_most=20)
    assert not any(step.tier == AWAY for step in without.steps)
    if not replace(WEEK, away=(away,)).next_absence(on):
        assert not any(step.tier == AWAY for step in with_it.steps)


@given(everybody, days, plans, st.sampled_from(Difficulty))
def test_nobody_is_listed_whose_ring_ends_later_than_one_looks(
    people: list[PersonFacts], on: date, plan: Days, difficulty: Difficulty
) -> None:
    alike = {person.id: replace(person, difficulty=difficulty) for person in people}
    today = choose(people=alike.values(), on=on, days=plan, at_most=20)
    for step in today.steps:
        ends = alike[step.someone.id].next_touch_on
        if step.kind in ("talk", "note", "second_talk", "keep_warm") and not step.occasion and ends:
            place = step.someone.place
            assert ends <= looks_until(place=place, on=on, days=plan, difficulty=difficulty)


@given(
    everybody, plans, st.sampled_from((date(2028, 2, 29), date(2026, 12, 31), date(2027, 3, 28)))
)
def test_leap_days_year_ends_and_clock_changes_are_days_like_others(
    people: list[PersonFacts], plan: Days, on: date
) -> None:
    plain = [replace(person, birthday=None, remembered=()) for person in people]
    today = choose(people=plain, on=on, days=plan)
    moved = choose(
        people=[_later(one, 364) for one in plain],
        on=on + timedelta(days=364),
        days=_all_later(plan, 364),
    )
    assert [step.person_id for step in today.steps] == [step.person_id for step in moved.steps]


def _later(someone: PersonFacts, days: int) -> PersonFacts:
    by = timedelta(days=days)
    return replace(
        someone,
        met_on=someone.met_on and someone.met_on + by,
        last_touch_on=someone.last_touch_on and someone.last_touch_on + by,
        promises=tuple(
            replace(promise, due_on=promise.due_on and promise.due_on + by)
            for promise in someone.promises
        ),
    )


def _all_later(plan: Days, days: int) -> Days:
    by = timedelta(days=days)
    away = tuple(Away(first_on=one.first_on + by, last_on=one.last_on + by) for one in plan.away)
    return Days(pattern=plan.pattern, starts_on=plan.starts_on + by, away=away)


def made_up_week() -> list[Ranking]:
    people = [
        quiet(
            n * 7 % 61,
            id=n,
            place=("deep", "warm", "new", "gone", "book")[n % 5],
            birthday=(11, 16 + n % 9),
            difficulty=list(Difficulty)[n % 3],
            last_was_note=n % 4 == 0,
            asks=("a roofer",) if n % 6 == 0 else (),
        )
        for n in range(1, 60)
    ]
    on = [TUESDAY + timedelta(days=n) for n in range(7)]
    return [choose(people=people, on=day, days=BEFORE) for day in on]


def fingerprint(found: object) -> str:
    """Anything as one short hash of its JSON."""
    written = json.dumps(found, default=str, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def in_full() -> str:
    return fingerprint([asdict(today) for today in made_up_week()])


def test_the_same_facts_lead_to_the_same_bytes_on_every_python() -> None:
    found = [(lines(today), today.more) for today in made_up_week()]
    assert fingerprint(found) == "2a01f53d04b9e9b8"


def test_the_same_facts_say_the_same_words_whatever_python_shuffles() -> None:
    code = "from tests.practice.today.test_minutes import in_full; print(in_full())"
    for hash_seed in ("0", "1"):
        found = subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": hash_seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        )
        assert found.stdout.strip() == in_full()
