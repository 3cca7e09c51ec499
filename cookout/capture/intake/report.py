"""A report: what happened to every row of a file."""

from __future__ import annotations

from dataclasses import dataclass, field

from cookout.capture.intake.file import File
from cookout.capture.intake.matching import Sorted
from cookout.capture.tables.mapping import Column
from cookout.vcard.envelope import SkippedCard


@dataclass(frozen=True)
class Report:
    """What happened to every row of a file; the counts add up to the number of rows."""

    created: int
    updated: int
    same: int
    skipped: list[SkippedCard] = field(default_factory=list)
    # Who lies in the trash, and stays there.
    in_trash: int = 0
    # What the columns were taken for, where nobody was asked and it is not certain.
    guessed: list[Column] = field(default_factory=list)
    # The names of those among the new who may be somebody whom the member has.
    asked: list[str] = field(default_factory=list)
    # The same where it is somebody in the trash.
    asked_in_trash: list[str] = field(default_factory=list)
    doubt: str = ""
    """A sentence if it isn't certain which encoding the file uses."""

    @property
    def rows(self) -> int:
        """How many rows of the file are accounted for."""
        return self.created + self.updated + self.same + self.in_trash + len(self.skipped)

    @classmethod
    def asking(cls, question: str) -> Report:
        """A report for a file with an open question: nothing was imported."""
        return cls(0, 0, 0, skipped=[SkippedCard(1, question)])

    @classmethod
    def of(cls, result: Sorted, file: File) -> Report:
        return cls(
            created=len(result.created),
            updated=len(result.updated),
            same=len(result.same),
            skipped=result.refused,
            in_trash=len(result.in_trash),
            guessed=file.guessed,
            doubt=file.doubt if result.created or result.updated or result.same else "",
            asked=[row.reading.name for row in result.created if row.is_asked_here],
            asked_in_trash=[row.reading.name for row in result.created if row.in_trash],
        )
