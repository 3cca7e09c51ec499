"""When a group meets next: by its weekday, so many weeks after the last time."""

from __future__ import annotations

from datetime import date, timedelta


def next_session_on(*, on: date, weeks: int, weekday: int | None, last_on: date | None) -> date:
    """The day to suggest for the next session, after today. `weekday` counts from 0, Monday.

    ValueError below one week.
    """
    if weeks < 1:
        raise ValueError("a rhythm is at least a week")
    if last_on is not None:
        following = last_on + timedelta(weeks=weeks)
        while following <= on:
            following += timedelta(weeks=weeks)
        return _to_weekday(following, weekday)
    return _to_weekday(on + timedelta(days=1), weekday)


def _to_weekday(day: date, weekday: int | None) -> date:
    """The weekday in the six days from here on; the day itself where no weekday is set."""
    return day if weekday is None else day + timedelta(days=(weekday - day.weekday()) % 7)
