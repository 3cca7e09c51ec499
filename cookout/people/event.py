"""An event: where people are met, with what it costs in money and hours."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models

from cookout.members.owned import Trashable, TrashableRows
from cookout.people.search import search
from cookout.people.search.document import people_of_event
from cookout.practice.phrases import one_line


class Event(Trashable):
    """A breakfast, a meetup, a school fair: a day on which people are met."""

    trash_noun = "Event"

    name = models.CharField(max_length=200)
    on = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    fee = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    hours = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    notes = models.TextField(blank=True)

    objects: ClassVar[TrashableRows[Event]] = TrashableRows.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-on", "-pk")
        indexes = (models.Index(fields=["owner", "-on", "-id"], name="event_by_day"),)
        constraints = (
            models.UniqueConstraint(fields=["owner", "uid"], name="event_uid_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="event_has_a_name"),
            models.CheckConstraint(
                condition=models.Q(fee=None) | models.Q(fee__gte=0), name="event_fee_not_negative"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Everybody who was there is found by its name."""
        is_new = self._state.adding
        super().save(*args, **kwargs)
        if not is_new:
            search.write(people_of_event(self.pk))

    def trash_title(self, *, on: date) -> str:
        return one_line(text=self.name, most=80)
