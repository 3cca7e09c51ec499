"""A cookout: an evening with people from the table; who is asked, who comes, and who came."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import ClassVar

from django.db import models, transaction

from cookout.members.owned import Owned, OwnedRows, Trashable, TrashableRows
from cookout.people.interaction import Interaction
from cookout.people.person import Person


class Cookout(Trashable):
    """A day, a place and the guests. Who came is logged once, for all of them together."""

    on = models.DateField()
    begins = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    notes = models.TextField(blank=True)
    logged = models.ForeignKey(
        Interaction, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects: ClassVar[TrashableRows[Cookout]] = TrashableRows.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-on", "-pk")
        constraints = (models.UniqueConstraint(fields=["owner", "uid"], name="cookout_uid_once"),)
        indexes = (models.Index(fields=["owner", "-on", "-id"], name="cookout_by_day"),)

    def __str__(self) -> str:
        return f"Cookout on {self.on}"

    @transaction.atomic
    def ask(self, people: Iterable[Person]) -> None:
        """Have these people as guests, and nobody else; what is known of those who stay, stays."""
        wanted = {person.pk for person in people}
        self.guests.exclude(person__in=wanted).delete()
        there = set(self.guests.values_list("person_id", flat=True))
        Guest.objects.bulk_create(
            Guest(owner=self.owner, cookout=self, person_id=pk) for pk in sorted(wanted - there)
        )

    @transaction.atomic
    def came(self, people: Iterable[Person], *, minutes: int | None, at: datetime) -> None:
        """Log who came, once for all; said again, it is corrected."""
        present = list(people)
        self.guests.update(came=False)
        self.guests.filter(person__in=present).update(came=True)
        if self.logged is not None and present:
            self.logged.minutes = minutes
            self.logged.restore()
            self.logged.rewrite(people=present)
        elif self.logged is not None:
            self.logged.trash(at=at)
        elif present:
            self.logged = Interaction.log(
                people=present,
                kind=Interaction.Kind.MET,
                direction=Interaction.Direction.BOTH,
                on=self.on,
                at=at,
                minutes=minutes,
                words="A cookout together.",
                owner=self.owner,
            )
            self.save(update_fields=["logged"])


class Guest(Owned):
    """One person asked to one cookout: since when, whether they come, and whether they came."""

    cookout = models.ForeignKey(Cookout, models.CASCADE, related_name="guests")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    asked_on = models.DateField(null=True, blank=True)
    comes = models.BooleanField(null=True, blank=True)
    came = models.BooleanField(null=True, blank=True)

    objects: ClassVar[OwnedRows[Guest]] = OwnedRows.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("person__sort_key", "pk")
        constraints = (models.UniqueConstraint(fields=["cookout", "person"], name="guest_once"),)

    def __str__(self) -> str:
        return f"{self.person} at {self.cookout}"

    def invite(self, *, on: date | None) -> None:
        """They were asked, since when; None takes it back."""
        self.asked_on = on
        self.save(update_fields=["asked_on"])
