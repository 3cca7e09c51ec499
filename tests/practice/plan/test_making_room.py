"""Room at the table: who makes it and why, in words, and that nobody leaves where all fit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.answers import let_these_go
from cookout.practice.plan.making_room import make_room, pins_over, propose
from cookout.practice.plan.seating import SeatCandidate

from .test_seating import few, is_allowed, minutes, seats

ANN = SeatCandidate(id=1, points=30, effort=20, seated=True)
BEA = SeatCandidate(id=2, points=20, effort=20, seated=True)
PIP = SeatCandidate(id=3, points=28, effort=20, role="plumber", seated=True)
POL = SeatCandidate(id=4, points=26, effort=20, role="plumber")
TEO = SeatCandidate(id=5, points=24, effort=20)
NAMES = {1: "Ann", 2: "Bea", 3: "Pip", 4: "Pol", 5: "Teo"}


def test_there_is_room_and_nobody_leaves() -> None:
    room = make_room(candidates=[ANN, BEA, TEO], newcomer_id=5, minutes=60, seats=3)
    assert (room.leaves, room.price, room.table.ids) == ((), 0, (1, 2, 5))
    assert room.in_words(names=NAMES) == "There’s room at your table for Teo."
    assert room.in_words(names=NAMES, done=True) == "There’s room at your table for Teo."


def test_a_full_table_says_who_could_make_room_and_what_it_costs() -> None:
    room = make_room(candidates=[ANN, BEA, PIP, TEO], newcomer_id=5, minutes=60, seats=15)
    assert (room.leaves, room.table.ids, room.price) == ((2,), (1, 3, 5), 0)
    assert room.in_words(names=NAMES) == (
        "Bea could make room for Teo. Going by your answers, that changes your table least."
    )
    assert room.in_words(names=NAMES, done=True) == (
        "Bea made room for Teo. You’ll keep in touch, and you can undo it."
    )


def test_the_price_is_what_the_table_is_worth_less() -> None:
    shy = replace(TEO, points=21)
    assert make_room(candidates=[ANN, BEA, shy], newcomer_id=5, minutes=40, seats=9).price == 3


def test_one_of_each_trade_and_friends_apart() -> None:
    everybody = [ANN, PIP, POL]
    room = make_room(candidates=everybody, newcomer_id=4, minutes=99, seats=9)
    assert room.in_words(names=NAMES) == (
        "Pip could make room for Pol: they do the same work. "
        "Your table has one person per trade, plus friends."
    )
    friend = [ANN, PIP, replace(POL, friend=True)]
    assert make_room(candidates=friend, newcomer_id=4, minutes=99, seats=9).leaves == ()


def test_two_may_make_room_for_somebody_who_takes_long() -> None:
    long = replace(TEO, points=40, effort=40)
    room = make_room(candidates=[ANN, BEA, PIP, long], newcomer_id=5, minutes=60, seats=9)
    assert room.leaves == (2, 3)
    assert room.in_words(names=NAMES).startswith("Bea and Pip could make room for Teo.")


@pytest.mark.parametrize("rival", [BEA, replace(PIP, role="")])
def test_people_who_are_pinned_make_no_room(rival: SeatCandidate) -> None:
    pinned = [replace(one, pinned=True) for one in (ANN, rival)]
    room = make_room(candidates=[*pinned, TEO], newcomer_id=5, minutes=40, seats=9)
    assert (room.possible, room.leaves, room.table.ids) == (False, (), (1, rival.id))
    assert room.in_words(names=NAMES) == (
        "There’s no room for Teo next to the people you pinned. "
        "You can keep Teo warm or unpin someone."
    )


def test_a_pinned_plumber_makes_no_room_for_another() -> None:
    room = make_room(
        candidates=[replace(PIP, pinned=True), POL], newcomer_id=4, minutes=99, seats=9
    )
    assert not room.possible


def test_pins_beyond_the_plan_are_said_with_their_minutes_and_seats() -> None:
    pinned = [replace(one, pinned=True) for one in (ANN, BEA, PIP)]
    assert pins_over(candidates=[*pinned, TEO], minutes=60, seats=3) == ""
    assert pins_over(candidates=[*pinned, TEO], minutes=50, seats=15) == (
        "The people you pinned need more time than your plan has: 60 of 50 minutes in 4 weeks, "
        "3 of 15 seats. You can unpin someone."
    )


@pytest.mark.parametrize("newcomer_id", [1, 9])
def test_a_newcomer_is_there_and_has_no_seat(newcomer_id: int) -> None:
    with pytest.raises(ValueError, match="newcomer"):
        make_room(candidates=[ANN, TEO], newcomer_id=newcomer_id, minutes=40, seats=9)


def test_the_practice_proposes_whoever_earns_a_seat_and_one_at_a_time() -> None:
    strong, stronger = replace(TEO, points=40), replace(TEO, id=6, points=41)
    everybody = [ANN, BEA, PIP, strong, stronger]
    room = propose(candidates=everybody, minutes=60, seats=15)
    assert room
    assert (room.newcomer_id, room.leaves) == (6, (2,))
    assert propose(candidates=[ANN, BEA, replace(TEO, points=23)], minutes=40, seats=9) is None
    free = propose(candidates=[ANN, TEO], minutes=40, seats=9)
    assert free
    assert (free.newcomer_id, free.leaves) == (5, ())


@given(few, minutes, seats)
def test_nobody_leaves_where_everybody_fits_and_the_price_is_never_negative(
    everybody: list[SeatCandidate], minutes: int, seats: int
) -> None:
    here = [one for one in everybody if one.seated or one.pinned]
    for one in everybody:
        if one in here:
            continue
        room = make_room(candidates=everybody, newcomer_id=one.id, minutes=minutes, seats=seats)
        assert room.price >= 0
        assert set(room.leaves) <= {other.id for other in here if not other.pinned}
        if room.possible:
            assert one.id in room.table.ids
            assert set(room.table.ids) | set(room.leaves) == {one.id, *(p.id for p in here)}
        newcomer = replace(one, pinned=False)
        if here and one.effort and is_allowed([*here, newcomer], minutes, seats):
            assert room.possible
            assert room.leaves == ()


@given(few, minutes, seats)
def test_a_proposal_makes_the_table_worth_more(
    everybody: list[SeatCandidate], minutes: int, seats: int
) -> None:
    room = propose(candidates=everybody, minutes=minutes, seats=seats)
    if room:
        here = [replace(one, role="") for one in everybody if one.seated or one.pinned]
        joined = next(one for one in everybody if one.id == room.newcomer_id)
        assert not joined.seated
        assert len(room.leaves) <= 1
        stayed = [one for one in here if one.id not in room.leaves]
        left = [one for one in here if one.id in room.leaves]
        if is_allowed(here, minutes, seats):
            assert sum(one.value for one in left) <= joined.value
        assert set(room.table.ids) == {joined.id, *(one.id for one in stayed)}


def test_new_people_who_never_answered_are_asked_about_after_60_days() -> None:
    met = {1: date(2026, 9, 18), 2: date(2026, 9, 17), 3: date(2026, 1, 1), 4: date(2026, 11, 1)}
    assert let_these_go(unanswered=met, on=date(2026, 11, 17)) == (3, 2)


@given(st.dictionaries(st.integers(1, 99), st.dates(date(2024, 1, 1), date(2028, 12, 31))))
def test_a_day_later_nobody_is_asked_about_less(met: dict[int, date]) -> None:
    now, then = (let_these_go(unanswered=met, on=date(2028, 2, day)) for day in (28, 29))
    assert set(now) <= set(then)
