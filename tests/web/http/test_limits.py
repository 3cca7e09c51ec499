"""How much may be written, and what is there already however long it is or whatever its day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from cookout.members.member import Member
from cookout.people.contact_point import ContactPoint
from cookout.people.interaction import Interaction
from cookout.people.person import Person
from cookout.people.remember import Remember
from tests.cast import AT
from tests.web.conftest import words
from tests.web.http.test_concurrent_edit import Form

pytestmark = pytest.mark.django_db
Fill = Callable[..., dict[str, str]]


@pytest.fixture
def filled(home: Client) -> Fill:
    """What a browser sends of a form that was opened, with some fields changed."""

    def filling(address: str, **changes: str) -> dict[str, str]:
        return Form(home.get(address).content.decode()).fields | changes

    return filling


@pytest.mark.parametrize(
    ("address", "field", "most", "sentence"),
    [
        ("/people/{}/interactions/", "words", 20_000, "This is too long. Use up to 20,"),
        ("/people/{}/promises/", "what", 2_000, "What was promised is too long. Use up to 2000"),
        ("/people/{}/edit/", "notes", 50_000, "Notes is too long. Use up to 50,000 characters."),
        (
            "/people/{}/edit/",
            "lines-0-words",
            2_000,
            "What to remember is too long. Use up to 2000",
        ),
        ("/people/{}/edit/", "points-0-label", 100, "Label is too long. Use up to 100 characters"),
        ("/events/new/", "notes", 50_000, "Notes is too long. Use up to 50,000 characters."),
        (
            "/met/",
            "remember",
            2_000,
            "One thing to remember is too long. Use up to 2000 characters",
        ),
        ("/met/", "promise", 2_000, "This is too long. Use up to 2000 characters."),
    ],
)
def test_what_is_too_long_says_so_and_is_not_cut(
    home: Client, dana: Person, address: str, field: str, most: int, sentence: str
) -> None:
    said = {"name": "Grace Lin", "kind": "call", "on": "2026-03-12"}
    said |= {"points-INITIAL_FORMS": "0", "lines-INITIAL_FORMS": "0"}
    said |= {"points-TOTAL_FORMS": "1", "lines-TOTAL_FORMS": "1", "points-0-kind": "link"}
    said |= {"points-0-value": "example.org", "lines-0-kind": "cares"}
    answer = home.post(address.format(dana.pk), said | {field: "ü" * (most + 1)})
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert "ü" * (most + 1) in answer.content.decode()
    assert home.post(address.format(dana.pk), said | {field: "ü" * most}).status_code == 302


def test_what_a_card_brought_never_keeps_a_sheet_from_being_saved(
    home: Client, dana: Person, today: date, filled: Fill
) -> None:
    future = {"birth_year": 9999, "birth_month": 2, "birth_day": 28}
    dana.write(notes="long " * 20_000, met_on=today + timedelta(days=1), **future)
    ContactPoint.objects.create(
        owner=dana.owner, person=dana, kind="address", value="Elm Street " * 400
    )
    Remember.objects.create(owner=dana.owner, person=dana, words="Theo " * 900)
    address = f"/people/{dana.pk}/edit/"
    assert home.post(address, filled(address, company="Whitfield")).status_code == 302
    dana.refresh_from_db()
    assert (dana.company, dana.birth_year) == ("Whitfield", 9999)
    assert dana.met_on == today + timedelta(days=1)
    answer = home.post(address, filled(address, birth_year="9998"))
    assert answer.status_code == 422
    assert "Enter the birthday’s year, like 1984" in words(answer)


def test_a_day_that_is_tomorrow_after_flying_west_can_stay(
    home: Client, dana: Person, rowans: Member, today: date, filled: Fill
) -> None:
    tomorrow = today + timedelta(days=1)
    logged = Interaction.log(people=[dana], kind="call", on=tomorrow, at=AT)
    address = f"/interactions/{logged.pk}/"
    assert home.post(address, filled(address, words="Her van.")).status_code == 302
    logged.refresh_from_db()
    assert (logged.words, logged.on) == ("Her van.", tomorrow)
    later = (today + timedelta(days=2)).isoformat()
    assert home.post(address, filled(address, on=later)).status_code == 422
    said = {"kind": "call", "on": later}
    assert home.post(f"/people/{dana.pk}/interactions/", said).status_code == 422
