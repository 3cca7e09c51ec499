"""Pairs of people marked as not the same person, so that the question is asked once."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models

from cookout.members.owned import Owned, OwnedRows
from cookout.people.person import Person


class Apart(Owned):
    """Two people whom the member marked as different; the lower id comes first."""

    first = models.ForeignKey(Person, models.CASCADE, related_name="+")
    second = models.ForeignKey(Person, models.CASCADE, related_name="+")
    said_at = models.DateTimeField()

    objects: ClassVar[OwnedRows[Apart]] = OwnedRows.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["first", "second"], name="apart_said_once"),
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")), name="apart_are_two"
            ),
        )

    def __str__(self) -> str:
        return f"{self.first} and {self.second}"

    def in_order(self) -> None:
        """The lower number first."""
        self.first_id, self.second_id = sorted((self.first_id, self.second_id))

    @classmethod
    def say(cls, one: Person, other: Person, *, at: datetime) -> Apart:
        """Mark them as different. Idempotent."""
        first, second = sorted((one, other), key=lambda person: person.pk)
        apart, _ = cls.objects.get_or_create(
            first=first, second=second, defaults={"owner": one.owner, "said_at": at}
        )
        return apart

    @classmethod
    def take_back(cls, one: Person, other: Person) -> None:
        """Remove the mark."""
        first, second = sorted((one, other), key=lambda person: person.pk)
        cls.objects.filter(first=first, second=second).delete()
