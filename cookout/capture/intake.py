"""An intake: one file of people on its way in, previewed first, then taken whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

from django.db import models, transaction

from cookout.capture.reading import Point, Reading
from cookout.capture.sorting import (
    BIRTHDAY,
    TEXTS,
    Row,
    Sorted,
    fields_of,
    new_fields,
    new_points,
    read_rows,
    sort_out,
)
from cookout.capture.vcard import Refusal
from cookout.members.owned import Owned, OwnedRows
from cookout.people import search
from cookout.people.card import Card
from cookout.people.contact_point import ContactPoint
from cookout.people.person import Person
from cookout.people.remember import Remember

if TYPE_CHECKING:
    from cookout.members.member import Member

BATCH = 500
WRITTEN = (*TEXTS, *BIRTHDAY, "sort_key", "role_key")


@dataclass(frozen=True)
class Report:
    """What became of every card of a file; together as many as there are cards."""

    created: int
    updated: int
    same: int
    skipped: list[Refusal]

    @classmethod
    def of(cls, result: Sorted) -> Report:
        return cls(
            created=len(result.created),
            updated=len(result.updated),
            same=len(result.same),
            skipped=result.refused,
        )


class Intake(Owned):
    """A file that a member handed in on the page; its bytes stay until it is taken."""

    file_name = models.CharField(max_length=255, blank=True)
    content = models.BinaryField()
    handed_in_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[OwnedRows[Intake]] = OwnedRows.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-handed_in_at", "-pk")

    def __str__(self) -> str:
        return self.file_name

    @classmethod
    def hand_in(cls, *, owner: Member, file_name: str, content: bytes, at: datetime) -> Intake:
        """Keep a file for its preview; an older one that was never taken makes room."""
        cls.objects.of(owner).filter(taken_at=None).delete()
        return cls.objects.create(
            owner=owner, file_name=file_name[:255], content=content, handed_in_at=at
        )

    def preview(self) -> Sorted:
        """What taking it in would do."""
        return sort_out(self.owner, *read_rows(bytes(self.content)))

    @transaction.atomic
    def take(self, *, at: datetime) -> None:
        """Take it in. Twice is once."""
        held = Intake.objects.select_for_update().get(pk=self.pk)
        if held.taken_at is None:
            content = bytes(held.content)
            take(owner=self.owner, file_name=self.file_name, content=content, at=at)
            self.content, self.taken_at = b"", at
            self.save(update_fields=["content", "taken_at"])

    def arrivals(self) -> models.QuerySet[Person]:
        """The people it brought who have not been picked for anything yet."""
        people = Person.objects.of(self.owner).kept().standing(Person.Place.BOOK)
        if self.taken_at is None:
            return people.none()
        cards = Card.objects.of(self.owner).filter(taken_at=self.taken_at)
        return people.filter(pk__in=cards.values("person"))


def take(
    *, owner: Member, file_name: str, content: bytes, at: datetime, dry_run: bool = False
) -> Report:
    """Take a file in: read first, write last, all of it or nothing."""
    rows, refused = read_rows(content)
    with transaction.atomic():
        result = sort_out(owner, rows, refused)
        if not dry_run:
            _write(owner, file_name[:255], result, at)
    return Report.of(result)


def _write(owner: Member, file_name: str, result: Sorted, at: datetime) -> None:
    _create(owner, result.created, at)
    _update(result.updated)
    rows = result.created + result.updated
    cards = [
        Card(
            owner=owner,
            person=row.person,
            uid=row.uid,
            digest=row.digest,
            content=row.source.content,
            file_name=file_name,
            taken_at=at,
        )
        for row in rows
    ]
    Card.objects.bulk_create(cards, batch_size=BATCH)
    search.write([card.person_id for card in cards])


def _create(owner: Member, rows: list[Row], at: datetime) -> None:
    people = []
    for row in rows:
        row.person = Person(owner=owner, made_at=at, **fields_of(row.reading))
        row.person.fill_keys()
        people.append(row.person)
    Person.objects.bulk_create(people, batch_size=BATCH)
    both = list(zip(people, rows, strict=True))
    points = [p for person, row in both for p in _points(person, row.reading.points, 0)]
    ContactPoint.objects.bulk_create(points, batch_size=BATCH)
    lines = [line for person, row in both for line in _lines(person, row.reading)]
    Remember.objects.bulk_create(lines, batch_size=BATCH)


def _update(rows: list[Row]) -> None:
    for row in rows:
        row.person = row.person or (row.earlier.person if row.earlier else None)
    people = {row.person.pk: row.person for row in rows if row.person}
    models.prefetch_related_objects(list(people.values()), "contact_points")
    present = {
        pk: {(c.kind, c.value): c for c in one.contact_points.all()} for pk, one in people.items()
    }
    gone: list[ContactPoint] = []
    for row in rows:
        if row.person is not None:
            gone += _bring_up_to_date(row.person, row, present[row.person.pk])
    Person.objects.bulk_update(people.values(), WRITTEN, batch_size=BATCH)
    for start in range(0, len(gone), BATCH):
        doomed = [point.pk for point in gone[start : start + BATCH] if point.pk]
        ContactPoint.objects.filter(pk__in=doomed).delete()
    fresh = [point for points in present.values() for point in points.values() if not point.pk]
    ContactPoint.objects.bulk_create(fresh, batch_size=BATCH)
    Remember.objects.bulk_create(_new_lines(rows), batch_size=BATCH)


def _bring_up_to_date(
    person: Person, row: Row, present: dict[tuple[str, str], ContactPoint]
) -> list[ContactPoint]:
    """Write a newer card into a person and their points; returns the points that go."""
    for name, value in new_fields(person, base=row.base, theirs=row.reading).items():
        setattr(person, name, value)
    person.fill_keys()
    added, gone = new_points(present, base=row.base, theirs=row.reading)
    removed = [present.pop(key) for key in gone]
    for point in _points(person, added, len(present)):
        present[point.kind, point.value] = point
    return removed


def _new_lines(rows: list[Row]) -> list[Remember]:
    """Remember lines that newer cards bring: those that the card before did not say."""
    return [
        line
        for row in rows
        if row.person and row.base
        for said in [{one.words for one in _lines(row.person, row.base)}]
        for line in _lines(row.person, row.reading)
        if line.words not in said
    ]


def _points(person: Person, points: Iterable[Point], start: int) -> list[ContactPoint]:
    return [
        ContactPoint(
            owner_id=person.owner_id,
            person=person,
            kind=point.kind,
            label=point.label[:100],
            value=point.value,
            position=position,
        )
        for position, point in enumerate(points, start)
    ]


def _lines(person: Person, reading: Reading) -> list[Remember]:
    """What a card says of family and anniversaries, as Remember lines."""
    said: list[tuple[str, date | None]] = [
        (f"{label.capitalize()}: {text}" if label else text, None)
        for label, text in reading.related
    ]
    if reading.anniversary:
        said.append(anniversary(reading.anniversary))
    return [
        Remember(
            owner_id=person.owner_id,
            person=person,
            kind=Remember.Kind.FAMILY,
            words=words,
            on=on,
            yearly=on is not None,
            position=position,
        )
        for position, (words, on) in enumerate(said)
    ]


def anniversary(when: tuple[int | None, int | None, int | None]) -> tuple[str, date | None]:
    """An anniversary in words, and as a day where it names one."""
    year, month, day = when
    if month and day:
        on = date(year or 2000, month, day)
        since = f", since {year}" if year else ""
        return f"Anniversary on {on.day} {on:%B}{since}", on
    return f"Anniversary, since {year}", None
