"""Answering the asker: what it rests on, the message, the honest no, and how it went."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from cookout.members.member import Member
from cookout.people.contact_point import ContactPoint
from cookout.people.interaction import Interaction
from cookout.people.person import Person
from cookout.people.remember import Remember
from cookout.referrals.need import Need
from cookout.referrals.recommendation import Recommendation
from tests.cast import AT, job, person
from tests.web.conftest import Read, words

pytestmark = pytest.mark.django_db
Ago = Callable[[int], date]


@pytest.fixture
def tomas(rowans: Member, ago: Ago) -> Person:
    """A plumber, met once in the supermarket."""
    one = person(rowans, "Tomas Silva", role="Plumber", met_on=ago(95))
    Interaction.log(people=[one], kind="met", on=ago(95), at=AT)
    return one


def test_of_someone_only_met_the_meter_and_the_message_say_so(
    home: Client, read: Read, rowans: Member, tomas: Person
) -> None:
    address = f"/people/{tomas.pk}/recommendations/"
    page = read(address)
    assert "Mention Tomas" in page
    assert "This is based on: You met them once." in page
    said = {"asker": "Aunt Carol", "evidence": "", "closeness": "close", "stakes": "a-lot"}
    answer = home.post(address, said)
    assert answer.status_code == 422
    assert "Enter what you know of their work" in words(answer)
    said["evidence"] = "I met him once. I don’t know his work."
    page = words(home.post(address, said))
    assert "A lot is at stake, and you don’t know their work. An honest no helps more." in page
    assert not Recommendation.objects.exists()
    page = words(home.post(address, said | {"anyway": "1"}, follow=True))
    assert "Tomas Silva, Plumber. I met him once. I don’t know his work. Since a lot" in page
    assert "ask for references first." in page
    assert Recommendation.objects.get().basis == "only_met"


def test_the_meter_says_him_or_her_where_the_pronouns_are_written(
    read: Read, tomas: Person
) -> None:
    tomas.write(pronouns="he/him")
    page = read(f"/people/{tomas.pk}/recommendations/")
    assert "You met him once." in page
    assert "I met him once. I don’t know his work." in page
    job(tomas)
    assert "Used him" in read(f"/people/{tomas.pk}/")
    assert "You used him once, and it went well." in read("/search/?q=plumber")


def test_how_it_went_goes_back_to_whoever_vouched_and_to_the_provider(
    home: Client, read: Read, follow: Read, rowans: Member, tomas: Person
) -> None:
    ana = person(rowans, "Ana Cole", given="Ana")
    ContactPoint.add(person=ana, kind="phone", value="818 555 0199", label="mobile")
    job(tomas, source=ana, source_name=ana.name)
    address = f"/people/{tomas.pk}/recommendations/"
    evidence = "I haven’t used him, but Ana did: went well."
    said = {"asker": "Aunt Carol", "evidence": evidence, "stakes": "a-lot"}
    assert "A lot is at stake. Ask Ana Cole about it" in words(
        home.post(address, said, follow=True)
    )
    made = Recommendation.objects.get()
    here = f"/recommendations/{made.pk}/"
    assert "Pass it on" not in read(here)
    page = follow(f"{here}result/", result="well")
    assert "Hi Ana, I passed on your word about Tomas, and it went well. Thank you." in page
    assert "Text Ana" in page
    assert "Hi Tomas, I recommended you, and I hear it went well. Thank you." in page
    assert "Tell Ana Cole, whose word you passed on" in read("/")
    page = follow(f"{here}result/", result="badly")
    assert "and it went badly. I thought you’d want to know." in page
    assert "Hi Tomas" not in page
    assert "Pass it on" not in follow(f"{here}result/", result="no-call")


def test_the_message_has_the_experience_the_work_number_and_the_asker_s_links(
    home: Client, rowans: Member, dana: Person, ago: Ago
) -> None:
    job(dana, on=ago(20), what="Swept our flue")
    ContactPoint.add(person=dana, kind="phone", value="818 555 0133", label="work")
    ContactPoint.add(person=dana, kind="phone", value="818 555 0134", label="mobile")
    sam = person(rowans, "Sam Hargrove")
    ContactPoint.add(person=sam, kind="phone", value="818 555 0101", label="mobile")
    address = f"/people/{dana.pk}/recommendations/"
    form = home.get(address).content.decode()
    evidence = "I used them once, and it went well. Swept our flue."
    assert evidence in form
    assert re.search(r'value="818 555 0133" selected', form)
    said = {"asker": "sam hargrove", "evidence": evidence, "phone": "818 555 0133"}
    page = home.post(address, said, follow=True).content.decode()
    assert "?body=Dana%20Whitfield%2C%20Chimney%20sweep" in page
    assert "818 555 0134" not in page
    made = Recommendation.objects.get()
    assert (made.asker, made.basis, made.phone) == (sam, "used", "818 555 0133")


def test_a_private_person_cannot_be_recommended(
    home: Client, read: Read, tomas: Person, today: date
) -> None:
    tomas.mark_private(on=today)
    address = f"/people/{tomas.pk}/recommendations/"
    assert "Only introduce, never share their number." in read(address)
    assert home.post(address, {"asker": "Sam", "evidence": "Met."}).status_code == 422
    assert not Recommendation.objects.exists()


def test_the_honest_no_is_one_tap_and_says_who_could_vouch(
    follow: Read, rowans: Member, today: date
) -> None:
    ana = person(rowans, "Ana Cole", given="Ana")
    ContactPoint.add(person=ana, kind="phone", value="818 555 0199", label="mobile")
    ana.stand(Person.Place.DEEP, on=today)
    Remember.objects.create(owner=rowans, person=ana, kind="other", words="Has a good plumber")
    kit = person(rowans, "Kit Halloran", role="Plumber")
    job(kit, source=ana, source_name=ana.name)
    page = follow("/needs/new/", words="my tap drips", trade="plumber")
    assert "I don’t know a plumber I’d vouch for." in page
    assert "Who could vouch for one? Ana Cole Used Kit Halloran. Ask" in page
    need = Need.objects.get()
    page = follow(f"/needs/{need.pk}/", words="my tap drips", asker="Ana Cole", trade="")
    need.refresh_from_db()
    assert (need.asker, need.trade) == (ana, "plumber")
    assert "Ana could use" not in page
    assert "Closed" in follow(f"/needs/{need.pk}/ending/")


def test_the_outcome_is_asked_for_on_today_and_comes_home_by_basis(
    home: Client, read: Read, follow: Read, undo: Callable[[], None], tomas: Person, today: date
) -> None:
    made = Recommendation.make(
        provider=tomas,
        on=today - timedelta(days=20),
        asker_name="Aunt Carol",
        basis="only_met",
        evidence="I met him once.",
    )
    assert "You recommended Tomas Silva to Aunt Carol." in read("/")
    page = follow(f"/recommendations/{made.pk}/result/", result="badly")
    assert "Went badly" in page
    assert "You recommended" not in read("/")
    assert "Only met: 0 of 1 went well." in read("/recommendations/")
    assert "Recommended to Aunt Carol Went badly" in read(f"/people/{tomas.pk}/")
    undo()
    assert "You recommended Tomas Silva to Aunt Carol." in read("/")
    follow(f"/recommendations/{made.pk}/asked/")
    assert "You recommended" not in read("/")
    assert home.get(f"/recommendations/{made.pk}/result/").status_code == 405
