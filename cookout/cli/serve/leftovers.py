"""Delete temporary files of dead processes."""

from __future__ import annotations

import os
import re
import shutil
import time

from cookout.cli.instance import Instance

RESTORING = ".restoring-"
"""How a folder begins in which a backup is made ready before it takes its place."""
HALF_STATIC = ("static.new", "static.old")
AN_HOUR = 60 * 60

_PART = re.compile(r"\.(\d+)\.part(-journal|-wal|-shm)?$")
_FRESH_KEY = re.compile(r"secret_key\.[0-9a-f]{16}$")


def sweep(here: Instance) -> None:
    """Delete files of dead processes. The caller holds the preparing lock."""
    for folder in (*here.folder.glob(f"{RESTORING}*"), *map(here.folder.joinpath, HALF_STATIC)):
        shutil.rmtree(folder, ignore_errors=True)
    for path in here.backups.glob(".*.part*"):
        # A server makes its copy of the day without the lock; its number is in the name.
        if (found := _PART.search(path.name)) and not _is_at_work(int(found[1])):
            path.unlink(missing_ok=True)
    for path in here.folder.glob("secret_key.*"):
        if _FRESH_KEY.match(path.name) and time.time() - path.stat().st_mtime > AN_HOUR:
            path.unlink(missing_ok=True)


def _is_at_work(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
