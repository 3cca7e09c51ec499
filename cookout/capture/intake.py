"""An intake: one file of people on its way in, previewed first, then taken whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from django.db import models, transaction

from cookout.capture.file import File
from cookout.capture.imprint import imprints
from cookout.capture.mapping import Column
from cookout.capture.sorting import Sorted, sort_out
from cookout.capture.takeback import TakenBack, take_back
from cookout.capture.vcard import Refusal
from cookout.capture.writing import BATCH, write
from cookout.members.owned import Owned, OwnedRows
from cookout.people.card import Card
from cookout.people.change import Cause, note_all, occasion
from cookout.people.person import Person

if TYPE_CHECKING:
    from cookout.members.member import Member


@dataclass(frozen=True)
class Report:
    """What became of every row of a file; together as many as there are rows."""

    created: int
    updated: int
    same: int
    skipped: list[Refusal]
    # What the columns were taken for, where nobody was asked and it is not certain.
    guessed: list[Column] = field(default_factory=list)

    @classmethod
    def of(cls, result: Sorted, file: File) -> Report:
        return cls(
            created=len(result.created),
            updated=len(result.updated),
            same=len(result.same),
            skipped=result.refused,
            guessed=list(file.mapping.columns) if file.mapping and file.is_guessed else [],
        )


class Intakes(OwnedRows["Intake"]):
    """Phrases about many intakes."""

    def taken(self) -> Intakes:
        """Those that came in and were not undone, the latest first."""
        return self.filter(taken_at__isnull=False, undone_at=None).order_by("-taken_at", "-pk")

    def that_did_something(self) -> Intakes:
        """Those that brought or changed somebody who is still there, with how many of each."""
        new = models.Count("rows", filter=~models.Q(rows__imprint=""))
        changed = models.Count("rows", filter=models.Q(rows__imprint=""))
        counted = self.annotate(new=new, changed=changed)
        return counted.exclude(new=0, changed=0)


class Intake(Owned):
    """A file that a member handed in; its bytes stay until it is taken, its rows until undone."""

    file_name = models.CharField(max_length=255, blank=True)
    content = models.BinaryField()
    handed_in_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Intakes] = Intakes.as_manager()  # type: ignore[assignment]

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

    def file(self) -> File:
        return File.of(self.owner, bytes(self.content))

    def preview(self, file: File | None = None) -> Sorted:
        """What taking it in would do."""
        return sort_out(self.owner, *(file or self.file()).rows())

    @transaction.atomic
    def take(self, *, at: datetime) -> None:
        """Take it in. Twice is once."""
        held = Intake.objects.select_for_update().get(pk=self.pk)
        if held.taken_at is None:
            self.write(held.preview(), at=at)

    @transaction.atomic
    def write(self, result: Sorted, *, at: datetime) -> None:
        """Write a file that is sorted out, and keep what it did, so that it can be undone."""
        written = write(owner=self.owner, file_name=self.file_name, result=result, at=at)
        self.content, self.taken_at = b"", at
        self.save()
        for start in range(0, len(written.created), BATCH):
            made = imprints(written.created[start : start + BATCH], without=IntakeRow)
            self._did(IntakeRow(person_id=pk, imprint=one) for pk, one in made.items())
        self._did(
            IntakeRow(person_id=pk, changed=asdict(one)) for pk, one in written.changed.items()
        )
        with occasion(at=at, cause=Cause.INTAKE, source=self.file_name):
            note_all(owner_id=self.owner_id, said=dict.fromkeys(written.created, ()), are_new=True)
            told = {pk: one.in_words() for pk, one in written.changed.items()}
            note_all(owner_id=self.owner_id, said=told)

    def _did(self, rows: Iterable[IntakeRow]) -> None:
        every = list(rows)
        for row in every:
            row.owner, row.intake = self.owner, self
        IntakeRow.objects.bulk_create(every, batch_size=BATCH)

    @transaction.atomic
    def undo(self, *, at: datetime) -> TakenBack:
        """As if it had never come in, except where somebody was edited since. Twice is once."""
        held = Intake.objects.select_for_update().get(pk=self.pk)
        if held.taken_at is None or held.undone_at is not None:
            return TakenBack()
        self.undone_at = at
        self.save(update_fields=["undone_at"])
        with occasion(at=at, cause=Cause.UNDO, source=self.file_name):
            taken_back = take_back(self, taken_at=held.taken_at)
            changed = self.rows.filter(imprint="").values_list("person_id", flat=True)
            note_all(owner_id=self.owner_id, said=dict.fromkeys(changed, ()))
        return taken_back

    def stayed(self) -> models.QuerySet[IntakeRow]:
        """Whom, or of whom what, an undo left because it was edited since."""
        stayed = self.rows.exclude(stays="").select_related("person")
        return stayed.order_by("person__sort_key", "pk")

    def arrivals(self) -> models.QuerySet[Person]:
        """The people it brought who have not been picked for anything yet."""
        people = Person.objects.of(self.owner).kept().standing(Person.Place.BOOK)
        if self.taken_at is None:
            return people.none()
        cards = Card.objects.of(self.owner).filter(taken_at=self.taken_at)
        return people.filter(pk__in=cards.values("person"))


class IntakeRow(Owned):
    """What an intake did to one person: made them, with the imprint they had, or changed them."""

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="rows")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    imprint = models.CharField(max_length=64, blank=True)
    changed = models.JSONField(default=dict, blank=True)
    stays = models.CharField(max_length=300, blank=True)

    objects: ClassVar[OwnedRows[IntakeRow]] = OwnedRows.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("intake", "pk")

    def __str__(self) -> str:
        return f"{self.person} by {self.intake}"

    @property
    def is_new(self) -> bool:
        """Whether the intake made this person."""
        return bool(self.imprint)


def take(
    *, owner: Member, file_name: str, content: bytes, at: datetime, dry_run: bool = False
) -> Report:
    """Take a file in: read first, write last, all of it or nothing."""
    file = File.of(owner, content)
    rows, refused = file.rows()
    with transaction.atomic():
        result = sort_out(owner, rows, refused)
        if not dry_run and (result.created or result.updated):
            intake = Intake(owner=owner, file_name=file_name[:255], content=b"", handed_in_at=at)
            intake.write(result, at=at)
    return Report.of(result, file)
