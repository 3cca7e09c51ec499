"""Prepared statements on PostgreSQL: planned at their first use, then only run.

PostgreSQL plans the long statements of a page for longer than it runs them, and Django sends each
with its values inlined, so that every use is a new statement. Statements that go through here send
their values apart from the SQL. SQLite caches statements by itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.dispatch import receiver

# Without it PostgreSQL plans a prepared statement anew at its first five uses, and at every use
# where it hopes for more from the values of the day. It is about prepared statements alone.
PLAN_ONCE = "set plan_cache_mode = force_generic_plan"


def fetch(statement: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """The rows of a statement. A list is one parameter, however long: `p.id in %(people)s`."""
    lists = tuple(name for name, value in values.items() if isinstance(value, list))
    with preparing(), connection.cursor() as cursor:
        cursor.execute(_worded(statement, lists, connection.vendor), _given(values, lists))
        return list(cursor.fetchall())


@cache
def _worded(statement: str, lists: tuple[str, ...], vendor: str) -> str:
    """The statement with lists as the database takes them: as arrays, or as JSON."""
    in_list = "= any({})" if vendor == "postgresql" else "in (select value from json_each({}))"
    for name in lists:
        value = f"%({name})s"
        statement = statement.replace(f"in {value}", in_list.format(value))
    return statement


def _given(values: Mapping[str, Any], lists: tuple[str, ...]) -> Mapping[str, Any]:
    if connection.vendor == "postgresql" or not lists:
        return values
    return {**values, **{name: json.dumps(values[name]) for name in lists}}


@contextmanager
def preparing() -> Iterator[None]:
    """Prepare the statements that this thread runs in the block, if the database doesn't by
    itself."""
    if connection.vendor != "postgresql":
        yield
        return
    from django.db.backends.postgresql.base import ServerBindingCursor

    connection.ensure_connection()
    # The connection is this thread's own.
    held = connection.connection
    usual, held.cursor_factory = held.cursor_factory, ServerBindingCursor
    try:
        yield
    finally:
        held.cursor_factory = usual


@receiver(connection_created)
def _plan_once(connection: BaseDatabaseWrapper, **_: Any) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(PLAN_ONCE)
