"""The table: every list whole, no formula runs, and our own reader of tables knows the headings."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from cookout.export.table import harmless, table_of
from cookout.members.member import Member
from cookout.models import ContactPoint, Person, Remember
from tests.cast import person, rowan
from tests.web.test_naughty import made_of

pytestmark = pytest.mark.django_db


def rows(owner: Member) -> list[dict[str, str]]:
    text = b"".join(table_of(Person.objects.of(owner))).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_every_list_is_there_whole() -> None:
    dana = person(rowan(), role="Chimney sweep", birth_month=4, birth_day=2)
    for kind, label, value in (
        ("phone", "mobile", "818 555 0133"),
        ("phone", "work", "818 555 0134"),
        ("mail", "", "dana@example.org"),
        ("address", "home", "12 Elm Street\nVan Nuys"),
        ("profile", "linkedin", "dana"),
    ):
        ContactPoint.objects.create(
            owner=dana.owner, person=dana, kind=kind, label=label, value=value
        )
    for words in ("Two boys", "No shellfish"):
        Remember.objects.create(owner=dana.owner, person=dana, words=words)
    person(dana.owner, "Priya Nair")
    first, second = rows(dana.owner)
    said = {key: value for key, value in first.items() if value}
    assert said == {
        "Name": "Dana Whitfield",
        "First Name": "Dana",
        "Last Name": "Whitfield",
        "Trade": "Chimney sweep",
        "Birthday": " --04-02",
        "Place": "Address book",
        "Remember": "Two boys\nNo shellfish",
        "Phone 1 - Label": "mobile",
        "Phone 1 - Value": "818 555 0133",
        "Phone 2 - Label": "work",
        "Phone 2 - Value": "818 555 0134",
        "E-mail 1 - Value": "dana@example.org",
        "Address 1 - Label": "home",
        "Address 1 - Formatted": "12 Elm Street\nVan Nuys",
        "IM 1 - Service": "linkedin",
        "IM 1 - Value": "dana",
    }
    assert {key: value for key, value in second.items() if value} == {
        "Name": "Priya Nair",
        "First Name": "Priya",
        "Last Name": "Nair",
        "Place": "Address book",
    }


@pytest.mark.parametrize("text", ["=1+1", "+1 818", "-1", "@x", "\t=1", "\r=1", " =1", "\x00=1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert harmless(text).startswith("'")


def test_the_naughty_person_is_one_row(corpus: Path) -> None:
    strings = json.loads((corpus / "bad" / "blns" / "blns.json").read_text())
    owner = rowan()
    naughty = made_of(owner, [string for string in strings if string.strip()])
    (row,) = rows(owner)
    assert None not in row
    assert sum(name.endswith((" - Value", "- Formatted")) for name in row) == (
        naughty.contact_points.count()
    )
    for name, cell in row.items():
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")), name
