"""Back up and restore PostgreSQL with its own programs. Imports no Django."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

INSTALL = "sudo apt-get install -y postgresql-client"


class Failed(Exception):
    """A program of PostgreSQL is missing or failed."""


@dataclass(frozen=True)
class Postgresql:
    """The database that DATABASE_URL names, from the settings."""

    settings: dict[str, Any]

    def dump(self, target: Path) -> None:
        """Dump everything to a file. Raises Failed."""
        self._run("pg_dump", "--format=custom", *UNOWNED, f"--file={target}")
        self._run("pg_restore", "--list", str(target))

    def applied(self, file: Path) -> set[tuple[str, str]]:
        """The migrations applied in a dump. Raises Failed."""
        rows = self._run(
            "pg_restore", "--data-only", "--table=django_migrations", "--file=-", str(file)
        )
        found = (line.split("\t") for line in rows.splitlines())
        return {(row[1], row[2]) for row in found if len(row) == MIGRATION_COLUMNS}

    def restore(self, file: Path, *, instead_of: list[str]) -> None:
        """Replace these tables with those of a dump, in one transaction. Raises Failed.

        The SQL is written to a file beside it first.
        """
        drop = [f'drop table if exists "{table}" cascade' for table in instead_of]
        drop.append("drop function if exists cookout_matching")
        script = file.with_suffix(".sql")
        self._run("pg_restore", *UNOWNED, f"--file={script}", str(file))
        self._run(
            *("psql", "--no-psqlrc", "--quiet", "--single-transaction"),
            *("--set=ON_ERROR_STOP=1", f"--command={'; '.join(drop)}", f"--file={script}"),
        )

    def _run(self, program: str, *words: str) -> str:
        if not shutil.which(program):
            raise Failed(f"PostgreSQL's {program} is missing. Type: {INSTALL}")
        done = subprocess.run(
            [program, *words], env=self._environment(), capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise Failed(next(iter(done.stderr.strip().splitlines()), f"{program} failed"))
        return done.stdout

    def _environment(self) -> dict[str, str]:
        """Connection settings as environment variables, so that no process list shows the
        password."""
        chosen = {f"PG{name.upper()}": value for name, value in self.settings["OPTIONS"].items()}
        for name in ("HOST", "PORT", "USER", "PASSWORD"):
            chosen[f"PG{name}"] = self.settings[name]
        given = {name: value for name, value in chosen.items() if value}
        return os.environ | given | {"PGDATABASE": self.settings["NAME"]}


UNOWNED = ("--no-owner", "--no-privileges")
MIGRATION_COLUMNS = 4


def is_dump(file: Path) -> bool:
    """Whether a file starts like a dump."""
    with file.open("rb") as opened:
        return opened.read(5) == b"PGDMP"
