"""A week: what was planned, whom the member chose for it, and when it was looked back on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models, transaction

from cookout.members.owned import Owned, OwnedRows
from cookout.people.person import People, Person
from cookout.practice.numbers import REVIEW_LATE_BY, WEEK

if TYPE_CHECKING:
    from cookout.members.member import Member


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def to_review(on: date) -> date:
    """The Monday of the week that a review on this day looks at: the one that ends nearest."""
    return monday_of(on - REVIEW_LATE_BY)


class Weeks(OwnedRows["Week"]):
    """Queries for weeks."""

    def of_day(self, day: date) -> Self:
        """The week that a day is in, if it is written down."""
        return self.filter(monday_on=monday_of(day))


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

    objects: ClassVar[Weeks] = Weeks.as_manager()  # type: ignore[assignment]

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

    @classmethod
    def people_chosen(cls, *, owner: Member, on: date) -> People:
        """The people a member chose for the week of a day."""
        chosen = cls.objects.of(owner).of_day(on).exclude(people=None)
        return Person.objects.of(owner).not_in_trash().filter(pk__in=chosen.values("people"))

    @property
    def sunday_on(self) -> date:
        """Its last day."""
        return self.monday_on + timedelta(days=WEEK - 1)

    @property
    def is_reviewed(self) -> bool:
        return self.reviewed_at is not None

    def say(self, words: str) -> None:
        """Save the member's sentence about it."""
        self.words = words
        self.save(update_fields=["words"])

    def choose(self, people: Iterable[Person]) -> None:
        """These people, and nobody else, are for this week."""
        self.people.set(people)

    @transaction.atomic
    def review(self, *, at: datetime, planned: int | None) -> None:
        """Mark it as reviewed. Its planned minutes no longer change with the plan."""
        self.reviewed_at = self.reviewed_at or at
        self.planned = planned if self.planned is None else self.planned
        self.save(update_fields=["reviewed_at", "planned"])
