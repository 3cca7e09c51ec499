"""Everybody as a table: a CSV file with the headings that Google and Cookout know."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from django.db.models import Count

from cookout.capture.tables.ours import OURS
from cookout.export.cards import CHUNK
from cookout.export.ties import relations_of
from cookout.people.card import also_on_cards
from cookout.people.contact_point import ContactKind, ContactPoint
from cookout.people.person import People, Person
from cookout.practice.name_parts import name_parts
from cookout.vcard.person_fields import FIELDS, NAME_PARTS, PersonField
from cookout.vcard.text import clean

# How a list of several goes on: "Phone 1 - Label", "Phone 1 - Value", and so forth.
LISTS = {
    ContactKind.PHONE: ("Phone", "Label", "Value"),
    ContactKind.MAIL: ("E-mail", "Label", "Value"),
    ContactKind.ADDRESS: ("Address", "Label", "Formatted"),
    ContactKind.LINK: ("Website", "Label", "Value"),
    ContactKind.PROFILE: ("IM", "Service", "Value"),
}
ALSO, CUSTOM = "also", ("Custom Field", "Label", "Value")
"""What a card says beside the fields, as Google writes fields of one's own."""
# What a spreadsheet would run when it begins a cell.
FORMULA = ("=", "+", "-", "@", "|", "\t", "\r", "＝", "＋", "－", "＠", "｜")
TIES, RELATION = "ties", ("Relation", "Label", "Value")
"""Family and ties, as Google writes them."""
LONGEST = 200_000


def table_of(people: People) -> Iterator[bytes]:
    """The table, some rows at a time. It begins with a mark by which spreadsheets know UTF-8."""
    numbers = list(people.order_by("pk").values_list("pk", flat=True))
    most = _most(numbers)
    yield b"\xef\xbb\xbf" + _row(_headings(most))
    for start in range(0, len(numbers), CHUNK):
        few = Person.objects.filter(pk__in=numbers[start : start + CHUNK]).order_by("pk")
        few = few.select_related("event").prefetch_related("contact_points", "remembered", "tags")
        also = also_on_cards(numbers[start : start + CHUNK])
        ties = relations_of(numbers[start : start + CHUNK])
        yield b"".join(
            _row(_cells(person, most, also.get(person.pk, []), ties.get(person.pk, [])))
            for person in few
        )


def harmless(text: str) -> str:
    """A text as a cell that no spreadsheet takes for a formula."""
    text = clean(text, LONGEST)
    return f"'{text}" if text.startswith(FORMULA) else text


def _most(numbers: list[int]) -> dict[str, int]:
    """For each kind, the most that any one person has."""
    most: dict[str, int] = {str(kind): 0 for kind in (*LISTS, TIES, ALSO)}
    for start in range(0, len(numbers), CHUNK):
        points = ContactPoint.objects.filter(person__in=numbers[start : start + CHUNK])
        counted = points.order_by().values_list("kind", "person").annotate(count=Count("pk"))
        for kind, _, count in counted:
            most[kind] = max(most[kind], count)
        also = also_on_cards(numbers[start : start + CHUNK])
        most[ALSO] = max([most[ALSO], *map(len, also.values())])
        ties = relations_of(numbers[start : start + CHUNK])
        most[TIES] = max([most[TIES], *map(len, ties.values())])
    return most


def _headings(most: dict[str, int]) -> list[str]:
    lists = [
        f"{name} {number} - {part}"
        for kind, (name, *parts) in (LISTS | {TIES: RELATION, ALSO: CUSTOM}).items()
        for number in range(1, most[kind] + 1)
        for part in parts
    ]
    return [*(field.heading for field in FIELDS), *OURS, *lists]


def _cells(
    person: Person, most: dict[str, int], also: list[tuple[str, str]], ties: list[tuple[str, str]]
) -> list[str]:
    days = (person.met_on, person.event, person.great_on, person.private_on)
    met_on, event, great_on, private_on = (str(day or "") for day in days)
    lines = "\n".join(line.words for line in person.remembered.all())
    place = person.get_place_display()
    fields = [_cell(person, field) for field in FIELDS]
    tags = " ::: ".join(tag.name for tag in person.tags.all())
    rest = [tags, place, met_on, event, great_on, private_on, lines]
    for kind in LISTS:
        points = [point for point in person.contact_points.all() if point.kind == kind]
        values = [part for point in points for part in (point.label, point.value)]
        rest += values + [""] * (2 * most[kind] - len(values))
    for lines_of, kind_of in ((ties, TIES), (also, ALSO)):
        rest += [part for line in lines_of for part in line]
        rest += [""] * (2 * (most[kind_of] - len(lines_of)))
    return [*fields, *map(harmless, rest)]


def _cell(person: Person, field: PersonField) -> str:
    # A birthday without a year begins with a space, as Google writes it, and is no formula.
    if field.name == "birthday":
        return _birthday(person)
    text = getattr(person, field.name)
    if field.name in NAME_PARTS and not any(getattr(person, part) for part in NAME_PARTS):
        parts = name_parts(name=person.name, company=person.company)
        text = getattr(parts, field.name)
    return harmless(text)


def _birthday(person: Person) -> str:
    """As Google writes it: a year that nobody knows is left out."""
    year, month, day = person.birth_year, person.birth_month, person.birth_day
    if month and day:
        return f"{year:04}-{month:02}-{day:02}" if year else f" --{month:02}-{day:02}"
    return f"{year:04}-{month:02}" if year and month else str(year or "")


def _row(cells: list[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerow(cells)
    return text.getvalue().encode("utf-8", "replace")
