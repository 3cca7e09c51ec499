"""Roles you need: whom you know for each, and who does a great job."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from cookout.members.member import Member
from cookout.people.person import Person
from cookout.people.role import Role
from tests.cast import AT, person
from tests.web.conftest import Count, Read, words

pytestmark = pytest.mark.django_db


def test_no_roles_yet_asks_whom_you_would_call(read: Read) -> None:
    page = read("/roles/")
    assert "No roles yet." in page
    assert "Whom would you call?" in page


def test_each_role_says_whom_you_know_and_who_does_a_great_job(
    home: Client, read: Read, rowans: Member, dana: Person, today: date
) -> None:
    for name in ("Plumber", "Chimney Sweep", "Dentist"):
        Role.need(owner=rowans, name=name, on=today)
    dana.praise(on=today)
    person(rowans, "Luis Ortega", role="chimney sweep")
    person(rowans, "Tomas Silva", role="Plumber").stand(Person.Place.GONE, on=today)
    person(rowans, "Omar Haddad", role="Dentist").trash(at=AT)
    page = read("/roles/")
    assert "Chimney Sweep Dana Whitfield does a great job for you. You know two" in page
    assert "Plumber You know none yet." in page
    assert "Dentist You know none yet." in page
    assert 'href="/people/?trade=chimney+sweep"' in home.get("/roles/").content.decode()


def test_a_role_is_added_once(follow: Read, rowans: Member) -> None:
    assert "Tax adviser is on your list." in follow("/roles/", name=" Tax adviser ")
    follow("/roles/", name="tax  ADVISER")
    assert [role.name for role in Role.objects.of(rowans)] == ["Tax adviser"]


def test_a_role_without_a_name_is_none(home: Client, rowans: Member) -> None:
    for name in ("", "  ", "\x00"):
        answer = home.post("/roles/", {"name": name})
        assert answer.status_code == 422
        assert "Enter a role, like plumber" in words(answer)
    answer = home.post("/roles/", {"name": "x" * 201})
    assert "Use 200 characters at most." in words(answer)
    assert not Role.objects.exists()


def test_a_role_no_longer_needed_can_be_needed_again(
    follow: Read, undo: Callable[[], None], rowans: Member, today: date
) -> None:
    role = Role.need(owner=rowans, name="Bäcker & Söhne?", on=today)
    assert "Bäcker & Söhne? is off your list." in follow(f"/roles/{role.pk}/filled/")
    assert not Role.objects.exists()
    undo()
    assert Role.objects.of(rowans).get().name == "Bäcker & Söhne?"


def test_somebody_elses_role_is_not_there(home: Client, hidden: Person, today: date) -> None:
    theirs = Role.need(owner=hidden.owner, name="Baker", on=today)
    assert home.post(f"/roles/{theirs.pk}/filled/").status_code == 404
    assert home.get(f"/roles/{theirs.pk}/filled/").status_code in (404, 405)
    assert "Baker" not in home.get("/roles/").content.decode()


def test_sixty_roles_take_as_many_queries_as_three(
    queries: Count, rowans: Member, today: date
) -> None:
    def more(count: int) -> None:
        for number in range(count):
            Role.need(owner=rowans, name=f"Role {count} {number}", on=today)
            person(rowans, f"Nr {number}", role=f"Role {count} {number}", great_on=today)

    more(3)
    few = queries("/roles/")
    more(60)
    assert queries("/roles/") == few
