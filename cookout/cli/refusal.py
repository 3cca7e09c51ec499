"""A refusal: one sentence that says what stands in the way, and an exit code."""

from __future__ import annotations

from typing import IO, Any

import click


class Refusal(click.ClickException):
    """What was asked for cannot be done now; exits with 1."""

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(self.message, file=file, err=file is None)


class WrongUse(Refusal):
    """What was asked for leaves a question open; exits with 2."""

    exit_code = 2
