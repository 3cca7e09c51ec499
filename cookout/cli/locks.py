"""Locks on files of the data folder; they end with the processes that hold them."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SERVING = "serving.lock"
"""Held shared by everything that serves from a folder, exclusively by what replaces the
database."""
PREPARING = "preparing.lock"
"""Held by one process at a time: the one that prepares the folder or moves its database."""


class LockIsHeld(Exception):
    """Another process holds the lock."""


@contextmanager
def hold(path: Path, *, shared: bool = False, patience: float | None = None) -> Iterator[int]:
    """Hold a lock; its file stays. Waits `patience` seconds, without a limit for None.

    Raises Held. A process that is forked meanwhile holds it too, until both have ended.
    """
    lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _take(lock, fcntl.LOCK_SH if shared else fcntl.LOCK_EX, patience)
        yield lock
    finally:
        os.close(lock)


def _take(lock: int, kind: int, patience: float | None) -> None:
    if patience is None:
        fcntl.flock(lock, kind)
        return
    until = time.monotonic() + patience
    while not _took_at_once(lock, kind):
        if time.monotonic() >= until:
            raise LockIsHeld
        time.sleep(0.05)


def _took_at_once(lock: int, kind: int) -> bool:
    try:
        fcntl.flock(lock, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
