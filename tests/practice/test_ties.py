"""What ties two people, in the words for either side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.ties import (
    INTRODUCED,
    INVERSES,
    OFFERED,
    SeenTie,
    is_same,
    label_of,
    phrase,
    read_label,
    standard_label,
)

seen = st.builds(SeenTie, st.sampled_from([*INVERSES, INTRODUCED, "godmother"]), st.booleans())


@pytest.mark.parametrize(
    ("relation", "of_the_other", "of_the_person"),
    [
        ("mother", "Mother: Theo", "Theo’s mother"),
        ("husband", "Husband: Theo", "Theo’s husband"),
        ("spouse", "Spouse: Theo", "Spouse: Theo"),
        ("friend", "Friend: Theo", "Friend: Theo"),
        ("boss", "Boss: Theo", "Theo’s boss"),
        ("godmother", "Godmother: Theo", "Theo’s godmother"),
        ("Godmother", "Godmother: Theo", "Theo’s godmother"),
        ("CPA", "CPA: Theo", "Theo’s CPA"),
        (INTRODUCED, "Introduced by Theo", "Introduced Theo"),
        ("related", "Related: Theo", "Related: Theo"),
    ],
)
def test_a_tie_reads_well_from_both_sides(
    relation: str, of_the_other: str, of_the_person: str
) -> None:
    tie = SeenTie(relation, names_person=False)
    assert phrase(tie).around("Theo") == of_the_other
    assert phrase(tie.turned).around("Theo") == of_the_person


@pytest.mark.parametrize(
    ("relation", "inverse"),
    [
        ("mother", "child"),
        ("father", "child"),
        ("daughter", "parent"),
        ("wife", "spouse"),
        ("brother", "sibling"),
        ("boss", "employee"),
        ("assistant", "boss"),
        ("neighbor", "neighbor"),
        ("godmother", "godmother of"),
    ],
)
def test_the_inverse_says_no_more_than_is_certain(relation: str, inverse: str) -> None:
    assert standard_label(SeenTie(relation, names_person=True)) == inverse
    assert standard_label(SeenTie(relation, names_person=False)) == relation


def test_every_relation_that_is_offered_has_an_inverse_that_is_one() -> None:
    assert {INVERSES[one] for one in OFFERED} <= {*OFFERED}


@pytest.mark.parametrize(
    ("label", "relation", "names_person"),
    [
        ("Mother", "mother", False),
        ("mom", "mother", False),
        ("Manager", "boss", False),
        ("domestic partner", "partner", False),
        ("", "related", False),
        ("other", "related", False),
        ("introduced by", INTRODUCED, False),
        ("referred by", INTRODUCED, False),
        ("introduced", INTRODUCED, True),
        ("mother of", "mother", True),
        ("Best man", "Best man", False),
        ("of", "of", False),
    ],
)
def test_a_label_of_an_address_book_is_understood(
    label: str, relation: str, names_person: bool
) -> None:
    assert read_label(label) == SeenTie(relation, names_person)


@given(seen)
def test_a_label_is_read_back_as_the_same_tie(tie: SeenTie) -> None:
    again = read_label(label_of(tie))
    assert is_same(again, tie)
    assert phrase(again) == phrase(tie)


@given(seen, seen)
def test_saying_the_same_holds_from_both_sides(one: SeenTie, other: SeenTie) -> None:
    assert is_same(one, one)
    assert is_same(one, other) == is_same(other, one) == is_same(one.turned, other.turned)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (SeenTie("mother", True), SeenTie("child", False), True),
        (SeenTie("mother", True), SeenTie("son", False), True),
        (SeenTie("mother", True), SeenTie("parent", True), True),
        (SeenTie("mother", True), SeenTie("father", True), False),
        (SeenTie("mother", True), SeenTie("mother", False), False),
        (SeenTie("husband", False), SeenTie("spouse", True), True),
        (SeenTie("friend", False), SeenTie("colleague", False), False),
        (SeenTie(INTRODUCED, True), SeenTie(INTRODUCED, False), False),
    ],
)
def test_which_ties_say_the_same(one: SeenTie, other: SeenTie, same: bool) -> None:
    assert is_same(one, other) is same
