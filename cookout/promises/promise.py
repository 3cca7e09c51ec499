"""A promise: what somebody said they would do, by when, and what became of it."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self
from uuid import UUID, uuid5

from django.db import models, transaction

from cookout.members.owned import Trashable, TrashableRows
from cookout.people.person import Person
from cookout.people.search import search
from cookout.practice.evidence.promises_kept import PromisesKept
from cookout.practice.phrases import one_line
from cookout.practice.repeating import Repetition

SAME = ("person_id", "mine", "what")
"""What the next promise of a repeating one copies."""


class Promises(TrashableRows["Promise"]):
    """Queries for promises."""

    def open(self) -> Self:
        """Promises neither kept nor released."""
        return self.standing().filter(kept_on=None, released_on=None)

    def standing(self) -> Self:
        """Promises not in the trash, of people who aren't in the trash either."""
        return self.filter(trashed_at=None, person__trashed_at=None)

    def mine(self) -> Self:
        """Promises the member made."""
        return self.filter(mine=True)

    def due(self, *, on: date) -> Self:
        """Promises whose day has come."""
        return self.filter(due_on__lte=on)

    def record(self, *, on: date) -> PromisesKept:
        """How many were kept, late or not, and how many weren't kept by their day.

        A promise that is no longer needed, or whose day was changed in time, is in neither count.
        """
        kept, broken = _tallies(on)
        return PromisesKept(**self.standing().aggregate(kept=kept, broken=broken))

    def records(self, *, on: date) -> models.QuerySet[Promise, Any]:
        """The same for each person: a row with the counts."""
        kept, broken = _tallies(on)
        by_person = self.standing().order_by().values("person")
        return by_person.annotate(kept=kept, broken=broken).values("kept", "broken")

    def in_order(self) -> Self:
        """The earliest day first, those without a day last."""
        return self.order_by(models.F("due_on").asc(nulls_last=True), "pk")


def _tallies(on: date) -> tuple[models.Count, models.Count]:
    """The counts of promises kept, and of those whose day passed."""
    by = models.Q(kept_on=None, released_on=None, due_on__lt=on)
    return models.Count("pk", filter=~models.Q(kept_on=None)), models.Count("pk", filter=by)


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
    # An iCalendar rule, and the first of its days; empty for what is promised once.
    repeats = models.CharField(max_length=80, blank=True, default="")
    repeats_from = models.DateField(null=True, blank=True)

    objects: ClassVar[Promises] = Promises.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["owner", "uid"], name="promise_uid_once"),
            models.CheckConstraint(condition=~models.Q(what=""), name="promise_says_what"),
            models.CheckConstraint(
                condition=models.Q(kept_on=None) | models.Q(released_on=None),
                name="promise_ends_one_way",
            ),
            models.CheckConstraint(
                condition=models.Q(repeats="")
                | models.Q(repeats_from__isnull=False, due_on__isnull=False),
                name="promise_repeats_from_a_day",
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
        cls,
        *,
        person: Person,
        what: str,
        on: date,
        due_on: date | None = None,
        mine: bool = True,
        pattern: str = "",
        every: int = 1,
    ) -> Promise:
        """Create a promise, once or repeating by a pattern."""
        promise = cls(owner=person.owner, person=person, mine=mine, what=what.strip(), made_on=on)
        promise.due_on = promise.first_due_on = due_on
        promise._repeat(pattern=pattern, every=every, on=on)
        promise.save()
        return promise

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save it, and update the search, which finds promises that aren't in the trash."""
        super().save(*args, **kwargs)
        changed = kwargs.get("update_fields")
        if changed is None or {"what", "trashed_at"} & set(changed):
            search.write([self.person_id])

    @property
    def is_open(self) -> bool:
        return self.kept_on is None and self.released_on is None

    def is_due(self, *, by: date) -> bool:
        """Whether it is open and due by a day, or late."""
        return self.is_open and self.due_on is not None and self.due_on <= by

    def is_late(self, *, on: date) -> bool:
        """Whether it is open and late."""
        return self.is_open and self.due_on is not None and self.due_on < on

    @property
    def repetition(self) -> Repetition | None:
        """How it repeats."""
        return Repetition.read(self.repeats) if self.repeats else None

    @property
    def next(self) -> Promise | None:
        """The next one of a repeating promise, once this one was kept."""
        return Promise.objects.filter(owner=self.owner_id, uid=self._next_uid).first()

    @property
    def _next_uid(self) -> UUID:
        """The uid of the next one, derived: there is only one next, in every Cookout."""
        return uuid5(self.uid, "next")

    @transaction.atomic
    def keep(self, *, on: date) -> None:
        """Mark it as kept, late or not. Idempotent.

        Of a repeating promise this creates the next: at most one is open at a time.
        """
        if self.is_open:
            self._end(kept_on=on, released_on=None)
            self._make_next(on=on)

    def release(self, *, on: date) -> None:
        """Mark it as no longer needed, and stop repeating; a kept one stays kept."""
        if self.is_open:
            self._end(kept_on=None, released_on=on)

    def restore(self) -> None:
        """Out of the trash, and whom it was made to or by with it."""
        if self.person.trashed_at is not None:
            self.person.restore()
        super().restore()

    @transaction.atomic
    def reopen(self) -> None:
        """Reopen it; the next one is deleted while nothing happened to it."""
        if (following := self.next) and following.is_open:
            following.delete()
            search.write([self.person_id])
        elif following:
            # The later ones go on by themselves.
            self.repeats, self.repeats_from = "", None
        self._end(kept_on=None, released_on=None)

    def change(
        self, *, what: str, due_on: date | None, on: date, pattern: str = "", every: int = 1
    ) -> None:
        """Change the words, the day or the pattern; the first day stays recorded.

        A new day moves this one only. Without a pattern it stops repeating.
        """
        if due_on != self.due_on:
            self.changed_on = on
        self.what, self.due_on = what.strip(), due_on
        now = self.repetition
        if due_on is None or now is None or (now.pattern, now.every) != (pattern, every):
            self._repeat(pattern=pattern, every=every, on=on)
        self.save(
            update_fields=[
                *("what", "due_on", "first_due_on", "changed_on", "repeats", "repeats_from")
            ]
        )

    def _repeat(self, *, pattern: str, every: int, on: date) -> None:
        """Repeat from its day on, or from the first day of the pattern after today."""
        if not pattern:
            self.repeats, self.repeats_from = "", None
            return
        if self.due_on is None:
            begins = Repetition.beginning(on=on, pattern=pattern, every=every)
            self.due_on = begins.next(after=on, first_on=on) or on
        self.first_due_on = self.repeats_from = self.due_on
        self.repeats = Repetition.beginning(on=self.due_on, pattern=pattern, every=every).rule

    def _make_next(self, *, on: date) -> None:
        if not (repetition := self.repetition) or not self.repeats_from or self.person.died:
            return
        # The days that went by meanwhile are not made up for.
        done = max(filter(None, (on, self.due_on, self.first_due_on)))
        day = repetition.next(after=done, first_on=self.repeats_from)
        if day is None:
            return
        fields = {name: getattr(self, name) for name in (*SAME, "repeats", "repeats_from")}
        days = {"made_on": on, "due_on": day, "first_due_on": day}
        owned = Promise.objects.filter(owner=self.owner_id)
        owned.get_or_create(owner_id=self.owner_id, uid=self._next_uid, defaults=fields | days)

    def _end(self, *, kept_on: date | None, released_on: date | None) -> None:
        self.kept_on, self.released_on = kept_on, released_on
        self.save(update_fields=["kept_on", "released_on", "repeats", "repeats_from"])
