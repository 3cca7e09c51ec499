"""`cookout demo`: Cookout with invented people, built anew at every start."""

from __future__ import annotations

import os
import subprocess
import sys

import click

from cookout.cli import locks
from cookout.cli.errors import Refused
from cookout.cli.instance import place
from cookout.cli.serve.parent import with_parent
from cookout.cli.serve.serve import listen
from cookout.cli.serve.server import OURS

HOST = "sol@example.org"
"""Who signs in beside the first member, in another browser: the cast's Sol hosts a group."""


@click.command()
@with_parent
def demo() -> None:
    """Start Cookout with invented people, separate from your own."""
    here = place()
    folder = here.folder / "demo"
    folder.mkdir(mode=0o700, exist_ok=True)
    os.environ["COOKOUT_DATA"] = str(folder)
    # The invented world is never built among your own people.
    os.environ.pop("DATABASE_URL", None)
    try:
        with locks.hold(folder / locks.SERVING, patience=0), listen(here.port):
            click.echo("Building the demo.", err=True)
            build = [sys.executable, *OURS, "cookout.cli.serve.prepare"]
            if subprocess.run(build, check=False).returncode:
                sys.exit(1)
    except locks.LockIsHeld:
        raise Refused("The demo is already running. Stop it first, then start it again.")
    ours = [sys.executable, *OURS, "cookout.cli.main", "serve", "--anyway", "--also", HOST]
    os.execv(sys.executable, ours)  # noqa: S606
