"""`cookout import FILE...`: contacts and archives, imported at once."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

import click

from cookout.cli.member_option import as_member, whom
from cookout.cli.plain_text import PLAIN_TEXT
from cookout.cli.progress import telling
from cookout.cli.serve.prepare import prepare
from cookout.practice.phrases import one_line
from cookout.vcard.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cookout.capture.intake.report import Report
    from cookout.members.member import Member

STDIN = "-"
LONGEST_LINE, LONGEST_NAME = 400, 255


@dataclass
class Sum:
    """What happened to every card of all the files."""

    created: int = 0
    updated: int = 0
    same: int = 0
    in_trash: int = 0
    maybe_same: list[dict[str, str]] = field(default_factory=list)
    """New people who may be someone the member already has."""
    maybe_in_trash: list[dict[str, str]] = field(default_factory=list)
    """New people who may be someone in the trash."""
    skipped: list[dict[str, str | int]] = field(default_factory=list)

    def add(self, file: str, report: Report) -> None:
        self.created += report.created
        self.updated += report.updated
        self.same += report.same
        self.in_trash += report.in_trash
        self.maybe_same += [{"file": file, "name": name} for name in report.asked]
        self.maybe_in_trash += [{"file": file, "name": name} for name in report.asked_in_trash]
        for refused in report.skipped:
            self.skip(file, line=refused.line, reason=refused.reason)

    def skip(self, file: str, *, line: int, reason: str) -> None:
        self.skipped.append({"file": file, "line": line, "reason": reason})


class ImportOptions(NamedTuple):
    """What the options say about the files: columns by heading, and the order of day and month."""

    columns: dict[str, str]
    day_first: bool | None


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@as_member
@click.option(
    "--columns",
    type=PLAIN_TEXT,
    metavar="HEADING=FIELD,...",
    help="What a CSV file's columns hold, such as 'Customer=name,Status=kept'.",
)
@click.option(
    "--day-first/--month-first",
    "day_first",
    default=None,
    help="What 03/04/1985 means if no other date in the file tells.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--dry-run", is_flag=True, help="Preview without changing anything.")
def take(
    files: tuple[str, ...],
    email: str | None,
    columns: str | None,
    day_first: bool | None,
    as_json: bool,
    dry_run: bool,
) -> None:
    """Import contacts and archives.

    Each FILE is a vCard, CSV or LDIF file, or an archive from cookout export. A dash (-) reads
    standard input.
    """
    prepare()
    from cookout.export.archive.unpacking import NoArchive

    _without_map()
    meant = ImportOptions(_columns(columns), day_first)
    owner, total = whom(email), Sum()
    for count, file in enumerate(files, start=1):
        shown = click.format_filename(file)
        progress = f"Reading {shown} ({count} of {len(files)})"
        click.echo(one_line(text=progress, most=LONGEST_LINE), err=True)
        name = "" if file == STDIN else clean_line(Path(shown).name, LONGEST_NAME)
        try:
            with _opened(file) as content:
                report = _take(owner, name, content, dry_run, shown, meant)
            total.add(shown, report)
            if report.doubt:
                click.echo(one_line(text=f"{shown}: {report.doubt}", most=LONGEST_LINE), err=True)
            if report.guessed:
                click.echo(one_line(text=_guess(shown, report), most=LONGEST_LINE), err=True)
        except OSError as error:
            total.skip(shown, line=0, reason=_why(error))
        except NoArchive as reason:
            total.skip(shown, line=0, reason=str(reason))
    click.echo(json.dumps(vars(total)) if as_json else _in_words(total, dry_run))
    sys.exit(1 if total.skipped else 0)


def _columns(option: str | None) -> dict[str, str]:
    """Columns by heading. An unknown field is a usage error."""
    from cookout.capture.tables.headings import FIELDS

    pairs = [pair.partition("=") for pair in option.split(",")] if option else []
    meant = {heading.strip(): field.strip() for heading, _, field in pairs}
    for heading, name in meant.items():
        if name not in FIELDS:
            fields = ", ".join(FIELDS)
            raise click.UsageError(f"{heading or option}: after = comes a field, one of {fields}.")
    return meant


def _without_map() -> None:
    """A server reads the same pages of the database again and again, so it maps them into its
    memory. Here each is needed once, and as many as the file has people."""
    from django.db import connection

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("pragma mmap_size = 0")


def _guess(file: str, report: Report) -> str:
    """What each column was taken for, if that isn't certain."""
    from cookout.capture.tables.headings import FIELDS

    guesses = (f"{column.heading} is {FIELDS[column.field].lower()}" for column in report.guessed)
    return f"Guessed the columns of {file}: {', '.join(guesses)}."


def _opened(file: str) -> IO[bytes]:
    if file == STDIN:
        return io.BytesIO(sys.stdin.buffer.read())
    return Path(file).open("rb")


def _take(
    owner: Member,
    name: str,
    content: IO[bytes],
    dry_run: bool,
    shown: str,
    meant: ImportOptions,
) -> Report:
    from cookout.capture.intake import intake
    from cookout.export.archive.unpacking import looks_like_one

    if looks_like_one(content):
        return _take_archive(owner, name, content, dry_run, shown)
    file, at = content.read(), datetime.now(UTC)
    if dry_run:
        with telling(f"Still reading {shown}:"):
            return intake.take(
                owner=owner, file_name=name, content=file, at=at, dry_run=True, **meant._asdict()
            )
    slices = intake.take_in_slices(
        owner=owner, file_name=name, content=file, at=at, **meant._asdict()
    )
    return _last(slices, shown)


def _take_archive(
    owner: Member, name: str, content: IO[bytes], dry_run: bool, shown: str
) -> Report:
    from cookout.capture.intake.report import Report
    from cookout.export.archive import arriving, taking
    from cookout.people.history.change import occasion

    at = datetime.now(UTC)
    with telling(f"Still importing {shown}, all or nothing:"), occasion(at=at):
        if dry_run:
            brought = taking.take(owner=owner, file=content, dry_run=True)
        else:
            brought = arriving.take_in(owner=owner, file=content, file_name=name, at=at)
    click.echo(brought.in_words(), err=True)
    return Report(created=brought.people, updated=0, same=brought.same, skipped=[])


def _last(slices: Iterator[Report], shown: str) -> Report:
    """Run through the slices and return the last report. Each slice is committed, so an interrupted
    command goes on when it is run again."""
    from cookout.capture.intake.pacing import ALONE, in_turns

    last: list[Report] = []
    with telling(lambda: f"Still importing {shown}, {last[-1].rows if last else 0:,} so far:"):
        for report in in_turns(slices, ALONE):
            last = [report]
    return last[-1]


def _why(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return "There’s no such file."
        case IsADirectoryError():
            return "This is a folder. Name the files in it."
        case PermissionError():
            return "You can’t read this file."
        case _:
            return f"This file can’t be read ({error.strerror})."


def _in_words(total: Sum, dry_run: bool) -> str:
    """The sum, and each thing skipped on one line; what stands in a file is only text."""
    would = "would be " if dry_run else ""
    lines = [
        f"{total.created} {would}new, {total.updated} {would}updated, "
        f"{total.same} unchanged, {len(total.skipped)} skipped."
    ]
    if total.in_trash:
        would = "would stay in the trash" if dry_run else "stayed in the trash"
        lines.append(f"{total.in_trash} {would}.")
    if total.maybe_same:
        lines.append(f"{len(total.maybe_same)} may be people you have; see Duplicates:")
        names = (f"{maybe['file']}: {maybe['name']}" for maybe in total.maybe_same)
        lines += [one_line(text=words, most=LONGEST_LINE) for words in names]
    if total.maybe_in_trash:
        many = len(total.maybe_in_trash)
        lines.append(f"{many} may be people in the trash; to restore them, open Trash:")
        names = (f"{maybe['file']}: {maybe['name']}" for maybe in total.maybe_in_trash)
        lines += [one_line(text=words, most=LONGEST_LINE) for words in names]
    for entry in total.skipped:
        where = f", line {entry['line']}" if entry["line"] else ""
        words = f"{entry['file']}{where}: {entry['reason']}"
        lines.append(one_line(text=words, most=LONGEST_LINE))
    return "\n".join(lines)
