"""`cookout export [FILE]`: people as contact cards or CSV, or everything as an archive."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from cookout.cli.errors import Refused, WrongUse
from cookout.cli.member_option import as_member, whom
from cookout.cli.plain_text import PLAIN_TEXT
from cookout.cli.serve.prepare import prepare
from cookout.practice.phrases import one_line

if TYPE_CHECKING:
    from cookout.export.selection import Selection
    from cookout.members.member import Member

STDOUT = Path("-")
VCARD4, VCARD3, CSV, ARCHIVE = FORMATS = ("vcard4", "vcard3", "csv", "archive")
PLACES = {"table": "deep", "warm": "warm", "met": "new", "gone": "gone", "book": "book"}


@click.command()
@click.argument("file", type=click.Path(path_type=Path), default=STDOUT)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default=VCARD4,
    show_default=True,
    help="vCard (4.0 or 3.0), a CSV spreadsheet, or an archive of everything.",
)
@click.option("--place", type=click.Choice(PLACES), help="Only people in this place.")
@click.option("--role", type=PLAIN_TEXT, metavar="WORDS", help="Only people in this trade.")
@click.option("--event", type=PLAIN_TEXT, metavar="NAME", help="Only people met at this event.")
@click.option(
    "--name",
    "names",
    type=PLAIN_TEXT,
    metavar="NAME",
    multiple=True,
    help="Only this person. Repeat it for more people.",
)
@as_member
def export(
    file: Path,
    form: str,
    place: str | None,
    role: str | None,
    event: str | None,
    names: tuple[str, ...],
    email: str | None,
) -> None:
    """Export everyone, or the people you choose.

    Writes to FILE, which must not exist yet, or to standard output. Contact cards and CSV hold
    what an address book holds. Only an archive has everything; cookout import reads it again.
    """
    prepare()
    member = whom(email)
    if form == ARCHIVE and any((place, role, event, names)):
        raise WrongUse("An archive always has everyone.")
    selection = _selection(member, place, role, event, names)
    pieces = _pieces(member, form, selection)
    if file == STDOUT:
        if form == ARCHIVE and sys.stdout.isatty():
            raise WrongUse("An archive can’t be printed. Name a file for it.")
        _pour(pieces, sys.stdout.buffer)
    else:
        _write(pieces, file)
        whose = "Everyone is" if selection.is_everybody else "They are"
        click.echo(f"{whose} in {click.format_filename(file)}.", err=True)


def _selection(
    member: Member, place: str | None, role: str | None, event: str | None, names: tuple[str, ...]
) -> Selection:
    """Whom the options name. Refusal where nobody or nothing is called that."""
    from cookout.export.selection import Selection, events_named, people_named

    people: list[int] = []
    for name in names:
        found = people_named(member, name)
        if not found:
            raise Refused(f"There’s no one named {one_line(text=name, most=80)}.")
        people += found
    events = events_named(member, event) if event else ()
    if event and not events:
        raise Refused(f"There’s no event named {one_line(text=event, most=80)}.")
    selection = Selection(PLACES.get(place or "", ""), role or "", events, tuple(people))
    if not selection.is_everybody and not selection.of(member).exists():
        raise Refused("No one matches.")
    return selection


def _pieces(member: Member, form: str, selection: Selection) -> Iterator[bytes]:
    from cookout.export.archive.archive import archive_of
    from cookout.export.cards import cards_of
    from cookout.export.table import table_of

    people = selection.of(member)
    match form:
        case "archive":
            return archive_of(member, at=datetime.now(UTC))
        case "csv":
            return table_of(people)
        case "vcard3":
            return cards_of(people, version="3.0")
        case _:
            return cards_of(people, version="4.0")


def _pour(pieces: Iterable[bytes], target: IO[bytes]) -> None:
    for piece in pieces:
        target.write(piece)
    target.flush()


def _write(pieces: Iterable[bytes], file: Path) -> None:
    """Whole or not at all: under another name first, and never over what is there."""
    shown = click.format_filename(file)
    taken = Refused(f"{shown} already exists. Name a new file.")
    if file.exists() or file.is_symlink():
        raise taken
    part = file.with_name(f".cookout-{os.getpid()}.part")
    try:
        opened = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(opened, "wb") as target:
            _pour(pieces, target)
            os.fsync(target.fileno())
        # Unlike a rename, a link never takes the place of a file that came in the meantime.
        try:
            os.link(part, file)
        except FileExistsError:
            raise
        except OSError:
            # Some disks know no links.
            part.rename(file)
    except FileExistsError:
        raise taken
    except FileNotFoundError:
        raise Refused(f"There’s no folder {click.format_filename(file.parent)}.")
    except OSError as error:
        raise Refused(f"{shown} can’t be written ({error.strerror}).")
    finally:
        part.unlink(missing_ok=True)
