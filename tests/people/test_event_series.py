"""An event that repeats: its dates are counted, and become events one by one."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from icalendar import Calendar

from cookout.letters.feed import Feed
from cookout.people.event import Event
from cookout.people.event_dates import SeriesDates, dates_of, series_of
from cookout.people.event_series import EventSeries
from cookout.plan.observed import learned
from cookout.trash.emptying import empty_trash
from tests.cast import AT, TODAY, day, rowan

pytestmark = pytest.mark.django_db
FIRST = date(2026, 11, 10)  # a Tuesday, a week before today


def breakfast(**more: Any) -> Event:
    event = Event.objects.create(owner=rowan(), name="Chamber breakfast", on=FIRST, fee=25, **more)
    event.repeat(pattern="week", every=2)
    return event


def dates(event: Event) -> SeriesDates:
    found = dates_of(event)
    assert found is not None
    return found


def coming(event: Event, *, on: date = TODAY) -> list[date]:
    return dates(event).coming(on=on, count=2)


def test_its_dates_are_counted_and_only_what_is_held_is_an_event() -> None:
    event = breakfast(place="Main Street")
    assert coming(event) == [date(2026, 11, 24), date(2026, 12, 8)]
    assert learned(member=event.owner, on=date(2027, 1, 31)).events is not None
    assert Event.objects.count() == 1
    held = dates(event).hold(date(2026, 11, 24))
    assert held is not None
    assert (held.name, held.place, held.fee, held.on) == (
        *("Chamber breakfast", "Main Street", 25, date(2026, 11, 24)),
    )
    assert coming(event) == [date(2026, 12, 8), date(2026, 12, 22)]


def test_two_tabs_hold_one_event() -> None:
    event = breakfast()
    first, second = dates(event), dates(event)
    one, other = first.hold(date(2026, 11, 24)), second.hold(date(2026, 11, 24))
    assert one is not None
    assert one == other == dates(event).hold(date(2026, 11, 24))
    assert Event.objects.count() == 2


def test_a_day_that_is_none_of_its_dates_holds_nothing() -> None:
    event = breakfast()
    assert dates(event).hold(date(2026, 11, 25)) is None
    assert Event.objects.count() == 1


def test_a_skipped_date_is_left_out_and_comes_back() -> None:
    event = breakfast()
    series = dates(event).series
    series.skip(date(2026, 11, 24))
    assert coming(event)[0] == date(2026, 12, 8)
    assert dates(event).hold(date(2026, 11, 24)) is None
    series.take_back_skip(date(2026, 11, 24))
    assert coming(event)[0] == date(2026, 11, 24)


def test_a_date_moved_or_in_the_trash_is_not_offered_again() -> None:
    event = breakfast()
    moved = dates(event).hold(date(2026, 11, 24))
    trashed = dates(event).hold(date(2026, 12, 8))
    assert moved is not None
    assert trashed is not None
    moved.on = date(2026, 11, 25)
    moved.save()
    trashed.trash(at=AT)
    assert coming(event) == [date(2026, 12, 22), date(2027, 1, 5)]


def test_without_a_pattern_the_dates_held_are_all() -> None:
    event = breakfast()
    dates(event).hold(date(2026, 12, 8))
    event.repeat(pattern="")
    assert event.repetition is None
    assert coming(event) == [date(2026, 11, 24)]
    assert coming(event, on=date(2026, 12, 8)) == []


def test_another_pattern_begins_anew_from_the_event() -> None:
    event = breakfast()
    event.repeat(pattern="weekday")
    assert str(event.series) == "every month on the second Tuesday"
    assert coming(event) == [date(2026, 12, 8), date(2027, 1, 12)]
    event.repeat(pattern="weekday")
    assert EventSeries.objects.count() == 2


def test_the_last_date_that_passed_is_offered() -> None:
    event = breakfast()
    assert dates(event).passed(on=TODAY) is None
    assert dates(event).passed(on=date(2026, 12, 24)) == date(2026, 12, 22)


def test_a_series_goes_with_its_last_event() -> None:
    event = breakfast()
    event.trash(at=AT)
    assert series_of(event.owner) == []
    assert EventSeries.objects.exists()
    empty_trash(at=AT + timedelta(days=60))
    assert not EventSeries.objects.exists()


def test_the_calendar_has_its_rule_and_what_is_skipped() -> None:
    event = breakfast(place="Main Street")
    dates(event).series.skip(date(2026, 11, 24))
    feed = Feed.make(owner=event.owner, at=AT)
    made = Calendar.from_ical(feed.calendar(home="http://x/", at=AT))
    (entry,) = (one for one in made.walk("VEVENT") if one["summary"] == "Chamber breakfast")
    assert entry["rrule"].to_ical() == b"FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"
    assert entry["dtstart"].dt == FIRST
    assert entry["exdate"].dts[0].dt == date(2026, 11, 24)
    assert day(7) == FIRST
    assert all(two - one == timedelta(days=14) for one, two in pairwise(coming(event)))
