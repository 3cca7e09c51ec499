"""Every command prepares the folder itself: migrated, never without a copy of what was there."""

from __future__ import annotations

import subprocess

from tests.cli.terminal import COMMAND, LONG, Terminal

# The whole history is gone through, with a member in it, where an older backup is restored.
BACK = """
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader
graph = MigrationLoader(None).graph
(newest,) = graph.leaf_nodes("cookout")
history = [name for app, name in graph.forwards_plan(newest) if app == "cookout"]
call_command("migrate", "cookout", history[-2])
"""


def _come_from_the_future(terminal: Terminal) -> None:
    terminal.ask(
        "insert into django_migrations (app, name, applied) "
        "values ('cookout', '9999_from_the_future', '2030-01-01')"
    )


def test_a_second_command_finds_all_ready_and_makes_no_second_member(fresh: Terminal) -> None:
    assert fresh.run("link").returncode == 0
    assert fresh.run("link").returncode == 0
    assert fresh.count("member") == 1
    assert fresh.backups == []


def test_two_at_once_on_a_fresh_folder_do_not_collide(fresh: Terminal) -> None:
    both = [
        subprocess.Popen(
            [*COMMAND, "link"], env=fresh.environment, stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    said = [one.communicate(timeout=LONG)[0] for one in both]
    assert [one.returncode for one in both] == [0, 0]
    assert all(line.startswith("Open http://localhost:") for line in said)
    assert fresh.count("member") == 1


def test_what_is_there_is_kept_before_it_is_migrated(terminal: Terminal) -> None:
    terminal.python(BACK)
    assert terminal.run("link").returncode == 0
    (kept,) = terminal.backups
    assert kept.endswith("-before-migrating.sqlite3")


def test_a_folder_of_a_newer_version_is_left_as_it_is(terminal: Terminal) -> None:
    _come_from_the_future(terminal)
    for command in (["link"], ["serve"], ["today"]):
        done = terminal.run(*command)
        assert done.returncode == 1
        assert done.stdout == ""
        assert "newer Cookout" in done.stderr
        assert done.stderr.count("\n") == 1


def test_a_damaged_database_is_said_with_the_newest_copy(terminal: Terminal) -> None:
    assert terminal.run("restore", terminal.database).returncode == 0
    terminal.database.write_bytes(b"no database at all " * 400)
    done = terminal.run("today")
    assert done.returncode == 1
    assert done.stderr.startswith(f"{terminal.database} is damaged.")
    assert terminal.backups[0] in done.stderr


def test_static_files_are_collected_once_and_again_when_they_are_not_whole(
    terminal: Terminal,
) -> None:
    stamp = terminal.folder / "static" / ".collected"
    first = stamp.stat().st_mtime_ns
    terminal.python("prepare(serving=True)")
    assert stamp.stat().st_mtime_ns == first
    stamp.unlink()
    (terminal.folder / "static" / "staticfiles.json").unlink()
    (terminal.folder / "static.new").mkdir()
    terminal.python("prepare(serving=True)")
    assert (terminal.folder / "static" / "staticfiles.json").exists()
    assert not (terminal.folder / "static.new").exists()
    assert not (terminal.folder / "static.old").exists()
