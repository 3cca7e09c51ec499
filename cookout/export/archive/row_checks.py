"""Validate a row of an archive, field by field."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from cookout.export.archive.consistency import nonsense
from cookout.export.archive.sections import BY_MODEL, MEMBER
from cookout.export.archive.unpacking import NoArchive
from cookout.vcard.text import without_controls

# What JSON may give for each kind of field.
_JSON: tuple[tuple[type[models.Field[Any, Any]], tuple[type, ...]], ...] = (
    (models.BooleanField, (bool,)),
    (models.IntegerField, (int,)),
    (models.DecimalField, (str, int, float)),
)
_MOST = 32_000
"""The most rows of one kind that a person may have."""


def rows_of(within: object, name: str) -> list[dict[str, Any]]:
    """A list of rows. Raises NoArchive."""
    found = within.get(name, []) if isinstance(within, dict) else None
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise NoArchive(f"“{name}” in this archive is no list of rows. Nothing was imported.")
    return found


def one_or_none_of(within: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """A list of at most one row. Raises NoArchive."""
    one = within.get(name)
    if one is not None and not isinstance(one, dict):
        raise NoArchive(f"“{name}” in this archive is not one row. Nothing was imported.")
    return [one] if one else []


def few_rows_of(within: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """A list of rows that belong to one person. Raises NoArchive."""
    found = rows_of(within, name)
    if len(found) > _MOST:
        raise NoArchive(f"One person has too many “{name}” in this archive. Nothing was imported.")
    return found


def fields_of(
    model: type[models.Model], row: dict[str, Any], names: tuple[str, ...] = ()
) -> dict[str, Any]:
    """The values of a row for its model; missing ones get their default. All fields, or those of
    some names."""
    kind = BY_MODEL.get(model)
    wanted = names or (kind.fields if kind else MEMBER)
    fields = {name: _field(model, name, row) for name in wanted if name in row}
    if not names and kind and kind.lasts and not fields.get("uid"):
        raise wrong(model, "uid")
    if name := nonsense(model, fields):
        raise wrong(model, name)
    return fields


def wrong(model: type[models.Model], name: str) -> NoArchive:
    noun = str(model._meta.verbose_name)
    return NoArchive(f"“{name}” of a {noun} in this archive isn’t valid. Nothing was imported.")


def _field(model: type[models.Model], name: str, row: dict[str, Any]) -> Any:
    field: Any = model._meta.get_field(name)
    value = row[name]
    try:
        value = field.clean(plain_of(field, value), None)
        if isinstance(value, datetime):
            # A database keeps it as UTC, which is another year where this is the first or last.
            value.astimezone(UTC)
    except (ValidationError, TypeError, ValueError, ArithmeticError):
        raise wrong(model, name)
    if isinstance(value, datetime) and value.tzinfo is None:
        raise wrong(model, name)
    return value


def plain_of(field: models.Field[Any, Any], value: object) -> object:
    """The JSON value, if its type fits the field."""
    if value is None:
        return None
    if isinstance(field, models.JSONField):
        return _tree(value)
    wanted = next((kinds for kind, kinds in _JSON if isinstance(field, kind)), (str,))
    if not isinstance(value, wanted) or (isinstance(value, bool) and bool not in wanted):
        raise ValueError(value)
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError(value)
    if isinstance(value, float):
        return Decimal(str(value))
    # Halves of letters and zeros are nothing that a database keeps.
    return _text(value) if isinstance(value, str) else value


def _tree(value: object) -> object:
    """Any JSON value, without characters that no database stores."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, dict):
        return {_text(str(key)): _tree(one) for key, one in value.items()}
    return [_tree(item) for item in value] if isinstance(value, list) else value


def _text(value: str) -> str:
    """A text cleaned as in every form. One that is nothing but control characters gets a
    placeholder."""
    text = without_controls(value)
    return text if text.strip() or not value.strip() else "?"
