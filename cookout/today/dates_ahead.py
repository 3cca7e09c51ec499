"""The important dates that today mentions: some days ahead, and on the day; each once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import F

from cookout.members.member import Member as Looking
from cookout.people.important_dates import important_dates
from cookout.practice.notice import FURTHEST, ImportantDate

if TYPE_CHECKING:
    from cookout.members.member import Member


def dates_ahead(*, member: Member, on: date) -> list[ImportantDate]:
    """The dates that the day's first look mentions, all day long."""
    return dates_between(member=member, since=_looked_before(member, on), on=on, until=on)


def dates_between(
    *, member: Member, since: date | None, on: date, until: date
) -> list[ImportantDate]:
    """The dates to mention on a day, if the last mention was on `since` and the next will be after
    `until`."""
    yesterday = on - timedelta(days=1)
    since = min(max(since or yesterday, on - timedelta(days=FURTHEST)), yesterday)
    ahead = important_dates(member=member, first=on, last=on + timedelta(days=FURTHEST))
    return [
        important_date
        for important_date in ahead
        if important_date.is_mentioned(on=on, since=since, until=until)
    ]


def _looked_before(member: Member, on: date) -> date | None:
    """The day of the last look before this day. The first look of a day is recorded."""
    if member.looked_on != on:
        others = Looking.objects.filter(pk=member.pk).exclude(looked_on=on)
        if others.update(looked_before_on=F("looked_on"), looked_on=on):
            member.looked_before_on, member.looked_on = member.looked_on, on
        else:
            member.refresh_from_db(fields=["looked_on", "looked_before_on"])
    return member.looked_before_on
