"""A photo: what somebody looks like, one a person, as a square of pixels alone.

The bytes have a table of their own, so that no list reads them; the person has the mark of the
photo that is shown, which is all that a page needs to name its address.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models, transaction
from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from cookout.members.owned import Owned, OwnedRows
from cookout.people.history.change import note
from cookout.people.person import Person
from cookout.people.picture import Square

CHUNK = 500
LABEL, NEW, ANOTHER, BACK = "Photo", "added", "another one", "restored"


class Photos(OwnedRows["Photo"]):
    """Queries for photos. The bytes are read where one is shown."""

    def shown(self) -> Self:
        return self.exclude(source=Photo.Source.REMOVED)

    def removed_before(self, moment: datetime) -> Self:
        """Those removed by then whose bytes are still there."""
        return self.filter(source=Photo.Source.REMOVED, at__lt=moment).exclude(small=b"")

    def without_bytes(self) -> Self:
        return self.defer("small", "large")


class Photo(Owned):
    """A photo of a person. A removed photo stays as a row, so that no card brings it back."""

    class Source(models.TextChoices):
        """Where it is from: what the member chose or removed, no card changes."""

        CARD = "card", "From a card"
        CHOSEN = "chosen", "Chosen"
        REMOVED = "removed", "Removed"

    person = models.OneToOneField(Person, models.CASCADE, related_name="photo")
    source = models.CharField(max_length=7, choices=Source.choices)
    at = models.DateTimeField()
    mark = models.CharField(max_length=12)
    # In this order: a database that reads the small one passes by no large one.
    small = models.BinaryField()
    large = models.BinaryField()

    objects: ClassVar[Photos] = Photos.as_manager()  # type: ignore[assignment]

    def __str__(self) -> str:
        return f"Photo of {self.person}"

    @classmethod
    def of_person(cls, person: Person) -> Photo | None:
        """The photo of a person, also a removed one; without its bytes."""
        return cls.objects.without_bytes().filter(person=person).first()

    @classmethod
    @transaction.atomic
    def choose(cls, *, person: Person, square: Square, at: datetime) -> Photo:
        """Take this photo, whatever was there before. Idempotent."""
        before = cls.of_person(person)
        if before and before.source == cls.Source.CHOSEN and before.mark == square.mark:
            return before
        if before:
            # A row of its own, so that a merge that is undone gives nobody this one.
            before.delete()
        cls._note(person, ANOTHER if person.photo_mark else NEW)
        return cls.objects.create(
            owner_id=person.owner_id,
            person=person,
            source=cls.Source.CHOSEN,
            at=at,
            mark=square.mark,
            small=square.small,
            large=square.large,
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        show_photos([self.person_id])

    @property
    def is_removed(self) -> bool:
        return self.source == self.Source.REMOVED

    @property
    def can_come_back(self) -> bool:
        """Whether it was removed and can be restored."""
        mine = type(self).objects.filter(pk=self.pk, source=self.Source.REMOVED)
        return mine.exclude(small=b"").exists()

    @transaction.atomic
    def remove(self, *, at: datetime) -> None:
        """Remove it; no card brings one back. Idempotent."""
        if not self.is_removed:
            self.source, self.at = self.Source.REMOVED, at
            self.save(update_fields=["source", "at"])
            note(owner_id=self.owner_id, person_id=self.person_id, said=[(LABEL, "photo", "")])

    @transaction.atomic
    def restore(self, *, at: datetime) -> None:
        """Restore it, if its bytes still exist. Idempotent."""
        if self.can_come_back:
            self.source, self.at = self.Source.CHOSEN, at
            self.save(update_fields=["source", "at"])
            self._note(self.person, BACK)

    @staticmethod
    def _note(person: Person, words: str) -> None:
        note(owner_id=person.owner_id, person_id=person.pk, said=[(LABEL, "", words)])


def show_photos(people: Sequence[int]) -> None:
    """Update on each of these people which photo is shown."""
    shown = Photo.objects.shown().filter(person=OuterRef("pk")).values("mark")
    for start in range(0, len(people), CHUNK):
        some = Person.objects.filter(pk__in=people[start : start + CHUNK])
        some.update(photo_mark=Coalesce(Subquery(shown), Value("")))


def forget_removed(*, before: datetime) -> int:
    """Delete the bytes of photos removed by then. The row that marks them as removed stays."""
    return Photo.objects.removed_before(before).update(small=b"", large=b"")
