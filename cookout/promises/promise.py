"""A promise: what somebody said they would do, by when, and what became of it."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models

from cookout.members.owned import Trashable, TrashableRows
from cookout.people.person import Person
from cookout.people.search import search
from cookout.practice.phrases import one_line


class Promises(TrashableRows["Promise"]):
    """Phrases about many promises."""

    def open(self) -> Self:
        """Neither kept nor released."""
        return self.kept_out_of_trash().filter(kept_on=None, released_on=None)

    def kept_out_of_trash(self) -> Self:
        """Those not in the trash, of people who are not in it either."""
        return self.filter(trashed_at=None, person__trashed_at=None)

    def mine(self) -> Self:
        """Those the member made."""
        return self.filter(mine=True)

    def due(self, *, on: date) -> Self:
        """Those whose day has come."""
        return self.filter(due_on__lte=on)

    def in_order(self) -> Self:
        """The earliest day first, those without a day last."""
        return self.order_by(models.F("due_on").asc(nulls_last=True), "pk")


class Promise(Trashable):
    """Something promised, by the member or to the member."""

    trash_noun = "Promise"
    trash_related = ("person",)

    person = models.ForeignKey(Person, models.CASCADE, related_name="promises")
    mine = models.BooleanField(default=True)
    what = models.TextField()
    made_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    first_due_on = models.DateField(null=True, blank=True)
    changed_on = models.DateField(null=True, blank=True)
    kept_on = models.DateField(null=True, blank=True)
    released_on = models.DateField(null=True, blank=True)

    objects: ClassVar[Promises] = Promises.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["owner", "uid"], name="promise_uid_once"),
            models.CheckConstraint(condition=~models.Q(what=""), name="promise_says_what"),
            models.CheckConstraint(
                condition=models.Q(kept_on=None) | models.Q(released_on=None),
                name="promise_ends_one_way",
            ),
        )
        indexes = (
            models.Index(
                fields=["owner", "due_on"],
                name="promise_open",
                condition=models.Q(kept_on=None, released_on=None),
            ),
        )

    def __str__(self) -> str:
        return self.what

    def trash_title(self, *, on: date) -> str:
        return f"{one_line(text=self.person.name, most=40)}: {one_line(text=self.what)}"

    @classmethod
    def make(
        cls, *, person: Person, what: str, on: date, due_on: date | None = None, mine: bool = True
    ) -> Promise:
        """Write down a promise."""
        return cls.objects.create(
            owner=person.owner,
            person=person,
            mine=mine,
            what=what.strip(),
            made_on=on,
            due_on=due_on,
            first_due_on=due_on,
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The search follows what is promised, and whether it lies in the trash."""
        super().save(*args, **kwargs)
        changed = kwargs.get("update_fields")
        if changed is None or {"what", "trashed_at"} & set(changed):
            search.write([self.person_id])

    @property
    def is_open(self) -> bool:
        return self.kept_on is None and self.released_on is None

    def is_due(self, *, by: date) -> bool:
        """Whether its day comes by then, or has gone by, while it is open."""
        return self.is_open and self.due_on is not None and self.due_on <= by

    def is_late(self, *, on: date) -> bool:
        """Whether its day went by while it is open."""
        return self.is_open and self.due_on is not None and self.due_on < on

    def keep(self, *, on: date) -> None:
        """It was kept, late or not. A late kept promise still counts; twice is once."""
        if self.is_open:
            self._end(kept_on=on, released_on=None)

    def release(self, *, on: date) -> None:
        """Whom it was made to lets it go; a kept one stays kept."""
        if self.is_open:
            self._end(kept_on=None, released_on=on)

    def restore(self) -> None:
        """Out of the trash, and whom it was made to or by with it."""
        if self.person.trashed_at is not None:
            self.person.restore()
        super().restore()

    def reopen(self) -> None:
        """It is open again, after all."""
        self._end(kept_on=None, released_on=None)

    def change(self, *, what: str, due_on: date | None, on: date) -> None:
        """Agree on other words or another day; the day first promised stays on record."""
        if due_on != self.due_on:
            self.changed_on = on
        self.what, self.due_on = what.strip(), due_on
        self.save(update_fields=["what", "due_on", "changed_on"])

    def _end(self, *, kept_on: date | None, released_on: date | None) -> None:
        self.kept_on, self.released_on = kept_on, released_on
        self.save(update_fields=["kept_on", "released_on"])
