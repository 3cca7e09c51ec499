"""The dates of events that repeat: the one that has just passed and those to come."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, takewhile
from typing import TYPE_CHECKING
from uuid import UUID

from cookout.members.owned import TrashableRows
from cookout.people.event import Event
from cookout.people.event_series import EventSeries

if TYPE_CHECKING:
    from cookout.members.member import Member

A_DAY = timedelta(days=1)
TEMPLATE = ("name", "place", "fee", "hours")
"""What each new date copies from the one before."""


@dataclass(frozen=True)
class SeriesDates:
    """A series with its latest event; `held` are the uids of all of its events, also those in the
    trash."""

    series: EventSeries
    latest: Event
    held: frozenset[UUID]

    def passed(self, *, on: date) -> date | None:
        """The latest date up to a day that is after the latest event and has no event of its
        own."""
        since = self.series.dates(after=self.latest.on, held=self.held)
        return max(takewhile(lambda day: day <= on, since), default=None)

    def coming(self, *, on: date, count: int) -> list[date]:
        """The next few dates after a day."""
        return list(islice(self.series.dates(after=on, held=self.held), count))

    def has(self, day: date) -> bool:
        """Whether a day is one of its dates, neither skipped nor an event already."""
        return next(self.series.dates(after=day - A_DAY, held=self.held), None) == day

    def event_on(self, day: date) -> Event:
        """The event of a date as it would be, not saved."""
        fields = {name: getattr(self.latest, name) for name in TEMPLATE}
        owned = {"owner_id": self.series.owner_id, "uid": self.series.uid_on(day)}
        return Event(**fields, **owned, series=self.series, on=day)

    def held_on(self, written: str) -> Event | None:
        """The event of a date such as "2026-12-08", if it exists already."""
        try:
            uid = self.series.uid_on(date.fromisoformat(written))
        except ValueError:
            return None
        return self.series.events.not_in_trash().filter(uid=uid).first()

    def hold(self, day: date) -> Event | None:
        """Create the event of a date; two tabs that do so get the same one. None for a day that
        isn't one of its dates."""
        made = self.event_on(day)
        if not self.has(day):
            return Event.objects.filter(owner=made.owner_id, uid=made.uid).not_in_trash().first()
        fields = {name: getattr(made, name) for name in (*TEMPLATE, "on", "series_id")}
        events = Event.objects.filter(owner=self.series.owner_id)
        return events.get_or_create(owner_id=made.owner_id, uid=made.uid, defaults=fields)[0]


def dates_of(event: Event) -> SeriesDates | None:
    """The dates of an event's series; None if it has none."""
    if event.series is None:
        return None
    return next(iter(_series(Event.objects.filter(series=event.series_id))), None)


def series_of(member: Member) -> list[SeriesDates]:
    """The dates of every series of a member."""
    return _series(Event.objects.of(member).exclude(series=None))


def _series(events: TrashableRows[Event]) -> list[SeriesDates]:
    each = defaultdict(list)
    for event in events.select_related("series").order_by("-on", "-pk"):
        each[event.series].append(event)
    return [
        SeriesDates(series, latest, frozenset(event.uid for event in several))
        for series, several in each.items()
        if series and (latest := next((event for event in several if not event.trashed_at), None))
    ]
