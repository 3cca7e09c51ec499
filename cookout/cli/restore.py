"""`cookout restore FILE`: everything as it was in a backup; what was there before is kept."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import click

from cookout.cli import copies, locks
from cookout.cli.place import Place
from cookout.cli.postgresql import Failed, Postgresql, is_dump
from cookout.cli.prepare import (
    DATABASE_PARTS,
    bring_up_to_date,
    first_member,
    set_up,
    unknown_to_us,
    unreachable,
)
from cookout.cli.refusal import Refusal


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
def restore(file: Path) -> None:
    """Put everything back as it is in FILE, a backup."""
    here = set_up()
    try:
        with locks.hold(here.serving, patience=0), locks.hold(here.preparing):
            kept = _restore(here, file)
            bring_up_to_date(here)
            first_member()
    except locks.Held:
        raise Refusal("Cookout is running. Stop it first, then restore.")
    click.echo(f"Everything is as it was in {file}.")
    if kept:
        click.echo(f"What was here before is in {kept}.")


def _restore(here: Place, file: Path) -> Path | None:
    if isinstance(here.database, Postgresql):
        return _restore_dump(here, here.database, file)
    database = here.database
    with tempfile.TemporaryDirectory(dir=here.folder, prefix=".restoring-") as folder:
        copy = Path(folder) / "backup.sqlite3"
        _copy_as_it_is(file, copy)
        if is_dump(copy):
            raise Refusal(f"{file} is a backup of PostgreSQL: name that one with DATABASE_URL.")
        _check(file, copy)
        kept = _keep_what_is_here(here, database)
        with closing(copies.connect(copy)) as there, closing(_open_or_make(database)) as ours:
            there.backup(ours)
    return kept


def _restore_dump(here: Place, database: Postgresql, file: Path) -> Path | None:
    with tempfile.TemporaryDirectory(dir=here.folder, prefix=".restoring-") as folder:
        copy = Path(folder) / "backup.dump"
        _copy_as_it_is(file, copy)
        if not is_dump(copy):
            raise Refusal(f"{file} is no backup of PostgreSQL. Nothing was changed.")
        try:
            _check_applied(file, database.applied(copy))
            ours, kept = _our_tables(), None
            if ours:
                at = datetime.now(UTC)
                kept = copies.keep(database, here.backups, at=at, before="restoring")
            database.restore(copy, instead_of=ours)
        except Failed as error:
            raise Refusal(f"{file} could not be restored. Nothing was changed. {error}")
    return kept


def _our_tables() -> list[str]:
    """What stands in the place of a dump; a later version may have tables that it does not."""
    from django.db import OperationalError, connection

    try:
        there = connection.introspection.table_names()
        used = {"django_migrations", *connection.introspection.django_table_names()}
    except OperationalError as error:
        raise Refusal(unreachable(error))
    finally:
        connection.close()
    return [name for name in there if name in used or name.startswith("cookout_")]


def _copy_as_it_is(file: Path, target: Path) -> None:
    """Whoever copied a database in use by hand has its log beside it: take both."""
    try:
        shutil.copyfile(file, target)
        log = Path(f"{file}-wal")
        if log.is_file():
            shutil.copyfile(log, Path(f"{target}-wal"))
    except FileNotFoundError:
        raise Refusal(f"There is no file {file}.")
    except IsADirectoryError:
        raise Refusal(f"{file} is a folder. Name the backup in it.")
    except OSError as error:
        raise Refusal(f"{file} cannot be read ({error.strerror}).")


def _check(file: Path, copy: Path) -> None:
    try:
        with closing(copies.connect(copy)) as database:
            copies.check(database)
            tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
            applied: set[tuple[str, str]] = set()
            if {"django_migrations", "cookout_member"} <= tables:
                applied.update(database.execute("SELECT app, name FROM django_migrations"))
    except (copies.NotWhole, sqlite3.DatabaseError):
        raise Refusal(f"{file} is no database, or a damaged one. Nothing was changed.")
    _check_applied(file, applied)


def _check_applied(file: Path, applied: set[tuple[str, str]]) -> None:
    if not applied:
        raise Refusal(f"{file} is not a backup of Cookout. Nothing was changed.")
    if unknown_to_us(applied):
        raise Refusal(f"{file} was made by a newer Cookout than this one. Nothing was changed.")


def _keep_what_is_here(here: Place, database: Path) -> Path | None:
    if not database.exists():
        return None
    now = datetime.now(UTC)
    try:
        return copies.keep(database, here.backups, at=now, before="restoring")
    except copies.NotWhole:
        return _set_damaged_aside(here, database, now)


def _set_damaged_aside(here: Place, database: Path, now: datetime) -> Path:
    """A damaged database may be why somebody restores: it stays, as it is, beside the backups."""
    here.backups.mkdir(mode=0o700, exist_ok=True)
    target = copies.free(here.backups, copies.moment(now), kind=".damaged")
    for part in DATABASE_PARTS:
        if (found := Path(f"{database}{part}")).exists():
            found.rename(f"{target}{part}")
    return target


def _open_or_make(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=20)
