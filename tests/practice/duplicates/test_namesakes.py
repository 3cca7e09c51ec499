"""Names that may be one person's, where nothing but the name is known."""

import pytest

from cookout.practice.duplicates.candidates import PersonRecord
from cookout.practice.duplicates.name_index import agreement, is_shorter, same_name
from cookout.practice.duplicates.names import read_name
from cookout.practice.duplicates.namesakes import namesakes


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mike", "Mike Alvarez"),
        ("Mike", "Michael Alvarez"),
        ("Alvarez", "Mike Alvarez"),
        ("Alvarez, Mike", "Mike Alvarez"),
        ("Zoë Müller", "Zoe Mueller"),
        ("Whitfeild", "Dana Whitfield"),
    ],
)
def test_these_may_be_one(one: str, other: str) -> None:
    assert agreement(read_name(name=one), read_name(name=other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mike", "Mia Alvarez"),
        ("Jan Smith", "Jon Smith"),
        ("Mike Alvarez Jr", "Mike Alvarez Sr"),
        ("Mike Brown", "Mike Alvarez"),
        ("Ann", "Anton Weber"),
    ],
)
def test_these_are_two(one: str, other: str) -> None:
    assert not agreement(read_name(name=one), read_name(name=other))


def test_the_same_words_are_the_same_name() -> None:
    assert same_name(read_name(name="MIKE"), read_name(name="Mike"))
    assert not same_name(read_name(name="Mike"), read_name(name="Mike Alvarez"))


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        ("Mike", "Mike Alvarez", True),
        ("Mike", "Michael Alvarez", True),
        ("Mike Alvarez", "Mike Alvarez", False),
        ("Mike Alvarez", "Mike", False),
        ("Gus", "Mike Alvarez", False),
        ("", "Mike", False),
    ],
)
def test_a_fuller_name_says_all_that_the_shorter_one_does(
    mine: str, theirs: str, expected: bool
) -> None:
    assert is_shorter(mine, theirs) is expected


def people(*names: str) -> list[PersonRecord]:
    return [PersonRecord(id=pk, name=name) for pk, name in enumerate(names, start=1)]


def pairs(*names: str, by_hand: tuple[int, ...] = ()) -> set[tuple[int, int]]:
    found = namesakes(people(*names), by_hand=by_hand)
    return {(one.first_id, one.second_id) for one in found}


def test_whole_names_that_are_the_same_are_namesakes() -> None:
    assert pairs("Bob Smith", "Robert Smith", "Bob Jones") == {(1, 2)}


def test_a_given_name_counts_only_where_it_was_typed() -> None:
    assert pairs("Mike", "Mike Alvarez", "Mike Brown") == set()
    assert pairs("Mike", "Mike Alvarez", "Mike Brown", by_hand=(1,)) == {(1, 2), (1, 3)}


def test_who_is_said_to_be_two_is_left_out() -> None:
    everyone = people("Bob Smith", "Bob Smith")
    assert not namesakes(everyone, by_hand=(), apart=[frozenset((1, 2))])


def test_a_crowd_of_one_name_costs_no_square() -> None:
    found = namesakes(people(*["Bob Smith"] * 1000), by_hand=range(1000))
    assert len(found) < 30_000
