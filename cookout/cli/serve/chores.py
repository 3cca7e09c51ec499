"""The background jobs of the server beside email, in their order."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta

from cookout.cli.backup import copies, postgresql
from cookout.cli.instance import Instance
from cookout.letters.chore import Duty, NotDone
from cookout.practice.phrases import capital, so_many

SECONDS_FOR_CARDS = 20.0
"""The loop has other work: the rest is read in the next rounds."""


def chores(here: Instance) -> tuple[Duty, ...]:
    """All of them. A further one is one more line."""
    return (
        Duty("backup", "Today’s backup", timedelta(minutes=10), lambda at: keep_a_copy(here, at)),
        Duty("cards", "Reading cards", timedelta(seconds=30), read_cards),
        Duty("trash", "Emptying the trash", timedelta(days=1), clear_away),
    )


def keep_a_copy(here: Instance, at: datetime) -> str:
    """Copy the database if the newest copy is a day old."""
    try:
        if not copies.is_due(here.backups, at=at):
            return ""
        kept = copies.keep(here.database, here.backups, at=at)
    except (OSError, sqlite3.Error, copies.NotWhole, postgresql.Failed) as error:
        raise NotDone(str(error)) from error
    return f"Saved as {kept.name}"


def read_cards(at: datetime) -> str:
    """Read card photos that an earlier process left unread; pages read their own."""
    from django.utils import timezone

    from cookout.capture.card_photos.reading import reading

    count = sum(1 for _ in reading(clock=timezone.now, seconds=SECONDS_FOR_CARDS))
    kept = capital(words=so_many(count=count, one="card", several="cards"))
    return f"{kept} read" if count else ""


def clear_away(at: datetime) -> str:
    """Delete what has been in the trash long enough, after the day's copy was made."""
    from cookout.trash.emptying import empty_trash

    gone = empty_trash(at=at)
    return f"{gone} deleted forever" if gone else ""
