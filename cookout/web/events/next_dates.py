"""The dates of repeating events, as pages list them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from cookout.members.member import Member
from cookout.people.event import Event
from cookout.people.event_dates import dates_of, series_of
from cookout.practice.phrases import capital

SHOWN = 3


class NextDates(NamedTuple):
    """How an event repeats, in words, and its dates that are no events yet."""

    words: str
    days: Sequence[date]


class ComingEvent(NamedTuple):
    """A repeating event by its latest one, and the next date."""

    event: Event
    on: date


def next_dates(event: Event, *, on: date) -> NextDates | None:
    """The date that has just passed, and the next few; none where it doesn’t repeat."""
    dates = dates_of(event)
    if dates is None:
        return None
    passed = dates.passed(on=on)
    days = [*([passed] if passed else []), *dates.coming(on=on, count=SHOWN)]
    return NextDates(capital(words=str(dates.series)), days) if days else None


def coming(member: Member, *, on: date) -> list[ComingEvent]:
    """The next date of each, the earliest first."""
    found = [
        ComingEvent(dates.latest, day)
        for dates in series_of(member)
        for day in dates.coming(on=on, count=1)
    ]
    return sorted(found, key=lambda one: (one.on, one.event.pk))
