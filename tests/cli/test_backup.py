"""`cookout backup` and `cookout restore`: everything in one file, and back."""

from __future__ import annotations

import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal


def _call(terminal: Terminal, name: str) -> None:
    terminal.ask("update cookout_member set name = ?", name)


def _called(terminal: Terminal) -> str:
    with closing(sqlite3.connect(terminal.database)) as database:
        return str(database.execute("SELECT name FROM cookout_member").fetchone()[0])


@pytest.fixture
def backup(terminal: Terminal, tmp_path: Path) -> Path:
    """How it was when the member was called Rowan; now they are called Robin."""
    _call(terminal, "Rowan")
    file = tmp_path / "rowan.backup"
    assert terminal.run("backup", file).returncode == 0
    _call(terminal, "Robin")
    return file


def test_a_backup_made_while_serving_brings_everything_back(
    terminal: Terminal, tmp_path: Path
) -> None:
    _call(terminal, "Rowan")
    file = tmp_path / "one file.backup"
    with terminal.serving():
        done = terminal.type("backup", file)
    assert done.returncode == 0
    assert str(file) in done.stdout
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "one file.backup"]
    _call(terminal, "Robin")
    done = terminal.type("restore", file)
    assert done.returncode == 0
    assert _called(terminal) == "Rowan"


def test_what_was_there_before_a_restore_is_kept(terminal: Terminal, backup: Path) -> None:
    done = terminal.run("restore", backup)
    (kept,) = (name for name in terminal.backups if "-before-restoring" in name)
    assert kept in done.stdout
    assert terminal.run("restore", terminal.folder / "backups" / kept).returncode == 0
    assert _called(terminal) == "Robin"


def test_a_file_that_is_there_is_not_overwritten(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("mine")
    done = terminal.run("backup", tmp_path / "precious")
    assert done.returncode == 1
    assert "already exists" in done.stderr
    assert (tmp_path / "precious").read_text() == "mine"


def test_in_a_folder_a_backup_gets_a_dated_name(terminal: Terminal, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    assert terminal.run("backup", folder).returncode == 0
    (made,) = folder.iterdir()
    assert made.name.startswith("cookout-20")


def test_a_backup_into_a_folder_that_is_not_there_is_said(
    terminal: Terminal, tmp_path: Path
) -> None:
    done = terminal.run("backup", tmp_path / "nowhere" / "file")
    assert done.returncode == 1
    assert done.stderr == f"There’s no folder {tmp_path / 'nowhere'}.\n"


def test_nothing_is_restored_under_a_running_server(terminal: Terminal, backup: Path) -> None:
    with terminal.serving():
        done = terminal.run("restore", backup)
    assert done.returncode == 1
    assert done.stderr == "Cookout is running. Stop it first, then restore.\n"
    assert _called(terminal) == "Robin"


def test_a_restore_works_on_a_fresh_machine(backup: Path, fresh: Terminal) -> None:
    fresh.folder = fresh.folder.with_name("another machine")
    fresh.environment["COOKOUT_DATA"] = str(fresh.folder)
    assert fresh.run("restore", backup).returncode == 0
    assert _called(fresh) == "Rowan"
    with fresh.serving() as server:
        assert server.get("/").status == 302


def test_a_damaged_database_does_not_stand_in_the_way(terminal: Terminal, backup: Path) -> None:
    terminal.database.write_bytes(b"no database at all " * 400)
    done = terminal.run("restore", backup)
    assert done.returncode == 0
    assert _called(terminal) == "Rowan"
    assert any(name.endswith(".damaged") for name in terminal.backups)


def test_what_is_no_backup_changes_nothing(
    terminal: Terminal, backup: Path, tmp_path: Path
) -> None:
    holiday = tmp_path / "holiday.jpg"
    holiday.write_bytes(b"a picture " * 900)
    other = tmp_path / "other.sqlite3"
    with closing(sqlite3.connect(other)) as database:
        database.execute("CREATE TABLE song (name)")
    half = tmp_path / "half.backup"
    half.write_bytes(backup.read_bytes()[:100_000])
    newer = tmp_path / "newer.backup"
    shutil.copyfile(backup, newer)
    with closing(sqlite3.connect(newer)) as database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) "
            "VALUES ('cookout', '9999_later', '2030-01-01')"
        )
        database.commit()
    expected = {
        holiday: "isn’t a database or is damaged",
        half: "isn’t a database or is damaged",
        other: "isn’t a Cookout backup",
        newer: "was made by a newer Cookout",
        tmp_path / "missing": "There’s no file",
        tmp_path: "is a folder",
    }
    for file, sentence in expected.items():
        done = terminal.run("restore", file)
        assert done.returncode == 1, file
        assert sentence in done.stderr
        assert done.stderr.count("\n") == 1
        assert _called(terminal) == "Robin"
    assert not list(terminal.folder.glob(".restoring*"))


def test_an_older_backup_is_migrated_when_it_is_restored(
    terminal: Terminal, tmp_path: Path
) -> None:
    older = Terminal(tmp_path / "older")
    older.begin_at("0001_first", name="Rowan")
    shutil.copyfile(older.database, tmp_path / "older.backup")
    assert terminal.run("restore", tmp_path / "older.backup").returncode == 0
    assert terminal.run("today").returncode == 0
    assert _called(terminal) == "Rowan"
