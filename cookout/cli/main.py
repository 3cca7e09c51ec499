"""The command `cookout`: everything that can be done from a terminal."""

from __future__ import annotations

import os
from typing import Any

import click

from cookout.cli.backup.backup import backup
from cookout.cli.backup.restore import restore
from cookout.cli.demo import demo
from cookout.cli.errors import in_one_sentence
from cookout.cli.export import export
from cookout.cli.import_files import take
from cookout.cli.letters import letters
from cookout.cli.link import link
from cookout.cli.reread import reread
from cookout.cli.serve.serve import serve
from cookout.cli.today import today

ALIASES = {"take": "import"}
"""Former names of commands. They keep working in people's scripts."""


class PlainErrorGroup(click.Group):
    """Commands that end in a sentence, also where the disk or the database refuses."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return super().get_command(ctx, ALIASES.get(cmd_name, cmd_name))

    def invoke(self, ctx: click.Context) -> Any:
        with in_one_sentence():
            return super().invoke(ctx)


@click.group(cls=PlainErrorGroup)
@click.version_option(package_name="cookout")
def cookout() -> None:
    """Go deep with a few people, keep in touch with the others, and keep your promises."""
    # Data files are private, whatever the folder allows.
    os.umask(0o077)


for command in (serve, demo, link, take, reread, today, letters, export, backup, restore):
    cookout.add_command(command)


if __name__ == "__main__":
    cookout()
