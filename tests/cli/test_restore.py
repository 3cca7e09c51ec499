"""`cookout restore`: only a whole backup of ours, made ready first, takes the database's place."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal


def _call(database: Path, name: str) -> None:
    _change(database, f"UPDATE cookout_member SET name = '{name}'")


def _called(database: Path) -> str:
    with closing(sqlite3.connect(database)) as opened:
        return str(opened.execute("SELECT name FROM cookout_member").fetchone()[0])


def _change(database: Path, script: str) -> None:
    with closing(sqlite3.connect(database)) as opened:
        opened.executescript(script)


@pytest.fixture
def backup(terminal: Terminal, tmp_path: Path) -> Path:
    """How it was when the member was called Rowan; now they are called Robin."""
    _call(terminal.database, "Rowan")
    _change(terminal.database, "PRAGMA journal_mode=DELETE")
    file = tmp_path / "rowan.backup"
    shutil.copyfile(terminal.database, file)
    _call(terminal.database, "Robin")
    return file


@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        ("DROP TABLE cookout_promise", "cookout_promise is missing"),
        ("ALTER TABLE cookout_promise RENAME COLUMN what TO words", "cookout_promise"),
        ("DROP TABLE cookout_search", "cookout_search"),
        ("DELETE FROM django_migrations WHERE app = 'cookout'", "isn’t a Cookout backup"),
        ("DELETE FROM django_migrations WHERE name = '0001_first'", "is incomplete"),
        ("CREATE VIEW mine AS SELECT 1", "holds a trigger or a view (mine)"),
        (
            "CREATE TRIGGER quiet AFTER INSERT ON cookout_person BEGIN "
            "DELETE FROM cookout_promise; END",
            "holds a trigger or a view (quiet)",
        ),
        (
            "ALTER TABLE cookout_member RENAME TO hidden; "
            "CREATE VIEW cookout_member AS SELECT * FROM hidden",
            "holds a trigger or a view (cookout_member)",
        ),
    ],
)
def test_what_is_not_built_like_ours_is_refused_and_changes_nothing(
    terminal: Terminal, backup: Path, script: str, sentence: str
) -> None:
    _change(backup, script)
    before = terminal.database.read_bytes()
    done = terminal.run("restore", backup)
    assert done.returncode == 1
    assert sentence in done.stderr
    assert done.stderr.endswith("Nothing was changed.\n")
    assert done.stderr.count("\n") == 1
    assert terminal.database.read_bytes() == before
    assert terminal.backups == []
    assert not list(terminal.folder.glob(".restoring*"))


def test_a_backup_with_other_pages_takes_the_place_of_ours(
    terminal: Terminal, backup: Path
) -> None:
    _change(backup, "PRAGMA page_size=8192; VACUUM")
    assert terminal.run("restore", backup).returncode == 0
    assert _called(terminal.database) == "Rowan"
    assert terminal.run("today").returncode == 0


def test_a_log_of_the_old_database_never_gets_into_the_new_one(
    terminal: Terminal, backup: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(terminal.database)) as opened:
        opened.execute("PRAGMA journal_mode=WAL")
        opened.execute("UPDATE cookout_member SET name = 'Killed in the middle'")
        opened.commit()
        for part in ("", "-wal"):
            shutil.copyfile(f"{terminal.database}{part}", tmp_path / f"as-it-was{part}")
    for part in ("", "-wal"):
        shutil.copyfile(tmp_path / f"as-it-was{part}", f"{terminal.database}{part}")
    assert terminal.run("restore", backup).returncode == 0
    assert _called(terminal.database) == "Rowan"
    (kept,) = terminal.backups
    assert _called(terminal.folder / "backups" / kept) == "Killed in the middle"


def test_nothing_is_restored_while_another_command_has_the_database_open(
    terminal: Terminal, backup: Path
) -> None:
    with closing(sqlite3.connect(terminal.database)) as opened:
        opened.execute("PRAGMA journal_mode=WAL")
        opened.execute("SELECT name FROM cookout_member").fetchall()
        done = terminal.run("restore", backup)
    assert done.returncode == 1
    assert done.stderr.startswith("Cookout is busy with another command")
    assert done.stderr.count("\n") == 1
    assert _called(terminal.database) == "Robin"


def test_a_pipe_or_a_device_is_no_backup(terminal: Terminal) -> None:
    done = terminal.run("restore", "/dev/zero")
    assert done.returncode == 1
    assert "can’t be restored" in done.stderr
