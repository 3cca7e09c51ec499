"""Copies of the database: whole, private, and kept long enough."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cookout.cli.backup import copies

NOON = datetime(2026, 11, 17, 12, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database in use, with its log beside it."""
    path = tmp_path / "live database #1.sqlite3"
    with closing(sqlite3.connect(path)) as made:
        made.executescript(
            "PRAGMA journal_mode=WAL; CREATE TABLE person (name); "
            "INSERT INTO person VALUES ('Rowan'), ('Sol');"
        )
    return path


def _names(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as opened:
        return [name for (name,) in opened.execute("SELECT name FROM person ORDER BY name")]


def test_a_copy_is_one_private_file_with_what_was_written_last(
    database: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(database)) as writing:
        writing.execute("INSERT INTO person VALUES ('Ada')")
        writing.commit()
        writing.execute("INSERT INTO person VALUES ('not yet')")
        copies.copy(database, tmp_path / "copy")
    assert _names(tmp_path / "copy") == ["Ada", "Rowan", "Sol"]
    assert stat.S_IMODE((tmp_path / "copy").stat().st_mode) == 0o600
    assert not list(tmp_path.glob("copy?*"))
    assert not list(tmp_path.glob(".copy*"))


def test_a_damaged_database_gives_no_copy(tmp_path: Path) -> None:
    (tmp_path / "damaged").write_bytes(b"no database at all " * 400)
    with pytest.raises(copies.NotWhole):
        copies.copy(tmp_path / "damaged", tmp_path / "copy")
    assert [path.name for path in tmp_path.iterdir()] == ["damaged"]


def test_the_newest_ten_stay(database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    for day in range(13):
        copies.keep(database, folder, at=NOON + timedelta(days=day))
    made = [path.name for path in copies.kept(folder)]
    assert len(made) == 10
    assert made[0] == "2026-11-29T12-00-00Z.sqlite3"
    assert made[-1] == "2026-11-20T12-00-00Z.sqlite3"


def test_one_made_before_migrating_stays_for_thirty_days(database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    before = copies.keep(database, folder, at=NOON, before="migrating")
    for day in range(1, 31):
        copies.keep(database, folder, at=NOON + timedelta(days=day))
    assert before.exists()
    copies.keep(database, folder, at=NOON + timedelta(days=31))
    assert not before.exists()


def test_two_in_one_second_are_two(database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    assert copies.keep(database, folder, at=NOON) != copies.keep(database, folder, at=NOON)
    assert len(copies.kept(folder)) == 2


def test_one_is_due_once_a_day(database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    assert copies.is_due(folder, at=NOON)
    copies.keep(database, folder, at=NOON)
    assert not copies.is_due(folder, at=NOON + timedelta(hours=23))
    assert copies.is_due(folder, at=NOON + timedelta(hours=24))


def test_files_of_others_in_the_folder_are_left_alone(database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "holiday.sqlite3").write_bytes(b"mine")
    for day in range(12):
        copies.keep(database, folder, at=NOON + timedelta(days=day))
    assert (folder / "holiday.sqlite3").read_bytes() == b"mine"
