"""Every private row has an owner, and can be put in the trash and taken out again."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import Any, ClassVar, Generic, Self, TypeVar

from django.db import models

from cookout.members.member import Member
from cookout.practice.spelling import words

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

    def not_in_trash(self) -> Self:
        """Those that are not in the trash."""
        return self.filter(trashed_at=None)

    def trashed(self) -> Self:
        """Those in the trash, the latest first."""
        return self.exclude(trashed_at=None).order_by("-trashed_at")


class Trashable(Owned):
    """A private row that goes to the trash first, and comes back from it whole.

    Its uid stays the same in whichever Cookout it is.
    """

    trash_noun: ClassVar[str]
    """What kind of thing it is, on the trash's page."""
    trash_related: ClassVar[tuple[str, ...]] = ()
    """The relations that its title reads."""
    shared_words: ClassVar[tuple[str, ...]] = ()
    """Fields about several people: emptied when one whom they name is deleted forever."""
    never_empty: ClassVar[tuple[str, ...]] = ()
    """Those of them that cannot be empty: other words stand there then."""

    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    trashed_at = models.DateTimeField(null=True, blank=True)
    objects: ClassVar[Any]

    class Meta:
        abstract = True

    def trash_title(self, *, on: date) -> str:
        """What it is called in the trash, on a day."""
        raise NotImplementedError

    def words_naming(self, names: set[str]) -> list[str]:
        """The shared fields in which one of these words stands."""
        return [field for field in self.shared_words if names & {*words(getattr(self, field))}]

    def trash(self, *, at: datetime) -> None:
        """Put it in the trash."""
        self.trashed_at = at
        self.save(update_fields=["trashed_at"])

    def restore(self) -> None:
        """Take it out of the trash."""
        self.trashed_at = None
        self.save(update_fields=["trashed_at"])


class Upload(Owned):
    """An uploaded file that waits, with everyone in it, until it is imported."""

    file_name = models.CharField(max_length=255, blank=True)
    handed_in_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, blank=True)
    objects: ClassVar[Any]

    class Meta:
        abstract = True
