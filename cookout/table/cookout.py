"""A cookout: an evening with people from the table; who is invited, who is coming, and who came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, ClassVar, Self

from django.db import models, transaction

from cookout.members.owned import Owned, OwnedRows, Trashable, TrashableRows
from cookout.people.interaction import Interaction, InteractionKind
from cookout.people.person import Person
from cookout.practice.phrases import capital, one_line, when


class WasThere(ValueError):
    """The person came, as logged: they stay on the guest list."""


class Cookouts(TrashableRows["Cookout"]):
    """Queries for cookouts."""

    def to_come(self, *, on: date) -> Self:
        """Cookouts of today and later, the next one first."""
        return self.filter(on__gte=on).order_by("on", "pk")

    def past(self, *, on: date) -> Self:
        return self.filter(on__lt=on)


class Cookout(Trashable):
    """A day, a place and the guests.

    Who came is logged once, as one interaction with all of them. It is stored nowhere else:
    deleting that interaction clears it here, too.
    """

    trash_noun = "Cookout"
    shared_words = ("place", "invitation", "notes")

    on = models.DateField()
    begins = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    invitation = models.TextField(blank=True)
    notes = models.TextField(blank=True)
    logged = models.ForeignKey(
        Interaction, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects: ClassVar[Cookouts] = Cookouts.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-on", "-pk")
        constraints = (models.UniqueConstraint(fields=["owner", "uid"], name="cookout_uid_once"),)
        indexes = (models.Index(fields=["owner", "-on", "-id"], name="cookout_by_day"),)

    def __str__(self) -> str:
        return f"Cookout on {self.on}"

    def trash_title(self, *, on: date) -> str:
        day = capital(words=when(day=self.on, on=on).removeprefix("on "))
        return " · ".join(filter(None, (day, one_line(text=self.place, most=60))))

    @property
    def is_logged(self) -> bool:
        """Whether it is logged who came, and the log entry wasn't deleted."""
        return self.logged is not None and self.logged.trashed_at is None

    @property
    def present(self) -> set[int]:
        """The ids of those who came."""
        if self.logged is None or not self.is_logged:
            return set()
        return set(self.logged.people.values_list("pk", flat=True))

    @transaction.atomic
    def write(self, **fields: Any) -> None:
        """Save the day and place; the logged interaction moves to the new day."""
        for name, value in fields.items():
            setattr(self, name, value)
        self.save()
        if self.logged is not None and self.logged.on != self.on:
            self.logged.on = self.on
            self.logged.rewrite()

    @transaction.atomic
    def ask(self, people: Iterable[Person]) -> int:
        """Add these people as guests; returns how many are new."""
        there = set(self.guests.values_list("person_id", flat=True))
        new = {person.pk for person in people} - there
        Guest.objects.bulk_create(
            Guest(owner=self.owner, cookout=self, person_id=pk) for pk in sorted(new)
        )
        return len(new)

    @transaction.atomic
    def came(self, people: Iterable[Person], *, minutes: int | None, at: datetime) -> None:
        """Log who came, once for all; a second call corrects it. ValueError for nobody."""
        present = list(people)
        if not present:
            raise ValueError("somebody came")
        # One after the other: two at once would log it twice.
        self.logged = Cookout.objects.select_for_update(of=("self",)).get(pk=self.pk).logged
        self.ask(present)
        if self.logged is None:
            self._log(present, minutes, at)
            return
        # Whoever lies in the trash is asked about nowhere, and was there all the same.
        present += self.logged.people.trashed()
        self.logged.trashed_at, self.logged.minutes = None, minutes
        self.logged.rewrite(people=present)

    def _log(self, present: list[Person], minutes: int | None, at: datetime) -> None:
        self.logged = Interaction.log(
            people=present,
            kind=InteractionKind.MET,
            direction=Interaction.Direction.BOTH,
            on=self.on,
            at=at,
            minutes=minutes,
            words="A cookout together.",
            owner=self.owner,
        )
        self.save(update_fields=["logged"])


class Guests(OwnedRows["Guest"]):
    """Queries for guests."""

    def not_in_trash(self) -> Self:
        """Guests who aren't in the trash, of cookouts that aren't either."""
        return self.filter(person__trashed_at=None, cookout__trashed_at=None)

    def coming(self) -> Self:
        """Guests who haven't said no."""
        return self.exclude(comes=False)


class Guest(Owned):
    """One person invited to one cookout: since when, their answer, and how many they bring."""

    cookout = models.ForeignKey(Cookout, models.CASCADE, related_name="guests")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    asked_on = models.DateField(null=True, blank=True)
    comes = models.BooleanField(null=True, blank=True)
    brings = models.PositiveSmallIntegerField(default=0)

    objects: ClassVar[Guests] = Guests.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("person__sort_key", "pk")
        constraints = (models.UniqueConstraint(fields=["cookout", "person"], name="guest_once"),)

    def __str__(self) -> str:
        return f"{self.person} at {self.cookout}"

    def invite(self, *, on: date | None) -> None:
        """Mark them as invited since a day; None clears it."""
        self.asked_on = on
        self.save(update_fields=["asked_on"])

    def answer(self, *, comes: bool | None, brings: int, on: date) -> None:
        """Save their answer and how many they bring; who answers has been invited."""
        self.comes, self.brings = comes, brings
        if comes is not None:
            self.asked_on = self.asked_on or on
        self.save(update_fields=["comes", "brings", "asked_on"])

    @classmethod
    def doubles(
        cls, mine: Iterable[Guest], theirs: Iterable[Guest]
    ) -> Iterator[tuple[Guest, Guest]]:
        """Two guests who become one by a merge: an answer of either counts."""
        present = {guest.cookout_id: guest for guest in mine}
        for guest in theirs:
            if twin := present.get(guest.cookout_id):
                yield twin, guest

    def strike(self) -> None:
        """Remove them from the guest list; WasThere if they came."""
        if self.person_id in self.cookout.present:
            raise WasThere
        self.delete()
