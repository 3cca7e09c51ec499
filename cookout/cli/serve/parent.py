"""End this process when its parent ends, however that happens."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

SET_DEATH_SIGNAL = 1
"""PR_SET_PDEATHSIG of prctl(2)."""


def with_parent(command: Command) -> Command:
    """The option --with-parent, for make: where make is gone, nothing of it stays."""
    return click.option(
        "--with-parent",
        is_flag=True,
        hidden=True,
        expose_value=False,
        callback=_end_with_parent,
    )(command)


def _end_with_parent(_context: click.Context, _option: click.Parameter, chosen: bool) -> None:
    """Linux sends the signal, also when the parent had no time to; elsewhere nothing does."""
    if chosen and sys.platform == "linux":
        import ctypes  # of use here alone

        ctypes.CDLL(None).prctl(SET_DEATH_SIGNAL, signal.SIGTERM)
