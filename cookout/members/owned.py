"""Every private row has an owner, and can be put in the trash and taken out again."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any, ClassVar, Generic, Self, TypeVar

from django.db import models

from cookout.members.member import Member

Row = TypeVar("Row", bound=models.Model, covariant=True)


class OwnedRows(models.QuerySet[Row], Generic[Row]):
    """Rows of members; a door always begins with `of`."""

    def of(self, member: Member) -> Self:
        """The rows of one member. Nobody else sees them."""
        return self.filter(owner=member)


class Owned(models.Model):
    """A private row: one member's, and theirs alone."""

    owner = models.ForeignKey(Member, models.CASCADE, related_name="+")

    class Meta:
        abstract = True


class TrashableRows(OwnedRows[Row], Generic[Row]):
    """Rows that may lie in the trash."""

    def kept(self) -> Self:
        """Those that are not in the trash."""
        return self.filter(trashed_at=None)

    def trashed(self) -> Self:
        """Those in the trash, the latest first."""
        return self.exclude(trashed_at=None).order_by("-trashed_at")


class Trashable(Owned):
    """A private row that goes to the trash first, and comes back from it whole.

    Its uid stays the same in whichever Cookout it is.
    """

    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    trashed_at = models.DateTimeField(null=True, blank=True)
    objects: ClassVar[Any]

    class Meta:
        abstract = True

    def trash(self, *, at: datetime) -> None:
        """Put it in the trash."""
        self.trashed_at = at
        self.save(update_fields=["trashed_at"])

    def restore(self) -> None:
        """Take it out of the trash."""
        self.trashed_at = None
        self.save(update_fields=["trashed_at"])
