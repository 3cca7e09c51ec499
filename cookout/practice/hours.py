"""Hours on somebody's own clock: when a letter is due, when it is quiet, how long a pause is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo

LOOKS_BACK = timedelta(days=31)
"""Anything missed longer ago is dropped."""

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180))
"""Pauses between attempts; the last one applies to every further attempt."""


def moment(*, day: date, hour: time, zone: tzinfo) -> datetime:
    """The moment (UTC) of an hour of a day in a time zone.

    An hour that is there twice, when the clocks go back, is the first one; one that is left out,
    when they go forward, is as long after the last hour that was there.
    """
    return datetime.combine(day, hour, tzinfo=zone).astimezone(UTC)


def fallen_due(
    *, after: datetime, at: datetime, hour: time, weekdays: frozenset[int], zone: tzinfo
) -> Iterator[tuple[date, datetime]]:
    """The days (0 is Monday) whose hour came after one moment, and not after another; in order."""
    day = max(after, at - LOOKS_BACK).astimezone(zone).date()
    last = at.astimezone(zone).date()
    while day <= last:
        due_at = moment(day=day, hour=hour, zone=zone)
        if day.weekday() in weekdays and after < due_at <= at:
            yield day, due_at
        day += timedelta(days=1)


def is_quiet(*, hour: time, begins: time, ends: time) -> bool:
    """Whether an hour lies in the quiet ones, which may go past midnight. None where both meet."""
    if begins <= ends:
        return begins <= hour < ends
    return hour >= begins or hour < ends


def pause(*, tries: int) -> timedelta:
    """How long to wait after so many failed attempts. ValueError below 1."""
    if tries < 1:
        raise ValueError("a pause comes after a try")
    return PAUSES[min(tries, len(PAUSES)) - 1]
