"""A week: what was planned, whom the member chose for it, and when it was looked back on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from django.db import models

from cookout.members.owned import Owned, OwnedRows
from cookout.people.person import Person

if TYPE_CHECKING:
    from cookout.members.member import Member


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


class Week(Owned):
    """One week of one member, from Monday to Sunday.

    `planned` are the minutes that the plan had for it while it was the plan; it stays as it was
    when the plan is changed later. `people` are those chosen for the week.
    """

    monday_on = models.DateField()
    planned = models.PositiveSmallIntegerField(null=True, blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    words = models.TextField(blank=True)
    people = models.ManyToManyField(Person, related_name="+", blank=True)

    objects: ClassVar[OwnedRows[Week]] = OwnedRows.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-monday_on",)
        constraints = (
            models.UniqueConstraint(fields=["owner", "monday_on"], name="each_week_once"),
        )

    def __str__(self) -> str:
        return f"The week of {self.monday_on}"

    @classmethod
    def of_day(cls, *, owner: Member, day: date) -> Week:
        """The week of a day, made where it was not there."""
        week, _ = cls.objects.get_or_create(owner=owner, monday_on=monday_of(day))
        return week
