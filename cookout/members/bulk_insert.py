"""Bulk insert without instances: an object for each row would take longer than writing it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, models

AS_IT_IS = (models.CharField, models.TextField, models.IntegerField, models.ForeignKey)
"""Field types whose values go to the database unconverted; other types convert them."""

AT_ONCE = 100
"""Rows in one statement: a card may hold a large picture."""

FREE_IN_SQLITE = """
select max(coalesce((select seq from sqlite_sequence where name = %s), 0),
           coalesce((select max(id) from {table}), 0))
"""
FREE_IN_POSTGRESQL = """
select nextval(pg_get_serial_sequence(%s, 'id')) from generate_series(1, %s)
"""


def numbers(model: type[models.Model], count: int) -> Sequence[int]:
    """Reserve ids for so many new rows, in order. The caller holds the transaction."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(FREE_IN_SQLITE.format(table=connection.ops.quote_name(table)), [table])
            last = cursor.fetchone()[0]
            return range(last + 1, last + 1 + count)
        cursor.execute(FREE_IN_POSTGRESQL, [table, count])
        return sorted(pk for (pk,) in cursor.fetchall())


def insert(
    model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]], **same: Any
) -> None:
    """Insert rows of values, each row in the order of `names`.

    `same` holds the columns that are equal in all rows; columns in neither get their default. Names
    are those of columns, as `person_id`. The caller holds the transaction.
    """
    by_name = {field.attname: field for field in model._meta.concrete_fields}
    own = [by_name.pop(name) for name in names]
    rest = [field for field in by_name.values() if not field.primary_key]
    # The connection of this thread, looked up once and not for every value.
    here = connections[DEFAULT_DB_ALIAS]
    shared = tuple(
        field.get_db_prep_save(
            same.pop(field.attname, None) if field.attname in same else field.get_default(), here
        )
        for field in rest
    )
    if same:
        raise TypeError(f"{model.__name__} has no {', '.join(same)}")
    careful = [(place, field) for place, field in enumerate(own) if not isinstance(field, AS_IT_IS)]

    # Most rows have nothing in most of these, and say so in the same way.
    nothing: dict[tuple[int, str], Any] = {}

    def whole(row: Sequence[Any]) -> tuple[Any, ...]:
        values = list(row)
        for place, field in careful:
            if value := values[place]:
                values[place] = field.get_db_prep_save(value, here)
            elif (empty := (place, repr(value))) in nothing:
                values[place] = nothing[empty]
            else:
                values[place] = nothing[empty] = field.get_db_prep_save(value, here)
        return (*values, *shared)

    written = map(whole, rows)
    question = _question(model, [*own, *rest])
    with connection.cursor() as cursor:
        while some := list(islice(written, AT_ONCE)):
            cursor.executemany(question, some)


def _question(model: type[models.Model], fields: list[models.Field[Any, Any]]) -> str:
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    table = quote(model._meta.db_table)
    return f"insert into {table} ({columns}) values ({marks})"  # noqa: S608 - names of columns
