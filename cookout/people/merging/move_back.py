"""Undo a move of rows between people. What was edited since stays edited."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.apps import apps

from cookout.people.merging.move import Filled, Moved, MoveRecord
from cookout.people.merging.relations import (
    ColumnValues,
    Model,
    only_once,
    present,
    rows_of,
    update,
    values_of,
    write_again,
)
from cookout.people.person import Person


@dataclass
class MovingBack:
    """Moves rows back to the person they came from. What was edited since stays edited."""

    record: MoveRecord
    other: Person
    kept: Person
    changed: list[str] = field(default_factory=list)

    def run(self) -> None:
        for filled in self.record["filled"]:
            self._empty(filled)
        # A row that names two people may have moved by both: the last move goes back first.
        for moved in reversed(self.record["moved"]):
            self._bring_back(moved)
        for moved in self.record["doubled"]:
            for values in moved["rows"]:
                write_again(apps.get_model(moved["model"]), values)

    def _empty(self, filled: Filled) -> None:
        model = apps.get_model(filled["model"])
        row = model._base_manager.filter(pk=filled["id"]).first()
        if row is None:
            return
        now, before, after = values_of(model, row), filled["before"], filled["after"]
        same = {name: before[name] for name in before if now[name] == after[name]}
        if len(same) < len(before):
            self._note(model)
        update(model, [row.pk], same)

    def _bring_back(self, moved: Moved) -> None:
        model = apps.get_model(moved["model"])
        key: Any = model._meta.get_field(moved["field"])
        here = {row.pk: row for row in rows_of(model, key, self.kept)}
        elsewhere = present(model, [values["id"] for values in moved["rows"]]) - set(here)
        # Of which only one may hold goes back as it was, as the person does.
        as_it_was = any(condition for names, condition in only_once(key) if names == (key.name,))
        for values in moved["rows"]:
            if values["id"] in elsewhere:
                continue
            row = here.pop(values["id"], None) or self._rewritten(model, key, values, here)
            if row is None:
                self._again(model, values)
                continue
            now = values_of(model, row)
            apart_from = {"id", key.attname, "position"}
            if any(now[name] != values[name] for name in values if name not in apart_from):
                self._note(model)
            change = {key.attname: self.other.pk}
            if "position" in values:
                change["position"] = values["position"]
            update(model, [row.pk], values | change if as_it_was and len(values) > 1 else change)

    def _rewritten(self, model: Model, key: Any, values: ColumnValues, here: dict[int, Any]) -> Any:
        """A row that was deleted and written anew with the same values, when the person's form was
        saved."""
        apart_from = {"id", key.attname, "position"}
        for pk, row in here.items() if "position" in values else ():
            now = values_of(model, row)
            if all(now[name] == values[name] for name in values if name not in apart_from):
                return here.pop(pk)
        return None

    def _again(self, model: Model, values: ColumnValues) -> None:
        """Write a deleted row again, as it was, for the other person."""
        if len(values) > 1:
            self._note(model)
            write_again(model, values)

    def _note(self, model: Model) -> None:
        words = str(model._meta.verbose_name)
        if words not in self.changed:
            self.changed.append(words)
