"""`cookout reread`: imported contact cards, read again by a better reader."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from cookout.cli.member_option import as_member, whom
from cookout.cli.serve.prepare import prepare
from cookout.practice.phrases import capital, one_line, so_many

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cookout.capture.intake.rereading import Reread

LONGEST_LINE = 400


@click.command()
@as_member
@click.option("--yes", is_flag=True, help="Make these changes.")
def reread(email: str | None, *, yes: bool) -> None:
    """Read imported contact cards again.

    Shows what would change for each person. Your own edits stay. You can undo it on the Import
    page.
    """
    prepare()
    from cookout.capture.intake import rereading

    owner, count = whom(email), 0
    for one in rereading.rereadings(owner):
        count += 1
        for line in _lines(one):
            click.echo(one_line(text=line, most=LONGEST_LINE))
    if not count:
        click.echo("Nothing changes.")
        return
    people = capital(words=so_many(count=count, one="person", several="people"))
    if not yes:
        click.echo(f"{people} would change. To change them, type: cookout reread --yes")
        return
    rereading.reread(owner, at=datetime.now(UTC))
    click.echo(f"{people} changed. To undo it, open the Import page.")


def _lines(one: Reread) -> Iterator[str]:
    for label, before, after in one.lines:
        change = f"{before} → {after}" if before and after else after or f"{before} goes"
        yield f"{one.person.name}: {label}: {change}"
