"""A need: what someone is looking for, in their own words, until it is met."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models

from cookout.members.owned import Trashable, TrashableRows
from cookout.people.person import Person
from cookout.practice.phrases import one_line
from cookout.referrals.trades_known import trade_name


class Needs(TrashableRows["Need"]):
    """Queries for needs."""

    def open(self) -> Self:
        """Needs that are still open."""
        return self.filter(trashed_at=None, ended_on=None)

    def met_by(self, person: Person) -> Self:
        """Needs that a person's trade would meet, except their own."""
        words = person.role or person.title
        return self.filter(trade=trade_name(words)) if words else self.none()


class Need(Trashable):
    """What an asker needs. Without one it is the member's own need."""

    trash_noun = "Need"
    trash_related = ("asker",)
    shared_words = ("words",)
    never_empty = ("words",)

    words = models.CharField(max_length=500)
    asker = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="needs")
    trade = models.CharField(max_length=200, blank=True)
    asked_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    objects: ClassVar[Needs] = Needs.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["owner", "uid"], name="need_uid_once"),
            models.CheckConstraint(condition=~models.Q(words=""), name="need_has_words"),
        )
        indexes = (
            models.Index(
                fields=["owner", "trade"],
                name="need_open",
                condition=models.Q(ended_on__isnull=True, trashed_at__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return self.words

    def trash_title(self, *, on: date) -> str:
        return one_line(text=self.words)

    @classmethod
    def remember(cls, *, on: date, **fields: Any) -> Need:
        """Save a need; an open one with the same words is reused."""
        same = cls.objects.of(fields["owner"]).open().filter(**fields).first()
        return same or cls.objects.create(asked_on=on, **fields)

    def end(self, *, on: date) -> None:
        """Close it: it is met, or no longer wanted."""
        self.ended_on = on
        self.save(update_fields=["ended_on"])

    def reopen(self) -> None:
        """Reopen it."""
        self.ended_on = None
        self.save(update_fields=["ended_on"])

    def restore(self) -> None:
        """Restore it from the trash, with its asker."""
        if self.asker and self.asker.trashed_at is not None:
            self.asker.restore()
        super().restore()
