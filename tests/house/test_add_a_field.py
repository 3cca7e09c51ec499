"""A field of a person is described once: every field goes through every door by its description."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from cookout.capture.intake.intake import take
from cookout.export.archive.archive import archive_of
from cookout.export.archive.sections import BY_MODEL
from cookout.export.archive.taking import take as take_archive
from cookout.export.cards import card_of
from cookout.export.table import table_of
from cookout.people.history.change import Change
from cookout.people.merging.choices import ASPECTS
from cookout.people.merging.merge import Merge
from cookout.people.person import Person
from cookout.people.search.search import find
from cookout.vcard.envelope import VCard
from cookout.vcard.person import read_person
from cookout.vcard.person_fields import COLUMNS, FIELDS, PersonField
from tests.cast import AT, person, rowan, sol

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[2]
LINES = [one for one in FIELDS if not one.columns]
MOST_FILES = 6
SAID_BY_THEM = "from cookout.practice.pronouns import pronouns"
USED = ("cookout/practice/pronouns.py", "cookout/cast/", "tests/web/")
"""The words themselves, and where a person is given a value."""
each_line = pytest.mark.parametrize("field", LINES, ids=[one.name for one in LINES])


def said(field: PersonField) -> dict[str, str]:
    """A person of whom this field alone says something, beside the name."""
    return {"name": "Dana Whitfield"} | {field.name: f"Quillon {field.name}"}


@each_line
def test_it_is_typed_into_the_form_and_stands_in_the_change_log(
    client: Client, field: PersonField
) -> None:
    client.force_login(member := rowan())
    dana = person(member)
    counts = {"INITIAL_FORMS": "0", "TOTAL_FORMS": "0"}
    sent = {f"{rows}-{name}": n for rows in ("points", "lines") for name, n in counts.items()}
    page = client.get(f"/people/{dana.pk}/edit/").content.decode()
    assert f'name="{field.name}"' in page
    assert client.post(f"/people/{dana.pk}/edit/", sent | said(field)).status_code == 302
    dana.refresh_from_db()
    assert getattr(dana, field.name) == said(field)[field.name]
    lines = Change.objects.of(member).in_order()[0].said
    aspect = next(one for one in FIELDS if one.name == (field.chosen_with or field.name))
    # A part of a name that leaves the whole as it is stands under its own label.
    assert {aspect.label, field.label} & {label for label, _, _ in lines}
    if field.on_page:
        assert said(field)[field.name] in client.get(f"/people/{dana.pk}/").content.decode()


@each_line
@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_a_card_says_it_and_is_read_back(field: PersonField, version: Any) -> None:
    dana = person(rowan(), **said(field))
    reading = read_person(VCard(card_of(dana, version=version)))
    assert getattr(reading, field.name) == said(field)[field.name]


@each_line
def test_a_table_says_it_and_is_taken_in_again(field: PersonField) -> None:
    person(member := rowan(), **said(field))
    table = b"".join(table_of(Person.objects.of(member)))
    (row,) = csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline=""))
    assert row[field.heading] == said(field)[field.name]
    other = sol()
    take(owner=other, file_name="people.csv", content=table, at=AT)
    assert getattr(Person.objects.of(other).get(), field.name) == said(field)[field.name]


@each_line
def test_a_merge_keeps_it_and_asks_where_two_differ(field: PersonField) -> None:
    member = rowan()
    kept, other = person(member, name="Dana Whitfield"), person(member, **said(field))
    if field.name != "name":
        Merge.make(kept=kept, other=other, at=AT)
        kept.refresh_from_db()
        assert getattr(kept, field.name) == said(field)[field.name]
    asked = {name for aspect in ASPECTS for name in aspect.fields}
    assert field.name in asked or field.name == "notes"


@each_line
def test_the_archive_has_it_and_the_search_finds_it(field: PersonField, tmp_path: Path) -> None:
    dana = person(member := rowan(), **said(field))
    if field.search:
        assert [hit.person_id for hit in find(member, f"quillon {field.name}")] == [dana.pk]
    packed, other = io.BytesIO(b"".join(archive_of(member, at=AT))), sol()
    take_archive(owner=other, file=packed)
    assert getattr(Person.objects.of(other).get(), field.name) == said(field)[field.name]


def test_every_column_of_a_field_is_in_the_archive_and_its_description() -> None:
    described = (ROOT / "docs" / "archive.md").read_text()
    for column in COLUMNS:
        assert column in BY_MODEL[Person].fields
        assert f"`{column}`" in described, column


def test_no_more_than_six_files_name_a_field() -> None:
    """Counted by the pronouns. What says "him" or "her" by them only uses the field."""
    places = ("cookout", "docs", "tests")
    files = [path for place in places for path in (ROOT / place).rglob("*.*")]
    named = [file for file in files if file.suffix in (".py", ".md", ".html") and _names(file)]
    # The recipe itself counts the files, and the log of changes tells of them.
    assert len([one for one in named if one != Path(__file__)]) <= MOST_FILES, named


def _names(path: Path) -> bool:
    text = path.read_text()
    if SAID_BY_THEM in text or path.relative_to(ROOT).as_posix().startswith(USED):
        return False
    # A migration that follows names the field's own one.
    return any("pronouns" in line for line in text.splitlines() if "dependencies =" not in line)
