"""A change: what was edited about a person, when, and by whom or which file.

The door opens an occasion; signals record what is saved within it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver

from cookout.members.bulk_insert import insert
from cookout.members.owned import Owned, OwnedRows
from cookout.people.history.differences import FIELDS, Line, differences
from cookout.people.person import Person

COUNTED = "touches"
"""Counting again saves this, and is nobody's change."""


class Cause(models.TextChoices):
    """What kind of action made a change."""

    HAND = "hand", "By hand"
    INTAKE = "intake", "A file"
    UNDO = "undo", "A file undone"
    MERGE = "merge", "Two made one"
    APART = "apart", "One made two again"
    ARCHIVE = "archive", "An archive"


FORMER_LABELS = {"Mail": "Email"}
"""Labels that older changes were recorded under, and their names now."""


def current_label(label: str) -> str:
    """The label of a change's line as pages name it now."""
    return FORMER_LABELS.get(label, label)


class Changes(OwnedRows["Change"]):
    """The change log of a person, the latest first."""

    def in_order(self) -> Self:
        return self.order_by("-pk")

    def after(self, _: str, pk: int) -> Self:
        return self.in_order().filter(pk__lt=pk)

    def before(self, _: str, pk: int) -> Self:
        return self.filter(pk__gt=pk).order_by("pk")


class Change(Owned):
    """What one action changed about one person. `said` has a line for each field: its label, the
    value before and the value after."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="changes")
    at = models.DateTimeField()
    cause = models.CharField(max_length=8, choices=Cause.choices)
    source = models.CharField(max_length=300, blank=True)
    is_new = models.BooleanField(default=False)
    said = models.JSONField(default=list, blank=True)

    objects: ClassVar[Changes] = Changes.as_manager()  # type: ignore[assignment]

    def __str__(self) -> str:
        return f"{self.get_cause_display()} on {self.at:%Y-%m-%d}"


@dataclass
class ChangeContext:
    """The moment and cause of the current action, and the people who have a change from it
    already."""

    at: datetime
    cause: str
    source: str
    noted: dict[int, Change] = field(default_factory=dict)


_now: ContextVar[ChangeContext | None] = ContextVar("occasion", default=None)


@contextmanager
def occasion(*, at: datetime, cause: str = Cause.HAND, source: str = "") -> Iterator[None]:
    """Record everything saved in the block as one change with this moment and cause."""
    before = _now.set(ChangeContext(at, cause, source[:300]))
    try:
        yield
    finally:
        _now.reset(before)


@contextmanager
def because(cause: str, *, source: str = "") -> Iterator[None]:
    """The same moment with another cause; does nothing outside an occasion."""
    if (held := _now.get()) is None:
        yield
    else:
        with occasion(at=held.at, cause=cause, source=source):
            yield


@contextmanager
def unnoticed() -> Iterator[None]:
    """Record nothing in the block: it is part of something that is recorded elsewhere."""
    before = _now.set(None)
    try:
        yield
    finally:
        _now.reset(before)


def is_occasion() -> bool:
    """Whether changes are recorded now."""
    return _now.get() is not None


def note(*, owner_id: int, person_id: int, said: Sequence[Line], is_new: bool = False) -> None:
    """Add lines to the current change of a person."""
    if (held := _now.get()) is None:
        return
    change = held.noted.setdefault(person_id, _change(held, owner_id, person_id))
    change.said += [list(line) for line in said]
    change.is_new = change.is_new or is_new
    change.save()


def note_all(*, owner_id: int, said: Mapping[int, Sequence[Line]], are_new: bool = False) -> None:
    """The same for many people at once who have no change of this occasion yet."""
    if (held := _now.get()) is None:
        return
    insert(
        Change,
        ("person_id", "said"),
        ((pk, list(map(list, lines))) for pk, lines in said.items() if pk not in held.noted),
        owner_id=owner_id,
        at=held.at,
        cause=held.cause,
        source=held.source,
        is_new=are_new,
    )


def _change(held: ChangeContext, owner_id: int, person_id: int) -> Change:
    return Change(
        owner_id=owner_id,
        person_id=person_id,
        at=held.at,
        cause=held.cause,
        source=held.source,
        said=[],
    )


@receiver(pre_save, sender=Person)
def _notice(instance: Person, update_fields: frozenset[str] | None, **_: Any) -> None:
    """Signal: a person is saved over its old row."""
    if _now.get() is None or instance._state.adding or COUNTED in (update_fields or ()):
        return
    before = Person.objects.filter(pk=instance.pk).values(*FIELDS).first()
    saved = [
        name
        for name in FIELDS
        if update_fields is None or {name, name.removesuffix("_id")} & update_fields
    ]
    now = (before or {}) | {name: getattr(instance, name) for name in saved}
    if before and (lines := differences(before, now)):
        note(owner_id=instance.owner_id, person_id=instance.pk, said=lines)


@receiver(post_save, sender=Person)
def _notice_new(instance: Person, created: bool, **_: Any) -> None:
    if created:
        note(owner_id=instance.owner_id, person_id=instance.pk, said=(), is_new=True)
