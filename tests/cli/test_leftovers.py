"""What a killed process left half done is swept by the next one; nothing else is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

from tests.cli.terminal import LONG, Terminal

KILLED_BEFORE_THE_SWAP = """
import os, signal, sys
from cookout.cli import main
from cookout.cli.backup import restore
restore._put_in_place = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
main.cookout(["restore", sys.argv[1]])
"""


def test_what_nobody_is_at_any_more_is_swept(terminal: Terminal) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    backups = terminal.folder / "backups"
    backups.mkdir()
    gone = [
        backups / f".2026-11-17T06-12-00Z.sqlite3.{ended.pid}.part",
        terminal.folder / "static.new" / "half.css",
        terminal.folder / "static.old" / "old.css",
        terminal.folder / ".restoring-abc" / "backup.sqlite3",
        terminal.folder / "secret_key.0123456789abcdef",
    ]
    stays = [
        backups / f".2026-11-17T06-12-00Z.sqlite3.{os.getpid()}.part",
        terminal.folder / "secret_key.mine",
    ]
    for path in (*gone, *stays):
        path.parent.mkdir(exist_ok=True)
        path.write_text("half")
        os.utime(path, (time.time() - 7200,) * 2)
    assert terminal.run("today").returncode == 0
    assert not [path for path in gone if path.exists()]
    assert not list(terminal.folder.glob(".restoring*"))
    assert all(path.exists() for path in stays)


def test_a_restore_that_is_killed_changes_nothing_and_leaves_nothing(terminal: Terminal) -> None:
    terminal.member("rowan@example.org")
    file = terminal.folder.parent / "backup"
    assert terminal.run("backup", file).returncode == 0
    terminal.member("sol@example.org")
    done = subprocess.run(
        [sys.executable, "-c", KILLED_BEFORE_THE_SWAP, file],
        env=terminal.environment,
        timeout=LONG,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    assert list(terminal.folder.glob(".restoring*"))
    said = terminal.run("today", "--as", "sol@example.org")
    assert said.returncode == 0, said.stderr
    assert not list(terminal.folder.glob(".restoring*"))
