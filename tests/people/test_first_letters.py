"""The letters that names begin with, found by the index."""

import pytest

from cookout.members.member import Member
from cookout.people.first_letters import first_letters
from cookout.people.person import Person
from tests.cast import AT, person, rowan, sol

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner() -> Member:
    owner = rowan()
    for name, place in (
        *(("Ana Reyes", "deep"), ("Abe Cole", "book"), ("émile Rocha", "book"), ("Øyvind", "warm")),
        *(("Яна", "book"), ("山田 太郎", "book"), ("7 Eleven", "book"), ("Zoë Ames", "new")),
    ):
        person(owner, name, place=place)
    person(owner, "Quin Gone", trashed_at=AT)
    person(sol(), "Kit Halloran")
    return owner


def letters(owner: Member, place: Person.Place | None = None, **more: object) -> list[str] | None:
    asked: dict[str, object] = {"column": "sort_key", "most": 61} | more
    return first_letters(owner, place=place, **asked)  # type: ignore[arg-type]


def test_each_letter_stands_once_in_the_order_of_the_names(owner: Member) -> None:
    keys = {
        key[0] for key in Person.objects.of(owner).not_in_trash().values_list("sort_key", flat=True)
    }
    assert letters(owner) == sorted(keys)


def test_of_a_place_only_its_own_letters_stand(owner: Member) -> None:
    assert letters(owner, Person.Place.DEEP) == ["a"]
    assert letters(owner, Person.Place.GONE) == []


def test_no_more_than_asked_for(owner: Member) -> None:
    assert letters(owner, most=2) == ["7", "a"]


def test_where_no_index_leads_to_them_nothing_is_said(owner: Member) -> None:
    assert letters(owner, Person.Place.BOOK, column="family_key") is None
