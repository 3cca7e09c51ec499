"""The names that are offered while a name is typed."""

import pytest

from cookout.people.known_names import known_names
from tests.cast import AT, person, rowan, sol

pytestmark = pytest.mark.django_db


def test_known_people_are_offered_by_name_whatever_their_place() -> None:
    owner = rowan()
    for name, place in (("Zoë Ames", "new"), ("Ana Reyes", "deep"), ("omar haddad", "gone")):
        person(owner, name, place=place)
    person(owner, "Bea Book", place="book")
    person(sol(), "Cal Ford", place="warm")
    person(owner, "Dee Gray", place="warm", trashed_at=AT)
    assert known_names(owner, without=None, most=9) == ["Ana Reyes", "omar haddad", "Zoë Ames"]


def test_a_person_is_not_offered_on_their_own_page_and_a_name_only_once() -> None:
    owner = rowan()
    first = person(owner, "Ana Reyes", place="deep")
    for _ in range(2):
        person(owner, "Kit Halloran", place="warm")
    assert known_names(owner, without=first.pk, most=9) == ["Kit Halloran"]
    assert known_names(owner, without=None, most=1) == ["Ana Reyes"]
