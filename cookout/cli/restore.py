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
from cookout.cli.prepare import (
    DATABASE_PARTS,
    bring_up_to_date,
    first_member,
    set_up,
    unknown_to_us,
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
    with tempfile.TemporaryDirectory(dir=here.folder, prefix=".restoring-") as folder:
        copy = Path(folder) / "backup.sqlite3"
        _copy_as_it_is(file, copy)
        _check(file, copy)
        kept = _keep_what_is_here(here)
        with closing(copies.connect(copy)) as there, closing(_open_or_make(here.database)) as ours:
            there.backup(ours)
    return kept


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
    if not applied:
        raise Refusal(f"{file} is not a backup of Cookout. Nothing was changed.")
    if unknown_to_us(applied):
        raise Refusal(f"{file} was made by a newer Cookout than this one. Nothing was changed.")


def _keep_what_is_here(here: Place) -> Path | None:
    if not here.database.exists():
        return None
    now = datetime.now(UTC)
    try:
        return copies.keep(here.database, here.backups, at=now, before="restoring")
    except copies.NotWhole:
        return _set_damaged_aside(here, now)


def _set_damaged_aside(here: Place, now: datetime) -> Path:
    """A damaged database may be why somebody restores: it stays, as it is, beside the backups."""
    here.backups.mkdir(mode=0o700, exist_ok=True)
    target = copies.free(here.backups, copies.moment(now), kind=".damaged")
    for part in DATABASE_PARTS:
        if (found := Path(f"{here.database}{part}")).exists():
            found.rename(f"{target}{part}")
    return target


def _open_or_make(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=20)
