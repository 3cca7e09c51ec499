"""Move every row that points to one person to another, and record it for the undo.

Rows of higher rooms are included: they are found by their foreign keys, and none is named here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypedDict

from django.db import models
from django.db.models import F, Max

from cookout.people.merging.relations import (
    ColumnValues,
    Model,
    fields,
    has,
    is_blank,
    only_once,
    pointers,
    rows_of,
    update,
    values_of,
)
from cookout.people.person import Person


class Moved(TypedDict):
    """Rows of one model that were moved, as they were."""

    model: str
    field: str
    rows: list[ColumnValues]


class Filled(TypedDict):
    """A row of the kept person in which empty fields were filled from the other's row."""

    model: str
    id: int
    before: ColumnValues
    after: ColumnValues


class MoveRecord(TypedDict):
    """Everything needed to undo a move: rows moved, rows dropped as doubles, and rows filled."""

    moved: list[Moved]
    doubled: list[Moved]
    filled: list[Filled]


@dataclass
class Moving:
    """Moves every row that points to one person to another."""

    other: Person
    kept: Person
    record: MoveRecord = field(default_factory=lambda: MoveRecord(moved=[], doubled=[], filled=[]))
    decided: bool = False

    def run(self, *, leave: tuple[Model, ...]) -> None:
        """Move all rows, except those about these two as a pair."""
        for key in pointers():
            if key.model not in leave:
                self._move(key)

    def _move(self, key: Any) -> None:
        model = key.model
        theirs = {row.pk: row for row in rows_of(model, key, self.other)}
        if not theirs:
            return
        staying = self._clashing(key)
        if not model._meta.auto_created:
            staying |= self._doubles(key, theirs)
        staying |= self._about_both(key, theirs)
        doubled = [theirs[pk] for pk in theirs if pk in staying]
        going = [row for pk, row in theirs.items() if pk not in staying]
        if model._meta.auto_created and doubled:
            # Both were in it: once is enough.
            self.record["doubled"].append(_moved(key, doubled))
            model._base_manager.filter(pk__in=[row.pk for row in doubled]).delete()
        if going:
            self.record["moved"].append(_moved(key, going))
            change: ColumnValues = {key.attname: self.kept.pk}
            if has(model, "position"):
                mine = model._base_manager.filter(**{key.attname: self.kept.pk})
                last = mine.aggregate(last=Max("position"))["last"]
                change["position"] = F("position") + (0 if last is None else last + 1)
            update(model, (row.pk for row in going), change)

    def _clashing(self, key: Any) -> set[int]:
        """Rows that would violate a unique constraint, since the kept person has one already."""
        model, staying = key.model, set[int]()
        for names, condition in only_once(key):
            rows = model._base_manager.filter(condition)
            others = [name for name in names if name != key.name]
            mine = rows.filter(**{key.attname: self.kept.pk})
            taken = {tuple(row) for row in mine.values_list(*others, "pk")}
            if not taken:
                continue
            if not others:
                self.decided |= bool(condition)
                row = rows.filter(**{key.attname: self.other.pk}).first()
                if row and not condition:
                    self._fill(key, mine.get(), row)
            present = {row[:-1] for row in taken}
            theirs = rows.filter(**{key.attname: self.other.pk}).values_list(*others, "pk")
            staying |= {row[-1] for row in theirs if tuple(row[:-1]) in present}
        return staying

    def _about_both(self, key: Any, theirs: dict[int, Any]) -> set[int]:
        """Rows about both: moved, they would connect the person with themselves."""
        ends = [
            field.attname
            for field in key.model._meta.concrete_fields
            if field.related_model is Person and field.name != key.name
        ]
        return {
            pk for pk, row in theirs.items() if self.kept.pk in [getattr(row, end) for end in ends]
        }

    def _doubles(self, key: Any, theirs: dict[int, Any]) -> set[int]:
        """Rows of a list that the kept person's list has already."""
        if not (pairs := getattr(key.model, "doubles", None)):
            return set()
        staying = set()
        for mine, twin in pairs(rows_of(key.model, key, self.kept), list(theirs.values())):
            self._fill(key, mine, twin)
            staying.add(twin.pk)
        return staying

    def _fill(self, key: Any, mine: models.Model, theirs: models.Model) -> None:
        """Fill empty fields of the kept person's row from the other's."""
        before, theirs_before = values_of(key.model, mine), values_of(key.model, theirs)
        after = {
            name: theirs_before[name]
            for name in before
            if is_blank(before[name]) and not is_blank(theirs_before[name])
        }
        if after:
            self.record["filled"].append(
                Filled(
                    model=key.model._meta.label,
                    id=mine.pk,
                    before={name: before[name] for name in after},
                    after=after,
                )
            )
            update(key.model, [mine.pk], after)


def _moved(key: Any, rows: Iterable[models.Model]) -> Moved:
    """The rows as values; of rows with binary fields only the id, since those never change."""
    model = key.model
    is_whole = len(fields(model)) == len(model._meta.concrete_fields)
    rows_of_values = [values_of(model, row) if is_whole else {"id": row.pk} for row in rows]
    return Moved(model=model._meta.label, field=key.name, rows=rows_of_values)
