"""Work that goes on in a thread after the page was answered, slice after slice."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator

from django.db import connection

from cookout.capture.intake.pacing import in_turns

FIRST = 2.0
"""Seconds that a page waits for the work: if it is done by then, no progress page is needed."""

logger = logging.getLogger(__name__)
_running: set[str] = set()
_lock = threading.Lock()


def go_on(name: str, slices: Iterator[object]) -> None:
    """Work through slices, each a transaction of its own; one piece of work with a name runs at a
    time.

    What runs here ends with the process. Slices already written stay, and the work records its own
    progress.
    """
    with _lock:
        if name in _running:
            return
        _running.add(name)
    try:
        begun = time.monotonic()
        is_done = True
        for _ in slices:
            if time.monotonic() - begun > FIRST:
                is_done = False
                break
    except BaseException:
        _end(name)
        raise
    if is_done:
        _end(name)
    else:
        threading.Thread(target=_rest, args=(name, slices), daemon=True).start()


def is_running(name: str) -> bool:
    """Whether this process is working on it now."""
    return name in _running


def _rest(name: str, slices: Iterator[object]) -> None:
    try:
        for _ in in_turns(slices):
            pass
    except Exception:
        # Whoever looks is told that it stopped, and how far it came.
        logger.exception("What went on after its page stopped")
    finally:
        _end(name)
        connection.close()


def _end(name: str) -> None:
    with _lock:
        _running.discard(name)
