"""A contact point: one phone, mail, address, link or profile of a person, with its label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import ClassVar

from django.db import models

from cookout.members.owned import OwnedRows
from cookout.people.history.noted_line import Listed
from cookout.people.person import Person
from cookout.practice.duplicates import normalizing

EXTENSION = re.compile(r"[;,xX]|\bext", re.IGNORECASE)


class ContactPoint(Listed):
    """One way to reach a person, or to find them elsewhere."""

    class Kind(models.TextChoices):
        PHONE = "phone", "Phone"
        MAIL = "mail", "Mail"
        ADDRESS = "address", "Address"
        LINK = "link", "Link"
        PROFILE = "profile", "Profile"

    person = models.ForeignKey(Person, models.CASCADE, related_name="contact_points")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    label = models.CharField(max_length=100, blank=True)
    value = models.TextField()
    position = models.PositiveSmallIntegerField(default=0)
    failed_on = models.DateField(null=True, blank=True)

    objects: ClassVar[OwnedRows[ContactPoint]] = OwnedRows.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("person", "position", "pk")
        indexes = (models.Index(fields=["person", "position", "id"], name="point_in_order"),)
        constraints = (models.CheckConstraint(condition=~models.Q(value=""), name="point_value"),)

    def __str__(self) -> str:
        return self.value

    @property
    def in_words(self) -> str:
        """As the history tells it: with its label, and whether it did not work."""
        label = f" ({self.label})" if self.label else ""
        return f"{self.value}{label}{', did not work' if self.failed_on else ''}"

    @property
    def dialled(self) -> str:
        """A phone number as a telephone takes it: digits and a leading plus, no extension."""
        number = EXTENSION.split(self.value, maxsplit=1)[0]
        digits = "".join(c for c in number if c in "0123456789*#")
        return f"+{digits}" if number.lstrip().startswith("+") else digits

    def fail(self, *, on: date | None) -> None:
        """Say that it did not work on a day; None takes it back."""
        self.failed_on = on
        self.save(update_fields=["failed_on"])

    @classmethod
    def said_twice(
        cls, mine: Iterable[ContactPoint], theirs: Iterable[ContactPoint]
    ) -> Iterator[tuple[ContactPoint, ContactPoint]]:
        """Points of two lists that lead to the same place, in whatever way they are written."""
        one, other = list(mine), list(theirs)
        numbers = normalizing.fullest(
            filter(None, (normalizing.digits(p.value) for p in (*one, *other)))
        )
        present = {point.leads_to(numbers): point for point in reversed(one)}
        for point in other:
            if twin := present.get(point.leads_to(numbers)):
                yield twin, point

    def leads_to(self, numbers: Mapping[str, str]) -> tuple[str, str]:
        """Where it leads; `numbers` has the fullest form of each number."""
        plain = " ".join(self.value.casefold().split())
        if self.kind == self.Kind.PHONE and not normalizing.has_extension(self.value):
            plain = numbers.get(normalizing.digits(self.value), "") or plain
        if self.kind == self.Kind.MAIL:
            plain = normalizing.mailbox(self.value) or plain
        return self.kind, plain
