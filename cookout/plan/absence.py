"""An absence: days on which the member has no minutes for anybody."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.db import models

from cookout.members.owned import Trashable, TrashableRows
from cookout.practice.numbers import ABSENCE_DAYS
from cookout.practice.phrases import calendar_day, one_line


class Absences(TrashableRows["Absence"]):
    """Queries for absences."""

    def in_order(self) -> Self:
        return self.order_by("first_on", "pk")

    def touching(self, *, first: date, last: date) -> Self:
        """Those with a day in a stretch of days."""
        return self.filter(first_on__lte=last, last_on__gte=first)


class Absence(Trashable):
    """From a first day away to a last one."""

    trash_noun = "Days off"

    first_on = models.DateField()
    last_on = models.DateField()
    words = models.CharField(max_length=200, blank=True)

    objects: ClassVar[Absences] = Absences.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("first_on", "pk")
        constraints = (
            models.UniqueConstraint(fields=["owner", "uid"], name="absence_uid_once"),
            models.CheckConstraint(
                condition=models.Q(last_on__gte=models.F("first_on")), name="absence_has_days"
            ),
        )
        indexes = (models.Index(fields=["owner", "last_on"], name="absence_by_day"),)

    def has(self, day: date) -> bool:
        """Whether a day is one of them."""
        return self.first_on <= day <= self.last_on

    @property
    def is_long(self) -> bool:
        """Whether it is long enough that its weeks are not judged."""
        return (self.last_on - self.first_on).days + 1 >= ABSENCE_DAYS

    def __str__(self) -> str:
        return self.words or f"Away from {self.first_on} to {self.last_on}"

    def trash_title(self, *, on: date) -> str:
        first, last = (calendar_day(day=day, on=on) for day in (self.first_on, self.last_on))
        return " · ".join(filter(None, (f"{first} to {last}", one_line(text=self.words, most=60))))
