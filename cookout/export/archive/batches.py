"""Insert and look up rows a few hundred at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from django.db import models

BATCH = 500


def create_all(model: type[models.Model], rows: Iterable[Any]) -> list[Any]:
    """Insert the rows; returns them with their ids."""
    made = list(rows)
    model._default_manager.bulk_create(made, batch_size=BATCH)
    return made


T = TypeVar("T")


def chunks(values: list[T]) -> Iterator[list[T]]:
    for start in range(0, len(values), BATCH):
        yield values[start : start + BATCH]
