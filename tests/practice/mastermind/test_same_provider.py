"""Which names are worth asking about, and who is one with whom."""

from __future__ import annotations

from itertools import permutations

import pytest

from cookout.practice.mastermind.same_provider import may_be_same, one_of_each


@pytest.mark.parametrize(
    ("first", "second", "worth"),
    [
        ("Joe Ramos", "Joe Ramos", True),
        ("Joe Ramos", "joe ramos", True),
        ("Joe Ramos", "Joseph Ramos", True),
        ("Joe Ramos", "Ramos, Joe", True),
        ("Ramos Plumbing", "Ramos Plumbing LLC", True),
        ("Joe Ramos", "Ann Ramos", False),
        ("Joe Ramos", "Joe Ortega", False),
        ("Joe Ramos Sr.", "Joe Ramos Jr.", False),
        ("", "", False),
        ("Joe Ramos", "", False),
    ],
)
def test_two_names_are_worth_asking_about(first: str, second: str, *, worth: bool) -> None:
    assert may_be_same(first, second) is worth
    assert may_be_same(second, first) is worth


def test_those_confirmed_by_way_of_another_are_one_in_whatever_order() -> None:
    for same in permutations([("a", "b"), ("c", "b"), ("e", "d")]):
        assert one_of_each("abcdef", same) == {
            "a": "a",
            "b": "a",
            "c": "a",
            "d": "d",
            "e": "d",
            "f": "f",
        }


def test_a_pair_with_something_that_is_gone_puts_nothing_together() -> None:
    assert one_of_each("ab", [("a", "gone"), ("gone", "b")]) == {"a": "a", "b": "b"}
