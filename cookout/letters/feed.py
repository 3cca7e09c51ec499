"""The calendar feed: today's people, the weekly review, dates and sessions of groups, at a secret
address one can revoke.

What only a calendar needs is imported where it is written: this is a model, and loaded always.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urljoin

from django.db import models
from django.utils.crypto import constant_time_compare, salted_hmac

from cookout.letters.preferences import Wish
from cookout.members.member import Member
from cookout.members.owned import Owned, OwnedRows
from cookout.practice.formats import in_region
from cookout.practice.hours import moment
from cookout.practice.phrases import listed, one_line

if TYPE_CHECKING:
    from icalendar import Event

REVIEW_LASTS = timedelta(minutes=15)
NAMED = 3
SESSIONS_PAST = timedelta(days=30)
A_YEAR = timedelta(days=365)


class NoFeed(Exception):
    """The address was turned off, or never existed."""


class Feed(Owned):
    """One member's calendar address. Half of it is stored; the other half comes from the key of
    this Cookout, so that a copy of the database opens no one's calendar."""

    mark = models.CharField(max_length=32, unique=True)
    made_at = models.DateTimeField()

    objects: ClassVar[OwnedRows[Feed]] = OwnedRows.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (models.UniqueConstraint(fields=["owner"], name="feed_once_a_member"),)

    def __str__(self) -> str:
        return f"Calendar of {self.owner}"

    @classmethod
    def make(cls, *, owner: Member, at: datetime) -> Feed:
        """Make a new address; the one before stops working."""
        new = {"mark": secrets.token_hex(8), "made_at": at}
        return cls.objects.update_or_create(owner=owner, defaults=new)[0]

    @classmethod
    def revoke(cls, *, owner: Member) -> None:
        """Turn the address off."""
        cls.objects.of(owner).delete()

    @property
    def secret(self) -> str:
        """The secret in the address."""
        seal = salted_hmac("cookout.letters.feed", self.mark, algorithm="sha256")
        return f"{self.mark}{seal.hexdigest()[:40]}"

    @classmethod
    def find(cls, secret: str) -> Feed:
        """The feed that a secret opens. Raises NoFeed."""
        feed = cls.objects.filter(mark=secret[:16]).select_related("owner").first()
        if feed is None or not constant_time_compare(feed.secret, secret):
            raise NoFeed
        if not feed.owner.is_active:
            raise NoFeed
        return feed

    def calendar(self, *, home: str, at: datetime) -> bytes:
        """The calendar as it is at a moment; the same bytes for as long as nothing changes."""
        from icalendar import Calendar

        made = Calendar()
        made.add("prodid", "-//Cookout//Letters//EN")
        made.add("version", "2.0")
        made.add("x-wr-calname", "Cookout")
        made.add("refresh-interval", timedelta(hours=1), {"value": "DURATION"})
        with in_region(self.owner.region):
            events = (
                *(self._today(home, at), self._review(home)),
                *(*self._dates(at), *self._repeating(at), *self._sessions(home, at)),
            )
        for event in filter(None, events):
            made.add_component(event)
        made.add_missing_timezones(
            first_date=self.made_at.date(), last_date=at.date() + timedelta(days=730)
        )
        written: bytes = made.to_ical()
        return written

    def _today(self, home: str, at: datetime) -> Event | None:
        """The people of the day, as one event of the whole day that keeps nobody busy."""
        from icalendar import Event

        from cookout.letters.letter_text import first_name, said_plainly
        from cookout.today.today import today

        member = self.owner
        day = member.day(at)
        steps = today(member=member, on=day).steps
        if not steps:
            return None
        with_notes = Wish.of(member).with_notes
        names = [first_name(step) for step in steps[:NAMED]]
        if len(steps) > NAMED:
            names.append(f"{len(steps) - NAMED} more")
        event = Event()
        event.add("uid", f"{day.isoformat()}.{self.mark}@cookout")
        event.add("dtstamp", moment(day=day, hour=time(), zone=member.zone))
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("summary", one_line(text=f"Today: {listed(names=names)}", most=200))
        lines = [said_plainly(step, with_notes=with_notes) for step in steps]
        event.add("description", "\n".join([*lines, "", home]))
        event.add("url", home)
        event.add("transp", "TRANSPARENT")
        return event

    def _dates(self, at: datetime) -> Iterator[Event]:
        """Every important date on its day, and another event on the day it is mentioned ahead."""
        from cookout.letters.date_events import date_event, notice_event
        from cookout.people.important_dates import important_dates

        day, with_notes = self.owner.day(at), Wish.of(self.owner).with_notes
        ahead = important_dates(member=self.owner, first=day, last=day + A_YEAR)
        for important_date in ahead:
            content: Any = {"mark": self.mark, "made_at": self.made_at, "with_notes": with_notes}
            yield date_event(important_date, **content)
            if important_date.notice_on and important_date.notice_on >= day:
                yield notice_event(important_date, **content)

    def _repeating(self, at: datetime) -> Iterator[Event]:
        """The events that repeat and have not ended."""
        from cookout.letters.date_events import series_event
        from cookout.people.event_dates import series_of

        day = self.owner.day(at)
        for dates in series_of(self.owner):
            if dates.series.ends_on is None or dates.series.ends_on >= day:
                yield series_event(dates, mark=self.mark, made_at=self.made_at)

    def _sessions(self, home: str, at: datetime) -> Iterator[Event]:
        """The sessions of the member's groups, moved and canceled ones too, and the latest past."""
        from cookout.letters.session_event import session_event
        from cookout.mastermind.sessions.session import GroupSession

        found = GroupSession.objects.seen_by(self.owner).filter(starts_at__gt=at - SESSIONS_PAST)
        for session in found.select_related("group").order_by("starts_at", "pk"):
            yield session_event(session, stamped_at=self.made_at, home=home)

    def _review(self, home: str) -> Event:
        """Each week at the member's own hour, through both changes of the clocks."""
        from icalendar import Event

        wish, zone = Wish.of(self.owner), self.owner.zone
        day = self.owner.day(self.made_at)
        day += timedelta(days=(wish.review_day - day.weekday()) % 7)
        begins = datetime.combine(day, wish.review_time, tzinfo=zone)
        event = Event()
        event.add("uid", f"review.{self.mark}@cookout")
        event.add("dtstamp", self.made_at)
        event.add("dtstart", begins)
        event.add("duration", REVIEW_LASTS)
        event.add("rrule", {"freq": "weekly"})
        event.add("summary", "Your weekly review")
        event.add("url", urljoin(home, "review/"))
        return event


def etag(content: bytes) -> str:
    """An ETag: equal for equal bytes."""
    return f'"{hashlib.sha256(content).hexdigest()[:32]}"'
