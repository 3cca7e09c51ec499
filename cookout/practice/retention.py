"""How long what nobody wants any more is kept: in the trash, and in copies of everything."""

from __future__ import annotations

from datetime import datetime, timedelta

IN_TRASH = timedelta(days=30)
"""What lies in the trash for longer is erased for good."""

COPIES_KEPT = 10
"""The newest copies stay."""
COPY_SAFE_FOR = timedelta(days=30)
"""A copy made before something was changed stays at least this long."""
COPY_EVERY = timedelta(days=1)


def trash_until(*, at: datetime) -> datetime:
    """Whatever was put in the trash before this moment has lain there long enough."""
    return at - IN_TRASH


def copy_days() -> int:
    """For how many days something erased may still be in a copy, where copies are made daily."""
    return max(COPIES_KEPT * COPY_EVERY, COPY_SAFE_FOR).days
