"""An event: where people are met, with what it costs in money and hours."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models, transaction

from cookout.members.owned import Trashable, TrashableRows
from cookout.people.event_series import EventSeries
from cookout.people.search import search
from cookout.people.search.document import people_of_event
from cookout.practice.phrases import one_line
from cookout.practice.repeating import Repetition


class Event(Trashable):
    """A breakfast, a meetup, a school fair: a day on which people are met."""

    trash_noun = "Event"

    name = models.CharField(max_length=200)
    on = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    fee = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    hours = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    notes = models.TextField(blank=True)
    series = models.ForeignKey(
        EventSeries, models.SET_NULL, null=True, blank=True, related_name="events"
    )

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
        """Update the search entries of everyone who was there, since the event's name finds
        them."""
        is_new = self._state.adding
        super().save(*args, **kwargs)
        if not is_new:
            search.write(people_of_event(self.pk))

    @property
    def repetition(self) -> Repetition | None:
        """How it repeats; None if it no longer does."""
        return self.series.repetition if self.series and not self.series.ends_on else None

    @transaction.atomic
    def repeat(self, *, pattern: str, every: int = 1) -> None:
        """Repeat it by a pattern from its day on; without a pattern it stops repeating."""
        now = self.repetition
        if (now.pattern, now.every) == (pattern, every) if now else not pattern:
            return
        if now and self.series:
            last = (
                self.series.events.not_in_trash()
                .order_by("-on")
                .values_list("on", flat=True)
                .first()
            )
            self.series.end(on=max(last or self.on, self.on))
        if pattern:
            rule = Repetition.beginning(on=self.on, pattern=pattern, every=every).rule
            self.series = EventSeries.objects.create(
                owner=self.owner, repeats=rule, first_on=self.on
            )
            self.save(update_fields=["series"])

    def trash_title(self, *, on: date) -> str:
        return one_line(text=self.name, most=80)
