"""Every row that points to a person, found by its foreign keys, and its values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.db.models.expressions import Combinable

from cookout.people.person import Person

CHUNK = 500
ColumnValues = dict[str, Any]
Model = type[models.Model]


def pointers() -> Iterator[Any]:
    """Every foreign key to a person, also those of many-to-many tables."""
    for relation in Person._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and not relation.many_to_many:
            yield relation.field  # type: ignore[union-attr]


def plain(value: Any) -> Any:
    """A value as JSON stores it."""
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal | UUID) else value


def fields(model: Model) -> list[Any]:
    return [
        field for field in model._meta.concrete_fields if not isinstance(field, models.BinaryField)
    ]


def values_of(model: Model, row: models.Model) -> ColumnValues:
    return {field.attname: plain(getattr(row, field.attname)) for field in fields(model)}


def rows_of(model: Model, key: Any, person: Person) -> list[Any]:
    heavy = [
        field.name for field in model._meta.concrete_fields if isinstance(field, models.BinaryField)
    ]
    rows = model._base_manager.filter(**{key.attname: person.pk}).defer(*heavy)
    return list(rows.order_by("position", "pk") if has(model, "position") else rows.order_by("pk"))


def only_once(key: Any) -> list[tuple[tuple[str, ...], Q]]:
    """The unique constraints of a model that include the person."""
    meta = key.model._meta
    found: list[tuple[tuple[str, ...], Q]] = [((key.name,), Q())] if key.unique else []
    found += [(tuple(names), Q()) for names in meta.unique_together if key.name in names]
    for constraint in meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and key.name in constraint.fields:
            found.append((tuple(constraint.fields), constraint.condition or Q()))
    return found


def has(model: Model, name: str) -> bool:
    return any(field.name == name for field in model._meta.concrete_fields)


def is_blank(value: object) -> bool:
    return value is None or value == ""


def present(model: Model, ids: list[int]) -> set[int]:
    return {
        pk
        for start in range(0, len(ids), CHUNK)
        for pk in model._base_manager.filter(pk__in=ids[start : start + CHUNK]).values_list(
            "pk", flat=True
        )
    }


def update(model: Model, ids: Iterable[int], values: ColumnValues) -> None:
    """Update rows with these values."""
    change = {
        name: value if isinstance(value, Combinable) else value_of(model, name, value)
        for name, value in values.items()
        if name != "id"
    }
    every = list(ids)
    for start in range(0, len(every) if change else 0, CHUNK):
        model._base_manager.filter(pk__in=every[start : start + CHUNK]).update(**change)


def value_of(model: Model, name: str, value: Any) -> Any:
    """A value from JSON, converted for its field; None if the row it names is gone."""
    one: Any = next(field for field in model._meta.concrete_fields if field.attname == name)
    if not one.is_relation:
        return one.to_python(value)
    is_there = value is not None and one.related_model._base_manager.filter(pk=value).exists()
    return value if is_there else None


def write_again(model: Model, content: ColumnValues) -> None:
    """Insert a row as it was, unless a required related row is gone."""
    values = {name: value_of(model, name, value) for name, value in content.items() if name != "id"}
    keys = (field for field in model._meta.concrete_fields if field.is_relation)
    if all(key.null or values[key.attname] is not None for key in keys):
        model(id=content["id"], **values).save(force_insert=True)
