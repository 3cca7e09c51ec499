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
    """Rows owned by members. Doors always start with `of`."""

    def of(self, member: Member) -> Self:
        """The rows of one member, which no one else sees."""
        return self.filter(owner=member)


class Owned(models.Model):
    """A private row: it belongs to one member."""

    owner = models.ForeignKey(Member, models.CASCADE, related_name="+")

    class Meta:
        abstract = True


class TrashableRows(OwnedRows[Row], Generic[Row]):
    """Rows that may be in the trash."""

    def not_in_trash(self) -> Self:
        """Those that are not in the trash."""
        return self.filter(trashed_at=None)

    def trashed(self) -> Self:
        """Rows in the trash, the latest first."""
        return self.exclude(trashed_at=None).order_by("-trashed_at")


class Trashable(Owned):
    """A private row that can be put in the trash and restored. Its uid is the same in every
    Cookout."""

    trash_noun: ClassVar[str]
    """What kind of thing it is, as the trash names it."""
    trash_related: ClassVar[tuple[str, ...]] = ()
    """The relations that `trash_title` reads."""
    shared_words: ClassVar[tuple[str, ...]] = ()
    """Text fields that may name several people: emptied when one of those is deleted forever."""
    never_empty: ClassVar[tuple[str, ...]] = ()
    """Those of `shared_words` that can't be empty: a placeholder replaces the text."""

    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    trashed_at = models.DateTimeField(null=True, blank=True)
    objects: ClassVar[Any]

    class Meta:
        abstract = True

    def trash_title(self, *, on: date) -> str:
        """Its title in the trash, on a day."""
        raise NotImplementedError

    def words_naming(self, names: set[str]) -> list[str]:
        """The `shared_words` fields that contain one of these words."""
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
