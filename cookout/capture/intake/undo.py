"""Undo an import person by person; what was edited since stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import QuerySet

from cookout.capture.intake import photos
from cookout.capture.intake.fingerprint import imprints
from cookout.capture.intake.pacing import Pace
from cookout.capture.intake.ties import take_back
from cookout.capture.intake.writing import BATCH, WRITTEN
from cookout.people.card import Card
from cookout.people.contact_point import ContactPoint
from cookout.people.history.change import Cause, note_all, occasion
from cookout.people.interaction import Interaction, InteractionKind
from cookout.people.person import Person
from cookout.people.remember import Remember, RememberKind
from cookout.people.search import search
from cookout.people.tag import Tag, tag_key

if TYPE_CHECKING:
    from cookout.capture.intake.intake import Intake, IntakeRow


@dataclass
class TakenBack:
    """How many people were deleted, how many restored to what they were, and how many were edited
    since."""

    gone: int = 0
    put_back: int = 0
    stayed: int = 0

    @classmethod
    def of(cls, intake: Intake) -> TakenBack:
        """The counts so far of an intake that is undone, or is being undone."""
        return cls(*(intake.counts.get(name, 0) for name in ("gone", "put_back", "stayed")))


EDITED = "edited since"
KEPT = ("taken_at", "undone_at", "done", "total", "counts", "reached")


def taking_back(intake: Intake, *, at: datetime) -> Iterator[TakenBack]:
    """Undo it, from where that was stopped; yields the counts so far after each slice."""
    pace, goes_on = Pace(BATCH), True
    while goes_on:
        with pace.kept():
            goes_on = _slice(intake, pace.size, at)
        if goes_on:
            yield TakenBack.of(intake)


@transaction.atomic
def _slice(intake: Intake, size: int, at: datetime) -> bool:
    """Undo the next rows; returns whether to go on."""
    held = type(intake).objects.select_for_update().filter(pk=intake.pk).values(*KEPT).first()
    for name, value in (held or {}).items():
        setattr(intake, name, value)
    if not held or intake.taken_at is None:
        return False
    if intake.undone_at is None:
        # Also of one that was stopped on its way in: what is in goes, what waits never comes.
        intake.undone_at, intake.total, intake.content = at, intake.rows.count(), b""
        intake.index = None
        intake.done = intake.reached = 0
        intake.counts = {}
    elif not intake.is_under_way:
        return False
    rows = list(intake.rows.filter(pk__gt=intake.reached).order_by("pk")[:size])
    with occasion(at=intake.undone_at, cause=Cause.UNDO, source=intake.file_name):
        result = _take_back(intake, rows, intake.taken_at) if rows else TakenBack()
        changed = [row.person_id for row in rows if not row.is_new]
        note_all(owner_id=intake.owner_id, said=dict.fromkeys(changed, ()))
    intake.add_to_counts(**asdict(result))
    intake.reached = rows[-1].pk if rows else intake.reached
    intake.done = intake.done + len(rows) if rows else intake.total
    intake.save(update_fields=[*KEPT, "content", "index"])
    return True


def _take_back(intake: Intake, rows: list[IntakeRow], taken_at: datetime) -> TakenBack:
    """Delete people who are new and unedited for good: the file still has them."""
    new = [row for row in rows if row.is_new]
    now = imprints([row.person_id for row in new], without=intake.rows.model)
    untouched = [row.person_id for row in new if now[row.person_id] == row.imprint]
    for row in new:
        row.stays = "" if now[row.person_id] == row.imprint else EDITED
    _forget(untouched, taken_at)
    changed = [row for row in rows if not row.is_new]
    _put_back(changed, taken_at, intake.undone_at or taken_at)
    left = [row for row in rows if row.stays]
    intake.rows.bulk_update(left, ["stays"], batch_size=BATCH)
    return TakenBack(len(untouched), len(rows) - len(untouched) - len(left), len(left))


def _forget(people: list[int], taken_at: datetime) -> None:
    if not people:
        return
    _connections(people, taken_at).delete()
    search.forget(people)
    tied = set(search.tied_to(people)) - {*people}
    Person.objects.filter(pk__in=people).delete()
    # Where they were linked stands their name again.
    search.write(sorted(tied))


def _put_back(rows: list[IntakeRow], taken_at: datetime, undone_at: datetime) -> None:
    if not rows:
        return
    pks = [row.person_id for row in rows]
    people = Person.objects.prefetch_related("owner", "contact_points").in_bulk(pks)
    concerned = set(pks)
    for row in rows:
        edited = [*_put_fields_back(people[row.person_id], row), *_put_points_back(people, row)]
        _take_lines_out(row)
        _put_tags_back(people[row.person_id], row)
        concerned |= take_back(
            added=row.changed.get("ties_added", []),
            gone=row.changed.get("ties_gone", []),
            owner_id=row.owner_id,
        )
        row.stays = ", ".join(dict.fromkeys(edited))[:300]
    Person.objects.bulk_update(people.values(), WRITTEN, batch_size=BATCH)
    Card.objects.filter(person__in=pks, taken_at=taken_at).delete()
    for row in rows:
        if not photos.put_back(row.person_id, row.changed.get("photo", [])):
            row.stays = f"{row.stays}, photo".removeprefix(", ")[:300]
    _connections(pks, taken_at).delete()
    for row in rows:
        if row.changed.get("is_back"):
            people[row.person_id].trash(at=undone_at)
    search.write(sorted(concerned))
    renamed = [row.person_id for row in rows if "name" in row.changed["fields"]]
    search.write_around(renamed)


def _put_fields_back(person: Person, row: IntakeRow) -> list[str]:
    """Restore the fields; returns those that were edited since."""
    edited = []
    for name, (before, after) in row.changed["fields"].items():
        if getattr(person, name) == after:
            setattr(person, name, before)
        else:
            edited.append(name.replace("_", " "))
    person.fill_keys()
    return edited


def _put_points_back(people: dict[int, Person], row: IntakeRow) -> list[str]:
    """Remove contact points that were added and restore those removed; returns those edited
    since."""
    person = people[row.person_id]
    here = {(point.kind, point.value): point for point in person.contact_points.all()}
    edited = []
    for kind, label, value, _ in row.changed["added"]:
        point = here.pop((kind, value), None)
        if point and point.label == label:
            point.delete()
        else:
            edited.append(kind)
    for kind, label, value, position in row.changed["gone"]:
        if (kind, value) not in here:
            ContactPoint.objects.create(
                owner_id=person.owner_id,
                person=person,
                kind=kind,
                label=label,
                value=value,
                position=position,
            )
    return edited


def _take_lines_out(row: IntakeRow) -> None:
    """Remove lines to remember that were added and are still unedited."""
    lines = Remember.objects.filter(person=row.person_id, words__in=row.changed.get("lines", []))
    lines.filter(kind=RememberKind.FAMILY).delete()


def _put_tags_back(person: Person, row: IntakeRow) -> None:
    """Remove tags that were added and restore those removed."""
    names = row.changed.get("tags_added", [])
    person.tags.filter(key__in=[tag_key(name) for name in names]).delete()
    here = {tag.key for tag in person.tags.all()}
    for name in row.changed.get("tags_gone", []):
        if tag_key(name) not in here:
            Tag.objects.create(owner_id=person.owner_id, person=person, name=name)


def _connections(people: list[int], taken_at: datetime) -> QuerySet[Interaction]:
    """Delete the days of connecting online that it added, where the member added no words."""
    present = Interaction.people.through.objects.filter(person__in=people)
    theirs = list(present.values_list("interaction_id", flat=True))
    # Looked at here: a database may begin at all that have no event, and read every one.
    pks = [
        interaction.pk
        for interaction in Interaction.objects.filter(pk__in=theirs)
        if (interaction.kind, interaction.logged_at) == (InteractionKind.ONLINE, taken_at)
        and not (interaction.words or interaction.minutes or interaction.event_id)
    ]
    return Interaction.objects.filter(pk__in=pks)
