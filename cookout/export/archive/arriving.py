"""Import an archive, and undo that: what it brought is deleted again, except what was edited."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import IO, TYPE_CHECKING, Any

from django.db import models, transaction

from cookout.capture.intake.fingerprint import imprints
from cookout.export.archive import taking
from cookout.export.archive.arrival import Arrival, ArrivalRow
from cookout.export.archive.brought import WORK, Brought
from cookout.export.archive.sections import KINDS, Section
from cookout.export.archive.taking_groups import imprint_of
from cookout.mastermind.group import Group
from cookout.people.event import Event
from cookout.people.interaction import Interaction
from cookout.people.person import Person, recount
from cookout.people.search import search
from cookout.plan.plan import Plan
from cookout.practice.cadence import Difficulty
from cookout.table.cookout import Cookout

if TYPE_CHECKING:
    from cookout.members.member import Member

CHUNK = 500
GROUPS = "hosted_groups"


@dataclass
class Undone:
    """How many people and groups were deleted again, and how many stay because they were edited."""

    gone: int = 0
    stayed: int = 0
    groups_gone: int = 0
    groups_stayed: int = 0


def preview(arrival: Arrival) -> Brought:
    """What importing it would bring. Raises NoArchive."""
    with arrival.opened() as file:
        return taking.take(owner=arrival.owner, file=file, dry_run=True)


@transaction.atomic
def take(arrival: Arrival, *, at: datetime) -> str:
    """Import it; returns what it brought, in words. Idempotent. Raises NoArchive."""
    held = Arrival.objects.select_for_update().get(pk=arrival.pk)
    if held.taken_at is None:
        with held.opened() as file:
            _take(held, file, at)
        held.pieces.all().delete()
    return held.words


@transaction.atomic
def take_in(*, owner: Member, file: IO[bytes], file_name: str, at: datetime) -> Brought:
    """Import an archive at once, without a preview, so that it can be undone. Raises NoArchive."""
    arrival = Arrival.objects.create(owner=owner, file_name=file_name[:255], handed_in_at=at)
    brought = _take(arrival, file, at)
    if not brought.anything:
        arrival.delete()
    return brought


def _take(arrival: Arrival, file: IO[bytes], at: datetime) -> Brought:
    brought = taking.take(owner=arrival.owner, file=file)
    arrival.taken_at, arrival.words = at, brought.in_words()
    arrival.save()
    for kind in KINDS:
        for chunk in _chunks(brought.made.get(kind.name, [])):
            _note(arrival, kind.name, _imprints(kind, chunk))
    if WORK in brought.made:
        _note(arrival, WORK, _work(arrival.owner))
    _note(arrival, GROUPS, _groups([group.pk for group in brought.groups], at))
    return brought


def _note(arrival: Arrival, noun: str, imprints: dict[int, str]) -> None:
    ArrivalRow.objects.bulk_create(
        ArrivalRow(owner=arrival.owner, arrival=arrival, noun=noun, number=pk, imprint=one)
        for pk, one in imprints.items()
    )


@transaction.atomic
def undo(arrival: Arrival, *, at: datetime) -> Undone:
    """Delete what it brought, except what was edited since. Idempotent."""
    held = Arrival.objects.select_for_update().get(pk=arrival.pk)
    if held.taken_at is None or held.undone_at is not None:
        return Undone()
    held.undone_at = at
    held.save(update_fields=["undone_at"])
    result = _TakingBack(held).run()
    held.rows.all().delete()
    return result


class _TakingBack:
    """Deletes what an archive brought, model by model: rows that point before rows pointed to."""

    def __init__(self, arrival: Arrival) -> None:
        self.arrival = arrival
        self.untouched = {kind.name: self._untouched(kind) for kind in KINDS}
        # Whoever was erased since neither goes nor stays.
        there = Person.objects.of(arrival.owner).values("pk")
        people = arrival.rows.filter(noun="people", number__in=there)
        self.brought = set(people.values_list("number", flat=True))
        self.staying = self.brought - self.untouched["people"]
        self.concerned: set[int] = set()

    def run(self) -> Undone:
        self._keep_whoever_was_in_what_stays()
        self._take_back_work()
        going = self.brought - self.staying
        for kind in reversed(KINDS):
            if kind.model is Person:
                for chunk in _chunks(sorted(going)):
                    search.forget(chunk)
                    Person.objects.filter(pk__in=chunk).delete()
            else:
                self._forget(kind)
        for chunk in _chunks(sorted(self.concerned - going)):
            recount(Person.objects.of(self.arrival.owner).filter(pk__in=chunk))
        gone, stayed = self._take_back_groups()
        return Undone(len(going), len(self.staying), groups_gone=gone, groups_stayed=stayed)

    def _take_back_groups(self) -> tuple[int, int]:
        """Delete groups in which no one wrote or joined since; returns how many went and how many
        stay."""
        brought = dict(self.arrival.rows.filter(noun=GROUPS).values_list("number", "imprint"))
        here = list(Group.objects.select_for_update().filter(pk__in=brought))
        going = [group for group in here if imprint_of(group) == brought[group.pk]]
        for group in going:
            group.delete()
        return len(going), len(here) - len(going)

    def _take_back_work(self) -> None:
        """Clear the member's own trade if the archive set it; recalculate everyone's rhythm."""
        member = self.arrival.owner
        for row in self.arrival.rows.filter(noun=WORK):
            if _work(member) == {row.number: row.imprint}:
                Plan(owner=member).work_in(trade="", difficulty=Difficulty.NORMAL)

    def _untouched(self, kind: Section) -> set[int]:
        rows = self.arrival.rows.filter(noun=kind.name).order_by("pk")
        found: set[int] = set()
        for chunk in _chunks(list(rows.values_list("number", "imprint"))):
            now = _imprints(kind, [number for number, _ in chunk])
            found |= {number for number, imprint in chunk if now.get(number) == imprint}
        return found

    def _keep_whoever_was_in_what_stays(self) -> None:
        """Keep the people whom an edited row is about."""
        for kind in KINDS:
            edited = self._numbers(kind) - self.untouched[kind.name]
            for chunk in _chunks(sorted(edited) if kind.model is not Person else []):
                for row in kind.model._base_manager.filter(pk__in=chunk):
                    self.staying |= _people_of(kind, row) & self.brought

    def _numbers(self, kind: Section) -> set[int]:
        return set(self.arrival.rows.filter(noun=kind.name).values_list("number", flat=True))

    def _forget(self, kind: Section) -> None:
        """Delete the unedited rows of a model, unless they are about someone who stays."""
        for chunk in _chunks(sorted(self.untouched[kind.name])):
            rows = kind.model._base_manager.filter(pk__in=chunk)
            going = []
            for row in rows:
                people = _people_of(kind, row)
                if not people & self.staying and not _is_in_use(row):
                    going.append(row.pk)
                    self.concerned |= people if kind.model is Interaction else set()
            kind.model._base_manager.filter(pk__in=going).delete()


def _people_of(kind: Section, row: Any) -> set[int]:
    """The people a row is about."""
    found = {row.person_id} if kind.is_within else set()
    for name in kind.points:
        if kind.model._meta.get_field(name).related_model is Person:
            found.add(getattr(row, f"{name}_id"))
    for name in kind.crowd:
        if kind.model._meta.get_field(name).related_model is Person:
            found |= set(getattr(row, name).values_list("pk", flat=True))
    if isinstance(row, Cookout):
        found |= set(row.guests.values_list("person_id", flat=True))
    return found


def _is_in_use(row: models.Model) -> bool:
    """Whether it is an event where someone who stays was met, or a cookout that still has a
    guest."""
    if isinstance(row, Cookout):
        return row.guests.exists()
    return isinstance(row, Event) and (
        Person.objects.filter(event=row).exists() or Interaction.objects.filter(event=row).exists()
    )


def _groups(numbers: list[int], at: datetime) -> dict[int, str]:
    """The imported groups, each with when it was imported and its imprint at the time."""
    found = Group.objects.filter(pk__in=numbers)
    found.update(imported_at=at)
    return {group.pk: imprint_of(group) for group in found}


def _work(member: Member) -> dict[int, str]:
    content = repr((member.trade, str(member.difficulty)))
    return {member.pk: hashlib.sha256(content.encode("utf-8", "replace")).hexdigest()}


def _imprints(kind: Section, numbers: Sequence[int]) -> dict[int, str]:
    """A hash of each of these rows; for people, of all rows that point to them, too."""
    if kind.model is Person:
        present = Person.objects.filter(pk__in=numbers).values_list("pk", flat=True)
        return imprints(list(present), without=ArrivalRow)
    names = [
        field.attname
        for field in kind.model._meta.concrete_fields
        if not (field.primary_key or isinstance(field, models.BinaryField))
    ]
    found = {}
    for row in kind.model._base_manager.filter(pk__in=numbers).prefetch_related(*kind.crowd):
        content = [(name, str(getattr(row, name))) for name in names]
        content += [
            (name, str(sorted(related.pk for related in getattr(row, name).all())))
            for name in kind.crowd
        ]
        found[row.pk] = hashlib.sha256(repr(content).encode("utf-8", "replace")).hexdigest()
    return found


def _chunks(rows: Sequence[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(rows), CHUNK):
        yield list(rows[start : start + CHUNK])
