"""What is known of somebody's work, on their page: two taps to add, and an honest edit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from cookout.members.member import Member
from cookout.people.person import Person
from cookout.referrals.experience import Experience
from tests.cast import job, person
from tests.web.conftest import Read, words

pytestmark = pytest.mark.django_db


def test_two_taps_say_that_the_member_used_them(
    follow: Read, read: Read, undo: Callable[[], None], dana: Person
) -> None:
    assert "Nothing known of their work yet." in read(f"/people/{dana.pk}/")
    told = {"used_by": "me", "what": "Swept our flue", "again": "yes", "outcome": "well"}
    page = follow(f"/people/{dana.pk}/experiences/", **told)
    assert "Does great work for you, since" in page
    assert "You used them once, and it went well." in page
    assert "Swept our flue." in page
    undo()
    assert "Nothing known of their work yet." in read(f"/people/{dana.pk}/")


def test_someone_trusted_is_named_and_linked_where_they_are_known(
    home: Client, follow: Read, rowans: Member, dana: Person
) -> None:
    priya, address = person(rowans, "Priya Nair"), f"/people/{dana.pk}/experiences/"
    answer = home.post(address, {"used_by": "someone", "outcome": "well"})
    assert answer.status_code == 422
    assert "Enter who used them" in words(answer)
    page = follow(address, used_by="someone", source="priya nair", words="Tidy", outcome="well")
    assert "You haven’t used them, but Priya Nair did: went well." in page
    assert "Used by Priya Nair Edit “Tidy”" in page
    told = Experience.objects.get()
    assert (told.source, told.source_name, dana.great_on) == (priya, "Priya Nair", None)
    follow(address, used_by="someone", source="Aunt Carol", outcome="badly")
    assert Experience.objects.latest("pk").source is None


def test_an_experience_is_edited_deleted_and_restored(
    home: Client, follow: Read, undo: Callable[[], None], dana: Person, today: date
) -> None:
    address = f"/experiences/{job(dana, on=today, what='Flue').pk}/"
    assert 'value="Flue"' in home.get(address).content.decode()
    page = follow(address, what="Flue and stove", outcome="so-so", again="", on=today.isoformat())
    assert "Flue and stove." in page
    assert "Does great work" not in page
    assert "Flue and stove" in words(home.get(f"/people/{dana.pk}/history/"))
    assert "Nothing known of their work yet." in follow(f"{address}trash/")
    undo()
    assert Experience.objects.not_in_trash().count() == 1


def test_after_business_is_logged_it_is_asked_once_how_it_went(
    home: Client, follow: Read, dana: Person, today: date
) -> None:
    said = {"kind": "business", "words": "Swept the flue"}
    page = home.post(f"/people/{dana.pk}/interactions/", said, follow=True).content.decode()
    link = f"/people/{dana.pk}/experiences/?what=Swept+the+flue&amp;on={today}"
    assert f'href="{link}">Add how it went' in page
    assert 'value="Swept the flue"' in home.get(link.replace("&amp;", "&")).content.decode()
    assert "Add how it went" not in follow(f"/people/{dana.pk}/interactions/", kind="call")
