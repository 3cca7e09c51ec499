"""The command `cookout`: everything that can be done from a terminal."""

from __future__ import annotations

import os
from pkgutil import resolve_name
from typing import Any

import click

from cookout.cli.errors import in_one_sentence

COMMANDS = {
    "serve": "cookout.cli.serve.serve:serve",
    "demo": "cookout.cli.demo:demo",
    "link": "cookout.cli.link:link",
    "import": "cookout.cli.import_files:take",
    "reread": "cookout.cli.reread:reread",
    "today": "cookout.cli.today:today",
    "letters": "cookout.cli.letters:letters",
    "export": "cookout.cli.export:export",
    "backup": "cookout.cli.backup.backup:backup",
    "restore": "cookout.cli.backup.restore:restore",
}
"""Where each command is. Only the one that is typed is loaded."""
ALIASES = {"take": "import"}
"""Former names of commands. They keep working in people's scripts."""


class PlainErrorGroup(click.Group):
    """Commands that end in a sentence, also where the disk or the database refuses."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        name = ALIASES.get(cmd_name, cmd_name)
        return resolve_name(COMMANDS[name]) if name in COMMANDS else None

    def invoke(self, ctx: click.Context) -> Any:
        with in_one_sentence():
            return super().invoke(ctx)


@click.group(cls=PlainErrorGroup)
@click.version_option(package_name="cookout")
def cookout() -> None:
    """Go deep with a few people, keep in touch with the others, and keep your promises."""
    # Data files are private, whatever the folder allows.
    os.umask(0o077)


if __name__ == "__main__":
    cookout()
