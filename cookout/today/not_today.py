"""Not today: a person the member leaves off today's list. Tomorrow they may be back."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models

from cookout.members.owned import Owned, OwnedRows
from cookout.people.person import Person


class NotToday(Owned):
    """One person left out of one day's list. Nothing else changes."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    on = models.DateField()

    objects: ClassVar[OwnedRows[NotToday]] = OwnedRows.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["person", "on"], name="not_today_once_a_day"),
        )
        indexes = (models.Index(fields=["owner", "on"], name="not_today_by_day"),)

    def __str__(self) -> str:
        return f"{self.person}, not on {self.on}"

    @classmethod
    def say(cls, *, person: Person, on: date) -> None:
        """Leave a person out of a day's list."""
        cls.objects.get_or_create(owner=person.owner, person=person, on=on)

    @classmethod
    def take_back(cls, *, person: Person, on: date) -> None:
        """Put the person on the day's list again."""
        cls.objects.filter(person=person, on=on).delete()
