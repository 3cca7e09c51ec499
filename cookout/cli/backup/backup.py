"""`cookout backup FILE`: back up everything to one file, also while Cookout is running."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import click

from cookout.cli.backup import copies, postgresql
from cookout.cli.errors import Refused
from cookout.cli.serve.prepare import prepare


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
def backup(file: Path) -> None:
    """Back up everything to one file.

    If FILE is a folder, the backup gets a dated name in it. Cookout may keep running.
    """
    here = prepare()
    if file.is_dir():
        name = f"cookout-{copies.moment(datetime.now(UTC))}"
        file = copies.free(file, name, kind=copies.kind_of(here.database))
    if file.exists() or file.is_symlink():
        raise Refused(f"{file} already exists. Name a new file.")
    try:
        copies.copy(here.database, file)
    except FileNotFoundError:
        raise Refused(f"There’s no folder {file.parent}.")
    except (OSError, sqlite3.OperationalError) as error:
        raise Refused(f"The backup couldn’t be written to {file}: {error}")
    except postgresql.Failed as error:
        raise Refused(f"No backup was made. {error}")
    except copies.NotWhole as error:
        raise Refused(f"The database is damaged, so no backup was made: {error}")
    click.echo(f"Everything is in {file}. Restore it with: cookout restore {file}")
