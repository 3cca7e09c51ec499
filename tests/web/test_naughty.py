"""One person made of naughty strings, every field set: each page shows them, and none breaks."""

import html
import json
from itertools import cycle, zip_longest
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from cookout.capture.intake.intake import Intake
from cookout.models import ContactPoint, Event, Interaction, Member, Person, Promise, Remember, Role
from cookout.people.contact_point import ContactKind
from cookout.people.remember import RememberKind
from cookout.people.search import search
from cookout.table.decision import Decision
from tests.cast import AT, TODAY, job, rowan

pytestmark = pytest.mark.django_db
TEXTS = (
    "name",
    "prefix",
    "given",
    "additional",
    "family",
    "suffix",
    "nickname",
    "company",
    "title",
)


@pytest.fixture(scope="session")
def naughty(corpus: Path) -> list[str]:
    strings = json.loads((corpus / "bad" / "blns" / "blns.json").read_text())
    return [string for string in strings if string.strip()]


def made_of(owner: Member, strings: list[str]) -> Person:
    """A person in whom every string stands somewhere, and a long piece of all in every field."""
    everything = "\n".join(strings)
    person = Person(owner=owner, made_at=AT, met_on=TODAY, private_on=TODAY)
    pieces = iter(cycle(strings))
    event = Event.objects.create(owner=owner, name=everything[:200], on=TODAY, place=strings[7])
    fields = {name: "".join(next(pieces) for _ in range(40))[:100] for name in TEXTS}
    person.write(role=everything[300:500], notes=everything, event=event, **fields)
    job(person, what=everything[:500], words=everything)
    job(person, source_name=everything[:300], words=strings[3])
    kinds = cycle(ContactKind.values)
    ContactPoint.objects.bulk_create(
        ContactPoint(owner=owner, person=person, kind=next(kinds), label=string[:100], value=string)
        for string in strings
    )
    lines = cycle(RememberKind.values)
    Remember.objects.bulk_create(
        Remember(owner=owner, person=person, kind=next(lines), words=string, on=TODAY)
        for string in strings
    )
    Interaction.log(people=[person], kind="met", on=TODAY, at=AT, words=everything, event=event)
    Promise.make(person=person, what=everything, on=TODAY, due_on=TODAY)
    Role.need(owner=owner, name=strings[3], on=TODAY)
    Decision.make(person=person, kind="seat", on=TODAY, at=AT)
    search.write([person.pk])
    return person


def walk(client: Client, person: Person) -> None:
    promise, talk = Promise.objects.get(), Interaction.objects.get()
    addresses = [
        reverse("today"),
        reverse("people"),
        *(
            reverse(name, args=[person.pk])
            for name in ("person", "person_edit", "decide_one", "log")
        ),
        reverse("promises"),
        reverse("promise", args=[promise.pk]),
        reverse("promise_make", args=[person.pk]),
        reverse("interaction", args=[talk.pk]),
        reverse("log_several") + f"?people={person.pk}",
        reverse("events"),
        reverse("event", args=[person.event_id]),
        reverse("event_edit", args=[person.event_id]),
        reverse("roles"),
        reverse("met"),
        reverse("trash"),
        reverse("settings"),
    ]
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        page = answer.content.decode()
        for harmful in ("<script>alert", "<img src=x", "<svg/onload", "<IMG SRC"):
            assert harmful not in page, f"{harmful} in {address}"


def test_every_page_survives_the_naughty_person(client: Client, naughty: list[str]) -> None:
    owner = rowan()
    client.force_login(owner)
    person = made_of(owner, naughty)
    walk(client, person)
    person.trash(at=AT)
    assert client.get(reverse("trash")).status_code == 200


def test_every_naughty_search_is_answered(client: Client, naughty: list[str]) -> None:
    owner = rowan()
    client.force_login(owner)
    made_of(owner, naughty[:60])
    for one in naughty:
        answer = client.get(reverse("search"), {"q": one})
        assert answer.status_code == 200, one


def test_every_naughty_filter_is_answered(client: Client, naughty: list[str]) -> None:
    owner = rowan()
    client.force_login(owner)
    for one in naughty:
        answer = client.get(reverse("people"), dict.fromkeys(("place", "trade", "tag", "id"), one))
        assert answer.status_code in (200, 404, 422), one


def test_every_naughty_name_of_an_address_is_filled_in_as_it_is(
    client: Client, naughty: list[str]
) -> None:
    client.force_login(rowan())
    for few in zip_longest(*[iter(naughty)] * 20, fillvalue=""):
        typed = " ".join(few)
        answer = client.get(reverse("met"), {"name": typed})
        assert answer.status_code == 200, few
        assert escape(typed) in answer.content.decode(), few


def test_what_is_typed_is_kept_to_the_letter(client: Client, naughty: list[str]) -> None:
    owner = rowan()
    client.force_login(owner)
    for one in naughty[:200]:
        typed = one.strip()
        answer = client.post(reverse("met"), {"name": typed, "on": TODAY.isoformat()})
        assert answer.status_code in (302, 422), one
        if answer.status_code == 422:
            shown = html.unescape(answer.content.decode())
            assert typed in shown or "\x00" in typed, one


def test_a_file_of_naughty_names_is_no_harm(client: Client, naughty: list[str]) -> None:
    owner = rowan()
    client.force_login(owner)
    cards = "".join(f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{one}\r\nEND:VCARD\r\n" for one in naughty)
    intake = Intake.hand_in(owner=owner, file_name=naughty[9], content=cards.encode(), at=AT)
    assert client.get(reverse("import_preview", args=[intake.pk])).status_code == 200
    assert client.post(reverse("import_preview", args=[intake.pk])).status_code == 302
    assert client.get(reverse("import_pick", args=[intake.pk])).status_code == 200
    assert client.get(reverse("people")).status_code == 200
