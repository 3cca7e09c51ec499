"""An intake: one file of people, previewed first, then taken slice by slice, and undone as one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from django.db import models, transaction

from cookout.capture.intake.choices import Choices
from cookout.capture.tables.column_choice import ColumnChoice
from cookout.capture.tables.mapping import Mapping
from cookout.members.owned import Owned, OwnedRows, Upload
from cookout.people.card import Card
from cookout.people.person import Person

if TYPE_CHECKING:
    from cookout.capture.intake.file import File
    from cookout.capture.intake.matching import Sorted
    from cookout.capture.intake.report import Report
    from cookout.capture.intake.undo import TakenBack
    from cookout.members.member import Member


class Intakes(OwnedRows["Intake"]):
    """Queries for intakes."""

    def waiting(self) -> Intakes:
        """Those that were handed in and wait for their preview, the first one first."""
        return self.filter(taken_at=None).order_by("pk")

    def taken(self) -> Intakes:
        """Those that came in and were not undone, the latest first."""
        return self.filter(taken_at__isnull=False, undone_at=None).order_by("-taken_at", "-pk")

    def under_way(self) -> Intakes:
        """Those of which a part is in, or undone, and the rest is not."""
        return self.filter(taken_at__isnull=False, done__lt=models.F("total")).order_by("pk")

    def that_did_something(self) -> Intakes:
        """Those that brought or changed somebody who is still there, with how many of each."""
        new = models.Count("rows", filter=~models.Q(rows__imprint=""))
        changed = models.Count("rows", filter=models.Q(rows__imprint=""))
        counted = self.annotate(new=new, changed=changed)
        return counted.exclude(new=0, changed=0)


class Intake(Upload):
    """A file that a member handed in; its bytes stay until it is taken, its rows until undone.

    It is taken and undone in slices, each whole or not at all: `done` of `total` says how far.
    """

    content = models.BinaryField()
    undone_at = models.DateTimeField(null=True, blank=True)
    # What was read of a file that the command line takes in, to know it again after a stop.
    fingerprint = models.CharField(max_length=64, blank=True)
    choices = models.JSONField(default=dict, blank=True)
    # Where the cards stand in the bytes, once the preview has read them: see `CardIndex`.
    index = models.JSONField(null=True, blank=True)
    counts = models.JSONField(default=dict, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    reached = models.BigIntegerField(default=0)

    objects: ClassVar[Intakes] = Intakes.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-handed_in_at", "-pk")

    def __str__(self) -> str:
        return self.file_name

    @classmethod
    def hand_in(cls, *, owner: Member, file_name: str, content: bytes, at: datetime) -> Intake:
        """Keep a file for its preview; an older one that was never taken makes room."""
        (intake,) = cls.hand_in_several(owner=owner, files=[(file_name, content)], at=at)
        return intake

    @classmethod
    @transaction.atomic
    def hand_in_several(
        cls, *, owner: Member, files: list[tuple[str, bytes]], at: datetime
    ) -> list[Intake]:
        """Keep files for their previews, an intake each, in their order."""
        cls.objects.of(owner).waiting().delete()
        return [
            cls.objects.create(owner=owner, file_name=name[:255], content=content, handed_in_at=at)
            for name, content in files
        ]

    @classmethod
    def begin(cls, *, owner: Member, file_name: str, file: File, at: datetime) -> Intake:
        """For a file without a preview: the intake of it that was stopped, or a new one.

        A new one is written with the first change that it makes, or never.
        """
        mark = file.fingerprint
        stopped = cls.objects.of(owner).under_way().filter(undone_at=None).exclude(fingerprint="")
        for one in stopped.select_related("owner"):
            # What its columns mean may have been said otherwise since: it goes on as it began.
            if one.fingerprint == mark or (
                one.mapping and file.began_as(one.mapping, one.fingerprint)
            ):
                return one
        return cls(
            owner=owner,
            file_name=file_name[:255],
            content=b"",
            handed_in_at=at,
            fingerprint=mark,
        )

    @property
    def is_under_way(self) -> bool:
        """Whether a part of it is in, or undone, and the rest is not."""
        return self.taken_at is not None and self.done < self.total

    @property
    def how_far(self) -> str:
        """How much of it is done, as 4,000 of 10,000."""
        return f"{self.done:,} of {self.total:,}"

    @property
    def keeps_its_file(self) -> bool:
        """Whether it can go on by itself; what the command line takes in is not kept here."""
        return not self.fingerprint

    def file(self) -> File:
        # What reads files is loaded with the first one, here and below.
        from cookout.capture.intake.file import File

        return File.of(
            self.owner,
            bytes(self.content),
            begun=self.mapping,
            index=self.index,
            day_first=self.chosen().day_first,
        )

    @property
    def mapping(self) -> Mapping | None:
        """What the columns of its table meant when it began to come in."""
        kept = self.choices.get("mapping")
        return Mapping.from_json(kept) if kept else None

    def keep_mapping(self, file: File) -> None:
        """What its columns mean stays so from now on, whatever is said of others like it."""
        if file.as_mapped:
            self.choices = {**self.choices, "mapping": file.as_mapped.as_json()}

    def as_begun(self, file: File) -> File:
        """A file read as its taking began."""
        return replace(file, mapping=self.mapping) if self.mapping and file.mapping else file

    def preview(self, file: File | None = None) -> Sorted:
        """What taking it in would do."""
        from cookout.capture.intake.differences import choose
        from cookout.capture.intake.file import card_index
        from cookout.capture.intake.sorting import sort_out

        rows, refused = (file or self.file()).rows()
        if self.index is None and (index := card_index(rows, refused)):
            self.index = index
            Intake.objects.filter(pk=self.pk, taken_at=None).update(index=index)
        result = sort_out(self.owner, rows, refused, choices=self.chosen())
        choose(self.chosen(), result.updated)
        return result

    def chosen(self) -> Choices:
        """Whose words count and who is whom, as far as the member said so."""
        return Choices.from_json(self.choices)

    def choose(self, choices: Choices) -> None:
        """Keep what the member chose. Once it begins to come in it stays so."""
        self.choices = choices.as_json()
        Intake.objects.filter(pk=self.pk, taken_at=None).update(choices=self.choices)

    def take(self, *, at: datetime) -> None:
        """Take all of it in. Idempotent."""
        from cookout.capture.intake.slices import taking

        for _ in taking(self, at=at):
            pass

    def undo(self, *, at: datetime) -> TakenBack:
        """As if it had never come in, except where somebody was edited since. Idempotent."""
        from cookout.capture.intake.undo import TakenBack, taking_back

        *_, result = TakenBack(), *taking_back(self, at=at)
        return result

    def stayed(self) -> models.QuerySet[IntakeRow]:
        """Whom, or of whom what, an undo left because it was edited since."""
        stayed = self.rows.exclude(stays="").select_related("person")
        return stayed.order_by("person__sort_key", "pk")

    def arrivals(self) -> models.QuerySet[Person]:
        """The people it brought who have not been picked for anything yet."""
        people = Person.objects.of(self.owner).not_in_trash().standing(Person.Place.BOOK)
        if self.taken_at is None:
            return people.none()
        cards = Card.objects.of(self.owner).filter(taken_at=self.taken_at)
        return people.filter(pk__in=cards.values("person"))

    def add_to_counts(self, **more: int) -> None:
        """Count what one more slice did."""
        self.counts = {**self.counts, **{k: self.counts.get(k, 0) + n for k, n in more.items()}}


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
    *,
    owner: Member,
    file_name: str,
    content: bytes,
    at: datetime,
    columns: dict[str, str] | None = None,
    day_first: bool | None = None,
    dry_run: bool = False,
) -> Report:
    """Take a file in at once, without a preview. One that changes nothing leaves no trace.

    `columns` is what the member says of the columns of a table, by heading, and `day_first` what
    03/04/1985 means where no date of the file tells.
    """
    from cookout.capture.intake.file import File
    from cookout.capture.intake.report import Report
    from cookout.capture.intake.sorting import sort_out

    if dry_run:
        file = File.of(owner, content, day_first=day_first).with_columns(columns or {})
        if file.question:
            return Report.asking(file.question)
        return Report.of(sort_out(owner, *file.rows()), file)
    *_, report = take_in_slices(
        owner=owner,
        file_name=file_name,
        content=content,
        at=at,
        columns=columns,
        day_first=day_first,
    )
    return report


def take_in_slices(
    *,
    owner: Member,
    file_name: str,
    content: bytes,
    at: datetime,
    columns: dict[str, str] | None = None,
    day_first: bool | None = None,
) -> Iterator[Report]:
    """The same; says after each slice what became of all so far."""
    from cookout.capture.intake.file import File
    from cookout.capture.intake.report import Report
    from cookout.capture.intake.slices import taking

    file = File.of(owner, content, day_first=day_first).with_columns(columns or {})
    if file.question:
        yield Report.asking(file.question)
        return
    if columns and file.mapping and not file.is_guessed:
        ColumnChoice.remember(owner=owner, mapping=file.mapping, at=at)
    intake = Intake.begin(owner=owner, file_name=file_name, file=file, at=at)
    yield from taking(intake, file=file, at=at)
