"""The archive: everything of a member in one zip, as docs/archive.md describes it."""

from __future__ import annotations

import io
import json
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import models

from cookout.members.member import Member
from cookout.people.card import Card
from cookout.people.contact_point import ContactPoint
from cookout.people.event import Event
from cookout.people.interaction import Interaction
from cookout.people.person import Person
from cookout.people.remember import Remember
from cookout.people.role import Role
from cookout.promises.promise import Promise
from cookout.table.decision import Decision
from cookout.table.regard import Regard
from cookout.today.not_today import NotToday

VERSION = 1
CONTENTS = "cookout.json"
CHUNK = 200
Row = dict[str, Any]

# What is written of each kind of row. What points to another row is written as its uid.
FIELDS: dict[type[models.Model], tuple[str, ...]] = {
    Member: ("name", "time_zone", "theme", "welcomed_at"),
    Role: ("name", "needed_on", "crowded"),
    Event: ("uid", "name", "on", "place", "fee", "hours", "notes", "trashed_at"),
    Person: (
        *("uid", "name", "prefix", "given", "additional", "family", "suffix", "nickname"),
        *("company", "title", "role", "birth_year", "birth_month", "birth_day", "notes"),
        *("met_on", "great_on", "private_on", "made_at"),
        *("place", "placed_on", "decide_from", "trashed_at"),
    ),
    ContactPoint: ("kind", "label", "value", "position", "failed_on"),
    Remember: ("kind", "words", "on", "yearly", "position"),
    Regard: (*Regard.QUESTIONS, "role_needed"),
    Decision: ("kind", "at", "on", "ended_at", "place_before", "placed_on_before"),
    NotToday: ("on",),
    Promise: (
        *("uid", "mine", "what", "made_on", "due_on", "first_due_on", "changed_on"),
        *("kept_on", "released_on", "trashed_at"),
    ),
    Card: ("uid", "file_name", "taken_at"),
    Interaction: (
        *("uid", "kind", "direction", "on", "minutes", "words", "logged_at", "trashed_at"),
    ),
}
# What belongs to a person stands within them, in this order.
WITHIN: dict[str, type[models.Model]] = {
    "contact_points": ContactPoint,
    "remembered": Remember,
    "regard": Regard,
    "decisions": Decision,
    "not_today": NotToday,
    "promises": Promise,
    "cards": Card,
}
# These keep the order they are in; of the others the oldest comes first.
IN_ORDER = {ContactPoint, Remember}


def archive_of(member: Member, *, at: datetime) -> Iterator[bytes]:
    """The zip, piece by piece as it is made; never more than a few cards in memory."""
    outflow = _Outflow()
    with zipfile.ZipFile(outflow, "w", zipfile.ZIP_DEFLATED) as packed:
        cards: list[int] = []
        with packed.open(_entry(CONTENTS, at), "w", force_zip64=True) as contents:
            for piece in _contents(member, cards, at):
                contents.write(piece.encode())
                yield outflow.poured()
        for number, pk in enumerate(cards, start=1):
            found = Card.objects.filter(pk=pk).values_list("content", flat=True).first()
            packed.writestr(_entry(card_file(number), at), bytes(found or b""))
            yield outflow.poured()
    yield outflow.poured()


def card_file(number: int) -> str:
    return f"cards/{number}.vcf"


class _Outflow(io.RawIOBase):
    """Where the zip is written to: what was poured in is handed on and forgotten."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, piece: Any) -> int:
        self.pieces.append(bytes(piece))
        return len(piece)

    def poured(self) -> bytes:
        whole, self.pieces = b"".join(self.pieces), []
        return whole


def _entry(name: str, at: datetime) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (max(at.year, 1980), *at.timetuple()[1:6]))
    entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
    return entry


def _contents(member: Member, cards: list[int], at: datetime) -> Iterator[str]:
    """cookout.json, some rows at a time; notes which cards follow as files."""
    head = {"cookout": "archive", "version": VERSION, "made_at": at}
    head["member"] = written(member) | {"email": member.email}
    yield _json(head)[:-1]
    lists = {
        "roles": _rows(Role.objects.of(member)),
        "events": _rows(Event.objects.of(member)),
        "people": _people(member, cards),
        "interactions": _interactions(member),
    }
    for name, rows in lists.items():
        yield f',\n"{name}": ['
        comma = ""
        for row in rows:
            yield f"{comma}\n{_json(row)}"
            comma = ","
        yield "]"
    yield "}\n"


def _json(value: object) -> str:
    return json.dumps(value, default=_plain, ensure_ascii=False)


def _plain(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    raise TypeError(type(value))


def written(row: models.Model) -> Row:
    """A row as the archive has it."""
    return {name: getattr(row, name) for name in FIELDS[row._meta.model]}


def _batches(rows: models.QuerySet[Any]) -> Iterator[list[int]]:
    numbers = list(rows.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(numbers), CHUNK):
        yield numbers[start : start + CHUNK]


def _rows(rows: models.QuerySet[Any]) -> Iterator[Row]:
    for batch in _batches(rows):
        yield from map(written, rows.filter(pk__in=batch).order_by("pk"))


def _people(member: Member, cards: list[int]) -> Iterator[Row]:
    for batch in _batches(Person.objects.of(member)):
        within = {name: _of_each(batch, model) for name, model in WITHIN.items()}
        people = Person.objects.filter(pk__in=batch).select_related("event").order_by("pk")
        for person in people:
            row = written(person) | {"event": person.event.uid if person.event else None}
            for name, rows in within.items():
                row[name] = [_within(one, cards) for one in rows[person.pk]]
            row["regard"] = next(iter(row["regard"]), None)
            yield row


def _of_each(batch: Sequence[int], model: type[models.Model]) -> dict[int, list[Any]]:
    order = ("position", "pk") if model in IN_ORDER else ("pk",)
    rows: models.QuerySet[Any] = model._default_manager.filter(person__in=batch).order_by(*order)
    found = defaultdict[int, list[Any]](list)
    # A card's bytes go into a file of their own.
    for row in rows.defer("content") if model is Card else rows:
        found[row.person_id].append(row)
    return found


def _within(row: models.Model, cards: list[int]) -> Row:
    said = written(row)
    if isinstance(row, Card):
        cards.append(row.pk)
        said["file"] = card_file(len(cards))
    return said


def _interactions(member: Member) -> Iterator[Row]:
    rows = Interaction.objects.of(member).select_related("event")
    for batch in _batches(rows):
        few: Iterable[Interaction] = rows.filter(pk__in=batch).order_by("pk")
        for one in few.prefetch_related("people"):  # type: ignore[attr-defined]
            people = sorted(person.uid for person in one.people.all())
            yield written(one) | {"people": people, "event": one.event.uid if one.event else None}
