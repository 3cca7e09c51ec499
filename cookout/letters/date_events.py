"""Important dates and repeating events, as a calendar has them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from cookout.people.event_dates import SeriesDates
from cookout.practice.notice import ImportantDate
from cookout.practice.phrases import one_line

if TYPE_CHECKING:
    from icalendar import Event

LEAP_DAY = (2, 29)


def date_event(one: ImportantDate, *, mark: str, made_at: datetime, with_notes: bool) -> Event:
    """The day itself, every year where it is yearly; it keeps nobody busy."""
    event = _all_day(one.key, one.day, mark=mark, made_at=made_at)
    event.add("summary", one.title(with_notes=with_notes))
    if one.yearly:
        event.add("rrule", yearly_rule(one.month_day))
    return event


def notice_event(one: ImportantDate, *, mark: str, made_at: datetime, with_notes: bool) -> Event:
    """The day on which it is mentioned ahead, the next time. Not an alarm: those that come with a
    calendar one subscribes to are left out by most programs."""
    on = one.notice_on or one.day
    event = _all_day(f"notice-{one.day.isoformat()}-{one.key}", on, mark=mark, made_at=made_at)
    event.add("summary", one.sentence(on=on, with_notes=with_notes).rstrip("."))
    return event


def series_event(dates: SeriesDates, *, mark: str, made_at: datetime) -> Event:
    """An event that repeats: its rule, and the dates that are skipped."""
    from icalendar import vRecur

    series, latest = dates.series, dates.latest
    key = f"series-{series.uid}"
    event = _all_day(key, series.first_on, mark=mark, made_at=made_at)
    event.add("summary", one_line(text=latest.name, most=120))
    if latest.place:
        event.add("location", one_line(text=latest.place, most=200))
    rule = vRecur.from_ical(series.repeats)
    if series.ends_on:
        rule["UNTIL"] = series.ends_on
    event.add("rrule", rule)
    for day in series.skipped:
        event.add("exdate", date.fromisoformat(day), {"VALUE": "DATE"})
    return event


def yearly_rule(month_day: tuple[int, int]) -> dict[str, Any]:
    """The last day of February stands for the 29th."""
    month, day = month_day
    last = month_day == LEAP_DAY
    return {"freq": "yearly", "bymonth": month, "bymonthday": -1 if last else day}


def _all_day(key: str, on: date, *, mark: str, made_at: datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{key}.{mark}@cookout")
    event.add("dtstamp", made_at)
    event.add("dtstart", on)
    event.add("dtend", on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event
