"""An intake: one file of people on its way in, previewed first, then taken whole or not at all."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from cookout.members.owned import Owned, OwnedRows


class Intake(Owned):
    """A file that a member handed in."""

    file_name = models.CharField(max_length=255, blank=True)
    content = models.BinaryField()
    handed_in_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, blank=True)
    report = models.JSONField(default=dict)

    objects: ClassVar[OwnedRows[Intake]] = OwnedRows.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-handed_in_at", "-pk")

    def __str__(self) -> str:
        return self.file_name
