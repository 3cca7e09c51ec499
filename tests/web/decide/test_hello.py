"""The first hello is on the screen on which someone just met is decided about."""

from __future__ import annotations

import html
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from cookout.members.member import Member
from cookout.people.interaction import Interaction, InteractionKind
from cookout.people.person import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def teo(home: Client, rowans: Member) -> Person:
    """Met a moment ago, with a number and something to remember."""
    said = {"name": "Teo Alvarez", "phone": "818 555 0147", "remember": "Coaches softball"}
    assert home.post("/met/", said).status_code == 302
    return Person.objects.of(rowans).get()


def page(home: Client, person: Person) -> str:
    return html.unescape(home.get(f"/people/{person.pk}/decide/").content.decode())


def test_someone_just_met_can_be_written_to_where_they_are_decided_about(
    home: Client, teo: Person
) -> None:
    shown = page(home, teo)
    assert "Say hello" in shown
    assert "Message to Teo" in shown
    assert 'href="sms:' in shown
    assert "Log a conversation" in shown


def test_it_is_not_offered_again_once_it_was_said(home: Client, teo: Person, today: date) -> None:
    Interaction.log(
        people=[teo],
        kind=InteractionKind.MESSAGE,
        direction=Interaction.Direction.OUT,
        on=today,
        at=timezone.now(),
    )
    teo.refresh_from_db()
    assert teo.hello_on
    assert "Say hello" not in page(home, teo)


def test_without_a_way_to_reach_them_nothing_is_offered(home: Client, teo: Person) -> None:
    teo.contact_points.all().delete()
    assert "Say hello" not in page(home, teo)
