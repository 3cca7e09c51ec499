"""A report: what became of every row of a file."""

from __future__ import annotations

from dataclasses import dataclass, field

from cookout.capture.intake.file import File
from cookout.capture.intake.matching import Sorted
from cookout.capture.tables.mapping import Column
from cookout.vcard.envelope import Refusal


@dataclass(frozen=True)
class Report:
    """What became of every row of a file; together as many as there are rows."""

    created: int
    updated: int
    same: int
    skipped: list[Refusal]
    # What the columns were taken for, where nobody was asked and it is not certain.
    guessed: list[Column] = field(default_factory=list)
    doubt: str = ""
    """A sentence where it is not certain which letters the file uses."""

    @property
    def rows(self) -> int:
        """How many rows something became of."""
        return self.created + self.updated + self.same + len(self.skipped)

    @classmethod
    def asking(cls, question: str) -> Report:
        """Nothing came of a file of which a question is open."""
        return cls(0, 0, 0, [Refusal(1, question)])

    @classmethod
    def of(cls, result: Sorted, file: File) -> Report:
        counts = len(result.created), len(result.updated), len(result.same)
        return cls(*counts, result.refused, file.guessed, file.doubt)
