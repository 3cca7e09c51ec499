"""A decision: go deep, keep warm, let go, or later; who decided it about whom, and when."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import ClassVar, Self

from django.db import models, transaction

from cookout.members.owned import Owned, OwnedRows
from cookout.people.person import Person
from cookout.practice.numbers import WEEK
from cookout.table import seat

SUNDAY = 6


class DecisionKind(models.TextChoices):
    """What was decided about a person."""

    SEAT = "seat", "Go deep"
    WARMTH = "warmth", "Keep warm"
    FAREWELL = "farewell", "Let go"
    LATER = "later", "Later"


class Decisions(OwnedRows["Decision"]):
    """Queries for decisions."""

    def standing(self) -> Self:
        """Decisions that hold now."""
        return self.filter(ended_at=None)

    def seats(self) -> Self:
        """Decisions that gave someone a seat at the table."""
        return self.filter(kind=DecisionKind.SEAT)

    def people_seated(self, *, first: date, last: date) -> list[Person]:
        """Who got a seat in a span of days, in order."""
        made = self.seats().filter(on__range=(first, last), person__trashed_at=None)
        made = made.select_related("person").order_by("on", "pk")
        return list({decision.person_id: decision.person for decision in made}.values())


class Decision(Owned):
    """One decision about one person: a seat at the table, keep warm, let go, or later."""

    PLACES = {
        DecisionKind.SEAT: Person.Place.DEEP,
        DecisionKind.WARMTH: Person.Place.WARM,
        DecisionKind.FAREWELL: Person.Place.GONE,
    }

    person = models.ForeignKey(Person, models.CASCADE, related_name="decisions")
    kind = models.CharField(max_length=8, choices=DecisionKind.choices)
    at = models.DateTimeField()
    on = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)
    place_before = models.CharField(max_length=4, choices=Person.Place.choices)
    placed_on_before = models.DateField(null=True, blank=True)

    objects: ClassVar[Decisions] = Decisions.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(ended_at=None),
                name="one_decision_holds",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.person}"

    @classmethod
    @transaction.atomic
    def make(
        cls, *, person: Person, kind: str, on: date, at: datetime, beyond_plan: bool = False
    ) -> Decision:
        """Decide about a person, which ends the decision that held before. Deciding the same twice
        changes nothing.

        Raises TableIsFull if it gives a seat and none is free, unless the member wants one more
        than the plan has seats for (`beyond_plan`).
        """
        kind = DecisionKind(kind)
        # As it is now, not as it was when the page was opened.
        person.refresh_from_db()
        now = cls.objects.filter(person=person).standing().select_for_update().first()
        if now and now.kind == kind and kind != DecisionKind.LATER:
            return now
        if kind == DecisionKind.SEAT and person.place != Person.Place.DEEP and not beyond_plan:
            seat.ask_for_one(member=person.owner, on=on)
        if now:
            now.end(at=at)
        decision = cls.objects.create(
            owner=person.owner,
            person=person,
            kind=kind,
            on=on,
            at=at,
            place_before=person.place,
            placed_on_before=person.placed_on,
        )
        decision.put_off()
        if kind != DecisionKind.LATER:
            person.stand(cls.PLACES[kind], on=on)
        return decision

    def end(self, *, at: datetime) -> None:
        """End it; it stays recorded."""
        self.ended_at = at
        self.save(update_fields=["ended_at"])

    @transaction.atomic
    def undo(self) -> None:
        """Undo it: the person goes back to where they stood, and an older decision holds again."""
        holds = Decision.objects.standing().filter(pk=self.pk).select_related("person").first()
        if holds is None:
            return
        person, ended = holds.person, holds.at
        holds.delete()
        older = Decision.objects.filter(person=person, ended_at=ended).first()
        person.stand(holds.place_before, on=holds.placed_on_before)
        if older:
            older.ended_at = None
            older.save(update_fields=["ended_at"])
            older.put_off()

    def put_off(self) -> None:
        """After "later", have the person come up again on the Sunday after."""
        if self.kind == DecisionKind.LATER:
            self.person.decide_from = next_sunday(self.on)
            self.person.save(update_fields=["decide_from"])


def next_sunday(on: date) -> date:
    """The Sunday after a day."""
    return on + timedelta(days=(SUNDAY - on.weekday()) % WEEK or WEEK)
