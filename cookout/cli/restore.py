"""`cookout restore FILE`: everything as it was in a backup; what was there before is kept."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import click

from cookout.cli import copies, locks
from cookout.cli.leftovers import RESTORING, sweep
from cookout.cli.place import Place
from cookout.cli.prepare import (
    DATABASE_PARTS,
    first_member,
    migrate,
    set_up,
    unknown_to_us,
    working_on,
)
from cookout.cli.refusal import NO_ROOM, Refusal, why_not
from cookout.cli.schema import differing, of_its_own

UNCHANGED = "Nothing was changed."


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
def restore(file: Path) -> None:
    """Put everything back as it is in FILE, a backup."""
    here = set_up()
    try:
        with locks.hold(here.serving, patience=0), locks.hold(here.preparing):
            sweep(here)
            kept = _restore(here, file)
    except locks.Held:
        raise Refusal("Cookout is running. Stop it first, then restore.")
    click.echo(f"Everything is as it was in {file}.")
    if kept:
        click.echo(f"What was here before is in {kept}.")


def _restore(here: Place, file: Path) -> Path | None:
    """Make a copy ready beside the database; only what is ready takes its place."""
    with tempfile.TemporaryDirectory(dir=here.folder, prefix=RESTORING) as folder:
        copy = Path(folder) / "backup.sqlite3"
        _copy_as_it_is(file, copy)
        _check(file, copy)
        _bring_up_to_date(file, copy)
        copies.settle(copy)
        kept = _keep_what_is_here(here)
        _put_in_place(copy, here.database)
    return kept


def _copy_as_it_is(file: Path, target: Path) -> None:
    """Whoever copied a database in use by hand has its log beside it: take both."""
    if file.exists() and not (file.is_file() or file.is_dir()):
        raise Refusal(f"{file} is no file that can be restored. {UNCHANGED}")
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
        if error.errno in NO_ROOM:
            raise
        raise Refusal(f"{file} cannot be read ({error.strerror}).")


def _check(file: Path, copy: Path) -> None:
    """Refuse what is no backup of ours, before anything in it is run."""
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
        raise Refusal(f"{file} is no database, or a damaged one. {UNCHANGED}")
    if strange:
        raise Refusal(
            f"{file} holds a trigger or a view ({strange}), which a backup of Cookout never does. "
            f"{UNCHANGED}"
        )
    if "cookout" not in {app for app, _ in applied}:
        raise Refusal(f"{file} is not a backup of Cookout. {UNCHANGED}")
    if unknown_to_us(applied):
        raise Refusal(f"{file} was made by a newer Cookout than this one. {UNCHANGED}")


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
        raise Refusal(f"{file} is not whole ({error}). {UNCHANGED}")
    if missing:
        raise Refusal(
            f"{file} is not whole: {missing} is missing, or not as Cookout makes it. {UNCHANGED}"
        )


def _keep_what_is_here(here: Place) -> Path | None:
    if not here.database.exists():
        return None
    now = datetime.now(UTC)
    try:
        kept = copies.keep(here.database, here.backups, at=now, before="restoring")
        # Nobody may have it open any more; with its log written back into it, the log is gone.
        copies.settle(here.database)
    except copies.NotWhole:
        kept = _keep_damaged(here, now)
    return kept


def _keep_damaged(here: Place, now: datetime) -> Path:
    """A damaged database may be why somebody restores: it stays, as it is, among the backups."""
    here.backups.mkdir(mode=0o700, exist_ok=True)
    target = copies.free(here.backups, copies.moment(now), kind=".damaged")
    for part in DATABASE_PARTS:
        if (found := Path(f"{here.database}{part}")).exists():
            os.link(found, f"{target}{part}")
    return target


def _put_in_place(copy: Path, database: Path) -> None:
    """What was there is kept by now. A log that stayed would be read into the new one: it goes."""
    for part in DATABASE_PARTS[1:]:
        Path(f"{database}{part}").unlink(missing_ok=True)
    copy.replace(database)
    copies.to_disk(database.parent)
