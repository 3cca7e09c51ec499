"""A contact point: one phone, mail, address, link or profile of a person, with its label."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import ClassVar

from django.db import models

from cookout.members.owned import OwnedRows
from cookout.members.region import region_of
from cookout.people.history.noted_line import Listed
from cookout.people.person import Person
from cookout.practice.duplicates import normalizing
from cookout.practice.phone_numbers import has_extension, key


class ContactKind(models.TextChoices):
    PHONE = "phone", "Phone"
    MAIL = "mail", "Email"
    ADDRESS = "address", "Address"
    LINK = "link", "Link"
    PROFILE = "profile", "Profile"


class ContactPoint(Listed):
    """One way to reach a person, or to find them elsewhere."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="contact_points")
    kind = models.CharField(max_length=8, choices=ContactKind.choices)
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
        """For the change log: the value with its label, and whether it stopped working."""
        label = f" ({self.label})" if self.label else ""
        return f"{self.value}{label}{', did not work' if self.failed_on else ''}"

    def fail(self, *, on: date | None) -> None:
        """Mark it as not working since a day; None clears the mark."""
        self.failed_on = on
        self.save(update_fields=["failed_on"])

    @classmethod
    def add(cls, *, person: Person, kind: str, value: str, label: str = "") -> bool:
        """Append a contact point; False if the person has the same one already."""
        points = list(person.contact_points.all())
        new = cls(owner=person.owner, person=person, kind=kind, value=value, label=label)
        if any(cls.doubles(points, [new])):
            return False
        new.position = max((point.position for point in points), default=-1) + 1
        new.save()
        person.write()
        return True

    @classmethod
    def doubles(
        cls, mine: Iterable[ContactPoint], theirs: Iterable[ContactPoint]
    ) -> Iterator[tuple[ContactPoint, ContactPoint]]:
        """The points of one list that lead to the same place as a point of another, however
        written."""
        one, other = list(mine), list(theirs)
        if not (one and other):
            return
        region = region_of(one[0].owner)
        written = (normalizing.digits(p.value, region) for p in (*one, *other))
        numbers = normalizing.fullest(filter(None, written))
        present = {point.leads_to(numbers, region): point for point in reversed(one)}
        for point in other:
            if twin := present.get(point.leads_to(numbers, region)):
                yield twin, point

    def leads_to(self, numbers: Mapping[str, str], region: str) -> tuple[str, str]:
        """A comparable form of the value; `numbers` has the fullest form of each phone number."""
        plain = " ".join(self.value.casefold().split())
        if self.kind == ContactKind.PHONE:
            is_line = has_extension(self.value)
            fullest = "" if is_line else numbers.get(normalizing.digits(self.value, region), "")
            plain = fullest or key(self.value, region) or plain
        if self.kind == ContactKind.MAIL:
            plain = normalizing.mailbox(self.value) or plain
        return self.kind, plain
