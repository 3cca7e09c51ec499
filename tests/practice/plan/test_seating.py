"""The table: exactly the best set, checked against every set there is."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.numbers import STAY_BONUS
from cookout.practice.plan.seating import SeatCandidate, TableSelection, choose_table

candidates = st.builds(
    SeatCandidate,
    id=st.integers(1, 99),
    points=st.one_of(st.integers(0, 46), st.integers(0, 3)),
    effort=st.one_of(st.integers(1, 40), st.sampled_from((12, 14, 20)), st.just(20)),
    role=st.sampled_from(("", "", "plumber", "roofer", "baker")),
    friend=st.booleans(),
    pinned=st.sampled_from((False, False, False, False, True)),
    seated=st.booleans(),
)
few = st.lists(candidates, max_size=9, unique_by=lambda one: one.id)
equal = st.lists(
    candidates.map(lambda one: replace(one, effort=20, pinned=False)),
    max_size=40,
    unique_by=lambda one: one.id,
)
minutes, seats = st.integers(0, 160), st.integers(0, 8)


def is_allowed(chosen: list[SeatCandidate], minutes: int, seats: int) -> bool:
    """Whether a set may sit there: within both limits, one for each trade; pins apart."""
    free = [one for one in chosen if not one.pinned]
    if not free:
        return True
    trades = [one.role for one in chosen if one.role and not one.friend]
    pinned = [one.role for one in chosen if one.pinned and one.role and not one.friend]
    doubled = len(trades) - len(set(trades)) - (len(pinned) - len(set(pinned)))
    return sum(one.effort for one in chosen) <= minutes and len(chosen) <= seats and not doubled


def by_hand(everybody: list[SeatCandidate], minutes: int, seats: int) -> tuple[int, ...]:
    """The best set among all there are."""
    pinned = [one for one in everybody if one.pinned]
    free = [one for one in everybody if not one.pinned]
    sets = [
        [*pinned, *some]
        for count in range(len(free) + 1)
        for some in combinations(free, count)
        if is_allowed([*pinned, *some], minutes, seats)
    ]
    best = min(
        sets,
        key=lambda some: (
            -sum(one.value for one in some),
            len(some),
            sum(one.effort for one in some),
            sorted(one.id for one in some),
        ),
    )
    return tuple(sorted(one.id for one in best))


def by_points(everybody: list[SeatCandidate], minutes: int, seats: int) -> TableSelection:
    """Whoever has most, then the next: what a list sorted by points would do."""
    chosen: list[SeatCandidate] = []
    for one in sorted(everybody, key=lambda one: (-one.value, one.id)):
        if one.value and is_allowed([*chosen, one], minutes, seats):
            chosen.append(one)
    return TableSelection(
        ids=tuple(sorted(one.id for one in chosen)),
        value=sum(one.value for one in chosen),
        minutes=sum(one.effort for one in chosen),
    )


ANN = SeatCandidate(id=1, points=30, effort=20)
BEA = SeatCandidate(id=2, points=20, effort=20)
CAL = SeatCandidate(id=3, points=25, effort=45)
PIP = SeatCandidate(id=4, points=28, effort=20, role="plumber")
POL = SeatCandidate(id=5, points=29, effort=20, role="plumber")


@pytest.mark.parametrize(
    ("everybody", "minutes", "seats", "ids"),
    [
        ([], 100, 15, ()),
        ([ANN, BEA], 100, 15, (1, 2)),
        ([ANN, BEA], 39, 15, (1,)),
        ([ANN, BEA], 100, 1, (1,)),
        ([ANN, BEA], 0, 15, ()),
        ([ANN, BEA], 100, 0, ()),
        ([CAL, BEA, replace(BEA, id=9)], 45, 15, (2, 9)),
        ([PIP, POL], 100, 15, (5,)),
        ([replace(PIP, friend=True), POL], 100, 15, (4, 5)),
        ([replace(PIP, seated=True), POL], 100, 15, (4,)),
        ([replace(PIP, pinned=True), POL, ANN], 40, 15, (1, 4)),
        ([replace(CAL, pinned=True), ANN, BEA], 45, 15, (3,)),
        ([replace(ANN, id=7), ANN], 20, 15, (1,)),
        ([replace(ANN, points=0)], 100, 15, ()),
    ],
)
def test_who_sits_at_the_table(
    everybody: list[SeatCandidate], minutes: int, seats: int, ids: tuple[int, ...]
) -> None:
    assert choose_table(candidates=everybody, minutes=minutes, seats=seats).ids == ids


def test_whoever_sits_there_stays_for_a_small_difference() -> None:
    here = replace(BEA, points=ANN.points - STAY_BONUS + 1, seated=True)
    assert choose_table(candidates=[here, ANN], minutes=20, seats=15).ids == (2,)
    less = replace(here, points=ANN.points - STAY_BONUS - 1)
    assert choose_table(candidates=[less, ANN], minutes=20, seats=15).ids == (1,)


def test_pins_beyond_the_limits_sit_there_alone_and_it_is_said() -> None:
    pinned = [replace(one, pinned=True) for one in (ANN, BEA, CAL)]
    table = choose_table(candidates=[*pinned, PIP], minutes=80, seats=15)
    assert (table.ids, table.minutes, table.over) == ((1, 2, 3), 85, True)
    assert choose_table(candidates=pinned, minutes=85, seats=2).over
    assert not choose_table(candidates=pinned, minutes=85, seats=3).over


@pytest.mark.parametrize(
    ("everybody", "minutes", "seats"),
    [
        ([ANN, ANN], 10, 10),
        ([replace(ANN, effort=0)], 10, 10),
        ([replace(ANN, points=-1)], 10, 10),
        ([ANN], -1, 10),
        ([ANN], 10, -1),
    ],
)
def test_what_cannot_be_is_an_error(
    everybody: list[SeatCandidate], minutes: int, seats: int
) -> None:
    with pytest.raises(ValueError, match=r"once|minute"):
        choose_table(candidates=everybody, minutes=minutes, seats=seats)


@given(few, minutes, seats)
def test_no_set_is_better_and_of_equal_ones_it_is_always_the_same(
    everybody: list[SeatCandidate], minutes: int, seats: int
) -> None:
    found = choose_table(candidates=everybody, minutes=minutes, seats=seats)
    chosen = [one for one in everybody if one.id in found.ids]
    assert found.ids == by_hand(everybody, minutes, seats)
    assert is_allowed(chosen, minutes, seats)
    assert found.value == sum(one.value for one in chosen)
    assert found.minutes == sum(one.effort for one in chosen)
    assert choose_table(candidates=everybody[::-1], minutes=minutes, seats=seats) == found


def by_the_plain_way(
    everybody: list[SeatCandidate], minutes: int, seats: int
) -> tuple[int, int, int]:
    """Value, people and minutes of the best set, with nothing left out; nobody has a trade."""
    best = {(0, 0): 0}
    for one in everybody:
        for (count, used), value in list(best.items()):
            there = count + 1, used + one.effort
            if there[0] <= seats and there[1] <= minutes:
                best[there] = max(best.get(there, 0), value + one.value)
    value, count, used = max((v, -count, -used) for (count, used), v in best.items())
    return value, -count, -used


@given(st.lists(st.tuples(st.integers(0, 46), st.integers(-2, 2)), max_size=40), minutes, seats)
def test_many_people_whose_talks_take_about_what_they_are_worth_are_weighed_exactly(
    drawn: list[tuple[int, int]], minutes: int, seats: int
) -> None:
    everybody = [
        SeatCandidate(id=n, points=points, effort=max(points + more, 1))
        for n, (points, more) in enumerate(drawn)
    ]
    found = choose_table(candidates=everybody, minutes=minutes, seats=seats)
    expected = by_the_plain_way(everybody, minutes, seats)
    assert (found.value, len(found.ids), found.minutes) == expected


@given(few, minutes, seats, st.integers(1, 40))
def test_more_minutes_or_seats_never_make_a_worse_table(
    everybody: list[SeatCandidate], minutes: int, seats: int, more: int
) -> None:
    now = choose_table(candidates=everybody, minutes=minutes, seats=seats)
    longer = choose_table(candidates=everybody, minutes=minutes + more, seats=seats)
    larger = choose_table(candidates=everybody, minutes=minutes, seats=seats + more)
    assert now.value <= min(longer.value, larger.value)


@given(equal, st.integers(0, 400), st.integers(0, 20))
def test_where_everybody_takes_as_long_the_best_are_those_with_most_points(
    everybody: list[SeatCandidate], minutes: int, seats: int
) -> None:
    found = choose_table(candidates=everybody, minutes=minutes, seats=seats)
    assert found == by_points(everybody, minutes, seats)
