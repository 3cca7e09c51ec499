"""The server's background thread: every 45 seconds it looks for what is due."""

from __future__ import annotations

import logging
import os
import secrets
import sys
import threading
import time
from datetime import UTC, datetime

from cookout.cli.instance import Instance

EVERY = 45.0
"""Seconds from one round to the next."""
FIRST = 1.0
"""Seconds that the first request may have for itself."""
log = logging.getLogger(__name__)


def begin() -> None:
    """Start looking, in a thread that ends with its process."""
    threading.Thread(target=_look_after, name="looking-after", daemon=True).start()


def holder() -> str:
    """A name for this process, unique among processes."""
    return f"{os.getpid()}-{secrets.token_hex(8)}"


def now() -> datetime:
    return datetime.now(UTC)


def one_round(here: Instance, name: str) -> tuple[str, ...]:
    """Run one round and close the connection after it; returns what went wrong."""
    from django.db import connections

    from cookout import settings
    from cookout.cli.serve.chores import chores
    from cookout.letters.round import go_round

    try:
        done = go_round(clock=now, holder=name, home=settings.HOME, duties=chores(here))
    finally:
        # Here each thread has a connection of its own, and between rounds nobody needs it.
        connections.close_all()
    return done.problems


def _look_after() -> None:
    from cookout.cli.instance import place

    here, name = place(), holder()
    printed: tuple[str, ...] = ()
    time.sleep(FIRST)
    while True:
        try:
            problems = one_round(here, name)
        except Exception:
            # Whatever it was, it may be over by the next round.
            log.exception("background jobs failed")
            problems = printed
        for problem in problems:
            if problem not in printed:
                print(problem, file=sys.stderr, flush=True)
        printed = problems
        time.sleep(EVERY)
