"""The cast's world in the database of a test: built once in each process, then put back by rows."""

from __future__ import annotations

from datetime import datetime

from django.db import connection

from cookout.cast.world import build
from cookout.members.member import Member

Rows = tuple[str, list[tuple[object, ...]]]
"""How a table is filled, and with what."""
# The index has a form of its own in each database.
INDEX = {
    "sqlite": ("rowid, lexemes", "%s, %s"),
    "postgresql": ("person_id, lexemes::text", "%s, %s::tsvector"),
}
_taken: dict[datetime, tuple[int, list[Rows]]] = {}


def cast_world(*, at: datetime) -> Member:
    """Rowan, in the world of `cookout.cast.world.build`, in a database without members.

    It takes seconds to build by its verbs, and many tests look at it: its rows are kept and put
    back. What is asked for within the same hour is the same world, since no day changes in
    between in any time zone of the cast; its session that starts now may have begun by then.
    """
    assert not Member.objects.exists(), "the world is built where nobody is yet"
    hour = at.replace(minute=0, second=0, microsecond=0)
    if hour not in _taken:
        _taken[hour] = build(at=at).pk, _rows()
        return Member.objects.get(pk=_taken[hour][0])
    pk, rows = _taken[hour]
    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        for fill, those in rows:
            cursor.executemany(fill, those)
    return Member.objects.get(pk=pk)


def _rows() -> list[Rows]:
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.django_table_names(only_existing=True):
            if not table.startswith("cookout_"):
                continue
            described = connection.introspection.get_table_description(cursor, table)
            names = [f'"{column.name}"' for column in described]
            # As it is stored: of a bare column SQLite would make a day or an hour.
            plain = names if connection.vendor != "sqlite" else [f"+{name}" for name in names]
            cursor.execute(f"select {', '.join(plain)} from {table}")
            marks = ", ".join(["%s"] * len(names))
            fill = f"insert into {table} ({', '.join(names)}) values ({marks})"
            found.append((fill, cursor.fetchall()))
        columns, marks = INDEX[connection.vendor]
        cursor.execute(f"select {columns} from cookout_search")
        names = columns.replace("::text", "")
        fill = f"insert into cookout_search ({names}) values ({marks})"
        found.append((fill, cursor.fetchall()))
    return [(fill, list(rows)) for fill, rows in found if rows]
