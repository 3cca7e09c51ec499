"""Introducing two people: ask both, then share names, then hear how it went."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.test import Client, override_settings

from cookout.members.member import Member
from cookout.people.contact_point import ContactPoint
from cookout.people.person import Person
from cookout.people.remember import Remember
from cookout.referrals.introduction import Introduction
from cookout.referrals.need import Need
from cookout.web.introductions.ideas import suggested
from tests.cast import AT, job, person
from tests.web.conftest import Read, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def gus(rowans: Member) -> Person:
    """The brother-in-law with the faucet."""
    one = person(rowans, "Gus Amato", given="Gus")
    ContactPoint.add(person=one, kind="phone", value="818 555 0199", label="mobile")
    return one


def test_without_an_address_the_member_asks_both_and_records_the_answers(
    home: Client, read: Read, follow: Read, dana: Person, gus: Person
) -> None:
    address = f"/people/{dana.pk}/introductions/"
    answer = home.post(address, {"other": "Gus Amato", "why": "Dana can help."})
    assert answer.status_code == 422
    assert "Leave out their names until both agree" in words(answer)
    page = follow(address, other="gus amato", why="A smoking chimney.")
    assert "I know someone who can help: A smoking chimney. May I introduce you?" in page
    assert "with a link" not in page
    here = f"/introductions/{Introduction.objects.get().pk}/"
    assert "First both have to agree." in follow(f"{here}step/", step="introduced")
    follow(f"{here}answer/", side="first", answer="yes")
    page = follow(f"{here}answer/", side="second", answer="yes")
    assert "Gus, meet Dana Whitfield. Dana, meet Gus Amato. A smoking chimney." in page
    follow(f"{here}step/", step="introduced")
    assert "Went well" in follow(f"{here}step/", step="well")
    assert "Gus Amato and Dana Whitfield Went well" in read("/introductions/")


@override_settings(HOME="https://cookout.example.org/")
def test_with_an_address_each_side_gets_a_link_of_their_own(
    home: Client, read: Read, dana: Person, gus: Person, today: date
) -> None:
    one = Introduction.offer(first=gus, second=dana, why="A chimney.", on=today)
    page = home.post(f"/introductions/{one.pk}/link/", {"side": "first"}).content.decode()
    found = re.search(r"https://cookout\.example\.org(/answer/[\w-]+/)", page)
    assert found
    assert "Dana" not in words(Client().get(found[1]))
    Client().post(found[1], {"answer": "yes"})
    assert "Agreed" in read(f"/introductions/{one.pk}/")


@override_settings(HOME="https://cookout.example.org/")
def test_two_weeks_after_they_were_introduced_today_asks_once_how_it_went(
    home: Client, read: Read, follow: Read, dana: Person, gus: Person, today: date
) -> None:
    one = Introduction.offer(first=gus, second=dana, why="A chimney.", on=today)
    for both in (gus, dana):
        one.answer(both, "yes")
    one.introduce(on=today - timedelta(days=14))
    assert "You introduced Gus Amato and Dana Whitfield" in read("/")
    here = f"/introductions/{one.pk}/"
    page = home.post(f"{here}link/", {"side": "first"}).content.decode()
    found = re.search(r"https://cookout\.example\.org(/answer/[\w-]+/)", page)
    assert found
    Client().post(found[1], {"answer": "badly"})
    assert "You introduced" not in read("/")
    assert "Went badly" in read("/introductions/")
    follow(f"{here}step/", step="")
    assert "You introduced" in read("/")
    follow(f"{here}step/", step="unknown")
    assert "You introduced" not in read("/")


def test_a_few_pairs_are_suggested_with_the_reason_until_they_were_asked(
    read: Read, dana: Person, gus: Person, today: date
) -> None:
    for one in (dana, gus):
        one.stand(Person.Place.DEEP, on=today)
    Remember.objects.create(owner=gus.owner, person=gus, kind="wants", words="a chimney sweep")
    page = read("/introductions/")
    assert "Gus and Dana Gus is looking for a chimney sweep. Introduce" in page
    one = Introduction.offer(first=gus, second=dana, why="A chimney.", on=today)
    one.answer(dana, "no")
    assert "Worth introducing" not in read("/introductions/")


def test_a_need_is_proposed_with_those_whose_work_was_good_and_what_is_offered_counts(
    rowans: Member, dana: Person, gus: Person, today: date
) -> None:
    words = {"words": "The chimney smokes.", "asker": gus, "trade": "chimney sweep"}
    Need.remember(owner=rowans, on=today, **words)
    assert suggested(rowans, on=today) == []
    bad = job(dana, outcome="badly", again=None)
    assert suggested(rowans, on=today) == []
    bad.trash(at=AT)
    job(dana)
    (one,) = suggested(rowans, on=today)
    assert (one.names, one.reason) == (
        "Gus and Dana",
        "Gus needs a chimney sweep: The chimney smokes.",
    )
    for someone, kind, what in ((dana, "wants", "a used van"), (gus, "offers", "A used van")):
        someone.stand(Person.Place.DEEP, on=today)
        Remember.objects.create(owner=rowans, person=someone, kind=kind, words=what)
    (both,) = suggested(rowans, on=today)
    assert "Dana is looking for a used van." in both.reason
    assert "Gus needs a chimney sweep" in both.reason


def test_a_week_proposes_three_first_those_that_help_both_and_nobody_who_said_no(
    rowans: Member, dana: Person, gus: Person, today: date
) -> None:
    def wants(someone: Person, what: str) -> Person:
        someone.stand(Person.Place.DEEP, on=today)
        Remember.objects.create(owner=rowans, person=someone, kind="wants", words=what)
        return someone

    bakers = [person(rowans, name, role="Baker") for name in ("Abel", "Beth", "Cleo")]
    for baker in (*bakers, wants(dana, "a baker")):
        baker.stand(Person.Place.DEEP, on=today)
    wants(bakers[2], "a chimney sweep")
    found = suggested(rowans, on=today)
    assert [one.names for one in found] == ["Dana and Cleo", "Dana and Abel", "Dana and Beth"]
    assert found[0].reason == "Dana is looking for a baker. Cleo is looking for a chimney sweep."
    one = Introduction.offer(first=gus, second=bakers[2], why="Bread.", on=today)
    one.answer(bakers[2], "no")
    assert [one.names for one in suggested(rowans, on=today)] == ["Dana and Abel", "Dana and Beth"]
    for giver in bakers[:2]:
        Introduction.offer(first=gus, second=giver, why="Bread.", on=today)
    assert suggested(rowans, on=today) == []
    assert len(suggested(rowans, on=today + timedelta(days=7))) == 2
