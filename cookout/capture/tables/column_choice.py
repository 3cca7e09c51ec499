"""A column choice: what a member said the columns of a table hold, saved for the next such
table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from django.db import models

from cookout.capture.tables.mapping import Mapping, fingerprint
from cookout.members.owned import Owned, OwnedRows

if TYPE_CHECKING:
    from cookout.members.member import Member


class ColumnChoice(Owned):
    """One answer for all tables with the same headings; the newest counts."""

    fingerprint = models.CharField(max_length=64)
    mapping = models.TextField()
    chosen_at = models.DateTimeField()

    objects: ClassVar[OwnedRows[ColumnChoice]] = OwnedRows.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["owner", "fingerprint"], name="column_choice_once"),
        )

    def __str__(self) -> str:
        return f"Columns chosen on {self.chosen_at:%Y-%m-%d}"

    @classmethod
    def remember(cls, *, owner: Member, mapping: Mapping, at: datetime) -> None:
        cls.objects.update_or_create(
            owner=owner,
            fingerprint=mapping.fingerprint,
            defaults={"mapping": mapping.as_json(), "chosen_at": at},
        )

    @classmethod
    def of_headings(cls, owner: Member, headings: Sequence[str]) -> Mapping | None:
        """The member's answer for these headings; None if they were never asked."""
        kept = cls.objects.of(owner).filter(fingerprint=fingerprint(headings)).first()
        try:
            return Mapping.from_json(kept.mapping) if kept else None
        except ValueError:
            return None  # written by a version that knew other fields: asked again
