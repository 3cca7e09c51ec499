"""PostgreSQL by DATABASE_URL: what it names, and every command on a real one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from cookout.settings import _postgresql
from tests import postgres
from tests.cli.terminal import Terminal

NAME = (
    "from cookout.members.member import Member\n"
    "Member.objects.filter(pk=Member.objects.first().pk).update(name={!r})"
)
NAMES = "from cookout.members.member import Member\nprint(Member.objects.get().name)"


@pytest.mark.parametrize(
    ("url", "named"),
    [
        (
            "postgres://rowan:a%40b%2Fc@db.example.org:5433/people",
            {"HOST": "db.example.org", "PORT": "5433", "USER": "rowan", "PASSWORD": "a@b/c"},
        ),
        ("postgresql:///people", {"HOST": "", "PORT": "", "USER": "", "PASSWORD": ""}),
        ("postgres://rowan@/people?host=/run/Socket", {"HOST": "/run/Socket", "USER": "rowan"}),
        ("postgres://rowan@%2Frun%2FSocket/people", {"HOST": "/run/Socket", "PORT": ""}),
        ("postgres://[::1]:5432/people", {"HOST": "::1", "PORT": "5432"}),
        (
            "postgres://h/people?sslmode=require",
            {"OPTIONS": {"prepare_threshold": 0, "sslmode": "require"}},
        ),
    ],
)
def test_an_address_or_a_socket_is_named(url: str, named: dict[str, Any]) -> None:
    found = _postgresql(url)
    assert found["NAME"] == "people"
    assert {name: found[name] for name in named} == named


@pytest.mark.parametrize(
    "url",
    ["people", "mysql://h/people", "postgres://h", "postgres://h:port/people", "postgres://h/a/b"],
)
def test_what_names_no_database_is_said(fresh: Terminal, url: str) -> None:
    with pytest.raises(ValueError, match="DATABASE_URL must look like"):
        _postgresql(url)


def test_a_wrong_url_is_one_sentence(fresh: Terminal) -> None:
    fresh.environment["DATABASE_URL"] = "people"
    done = fresh.run("today")
    assert done.returncode == 1
    assert done.stderr == ("DATABASE_URL must look like postgres://user:password@host:5432/name.\n")


def test_a_postgresql_that_is_not_there_is_one_sentence(fresh: Terminal, tmp_path: Path) -> None:
    fresh.environment["DATABASE_URL"] = f"postgres://rowan:secret@/people?host={tmp_path}"
    for command in (["today"], ["backup", tmp_path / "file"], ["serve"]):
        done = fresh.run(*command)
        assert done.returncode == 1
        assert done.stderr.startswith("PostgreSQL can’t be reached: ")
        assert done.stderr.count("\n") == 1
        assert "secret" not in done.stderr
    assert not fresh.database.exists()


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    if not postgres.find():
        pytest.skip("PostgreSQL is missing: python -m tests.postgres")
    with postgres.running() as url:
        yield url


@pytest.fixture
def kept(fresh: Terminal, database: str) -> Terminal:
    fresh.environment["DATABASE_URL"] = database
    fresh.python(NAME.format("Rowan"))
    return fresh


def test_everything_goes_into_one_file_and_comes_back(kept: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "rowan.dump"
    done = kept.run("backup", file)
    assert done.returncode == 0, done.stderr
    kept.python(NAME.format("Robin"))
    done = kept.run("restore", file)
    assert done.returncode == 0, done.stderr
    assert kept.python(NAMES) == "Rowan\n"
    (before,) = kept.backups
    assert before.endswith("-before-restoring.dump")
    assert kept.run("restore", kept.folder / "backups" / before).returncode == 0
    assert kept.python(NAMES) == "Robin\n"
    assert not kept.database.exists()


def test_only_a_backup_of_postgresql_is_restored_into_it(kept: Terminal, tmp_path: Path) -> None:
    terminal = Terminal(tmp_path / "in a file")
    assert terminal.run("backup", tmp_path / "a.backup").returncode == 0
    half = tmp_path / "half.dump"
    assert kept.run("backup", tmp_path / "whole.dump").returncode == 0
    half.write_bytes((tmp_path / "whole.dump").read_bytes()[:20_000])
    for file in (tmp_path / "a.backup", half):
        done = kept.run("restore", file)
        assert done.returncode == 1
        assert "Nothing was changed." in done.stderr
        assert done.stderr.count("\n") == 1
        assert kept.python(NAMES) == "Rowan\n"
    done = terminal.run("restore", tmp_path / "whole.dump")
    assert done.returncode == 1
    assert "DATABASE_URL" in done.stderr


def test_what_is_there_is_kept_before_it_is_migrated(fresh: Terminal, database: str) -> None:
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("create database older")
    fresh.environment["DATABASE_URL"] = database.replace("/postgres?", "/older?")
    fresh.begin_at("0002_search", name="Rowan")
    assert fresh.run("link").returncode == 0
    (copy,) = fresh.backups
    assert copy.endswith("-before-migrating.dump")
    assert fresh.python(NAMES) == "Rowan\n"


def test_without_pg_dump_the_line_to_type_is_said(kept: Terminal, tmp_path: Path) -> None:
    kept.environment["PATH"] = str(tmp_path)
    done = kept.run("backup", tmp_path / "file")
    assert done.returncode == 1
    assert "apt-get install -y postgresql-client" in done.stderr
    assert not (tmp_path / "file").exists()


def test_a_server_keeps_a_copy_a_day(kept: Terminal) -> None:
    with kept.serving() as server:
        assert server.get("/").status == 302
        assert server.said().startswith("Open ")
    assert not kept.database.exists()
    assert kept.run("today").returncode == 0


def test_the_demo_is_built_apart(kept: Terminal) -> None:
    with kept.serving("demo"):
        assert (kept.folder / "demo" / "cookout.sqlite3").exists()
    assert kept.python(NAMES) == "Rowan\n"
