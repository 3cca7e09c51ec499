"""Progress of long commands, on stderr."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from cookout.practice.phrases import one_line

EVERY = 10.0
"""Seconds between two lines. A command that ends sooner prints nothing."""
LONGEST_LINE = 400


@contextmanager
def telling(words: str | Callable[[], str], *, every: float = EVERY) -> Iterator[None]:
    """Print these words from time to time, with the time elapsed."""
    begun, done = time.monotonic(), threading.Event()

    def tell() -> None:
        while not done.wait(every):
            line = words if isinstance(words, str) else words()
            so_far = f"{line} {time.monotonic() - begun:.0f} seconds so far."
            click.echo(one_line(text=so_far, most=LONGEST_LINE), err=True)

    telling = threading.Thread(target=tell, daemon=True)
    telling.start()
    try:
        yield
    finally:
        done.set()
        telling.join()
