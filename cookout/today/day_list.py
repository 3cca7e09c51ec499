"""A day's list: who was on it when it was made, and who was added by "Show more"."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models, transaction

from cookout.members.compiled_query import CompiledQuery
from cookout.members.owned import Owned, OwnedRows
from cookout.people.person import Person

if TYPE_CHECKING:
    from cookout.members.member import Member
    from cookout.practice.today.due import TodayStep


class DayListEntries(OwnedRows["DayListEntry"]):
    """Queries for entries."""

    def of_day(self, on: date) -> Self:
        return self.filter(on=on).order_by("position", "pk")


class DayListEntry(Owned):
    """One person on one day's list. They stay recorded until the next day, also once they were
    reached or left out."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    on = models.DateField()
    position = models.PositiveSmallIntegerField()
    is_note = models.BooleanField(default=False)

    objects: ClassVar[DayListEntries] = DayListEntries.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "on"], name="day_list_once"),)
        indexes = (models.Index(fields=["owner", "on", "position"], name="day_list_in_order"),)

    def __str__(self) -> str:
        return f"{self.person}, on the list of {self.on}"

    @classmethod
    @transaction.atomic
    def add(cls, *, owner: Member, on: date, steps: Iterable[TodayStep]) -> None:
        """Append people to a day's list; people on it already keep their place."""
        cls.objects.of(owner).filter(on__lt=on).delete()
        last = cls.objects.of(owner).filter(on=on).aggregate(last=models.Max("position"))["last"]
        first = 0 if last is None else last + 1
        cls.objects.bulk_create(
            (
                cls(
                    owner=owner,
                    person_id=step.person_id,
                    on=on,
                    position=position,
                    is_note=step.kind == "note",
                )
                for position, step in enumerate(steps, start=first)
            ),
            # Two looks at once draw the same list.
            ignore_conflicts=True,
        )

    @classmethod
    def draw_anew(cls, *, owner: Member, first: date, last: date) -> None:
        """Delete the lists of days whose minutes changed: the next look makes them again."""
        cls.objects.of(owner).filter(on__range=(first, last)).delete()


_LISTED = CompiledQuery(
    lambda member, on: (
        DayListEntry.objects.of(member).of_day(on).values_list("person_id", "is_note")
    )
)


def listed(*, member: Member, on: date) -> dict[int, bool]:
    """Who is on a day's list, in order, and for whom a short note is enough; empty if none was made
    yet."""
    return dict(_LISTED(member=member.pk, on=on))
