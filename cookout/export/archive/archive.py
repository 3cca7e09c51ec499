"""The archive: everything of a member in one zip, as docs/archive.md describes it."""

from __future__ import annotations

import io
import json
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import models

from cookout.capture.card_photos.card_photo import BYTES, CardPhoto
from cookout.export.archive.hosted_groups import hosted_groups
from cookout.export.archive.in_groups import own_words
from cookout.export.archive.merges import Names
from cookout.export.archive.sections import LISTS, MEMBER, WITHIN, Section
from cookout.export.archive.unpacking import CONTENTS, VERSION
from cookout.members.member import Member
from cookout.people.card import Card
from cookout.people.merging.merge import Merge
from cookout.people.person import Person
from cookout.people.photo import Photo

CHUNK = 200
GROUPS = "groups.json"
Row = dict[str, Any]


def archive_of(member: Member, *, at: datetime) -> Iterator[bytes]:
    """The zip, piece by piece as it is made; never more than a few cards in memory."""
    outflow = _Outflow()
    with zipfile.ZipFile(outflow, "w", zipfile.ZIP_DEFLATED) as packed:
        files = PackedFiles()
        with packed.open(_entry(CONTENTS, at), "w", force_zip64=True) as contents:
            for piece in _contents(member, files, at):
                contents.write(piece.encode("utf-8", "replace"))
                yield outflow.poured()
        for number, pk in enumerate(files.cards, start=1):
            found = Card.objects.filter(pk=pk).values_list("content", flat=True).first()
            packed.writestr(_entry(card_file(number), at), bytes(found or b""))
            yield outflow.poured()
        for number, pk in enumerate(files.photos, start=1):
            found = Photo.objects.filter(pk=pk).values_list("large", flat=True).first()
            packed.writestr(_entry(photo_file(number), at), bytes(found or b""))
            yield outflow.poured()
        for number, (pk, side) in enumerate(files.card_photos, start=1):
            found = CardPhoto.objects.filter(pk=pk).values_list(side, flat=True).first()
            packed.writestr(_entry(card_photo_file(number), at), bytes(found or b""))
            yield outflow.poured()
        if words := list(own_words(member)):
            packed.writestr(_entry(GROUPS, at), _json(words))
        for number, group in enumerate(hosted_groups(member, at=at), start=1):
            packed.writestr(_entry(group_file(number), at), _json(group))
            yield outflow.poured()
    yield outflow.poured()


@dataclass
class PackedFiles:
    """The cards and photos to add as files, by their ids here."""

    cards: list[int] = field(default_factory=list)
    photos: list[int] = field(default_factory=list)
    card_photos: list[tuple[int, str]] = field(default_factory=list)
    """With the side of the card."""


def card_file(number: int) -> str:
    return f"cards/{number}.vcf"


def photo_file(number: int) -> str:
    return f"photos/{number}.jpg"


def card_photo_file(number: int) -> str:
    return f"card-photos/{number}.jpg"


def group_file(number: int) -> str:
    return f"groups/{number}.json"


class _Outflow(io.RawIOBase):
    """The stream the zip is written to: each piece is handed on and dropped."""

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


def _contents(member: Member, files: PackedFiles, at: datetime) -> Iterator[str]:
    """cookout.json, some rows at a time; collects what to add as files."""
    head: Row = {"cookout": "archive", "version": VERSION, "made_at": at}
    head["member"] = {name: getattr(member, name) for name in MEMBER} | {"email": member.email}
    yield _json(head)[:-1]
    for kind in LISTS:
        yield f',\n"{kind.name}": '
        rows = _rows(kind, member, files)
        yield from [_json(next(rows, None))] if kind.single else _listed(rows)
    yield "}\n"


def _listed(rows: Iterator[Row]) -> Iterator[str]:
    yield "["
    comma = ""
    for row in rows:
        yield f"{comma}\n{_json(row)}"
        comma = ","
    yield "]"


def _json(value: object) -> str:
    return json.dumps(value, default=_plain, ensure_ascii=False)


def _plain(value: object) -> str:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    raise TypeError(type(value))


def written(kind: Section, row: Any) -> Row:
    """A row as the archive stores it."""
    content: Row = {name: getattr(row, name) for name in kind.fields}
    for name in kind.points:
        pointed = getattr(row, name)
        content[name] = pointed.uid if pointed else None
    for name in kind.crowd:
        content[name] = sorted(related.uid for related in getattr(row, name).all())
    return content


def _rows(kind: Section, member: Member, files: PackedFiles) -> Iterator[Row]:
    rows: models.QuerySet[Any] = kind.model._default_manager.filter(owner=member)
    rows = rows.select_related(*kind.points).prefetch_related(*kind.crowd)
    rows = rows.defer(*(BYTES if kind.model is CardPhoto else ()))
    names = Names()
    for batch in _batches(rows):
        theirs = {}
        if kind.model is Person:
            theirs = {section.name: _of_each(batch, section) for section in WITHIN}
        for row in rows.filter(pk__in=batch).order_by("pk"):
            content = written(kind, row)
            for section in WITHIN if theirs else ():
                several = [_within(section, each, files) for each in theirs[section.name][row.pk]]
                content[section.name] = next(iter(several), None) if section.single else several
            if isinstance(row, CardPhoto):
                content |= _sides(row, files)
            if isinstance(row, Merge):
                content["record"] = names.record(row.record)
            yield content


def _sides(row: CardPhoto, files: PackedFiles) -> Row:
    """The file of the front, and of the back if there is one."""
    content: Row = {}
    for side in ("front", "back") if row.has_back else ("front",):
        files.card_photos.append((row.pk, side))
        content[side] = card_photo_file(len(files.card_photos))
    return content


def _batches(rows: models.QuerySet[Any]) -> Iterator[list[int]]:
    numbers = list(rows.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(numbers), CHUNK):
        yield numbers[start : start + CHUNK]


def _of_each(batch: Sequence[int], kind: Section) -> dict[int, list[Any]]:
    rows: models.QuerySet[Any] = kind.model._default_manager.filter(person__in=batch)
    # Bytes go into files of their own.
    rows = rows.defer(*(set(kind.counted) & {"content", "small", "large"}))
    found = defaultdict[int, list[Any]](list)
    for row in (
        rows.select_related(*kind.points).prefetch_related(*kind.crowd).order_by(*kind.order)
    ):
        found[row.person_id].append(row)
    return found


def _within(kind: Section, row: models.Model, files: PackedFiles) -> Row:
    content = written(kind, row)
    if isinstance(row, Card):
        files.cards.append(row.pk)
        content["file"] = card_file(len(files.cards))
    if isinstance(row, Photo) and not row.is_removed:
        files.photos.append(row.pk)
        content["file"] = photo_file(len(files.photos))
    return content
