"""A disk that is full, a folder in the way, a key that is none: a sentence, and nothing is lost."""

from __future__ import annotations

import resource
import sqlite3
import stat
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.terminal import COMMAND, LONG, Terminal


def _with_files_up_to(
    terminal: Terminal, size: int, *words: str | Path
) -> subprocess.CompletedProcess[str]:
    """A limit of the size of files answers a write as a full disk does."""
    return subprocess.run(
        [*COMMAND, *map(str, words)],
        env=terminal.environment,
        capture_output=True,
        text=True,
        timeout=LONG,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
    )


def _people(terminal: Terminal) -> int:
    with closing(sqlite3.connect(terminal.database)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return int(opened.execute("SELECT count(*) FROM cookout_person").fetchone()[0])


def _refused(done: subprocess.CompletedProcess[str], begins: str) -> None:
    last = done.stderr.splitlines()[-1]
    assert done.returncode == 1
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert last.startswith(begins), done.stderr


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """More than fits under the limits below."""
    path = tmp_path / "phone.vcf"
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{0}\r\nFN:Example {0}\r\nNOTE:{1}\r\nEND:VCARD\r\n"
    path.write_text("".join(card.format(number, "word " * 800) for number in range(1000)))
    return path


@pytest.mark.parametrize("more", [-(10**9), 40_000, 400_000])
def test_take_on_a_full_disk_takes_nothing(terminal: Terminal, book: Path, more: int) -> None:
    size = max(0, terminal.database.stat().st_size + more)
    done = _with_files_up_to(terminal, size, "take", book)
    _refused(done, "The disk is full or can’t be written")
    assert _people(terminal) == 0
    assert terminal.run("take", book).returncode == 0
    assert _people(terminal) == 1000


@pytest.mark.parametrize("size", [40_000, 400_000])
def test_restore_on_a_full_disk_changes_nothing(
    terminal: Terminal, tmp_path: Path, book: Path, size: int
) -> None:
    file = tmp_path / "backup"
    assert terminal.run("backup", file).returncode == 0
    assert terminal.run("take", book).returncode == 0
    _refused(_with_files_up_to(terminal, size, "restore", file), "The disk is full")
    assert _people(terminal) == 1000
    assert not list(terminal.folder.glob(".restoring*"))


@pytest.mark.parametrize("command", [["today"], ["serve"], ["restore", "file"]])
def test_a_folder_where_the_database_should_be_is_said(fresh: Terminal, command: list[str]) -> None:
    fresh.database.mkdir(parents=True)
    done = fresh.run(*command)
    _refused(done, f"{fresh.database} isn’t a file")
    assert done.stderr.count("\n") == 1


def test_a_file_where_the_backups_should_be_is_said(terminal: Terminal, tmp_path: Path) -> None:
    assert terminal.run("backup", tmp_path / "file").returncode == 0
    (terminal.folder / "backups").write_text("mine")
    done = terminal.run("restore", tmp_path / "file")
    _refused(done, "The disk reported an error")
    assert str(terminal.folder / "backups") in done.stderr


def test_an_empty_key_is_made_again_and_a_wide_one_is_made_private(terminal: Terminal) -> None:
    key = terminal.folder / "secret_key"
    key.write_text("\n")
    key.chmod(0o644)
    assert terminal.run("today").returncode == 0
    made = key.read_text()
    assert len(made) > 60
    key.chmod(0o644)
    assert terminal.run("today").returncode == 0
    assert key.read_text() == made
    assert stat.S_IMODE(key.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"short", bytes(range(128, 200))])
def test_a_key_that_anybody_could_guess_is_refused(terminal: Terminal, content: bytes) -> None:
    key = terminal.folder / "secret_key"
    key.write_bytes(content)
    for command in ("today", "serve"):
        done = terminal.run(command)
        _refused(done, f"The signing key in {key} is too short or damaged")
        assert done.stderr.count("\n") == 1
    assert key.read_bytes() == content
