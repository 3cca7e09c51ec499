"""A new database is built at once, and in the form that the history of migrations leads to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from cookout.cli.serve import new_database
from cookout.cli.serve.prepare import working_on

COLUMNS = {
    "sqlite": 'select name, lower(type), "notnull", dflt_value, pk, hidden from '
    "pragma_table_xinfo('{table}')",
    # Django's migrations give the tables between two models a smaller number than its models.
    "postgresql": "select column_name, "
    "case is_identity when 'YES' then 'number' else data_type end, character_maximum_length, "
    "is_nullable, column_default, is_identity from information_schema.columns "
    "where table_schema = current_schema and table_name = '{table}'",
}
# What no other question tells: how the search index is made, and what an index is limited to.
MADE = {
    "sqlite": "select name, sql from sqlite_master where sql like 'create virtual%' "
    "or type = 'index' and name not like 'sqlite_%'",
    "postgresql": "select indexname, replace(indexdef, current_schema || '.', '') "
    "from pg_indexes where schemaname = current_schema "
    "union all select conname, pg_get_constraintdef(c.oid) from pg_constraint c "
    "join pg_namespace n on n.oid = connamespace where nspname = current_schema "
    "and contype <> 'f' "
    "union all select proname, prosrc || proconfig::text from pg_proc p "
    "join pg_namespace n on n.oid = pronamespace where nspname = current_schema",
}
Form = dict[str, object]


def asked(question: str) -> set[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return set(cursor.fetchall())


def form() -> Form:
    """How the database is built: of each table its columns, constraints and indexes."""
    found: Form = {"made": {(name, " ".join(sql.split())) for name, sql in asked(MADE[kind()])}}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            found[table] = asked(COLUMNS[kind()].format(table=table))
            rules = connection.introspection.get_constraints(cursor, table)
            found[f"{table}: rules"] = {
                str((rule["columns"], rule["foreign_key"], rule["unique"], rule["check"]))
                for rule in rules.values()
            }
    return found


def kind() -> str:
    return connection.vendor


@contextmanager
def empty(file: Path) -> Iterator[None]:
    """An empty database in the place of the one of the tests."""
    if kind() == "sqlite":
        with working_on(file):
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("create schema fresh")
        cursor.execute("set search_path to fresh")
        yield
        cursor.execute("set search_path to default")
        cursor.execute("drop schema fresh cascade")


@pytest.fixture
def nothing(tmp_path: Path, transactional_db: None) -> Iterator[None]:
    with empty(tmp_path / "new.sqlite3"):
        yield


@pytest.fixture
def by_history(tmp_path: Path, transactional_db: None) -> Form:
    """A database that has gone through every migration."""
    with empty(tmp_path / "old.sqlite3"):
        call_command("migrate", verbosity=0)
        return form()


def test_a_new_database_is_what_the_history_leads_to(by_history: Form, nothing: None) -> None:
    new_database.build()
    built = form()
    assert built.keys() == by_history.keys()
    for name, expected in by_history.items():
        assert built[name] == expected, name


def test_a_new_database_has_nothing_left_to_migrate(nothing: None) -> None:
    new_database.build()
    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
    call_command("migrate", verbosity=0)
    assert asked("select count(*) from django_content_type") != {(0,)}


def test_a_database_with_something_in_it_is_left_as_it_is(nothing: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("create table song (name text)")
    new_database.build()
    assert connection.introspection.table_names() == ["song"]
    assert not MigrationRecorder(connection).has_table()
