"""Errors of commands: one sentence that says what is wrong, and an exit code."""

from __future__ import annotations

import errno
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import click

NO_ROOM = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)
FULL = (
    "The disk is full or can’t be written to ({}). "
    "What you saved before is safe. Free up space, then try again."
)
BY_THE_DATABASE = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_IOERR: FULL,
    sqlite3.SQLITE_BUSY: "Cookout is busy with another command, such as an import ({}). "
    "Try again in a minute.",
    sqlite3.SQLITE_CANTOPEN: "The database in the data folder can’t be opened ({}).",
    sqlite3.SQLITE_READONLY: "You can’t write to the database in the data folder ({}).",
}


class Refused(click.ClickException):
    """What was asked for cannot be done now; exits with 1."""

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(self.message, file=file, err=file is None)


class WrongUse(Refused):
    """What was asked for leaves a question open; exits with 2."""

    exit_code = 2


@contextmanager
def in_one_sentence() -> Iterator[None]:
    """What the disk or the database refuses becomes a Refusal; a mistake of ours stays one."""
    try:
        yield
    except Exception as error:
        if sentence := why_not(error):
            raise Refused(sentence) from error
        raise


@contextmanager
def ends_in_one_sentence() -> Iterator[None]:
    """The same in a process without click, which ends with it."""
    try:
        with in_one_sentence():
            yield
    except Refused as refusal:
        refusal.show()
        sys.exit(refusal.exit_code)


def why_not(error: BaseException) -> str | None:
    """The sentence where the disk or the database refused; None for everything else."""
    match error:
        # Whoever reads what we print has left: click ends quietly then.
        case BrokenPipeError():
            return None
        case OSError(errno=number) if number in NO_ROOM:
            return FULL.format(error.strerror)
        case OSError():
            where = f"{error.filename}: " if error.filename else ""
            return f"The disk reported an error ({where}{error.strerror or error})."
        case sqlite3.Error():
            # The lower byte is the kind of error, the higher ones say more of it.
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            return BY_THE_DATABASE[code].format(error) if code in BY_THE_DATABASE else None
        case _:
            # Django says it in an exception of its own, made from the database's.
            cause = error.__cause__
            return why_not(cause) if isinstance(cause, sqlite3.Error) else None
