"""The schema of a database: whether Cookout built it, without triggers or views."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from cookout.cli.backup import copies

Columns = frozenset[tuple[Any, ...]]


def of_its_own(database: sqlite3.Connection) -> str | None:
    """The name of a trigger or a view: Cookout makes neither, and a stranger's could run code."""
    found = database.execute(
        "SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view') LIMIT 1"
    ).fetchone()
    return str(found[0]) if found else None


def differing(path: Path, fresh: Path) -> str | None:
    """The first table of a new database that another one lacks or defines differently."""
    with closing(copies.connect(path)) as ours, closing(copies.connect(fresh)) as theirs:
        there = _tables(ours)
        return next(
            (name for name, form in _tables(theirs).items() if there.get(name) != form), None
        )


def _tables(database: sqlite3.Connection) -> dict[str, tuple[str, Columns]]:
    """Each table by its name: its columns, and how it was made if it is the search index."""
    rows = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    return {
        name: (
            " ".join(sql.split()) if sql and sql.casefold().startswith("create virtual") else "",
            _columns(database, name),
        )
        for name, sql in rows
    }


def _columns(database: sqlite3.Connection, table: str) -> Columns:
    """Columns in any order: a migrated table may have another order than a new one."""
    found = database.execute("SELECT name, pk, hidden FROM pragma_table_xinfo(?)", (table,))
    return frozenset(found)
