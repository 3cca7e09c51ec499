"""A contact point: one phone, mail, address, link or profile of a person, with its label."""

from __future__ import annotations

import re
from typing import ClassVar

from django.db import models

from cookout.members.owned import Owned, OwnedRows
from cookout.people.person import Person

EXTENSION = re.compile(r"[;,xX]|\bext", re.IGNORECASE)


class ContactPoint(Owned):
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

    objects: ClassVar[OwnedRows[ContactPoint]] = OwnedRows.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("person", "position", "pk")
        indexes = (models.Index(fields=["person", "position", "id"], name="point_in_order"),)
        constraints = (models.CheckConstraint(condition=~models.Q(value=""), name="point_value"),)

    def __str__(self) -> str:
        return self.value

    @property
    def dialled(self) -> str:
        """A phone number as a telephone takes it: digits and a leading plus, no extension."""
        number = EXTENSION.split(self.value, maxsplit=1)[0]
        digits = "".join(c for c in number if c in "0123456789*#")
        return f"+{digits}" if number.lstrip().startswith("+") else digits
