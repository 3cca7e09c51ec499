"""The fields of a card as JSON and back, saved until the member has checked them."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from cookout.practice.card_fields.fields import CardFields, FieldReading
from cookout.practice.card_fields.lines import Box

SINGLE = ("name", "company", "title", "trade", "address")
SEVERAL = ("phones", "mails", "links")


def fields_to_json(fields: CardFields) -> dict[str, Any]:
    """Plain lists, numbers and text; boxes in whole pixels."""
    content: dict[str, Any] = {name: _written(getattr(fields, name)) for name in SINGLE}
    for name in SEVERAL:
        content[name] = [_written(field) for field in getattr(fields, name)]
    return {name: value for name, value in content.items() if value}


def fields_from_json(content: dict[str, Any]) -> CardFields:
    """What `fields_to_json` wrote."""
    single: dict[str, Any] = {name: _read(content[name]) for name in SINGLE if content.get(name)}
    several: dict[str, Any] = {name: tuple(map(_read, content.get(name, ()))) for name in SEVERAL}
    return CardFields(**single, **several)


def _written(field: FieldReading | None) -> dict[str, Any] | None:
    if field is None:
        return None
    boxes = [{name: round(value) for name, value in asdict(box).items()} for box in field.boxes]
    return asdict(field) | {"boxes": boxes}


def _read(content: dict[str, Any]) -> FieldReading:
    boxes = tuple(Box(**box) for box in content["boxes"])
    return FieldReading(
        **content | {"boxes": boxes, "alternatives": tuple(content["alternatives"])}
    )
