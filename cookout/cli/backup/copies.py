"""Copies of the SQLite database: made while it is in use, checked, rotated. Imports no Django."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from cookout.cli.backup.postgresql import Postgresql
from cookout.practice.retention import COPIES_KEPT as KEPT
from cookout.practice.retention import COPY_EVERY as EVERY
from cookout.practice.retention import COPY_SAFE_FOR as SAFE_FOR

KINDS = (".sqlite3", ".dump")

_MOMENT = "%Y-%m-%dT%H-%M-%SZ"
_MOMENT_LENGTH = len("2026-11-17T06-12-00Z")


class NotWhole(Exception):
    """The source of a copy is damaged, or is no database."""


def connect(path: Path) -> sqlite3.Connection:
    """Open an existing database."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=20)


def copy(source: Path | Postgresql, target: Path) -> None:
    """Copy a database into one new file, whole or not at all.

    The copy is made beside the target under another name, checked, then given its name.
    Raises NotWhole; OSError or sqlite3.OperationalError where there is no room or no right;
    postgresql.Failed.
    """
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        os.close(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
        if isinstance(source, Postgresql):
            source.dump(part)
        else:
            _copy_file(source, part)
        to_disk(part)
        part.replace(target)
        to_disk(target.parent)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError as error:
        raise NotWhole(str(error)) from error
    finally:
        part.unlink(missing_ok=True)


def _copy_file(source: Path, part: Path) -> None:
    with closing(connect(source)) as here, closing(connect(part)) as there:
        # Until it has its name it needs no log and no waiting for the disk.
        there.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF")
        here.backup(there)
        # A single file, without the log that goes with a database in use.
        there.execute("PRAGMA journal_mode=DELETE")
        check(there)


def check(database: sqlite3.Connection) -> None:
    """Run the database's own integrity check. Raises NotWhole."""
    try:
        (verdict,) = database.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        raise NotWhole(str(error)) from error
    if verdict != "ok":
        raise NotWhole(verdict)


def settle(path: Path) -> None:
    """Turn a database that no one has open into one single file on the disk. Raises
    sqlite3.OperationalError while it is open."""
    with closing(connect(path)) as database:
        database.execute("PRAGMA journal_mode=DELETE")
    path.chmod(0o600)
    to_disk(path)


def kind_of(source: Path | Postgresql) -> str:
    """The suffix of a copy's file name, by the kind of database."""
    return ".dump" if isinstance(source, Postgresql) else ".sqlite3"


def keep(source: Path | Postgresql, folder: Path, *, at: datetime, before: str = "") -> Path:
    """Copy into a folder, named by the time and the reason; then rotate old copies."""
    folder.mkdir(mode=0o700, exist_ok=True)
    name = f"{moment(at)}-before-{before}" if before else moment(at)
    target = free(folder, name, kind=kind_of(source))
    copy(source, target)
    drop_old(folder, at=at)
    return target


def moment(at: datetime) -> str:
    """A timestamp for file names; names sort by time."""
    return f"{at.astimezone(UTC):{_MOMENT}}"


def free(folder: Path, name: str, *, kind: str = ".sqlite3") -> Path:
    """A file name in a folder that isn't taken."""
    choices = (f"{name}{count}{kind}" for count in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(folder / choice for choice in choices if not (folder / choice).exists())


def kept(folder: Path) -> list[Path]:
    """The copies in a folder, the newest first."""
    copies = (path for kind in KINDS for path in folder.glob(f"*{kind}"))
    found = [path for path in copies if _made_at(path)]
    return sorted(found, key=lambda path: path.name, reverse=True)


def drop_old(folder: Path, *, at: datetime) -> None:
    """Delete old copies: the newest stay, and those made before a recent change."""
    for left in folder.glob(".*.part*"):
        if at.timestamp() - left.stat().st_mtime > EVERY.total_seconds():
            left.unlink(missing_ok=True)
    for path in kept(folder)[KEPT:]:
        made_at = _made_at(path)
        if "-before-" not in path.name or (made_at and at - made_at > SAFE_FOR):
            path.unlink(missing_ok=True)


def is_due(folder: Path, *, at: datetime) -> bool:
    """Whether the newest copy is a day old, or there is none."""
    newest = next(map(_made_at, kept(folder)), None)
    return newest is None or at - newest >= EVERY


def _made_at(path: Path) -> datetime | None:
    """When a copy was made, from its name; None for any other file."""
    try:
        return datetime.strptime(f"{path.name[:_MOMENT_LENGTH]}+0000", f"{_MOMENT}%z")
    except ValueError:
        return None


def to_disk(path: Path) -> None:
    """Flush a file to the disk (fsync)."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
