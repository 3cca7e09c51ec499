"""An event that repeats: its rule and its skipped dates. A date becomes an event once it is
held."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import ClassVar
from uuid import UUID, uuid4, uuid5

from django.db import models

from cookout.members.owned import Owned, OwnedRows
from cookout.practice.repeating import Repetition


class EventSeries(Owned):
    """A breakfast every second Tuesday. Only its rule is stored; dates become events once held."""

    uid = models.UUIDField(default=uuid4, editable=False)
    repeats = models.CharField(max_length=80)
    first_on = models.DateField()
    # The last day on which it may fall; empty while it goes on.
    ends_on = models.DateField(null=True, blank=True)
    skipped = models.JSONField(default=list, blank=True)

    objects: ClassVar[OwnedRows[EventSeries]] = OwnedRows.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["owner", "uid"], name="event_series_uid_once"),
            models.CheckConstraint(condition=~models.Q(repeats=""), name="event_series_repeats"),
        )

    def __str__(self) -> str:
        return self.repetition.words

    @property
    def repetition(self) -> Repetition:
        return Repetition.read(self.repeats)

    def uid_on(self, day: date) -> UUID:
        """The uid of the event of a day, derived: the same in two tabs and in every Cookout."""
        return uuid5(self.uid, day.isoformat())

    def dates(self, *, after: date, held: Collection[UUID]) -> Iterator[date]:
        """Its dates after a day, without skipped ones and those that are events already."""
        for day in self.repetition.after(max(after, self.first_on), first_on=self.first_on):
            if self.ends_on and day > self.ends_on:
                return
            if day.isoformat() not in self.skipped and self.uid_on(day) not in held:
                yield day

    def skip(self, day: date) -> None:
        """Leave one date out; the others stay."""
        self.skipped = sorted({*self.skipped, day.isoformat()})
        self.save(update_fields=["skipped"])

    def take_back_skip(self, day: date) -> None:
        """It takes place, after all."""
        self.skipped = [skipped for skipped in self.skipped if skipped != day.isoformat()]
        self.save(update_fields=["skipped"])

    def end(self, *, on: date) -> None:
        """End it after a day; events already held stay."""
        self.ends_on = on
        self.save(update_fields=["ends_on"])
