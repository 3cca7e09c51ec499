"""A merge: two records of one person became one. It can be undone at any time."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models, transaction

from cookout.members.owned import Owned, OwnedRows
from cookout.people.history.change import Cause, note, occasion, unnoticed
from cookout.people.merging.choices import FIELDS, LABELS, NEAREST, STANDING, united
from cookout.people.merging.move import Moving
from cookout.people.merging.move_back import MovingBack
from cookout.people.merging.not_the_same import Apart
from cookout.people.merging.relations import plain, value_of
from cookout.people.person import Person
from cookout.people.photo import show_photos
from cookout.people.search import search


class MergedSince(Exception):
    """The kept person is part of a later merge, which has to be undone first."""

    def __init__(self, later: Merge) -> None:
        super().__init__(str(later))
        self.later = later


class Merges(OwnedRows["Merge"]):
    """Queries for merges."""

    def standing(self) -> Self:
        """Merges that weren't undone."""
        return self.filter(undone_at=None)

    def latest_first(self) -> Self:
        return self.order_by("-pk")


class Merge(Owned):
    """One record is kept; the other is in the trash, and all of its rows were moved.

    `record` has the moved rows, and the kept person before and after.
    """

    kept = models.ForeignKey(Person, models.CASCADE, related_name="merges")
    other = models.ForeignKey(Person, models.CASCADE, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    record = models.JSONField(default=dict)

    objects: ClassVar[Merges] = Merges.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(kept=models.F("other")), name="merge_is_of_two"
            ),
            models.UniqueConstraint(
                fields=["other"], condition=models.Q(undone_at=None), name="merged_into_one"
            ),
        )

    def __str__(self) -> str:
        return f"{self.other} in {self.kept}"

    @staticmethod
    def kept_first(one: Person, other: Person) -> tuple[Person, Person]:
        """Sorted by closeness of place, then by times in touch, then by id."""

        def rank(person: Person) -> tuple[int, int, int]:
            return NEAREST.index(Person.Place(person.place)), -person.touches, person.pk

        first, second = sorted((one, other), key=rank)
        return first, second

    @classmethod
    @transaction.atomic
    def make(
        cls,
        *,
        kept: Person,
        other: Person,
        at: datetime,
        take: AbstractSet[str] = frozenset(),
    ) -> Merge:
        """Merge two records. `take` names the aspects in which the other's values count.

        ValueError if they aren't two records of one member, or one is in the trash.
        """
        two = Person.objects.of(kept.owner).not_in_trash().select_for_update()
        both = two.in_bulk([kept.pk, other.pk])
        if len(both) < 2:
            raise ValueError("a merge is of two people of one member, neither in the trash")
        kept, other = both[kept.pk], both[other.pk]
        moving = Moving(kept=kept, other=other)
        moving.run(leave=(Merge, Apart))
        before = _values(kept)
        for name, value in united(kept, other, take=take, decided=moving.decided).items():
            setattr(kept, name, value)
        with unnoticed():
            other.trash(at=at)
        with occasion(at=at, cause=Cause.MERGE, source=other.name):
            kept.save()
            note(owner_id=kept.owner_id, person_id=kept.pk, said=())
        record: dict[str, Any] = {**moving.record, "before": before, "after": _values(kept)}
        merge = cls.objects.create(owner=kept.owner, kept=kept, other=other, at=at, record=record)
        merge._follow()
        return merge

    @transaction.atomic
    def undo(self, *, at: datetime) -> list[str]:
        """Undo it: both are as they were, except for what was changed since. Returns what stays
        changed, in words. Idempotent. MergedSince if the kept person was merged again since."""
        merge = Merge.objects.select_for_update().get(pk=self.pk)
        if merge.undone_at is not None:
            return []
        if later := merge.later():
            raise MergedSince(later)
        record, kept, other = merge.record, merge.kept, merge.other
        with occasion(at=at, cause=Cause.APART, source=other.name):
            changed = _take_back(kept, record["before"], record["after"])
            note(owner_id=kept.owner_id, person_id=kept.pk, said=())
        back = MovingBack(record=record, kept=kept, other=other)
        back.run()
        with occasion(at=at, cause=Cause.APART, source=kept.name):
            other.restore()
        merge.undone_at, merge.record = at, {}
        merge.save(update_fields=["undone_at", "record"])
        merge._follow()
        return list(dict.fromkeys([*changed, *back.changed]))

    def later(self) -> Merge | None:
        """A merge of the kept person after this one, if any."""
        since = Merge.objects.standing().filter(pk__gt=self.pk)
        either = models.Q(kept=self.kept_id) | models.Q(other=self.kept_id)
        return since.filter(either).select_related("kept", "other").latest_first().first()

    def _follow(self) -> None:
        """Recalculate the rhythms, and update the photos and the search."""
        show_photos([self.kept_id, self.other_id])
        for person in (self.kept, self.other):
            person.recount()
            person.follow_experiences()
        search.write_around([self.kept_id, self.other_id])


def _values(person: Person) -> dict[str, Any]:
    return {name: plain(getattr(person, name)) for name in FIELDS}


def _take_back(kept: Person, before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """Restore each field unless it was edited since; returns the edited ones in words."""
    now, changed = _values(kept), []
    # A merge of an earlier version says nothing of fields that came since: they stay as they are.
    before, after = now | before, now | after
    stood = all(now[name] == after[name] for name in STANDING)
    for name in FIELDS:
        if now[name] != after[name] or (name in STANDING and not stood):
            changed.append(LABELS.get(name, name))
        elif before[name] != after[name]:
            setattr(kept, name, value_of(Person, name, before[name]))
    kept.save()
    return changed
