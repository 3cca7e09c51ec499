"""How long deleted things are kept: in the trash, and in backups."""

from __future__ import annotations

from datetime import datetime, timedelta

IN_TRASH = timedelta(days=30)
"""Things in the trash for longer are deleted forever."""

COPIES_KEPT = 10
"""This many of the newest copies are kept."""
COPY_SAFE_FOR = timedelta(days=30)
"""A copy made before a change is kept at least this long."""
COPY_EVERY = timedelta(days=1)


def trash_until(*, at: datetime) -> datetime:
    """Anything put in the trash before this moment is due to be deleted forever."""
    return at - IN_TRASH


def copy_days() -> int:
    """For how many days a copy may still contain something erased, if copies are made daily."""
    return max(COPIES_KEPT * COPY_EVERY, COPY_SAFE_FOR).days
