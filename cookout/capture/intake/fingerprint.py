"""A person's imprint: a hash of everything saved about them. It changes when anything is edited."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache, partial
from typing import Any, NamedTuple

from django.db import connection, models

from cookout.people.history.change import Change
from cookout.people.person import Person

CHUNK = 500
SHARED = 64
"""Values of a column that are made values of Python but once."""
Steps = tuple[Callable[[Any], Any], ...]


def imprints(people: Sequence[int], *, without: type[models.Model]) -> dict[int, str]:
    """The imprint of each of these people, over every row that points to them, except their change
    log and the fields in `without`."""
    found: dict[int, str] = {}
    for start in range(0, len(people), CHUNK):
        chunk = people[start : start + CHUNK]
        lines: dict[int, list[str]] = {pk: [] for pk in chunk}
        for model, key in _with_rows([*_tables(without)], chunk):
            for pk, values in _rows(model, key, chunk):
                lines[pk].append(values)
        found |= {pk: _print(those) for pk, those in lines.items()}
    return found


def _print(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(sorted(lines)).encode("utf-8", "replace")).hexdigest()


def _tables(without: type[models.Model]) -> Iterator[tuple[type[models.Model], str]]:
    """Every model with rows about a person, and its foreign key to the person."""
    yield Person, "pk"
    for field in Person._meta.get_fields(include_hidden=True):
        # The history is what happened to somebody, not what is written about them.
        left_out = field.related_model in (without, Change)
        if isinstance(field, models.ForeignObjectRel) and not left_out:
            if field.field.name in _linked_later(field.related_model):
                continue
            yield field.related_model, field.field.name


def _with_rows(
    tables: list[tuple[type[models.Model], str]], people: Sequence[int]
) -> list[tuple[type[models.Model], str]]:
    """The models that have any row about these people, found in one statement: most have none."""
    quote, asked, found = connection.ops.quote_name, list[str](), list[int]()
    for place, (model, key) in enumerate(tables):
        columns = {field.name: str(field.column) for field in model._meta.concrete_fields}
        columns["pk"] = columns["id"]
        if key not in columns:  # of many to many
            found.append(place)
            continue
        where = f"from {quote(model._meta.db_table)} where {quote(columns[key])} between %s and %s"
        asked.append(f"select {place} where exists (select 1 {where})")
    with connection.cursor() as cursor:
        cursor.execute(" union all ".join(asked), [min(people), max(people)] * len(asked))
        found += [place for (place,) in cursor.fetchall()]
    return [tables[place] for place in sorted(found)]


def _rows(model: type[models.Model], key: str, people: Sequence[int]) -> Iterator[tuple[int, str]]:
    table, wanted = _table(model, key, connection.vendor), set(people)
    # Rows that came together share their day and much else.
    converts = [
        lru_cache(SHARED)(partial(_through, steps)) if steps else None for steps in table.steps
    ]
    for pk, *values in _as_stored(*table.asked(key, wanted)):
        if pk not in wanted:
            continue
        # What is empty is left out, so that a field of a later version changes nothing. Most of
        # a row is: only what is there is made a value of Python.
        content = [
            (name, str(value))
            for name, stored, convert in zip(table.names, values, converts, strict=True)
            if stored and (value := convert(stored) if convert else stored)
        ]
        yield pk, repr([model.__name__, *content])


class ImprintedTable(NamedTuple):
    """What is read of a model: its columns, how a stored value becomes one of Python, and the
    question for all between two numbers."""

    names: tuple[str, ...]
    steps: tuple[Steps, ...]
    rows: models.QuerySet[Any, Any]
    between: str

    def asked(self, key: str, people: set[int]) -> tuple[str, Sequence[Any]]:
        """The question about these people, and its values. People who came together have numbers
        in a row, and a question with two numbers is asked faster than one with 500."""
        first, last = min(people), max(people)
        if last - first < 2 * len(people):
            return self.between, (first, last)
        question, values = self.rows.filter(**{f"{key}__in": people}).query.sql_with_params()
        return question, values


@cache
def _table(model: type[models.Model], key: str, vendor: str) -> ImprintedTable:
    """Compose the statement once for each database: every slice of an import runs all of them."""
    # Without its number: what was taken away and put back is what it was.
    later = _linked_later(model)
    read = [
        field
        for field in model._meta.concrete_fields
        if not (field.primary_key or _is_large(field) or field.name in later)
    ]
    names = tuple(field.attname for field in read)
    rows = model._base_manager.order_by().values_list(key, *names)
    # Its two numbers are filled in at each use.
    between, _ = rows.filter(**{f"{key}__gte": 0, f"{key}__lte": 0}).query.sql_with_params()
    return ImprintedTable(names, tuple(map(_conversion, read)), rows, between)


def _as_stored(question: str, values: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        while some := cursor.fetchmany(CHUNK):
            yield from some


def _conversion(field: models.Field[Any, Any]) -> Steps:
    """How a stored value becomes a Python value, as in a query set."""
    column = field.cached_col
    steps = [*connection.ops.get_db_converters(column), *column.get_db_converters(connection)]
    return tuple(partial(_called, step, column) for step in steps)


def _through(steps: Steps, value: Any) -> Any:
    for step in steps:
        value = step(value)
    return value


def _called(step: Callable[..., Any], column: Any, value: Any) -> Any:
    return step(value, column, connection)


def _linked_later(model: Any) -> tuple[str, ...]:
    """Foreign keys that are filled in when the person they name is imported: no edit."""
    found: tuple[str, ...] = getattr(model, "linked_later", ())
    return found


def _is_large(field: models.Field[Any, Any]) -> bool:
    return isinstance(field, models.BinaryField)
