"""First run: three names at the table, once."""

import pytest
from django.test import Client

from cookout.members.member import Member
from cookout.people.person import Person
from cookout.plan.plan import Plan
from cookout.table.decision import Decision
from cookout.table.regard import Regard
from tests.cast import AT, person, rowan

pytestmark = pytest.mark.django_db
THREE = {"first": "Dana Whitfield", "second": " Priya Nair ", "third": ""}


@pytest.fixture
def member() -> Member:
    member = rowan()
    member.welcomed_at = None
    member.save()
    return member


@pytest.fixture
def at_home(client: Client, member: Member) -> Client:
    client.force_login(member)
    return client


def test_a_new_member_is_welcomed_first(at_home: Client) -> None:
    assert at_home.get("/")["Location"] == "/welcome/"
    text = at_home.get("/welcome/").content.decode()
    assert "Who would you have over for a cookout?" in text
    assert "Import contacts" in text
    assert "Skip for now" in text


def test_the_names_sit_at_the_table(at_home: Client, member: Member) -> None:
    assert at_home.post("/welcome/", THREE)["Location"] == "/"
    seated = Person.objects.of(member).in_order()
    assert [(one.name, one.place) for one in seated] == [
        ("Dana Whitfield", "deep"),
        ("Priya Nair", "deep"),
    ]
    assert Decision.objects.of(member).standing().seats().count() == 2
    assert set(Regard.objects.of(member).values_list("cookout", flat=True)) == {2}
    text = at_home.get("/").content.decode()
    assert "Your table is set." in text
    assert "Dana Whitfield" in text


def test_sending_it_twice_seats_nobody_twice(at_home: Client, member: Member) -> None:
    at_home.post("/welcome/", THREE)
    at_home.post("/welcome/", THREE)
    assert Person.objects.of(member).count() == 2
    assert Decision.objects.of(member).count() == 2


def test_the_same_name_in_two_boxes_is_one_person(at_home: Client, member: Member) -> None:
    at_home.post("/welcome/", {"first": "Dana", "second": "Dana", "third": ""})
    assert Person.objects.of(member).count() == 1


def test_somebody_in_the_address_book_is_not_taken_for_the_same(
    at_home: Client, member: Member
) -> None:
    person(member, "Dana Whitfield")
    at_home.post("/welcome/", THREE)
    assert Person.objects.of(member).filter(name="Dana Whitfield").count() == 2


def test_names_for_a_full_table_ask_who_makes_room(at_home: Client, member: Member) -> None:
    Plan(owner=member).make(
        minutes=[25] * 5, pattern_from=None, cookout_size=1, events=0, people_each=0, at=AT
    )
    page = at_home.post("/welcome/", THREE, follow=True)
    priya = Person.objects.get(name="Priya Nair")
    assert page.redirect_chain[-1][0].startswith(f"/people/{priya.pk}/room/")
    assert priya.place == Person.Place.BOOK


def test_no_name_at_all_is_asked_again(at_home: Client, member: Member) -> None:
    page = at_home.post("/welcome/", {"first": " ", "second": "\x00", "third": ""})
    assert page.status_code == 422
    assert "Enter one name, or skip this for now" in page.content.decode()
    assert not Person.objects.of(member).exists()


def test_a_name_longer_than_any_is_kept_in_its_box(at_home: Client, member: Member) -> None:
    page = at_home.post("/welcome/", {"first": "x" * 301, "second": "Priya", "third": ""})
    assert page.status_code == 422
    assert "x" * 301 in page.content.decode()
    assert "up to 300 characters" in page.content.decode()
    assert not Person.objects.of(member).exists()


def test_it_can_be_skipped(at_home: Client, member: Member) -> None:
    assert at_home.post("/welcome/", {"first": "Dana", "skip": "1"})["Location"] == "/"
    assert not Person.objects.of(member).exists()
    assert at_home.get("/").status_code == 200


def test_who_has_people_already_is_not_asked(at_home: Client, member: Member) -> None:
    person(member)
    assert at_home.get("/").status_code == 200
