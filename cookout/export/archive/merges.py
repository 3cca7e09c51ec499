"""Merges in an archive, without database ids, so that they can be undone elsewhere.

A row with a uid is named by it; one within a person by the person's uid and its place there; a
line between many and many, like a guest, by the names of its two ends; a week by its Monday. What
is gone since has no name.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NoReturn
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models

from cookout.export.archive.row_checks import plain_of
from cookout.export.archive.sections import BY_MODEL, KINDS
from cookout.export.archive.unpacking import NoArchive
from cookout.members.member import Member
from cookout.people.merging.choices import FIELDS
from cookout.people.merging.merge import Merge
from cookout.people.merging.not_the_same import Apart
from cookout.people.person import Person
from cookout.plan.week import Week
from cookout.table.cookout import Guest

Row = dict[str, Any]
KnownNumbers = dict[type[models.Model], dict[UUID, int]]
PARTS = ("moved", "doubled", "filled")


def _between() -> dict[str, type[models.Model]]:
    """The many-to-many tables in which a merge moves rows, by their name in a record."""
    through = (
        kind.model._meta.get_field(name).remote_field.through  # type: ignore[union-attr]
        for kind in KINDS
        for name in kind.crowd
    )
    return {model._meta.label: model for model in through}


BETWEEN = _between()
# What is about two people as two is moved by no merge.
MODELS = {model._meta.label: model for model in BY_MODEL if model not in (Merge, Apart)} | BETWEEN


class Names:
    """Turns ids of this database into names."""

    def __init__(self) -> None:
        self._lists: dict[tuple[str, int], list[int]] = {}

    def record(self, record: Row) -> Row:
        """The record of a merge as an archive stores it; None if it was undone."""
        if not record:
            return {}
        content: Row = {
            part: [
                moved | {"rows": [self._row(MODELS[moved["model"]], row) for row in moved["rows"]]}
                for moved in record[part]
                if moved["model"] in MODELS
            ]
            for part in ("moved", "doubled")
        }
        content["filled"] = [
            {
                "model": filled["model"],
                "id": self._name(MODELS[filled["model"]], filled["id"]),
                **{when: self._row(MODELS[filled["model"]], filled[when]) for when in _WHEN},
            }
            for filled in record["filled"]
            if filled["model"] in MODELS
        ]
        return content | {when: self._row(Person, record[when]) for when in _WHEN}

    def _row(self, model: type[models.Model], values: Row) -> Row:
        found = {}
        for name, value in values.items():
            field = _field(model, name)
            if name == "id":
                found[name] = self._name(model, value)
            elif field.is_relation:
                if field.related_model is not Member:
                    found[name] = self._name(field.related_model, value)
            else:
                found[name] = value
        return found

    def _name(self, model: type[models.Model], pk: int | None) -> object:
        rows: models.QuerySet[Any] = model._default_manager.filter(pk=pk)
        row = rows.defer("content").first() if "content" in _names(model) else rows.first()
        if row is None:
            return None
        if model in BETWEEN.values() or model is Guest:
            return [_called(getattr(row, end.name)) for end in _ends(model)]
        kind = BY_MODEL.get(model)
        if (kind and kind.lasts) or model is Week:
            return _called(row)
        if kind and kind.is_within:
            return [str(row.person.uid), self._listed(model, row.person_id).index(row.pk)]
        return None

    def _listed(self, model: type[models.Model], person: int) -> list[int]:
        key = model._meta.label, person
        if key not in self._lists:
            rows: models.QuerySet[Any] = model._default_manager.filter(person=person)
            ordered = rows.order_by(*BY_MODEL[model].order)
            self._lists[key] = list(ordered.values_list("pk", flat=True))
        return self._lists[key]


class Numbers:
    """Turns names in an archive into ids of this database, only for rows of this member."""

    def __init__(self, owner: Member, known: KnownNumbers) -> None:
        self._owner, self._known = owner, known
        self._lists: dict[tuple[str, int], list[int]] = {}

    def record(self, record: object) -> Row:
        """The record of a merge with ids of this database. Raises NoArchive."""
        if record == {}:
            return {}
        if not isinstance(record, dict) or set(record) != {*PARTS, *_WHEN}:
            _wrong()
        for part in PARTS:
            if not isinstance(record[part], list):
                _wrong()
        return {
            **{
                part: [self._moved(moved) for moved in record[part]]
                for part in ("moved", "doubled")
            },
            "filled": [self._filled(filled) for filled in record["filled"]],
            **{when: self._whole(record[when]) for when in _WHEN},
        }

    def _moved(self, content: object) -> Row:
        model = _model(content, {"model", "field", "rows"})
        assert isinstance(content, dict)
        field = content["field"]
        keys = {field.name: field for field in model._meta.concrete_fields}
        if not isinstance(field, str) or field not in keys:
            _wrong()
        if keys[field].related_model is not Person or not isinstance(content["rows"], list):
            _wrong()
        rows = [self._row(model, row) for row in content["rows"]]
        if not all(set(row) in ({"id"}, _names(model)) for row in rows):
            _wrong()
        return {"model": model._meta.label, "field": field, "rows": rows}

    def _filled(self, content: object) -> Row:
        model = _model(content, {"model", "id", *_WHEN})
        assert isinstance(content, dict)
        before, after = (self._row(model, content[when]) for when in _WHEN)
        if set(before) != set(after) or "id" in before:
            _wrong()
        number = self._number(model, content["id"])
        return {"model": model._meta.label, "id": number, "before": before, "after": after}

    def _whole(self, content: object) -> Row:
        row = self._row(Person, content)
        # An earlier Cookout says nothing of fields that came since.
        if "name" not in row or not set(row) <= set(FIELDS):
            _wrong()
        return row

    def _row(self, model: type[models.Model], content: object) -> Row:
        """A row as it was before the merge. Its owner is always the member."""
        if not isinstance(content, dict) or not set(content) <= _names(model) - {"owner_id"}:
            _wrong()
        found: Row = {}
        for name, value in content.items():
            field = _field(model, name)
            if name == "id":
                found[name] = self._number(model, value)
            elif field.is_relation:
                found[name] = self._number(field.related_model, value)
            else:
                found[name] = _clean(field, value)
        is_whole = model is not Person and set(found) - {"id"} and "id" in found
        if is_whole and "owner_id" in _names(model):
            found["owner_id"] = self._owner.pk
        return found

    def _number(self, model: type[models.Model], name: object) -> int | None:
        if name is None or model is Member:
            return None
        if isinstance(name, str):
            return self._uid(model, name)
        if not isinstance(name, list) or len(name) != 2:
            _wrong()
        if model in BETWEEN.values() or model is Guest:
            one, other = _ends(model)
            ends = {
                one.attname: self._uid(one.related_model, name[0]),
                other.attname: self._uid(other.related_model, name[1]),
            }
            return model._default_manager.filter(**ends).values_list("pk", flat=True).first()
        person, place = self._uid(Person, name[0]), name[1]
        listed = self._listed(model, person) if person else []
        if not isinstance(place, int) or isinstance(place, bool):
            _wrong()
        return listed[place] if 0 <= place < len(listed) else None

    def _uid(self, model: type[models.Model], name: object) -> int | None:
        text = name if isinstance(name, str) else ""
        try:
            if model is Week:
                weeks = Week.objects.of(self._owner).filter(monday_on=date.fromisoformat(text))
                return weeks.values_list("pk", flat=True).first()
            return self._known.get(model, {}).get(UUID(text))
        except ValueError:
            _wrong()

    def _listed(self, model: type[models.Model], person: int) -> list[int]:
        kind = BY_MODEL.get(model)
        if kind is None or not kind.is_within:
            _wrong()
        key = model._meta.label, person
        if key not in self._lists:
            rows: models.QuerySet[Any] = model._default_manager.filter(person=person)
            ordered = rows.filter(owner=self._owner).order_by(*kind.order)
            self._lists[key] = list(ordered.values_list("pk", flat=True))
        return self._lists[key]


_WHEN = ("before", "after")


def _model(content: object, keys: set[str]) -> type[models.Model]:
    if not isinstance(content, dict) or set(content) != keys or str(content["model"]) not in MODELS:
        _wrong()
    return MODELS[str(content["model"])]


def _names(model: type[models.Model]) -> set[str]:
    return {field.attname for field in model._meta.concrete_fields}


def _field(model: type[models.Model], name: str) -> Any:
    return next(field for field in model._meta.concrete_fields if field.attname == name)


def _ends(model: type[models.Model]) -> list[Any]:
    """The two foreign keys of a many-to-many row."""
    keys = [field for field in model._meta.concrete_fields if field.is_relation]
    return [key for key in keys if key.related_model is not Member]


def _called(row: Any) -> str:
    """The portable name of a row: its uid, or for a week its Monday."""
    return row.monday_on.isoformat() if isinstance(row, Week) else str(row.uid)


def _clean(field: Any, value: object) -> object:
    """A value as JSON stores it, if it is valid for the field."""
    try:
        if value is not None and value != "":
            field.clean(plain_of(field, value), None)
        return plain_of(field, value)
    except (ValidationError, TypeError, ValueError, ArithmeticError):
        _wrong()


def _wrong() -> NoReturn:
    raise NoArchive("“record” of a merge in this archive isn’t valid. Nothing was imported.")
