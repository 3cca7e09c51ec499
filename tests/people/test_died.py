"""Somebody who died: kept in People, and never brought up again."""

from datetime import timedelta

import pytest
from django.test import Client

from cookout.capture.intake.intake import take
from cookout.export.cards import card_of
from cookout.members.member import Member
from cookout.people.person import Person
from cookout.promises.promise import Promise
from cookout.today.today import today
from cookout.vcard.envelope import VCard
from cookout.vcard.person import read_person
from tests.cast import AT, TODAY, day, person, rowan, talk

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner() -> Member:
    return rowan()


def names(owner: Member) -> list[str]:
    return [step.name for step in today(member=owner, on=TODAY).steps]


def test_nothing_brings_up_someone_who_died_until_it_is_taken_back(owner: Member) -> None:
    gus = person(owner, "Gus Amato", birth_month=TODAY.month, birth_day=TODAY.day)
    talk(gus, ago=90)
    gus.stand(Person.Place.DEEP, on=day(80))
    Promise.make(person=gus, what="send the link", on=day(3), due_on=TODAY + timedelta(days=1))
    assert names(owner) == ["Gus Amato"]
    gus.write(died="2026-11-01")
    assert names(owner) == []
    assert (gus.place, gus.next_on) == (Person.Place.DIED, None)
    gus.stand(Person.Place.WARM, on=TODAY)
    assert gus.place == Person.Place.DIED
    gus.write(died="")
    assert gus.place == Person.Place.DEEP
    assert names(owner) == ["Gus Amato"]


def test_they_stay_in_people_without_buttons(client: Client, owner: Member) -> None:
    client.force_login(owner)
    gus = person(owner, "Gus Amato", place="deep")
    gus.contact_points.create(owner=owner, kind="phone", value="818 555 0147")
    gus.write(died="yes")
    assert "Gus Amato" in client.get("/people/?place=died").content.decode()
    page = client.get(f"/people/{gus.pk}/").content.decode()
    assert "In memory" in page
    assert 'class="btn btn--primary" href="sms:' not in page
    assert "/words/" not in page


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("DEATHDATE:20240514", "2024-05-14"),
        ("DEATHDATE:2024", "2024"),
        ("DEATHDATE:--0514", "--05-14"),
        ("DEATHDATE;VALUE=text:circa 1800", "yes"),
        ("item1.X-ABDATE:2024-05-14\r\nitem1.X-ABLabel:Death", "2024-05-14"),
    ],
)
@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_the_day_comes_with_a_card_and_goes_out_again(
    owner: Member, line: str, expected: str, version: str
) -> None:
    card = f"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Gus\r\n{line}\r\nEND:VCARD\r\n".encode()
    take(owner=owner, file_name="a.vcf", content=card, at=AT)
    gus = Person.objects.of(owner).get()
    assert (gus.died, gus.place) == (expected, Person.Place.DIED)
    fresh = card_of(gus, version=version)  # type: ignore[arg-type]
    assert read_person(VCard(fresh)).died == expected
