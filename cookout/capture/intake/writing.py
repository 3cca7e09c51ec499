"""Write the sorted rows of a file into the database."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import models

from cookout.capture.intake import photos
from cookout.capture.intake.differences import differences_of
from cookout.capture.intake.family_lines import family_lines
from cookout.capture.intake.matching import ImportRow, Sorted, Value, fields_of
from cookout.capture.intake.ties import TieWords, write_ties
from cookout.members.bulk_insert import insert, numbers
from cookout.members.region import region_of
from cookout.people.card import Card
from cookout.people.contact_point import ContactKind, ContactPoint
from cookout.people.history.differences import Line
from cookout.people.history.differences import differences as said_differently
from cookout.people.interaction import Interaction
from cookout.people.merging.not_the_same import Apart
from cookout.people.person import KEYS, Person
from cookout.people.remember import Remember, RememberKind
from cookout.people.role import role_key
from cookout.people.search import search
from cookout.people.tag import LONGEST as LONGEST_TAG
from cookout.people.tag import Tag, tag_key
from cookout.people.tie import LABEL as LABEL_OF_TIES
from cookout.practice.alphabet import family_key, sort_key
from cookout.vcard.person import CardContact, Reading
from cookout.vcard.person_fields import COLUMNS

if TYPE_CHECKING:
    from cookout.members.member import Member

BATCH = 500
FOLLOWED = ("place", "place_before_death")
WRITTEN = (*COLUMNS, *KEYS, *FOLLOWED)
POINT = ("person_id", "kind", "label", "value", "position")
LINE = ("person_id", "words", "on", "yearly", "position")
# Kind, label, value and position of a contact point.
Kept = tuple[str, str, str, int]


@dataclass
class Changed:
    """What a file changed of a person: each field before and after, contact points and lines added
    and removed, and whether they were restored from the trash."""

    fields: dict[str, tuple[Value, Value]] = field(default_factory=dict)
    added: list[Kept] = field(default_factory=list)
    gone: list[Kept] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    tags_added: list[str] = field(default_factory=list)
    tags_gone: list[str] = field(default_factory=list)
    ties_added: list[TieWords] = field(default_factory=list)
    ties_gone: list[TieWords] = field(default_factory=list)
    is_back: bool = False
    # The mark of the photo before, empty without one, and of the one that came; or nothing.
    photo: list[str] = field(default_factory=list)

    def in_words(self) -> list[Line]:
        """The change as lines of the change log."""
        before = {name: value for name, (value, _) in self.fields.items()}
        now = {name: value for name, (_, value) in self.fields.items()}
        return [
            *said_differently(before, now),
            *((ContactKind(kind).label, "", value) for kind, _, value, _ in self.added),
            *((ContactKind(kind).label, value, "") for kind, _, value, _ in self.gone),
            *(("Tag", "", name) for name in self.tags_added),
            *(("Tag", name, "") for name in self.tags_gone),
            *(("Photo", "", "another one" if before else "added") for before in self.photo[:1]),
            *((LABEL_OF_TIES, "", words) for _, words in self.ties_added),
            *((LABEL_OF_TIES, words, "") for _, words in self.ties_gone),
        ]


@dataclass
class WrittenRow:
    """The people a file created, and what it changed of existing ones."""

    created: Sequence[int]
    changed: dict[int, Changed]


def write(*, owner: Member, file_name: str, result: Sorted, at: datetime) -> WrittenRow:
    """Write all rows, with their cards and the search index. The caller holds the transaction."""
    created = _create(owner, result.created, at)
    _keep(owner, file_name, dict(zip(created, result.created, strict=True)).items(), at)
    photos.add(owner=owner, rows=result.created, at=at)
    _keep_apart(owner, result.created, at)
    back = _bring_back(result.updated)
    changed = _update(result.updated, region_of(owner)) if result.updated else {}
    for pk in back:
        changed[pk].is_back = True
    _keep(owner, file_name, [(row.person.pk, row) for row in result.updated if row.person], at)
    for pk, marks in photos.bring(owner=owner, rows=result.updated, at=at).items():
        changed[pk].photo = marks
    renamed = [pk for pk, one in changed.items() if "name" in one.fields]
    search.write_around(renamed)
    ties = write_ties(owner=owner, result=result, at=at)
    for pk, one in changed.items():
        one.ties_added, one.ties_gone = ties.added.get(pk, []), ties.gone.get(pk, [])
    for pk in created:
        changed.pop(pk, None)
    return WrittenRow(created, changed)


def _keep(
    owner: Member, file_name: str, rows: Collection[tuple[int, ImportRow]], at: datetime
) -> None:
    """Save the bytes of each row and the day of connecting online, and update the search index."""
    insert(
        Card,
        ("person_id", "uid", "digest", "content", "codec", "day_first", "also"),
        ((pk, row.uid, row.digest, *_kept_of(row)) for pk, row in rows if not row.is_in),
        owner_id=owner.pk,
        file_name=file_name,
        taken_at=at,
    )
    days = [(pk, row.connected_on) for pk, row in rows if row.connected_on]
    Interaction.connect(owner=owner, days=days, at=at)
    search.write([pk for pk, _ in rows])


def _kept_of(row: ImportRow) -> tuple[bytes, str, bool | None, list[list[str]]]:
    """The bytes of a row, their encoding and order of dates, and the values without a field of
    their own."""
    source = row.source
    return source.content, source.codec, source.day_first, [list(pair) for pair in row.reading.also]


def _keep_apart(owner: Member, rows: list[ImportRow], at: datetime) -> None:
    """Remember where the member said that a new person isn't one of the suggested ones."""
    pairs = [(pk, row.made) for row in rows for pk in row.apart]
    insert(Apart, ("first_id", "second_id"), pairs, owner_id=owner.pk, said_at=at)


def _bring_back(rows: list[ImportRow]) -> set[int]:
    """Restore the people in the trash whom the member chose; returns their ids."""
    people = {row.person.pk: row.person for row in rows if row.person and row.brings_back}
    for person in people.values():
        person.restore()
    return set(people)


def _create(owner: Member, rows: list[ImportRow], at: datetime) -> Sequence[int]:
    """Create new people; returns their ids in the order of the rows."""
    region = region_of(owner)
    created = numbers(Person, len(rows))
    both = list(zip(created, rows, strict=True))
    for pk, row in both:
        row.made = pk
    people = (
        (pk, uuid4(), row.picture.mark if row.picture else "", *_written(row.reading, region))
        for pk, row in both
    )
    insert(Person, ("id", "uid", "photo_mark", *WRITTEN), people, owner_id=owner.pk, made_at=at)
    points = (
        (pk, point.kind, point.label[:100], point.value, position)
        for pk, row in both
        for position, point in enumerate(row.reading.points)
    )
    insert(ContactPoint, POINT, points, owner_id=owner.pk)
    tags = (
        (pk, name[:LONGEST_TAG], tag_key(name))
        for pk, row in both
        for name in {tag_key(name): name for name in row.reading.categories}.values()
        if tag_key(name)
    )
    insert(Tag, ("person_id", "name", "key"), tags, owner_id=owner.pk)
    lines = [
        (pk, words, on, on is not None, position)
        for pk, row in both
        for position, (words, on) in enumerate(family_lines(row.reading))
    ]
    if lines:
        insert(Remember, LINE, lines, owner_id=owner.pk, kind=RememberKind.FAMILY)
    return created


def _written(reading: Reading, region: str) -> tuple[Value, ...]:
    fields = fields_of(reading)
    name, family = str(fields["name"]), str(fields["family"])
    first = sort_key(name, region=region)
    last = family_key(name=name, family=family, region=region)
    keys = first, last, role_key(str(fields["role"]))
    place = Person.Place.DIED if fields["died"] else Person.Place.BOOK
    return (*(fields[name] for name in COLUMNS), *keys, str(place), "")


def _update(rows: list[ImportRow], region: str) -> dict[int, Changed]:
    new = Person.objects.in_bulk([row.earlier.made for row in rows if row.earlier])
    for row in rows:
        if row.earlier and not row.person:
            row.person = row.earlier.person or new.get(row.earlier.made)
    people = {row.person.pk: row.person for row in rows if row.person}
    models.prefetch_related_objects(list(people.values()), "contact_points", "tags")
    present = {
        pk: {(c.kind, c.value): c for c in one.contact_points.all()} for pk, one in people.items()
    }
    gone: list[ContactPoint] = []
    changed = {pk: Changed() for pk in people}
    for row in rows:
        if row.person is not None:
            pk = row.person.pk
            gone += _bring_up_to_date(row.person, row, present[pk], changed[pk], region)
    Person.objects.bulk_update(people.values(), WRITTEN, batch_size=BATCH)
    for start in range(0, len(gone), BATCH):
        doomed = [point.pk for point in gone[start : start + BATCH] if point.pk]
        ContactPoint.objects.filter(pk__in=doomed).delete()
    fresh = [point for points in present.values() for point in points.values() if not point.pk]
    ContactPoint.objects.bulk_create(fresh, batch_size=BATCH)
    lines = _new_lines(rows)
    Remember.objects.bulk_create(lines, batch_size=BATCH)
    for line in lines:
        changed[line.person_id].lines.append(line.words)
    _update_tags(rows, changed)
    return changed


def _update_tags(rows: list[ImportRow], changed: dict[int, Changed]) -> None:
    """Add the tags of a newer card, and remove those it no longer has."""
    fresh: dict[tuple[int, str], Tag] = {}
    gone = list[int]()
    for row in rows:
        if row.person is None:
            continue
        person, here = row.person, {tag.key: tag for tag in row.person.tags.all()}
        now = {tag_key(name): name[:LONGEST_TAG] for name in row.reading.categories}
        before = {tag_key(name) for name in row.base.categories} if row.base else set()
        for key, name in now.items():
            if key and key not in before and key not in here:
                tag = Tag(owner_id=person.owner_id, person=person, name=name, key=key)
                if fresh.setdefault((person.pk, key), tag) is tag:
                    changed[person.pk].tags_added.append(name)
        for key in (before - now.keys()) & here.keys() if not row.is_recognized else ():
            gone.append(here[key].pk)
            changed[person.pk].tags_gone.append(here[key].name)
    Tag.objects.filter(pk__in=gone).delete()
    Tag.objects.bulk_create(fresh.values(), batch_size=BATCH)


def _bring_up_to_date(
    person: Person,
    row: ImportRow,
    present: dict[tuple[str, str], ContactPoint],
    changed: Changed,
    region: str,
) -> list[ContactPoint]:
    """Update a person and their contact points from a newer card; returns the points to remove."""
    removed = []
    for difference in list(differences_of(row, person, present, region=region)):
        if not difference.counts(row):
            continue
        for name, value in difference.fields.items():
            first, _ = changed.fields.get(name, (getattr(person, name), None))
            changed.fields[name] = first, value
            setattr(person, name, value)
        if difference.added:
            (point,) = _points(person, [difference.added], len(present))
            present[point.kind, point.value] = point
            changed.added.append(_kept(point))
        if difference.gone:
            removed.append(present.pop(difference.gone))
    person.fill_keys(region)
    for point in removed:
        if point.pk:
            changed.gone.append(_kept(point))
        else:  # it came and went within one file
            changed.added.remove(_kept(point))
    return removed


def _kept(point: ContactPoint) -> Kept:
    return point.kind, point.label, point.value, point.position


def _points(person: Person, points: Iterable[CardContact], start: int) -> list[ContactPoint]:
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


def _new_lines(rows: list[ImportRow]) -> list[Remember]:
    """Add the lines to remember that the card before didn't have."""
    return [
        line
        for row in rows
        if row.person and (row.base or row.is_recognized)
        for before in [{line.words for line in _lines(row.person, row.base)} if row.base else set()]
        for line in _lines(row.person, row.reading)
        if line.words not in before
    ]


def _lines(person: Person, reading: Reading) -> list[Remember]:
    return [
        Remember(
            owner_id=person.owner_id,
            person=person,
            kind=RememberKind.FAMILY,
            words=words,
            on=on,
            yearly=on is not None,
            position=position,
        )
        for position, (words, on) in enumerate(family_lines(reading))
    ]
