"""Who could introduce the member: whoever introduced somebody before, by the ties written down."""

from __future__ import annotations

import pytest

from cookout.members.member import Member
from cookout.people.person import Person
from cookout.people.role import Role
from cookout.people.tie import Tie
from cookout.practice.ties import INTRODUCED, SeenTie
from cookout.table.introducers import suggested_introducers
from tests.cast import AT, TODAY, person, rowan, talk

pytestmark = pytest.mark.django_db
BY_HER = "Has introduced you to people before."


@pytest.fixture
def owner() -> Member:
    return rowan()


def near(owner: Member, name: str) -> Person:
    return person(owner, name, place=Person.Place.WARM)


def suggested(owner: Member) -> dict[str, tuple[str, ...]]:
    """Who could introduce to a plumber, with the reasons."""
    role = Role.need(owner=owner, name="Plumber", on=TODAY)
    found = suggested_introducers(member=owner, roles=[role])
    return {one.person.name: one.reasons for one in found.get(role.pk, [])}


def test_who_introduced_somebody_is_suggested_and_the_one_introduced_is_not(owner: Member) -> None:
    vera, dana = near(owner, "Vera Holt"), near(owner, "Dana Whitfield")
    Tie.introduce(person=dana, by=vera)
    assert suggested(owner) == {"Vera Holt": (BY_HER,)}


def test_a_tie_written_on_the_page_of_who_introduced_counts_as_well(owner: Member) -> None:
    vera, dana = near(owner, "Vera Holt"), near(owner, "Dana Whitfield")
    Tie.add(person=vera, tie=SeenTie(INTRODUCED, names_person=True), other=dana)
    assert suggested(owner) == {"Vera Holt": (BY_HER,)}


def test_introducing_a_mere_name_counts_and_being_introduced_by_one_does_not(owner: Member) -> None:
    vera, dana = near(owner, "Vera Holt"), near(owner, "Dana Whitfield")
    Tie.introduce(person=dana, by="Teo")
    assert suggested(owner) == {}
    Tie.add(person=vera, tie=SeenTie(INTRODUCED, names_person=True), other="Teo")
    assert suggested(owner) == {"Vera Holt": (BY_HER,)}


def test_a_tie_in_the_trash_counts_no_longer(owner: Member) -> None:
    tie = Tie.introduce(person=near(owner, "Dana Whitfield"), by=near(owner, "Vera Holt"))
    assert tie
    tie.trash(at=AT)
    assert suggested(owner) == {}


def test_one_introduction_that_is_logged_and_written_down_is_one_reason(owner: Member) -> None:
    vera, dana = near(owner, "Vera Holt"), near(owner, "Dana Whitfield")
    Tie.introduce(person=dana, by=vera)
    talk(vera, kind="introduced", direction="in")
    assert suggested(owner) == {"Vera Holt": (BY_HER,)}
