"""`cookout restore FILE`: replace everything with a backup; the previous data is kept."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import click

from cookout.cli import locks
from cookout.cli.backup import copies
from cookout.cli.backup.postgresql import Failed, Postgresql, is_dump
from cookout.cli.backup.schema import differing, of_its_own
from cookout.cli.errors import NO_ROOM, Refused, why_not
from cookout.cli.instance import Instance
from cookout.cli.serve.leftovers import RESTORING, sweep
from cookout.cli.serve.prepare import (
    DATABASE_PARTS,
    first_member,
    migrate,
    set_up,
    unknown_to_us,
    unreachable,
    working_on,
)

UNCHANGED = "Nothing was changed."


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
def restore(file: Path) -> None:
    """Restore a backup.

    Stop Cookout first. Your previous data is kept.
    """
    here = set_up()
    try:
        with locks.hold(here.serving, patience=0), locks.hold(here.preparing):
            sweep(here)
            kept = _restore(here, file)
    except locks.LockIsHeld:
        raise Refused("Cookout is running. Stop it first, then restore.")
    click.echo(f"Restored from {file}.")
    if kept:
        click.echo(f"Your previous data is in {kept}.")


def _restore(here: Instance, file: Path) -> Path | None:
    if isinstance(here.database, Postgresql):
        return _restore_dump(here, here.database, file)
    return _restore_file(here, here.database, file)


def _restore_file(here: Instance, database: Path, file: Path) -> Path | None:
    """Prepare a copy beside the database, then swap it in."""
    with tempfile.TemporaryDirectory(dir=here.folder, prefix=RESTORING) as folder:
        copy = Path(folder) / "backup.sqlite3"
        _copy_as_it_is(file, copy)
        if is_dump(copy):
            raise Refused(
                f"{file} is a PostgreSQL backup. Set DATABASE_URL to restore it. {UNCHANGED}"
            )
        _check(file, copy)
        _bring_up_to_date(file, copy)
        copies.settle(copy)
        kept = _keep_what_is_here(here, database)
        _put_in_place(copy, database)
    return kept


def _restore_dump(here: Instance, database: Postgresql, file: Path) -> Path | None:
    """Let PostgreSQL replace everything with a dump, in one transaction."""
    with tempfile.TemporaryDirectory(dir=here.folder, prefix=RESTORING) as folder:
        copy = Path(folder) / "backup.dump"
        _copy_as_it_is(file, copy)
        if not is_dump(copy):
            raise Refused(f"{file} isn’t a PostgreSQL backup. {UNCHANGED}")
        try:
            _check_applied(file, database.applied(copy))
            ours, kept = _our_tables(), None
            if ours:
                at = datetime.now(UTC)
                kept = copies.keep(database, here.backups, at=at, before="restoring")
            database.restore(copy, instead_of=ours)
        except Failed as error:
            raise Refused(f"{file} couldn’t be restored. {UNCHANGED} {error}")
    _bring_dump_up_to_date(file, kept)
    return kept


def _our_tables() -> list[str]:
    """The tables to replace; a later version may have tables that the dump lacks."""
    from django.db import OperationalError, connection

    try:
        there = connection.introspection.table_names()
        used = {"django_migrations", *connection.introspection.django_table_names()}
    except OperationalError as error:
        raise Refused(unreachable(error))
    finally:
        connection.close()
    return [name for name in there if name in used or name.startswith("cookout_")]


def _bring_dump_up_to_date(file: Path, kept: Path | None) -> None:
    from django.db import DatabaseError
    from django.db.migrations.exceptions import InconsistentMigrationHistory

    try:
        migrate()
        first_member()
    except (DatabaseError, InconsistentMigrationHistory) as error:
        why = " ".join(str(error).split())
        back = f" To restore your previous data: cookout restore {kept}" if kept else ""
        raise Refused(f"{file} was restored but is incomplete ({why}).{back}")


def _copy_as_it_is(file: Path, target: Path) -> None:
    """Copy the file with its write-ahead log, if someone copied a database in use by hand."""
    if file.exists() and not (file.is_file() or file.is_dir()):
        raise Refused(f"{file} can’t be restored. {UNCHANGED}")
    try:
        shutil.copyfile(file, target)
        log = Path(f"{file}-wal")
        if log.is_file():
            shutil.copyfile(log, Path(f"{target}-wal"))
    except FileNotFoundError:
        raise Refused(f"There’s no file {file}.")
    except IsADirectoryError:
        raise Refused(f"{file} is a folder. Name the backup in it.")
    except OSError as error:
        if error.errno in NO_ROOM:
            raise
        raise Refused(f"{file} can’t be read ({error.strerror}).")


def _check(file: Path, copy: Path) -> None:
    """Refuse anything that isn't a backup of Cookout, before any SQL in it runs."""
    applied: set[tuple[str, str]] = set()
    try:
        with closing(copies.connect(copy)) as database:
            strange = of_its_own(database)
            if not strange:
                copies.check(database)
                applied.update(_applied(database))
    except (copies.NotWhole, sqlite3.DatabaseError) as error:
        if why_not(error):
            raise
        raise Refused(f"{file} isn’t a database or is damaged. {UNCHANGED}")
    if strange:
        raise Refused(
            f"{file} holds a trigger or a view ({strange}), which a Cookout backup never has. "
            f"{UNCHANGED}"
        )
    _check_applied(file, applied)


def _check_applied(file: Path, applied: set[tuple[str, str]]) -> None:
    if "cookout" not in {app for app, _ in applied}:
        raise Refused(f"{file} isn’t a Cookout backup. {UNCHANGED}")
    if unknown_to_us(applied):
        raise Refused(f"{file} was made by a newer Cookout than this one. {UNCHANGED}")


def _applied(database: sqlite3.Connection) -> list[tuple[str, str]]:
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
    if not {"django_migrations", "cookout_member"} <= tables:
        return []
    return list(database.execute("SELECT app, name FROM django_migrations"))


def _bring_up_to_date(file: Path, copy: Path) -> None:
    from django.db import DatabaseError
    from django.db.migrations.exceptions import InconsistentMigrationHistory

    fresh = copy.with_name("fresh.sqlite3")
    with working_on(fresh):
        migrate()
    try:
        with working_on(copy):
            migrate()
            missing = differing(copy, fresh)
            if not missing:
                first_member()
    except (DatabaseError, InconsistentMigrationHistory) as error:
        if why_not(error):
            raise
        raise Refused(f"{file} is incomplete ({error}). {UNCHANGED}")
    if missing:
        raise Refused(f"{file} is incomplete: {missing} is missing or different. {UNCHANGED}")


def _keep_what_is_here(here: Instance, database: Path) -> Path | None:
    if not database.exists():
        return None
    now = datetime.now(UTC)
    try:
        kept = copies.keep(database, here.backups, at=now, before="restoring")
        # Nobody may have it open any more; with its log written back into it, the log is gone.
        copies.settle(database)
    except copies.NotWhole:
        kept = _keep_damaged(here, database, now)
    return kept


def _keep_damaged(here: Instance, database: Path, now: datetime) -> Path:
    """Keep a damaged database among the backups: it may be why someone restores."""
    here.backups.mkdir(mode=0o700, exist_ok=True)
    target = copies.free(here.backups, copies.moment(now), kind=".damaged")
    for part in DATABASE_PARTS:
        if (found := Path(f"{database}{part}")).exists():
            os.link(found, f"{target}{part}")
    return target


def _put_in_place(copy: Path, database: Path) -> None:
    """Swap the new database in. Its predecessor is saved by now; a leftover log would be read into
    the new one, so it is deleted."""
    for part in DATABASE_PARTS[1:]:
        Path(f"{database}{part}").unlink(missing_ok=True)
    copy.replace(database)
    copies.to_disk(database.parent)
