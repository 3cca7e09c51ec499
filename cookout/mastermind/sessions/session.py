"""A session of a group: when and where it is, by which protocol, and how far it has come."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import ClassVar, Self

from django.db import models, transaction
from django.db.models import F

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_scoped import GroupScoped, GroupScopedRows
from cookout.members.member import Member
from cookout.practice.protocol import library
from cookout.practice.protocol.checking import WrongProtocol
from cookout.practice.protocol.editing import edited
from cookout.practice.protocol.phase import Protocol
from cookout.practice.protocol.running_order import Step, running_order

FEWEST = 2
"""A running order needs two members, however few have come yet."""

MOVED = ("starts_at", "place", "video_link", "protocol_key", "lengths", "seconds", "sequence")


class GroupSessions(GroupScopedRows["GroupSession"]):
    """Queries for sessions."""

    def to_come(self, *, at: datetime) -> Self:
        """Those not over and not cancelled that run now or later, the next one first."""
        open_ = self.filter(ended_at=None, cancelled_at=None)
        is_late = models.Q(starts_at__gte=at - GroupSession.STAYS_OPEN)
        return open_.filter(is_late | ~models.Q(began_at=None)).order_by("starts_at", "pk")

    def running(self) -> Self:
        """Those that have begun and not ended."""
        return self.filter(ended_at=None).exclude(began_at=None)

    def in_writing(self) -> Self:
        """Those in which nobody speaks: they run for days."""
        keys = [key for key, one in library.every_protocol().items() if not one.live]
        return self.filter(protocol_key__in=keys)

    def over(self) -> Self:
        """Those that ended, the latest first."""
        return self.exclude(ended_at=None).order_by("-starts_at", "-pk")


class GroupSession(GroupScoped):
    """One meeting of a group. What happens in it is a row each: a phase, a tap, a card.

    `version` rises with everything that changes what a phone shows, so that phones fetch only then.
    """

    STAYS_OPEN = timedelta(hours=12)
    """How long after its time a session that never began can still begin."""

    OPENS_BEFORE = timedelta(minutes=30)
    """How long before its time members can join."""

    RUNS_OVER = timedelta(hours=2)
    """How long past its length a live session may run before its leader is asked to end it."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="sessions")
    uid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    video_link = models.URLField(max_length=500, blank=True)
    protocol_key = models.CharField(max_length=20, default=library.DEFAULT)
    # The host's copy: other lengths by phase, in seconds; none for the protocol as it is.
    lengths = models.JSONField(default=dict, blank=True)
    seconds = models.PositiveIntegerField(null=True, blank=True)
    timekeeper = models.ForeignKey(
        GroupMember, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # Fixed at the beginning: the running order stays the same while it runs.
    hot_seats = models.PositiveSmallIntegerField(null=True, blank=True)
    began_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    # Of the calendar entry: it counts every move.
    sequence = models.PositiveIntegerField(default=0)
    version = models.PositiveBigIntegerField(default=0)

    objects: ClassVar[GroupSessions] = GroupSessions.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ended_at=None) | models.Q(began_at__isnull=False),
                name="session_begins_before_it_ends",
            ),
        )
        indexes = (models.Index(fields=["group", "starts_at"], name="session_by_day"),)

    def __str__(self) -> str:
        return f"Session of {self.group}"

    @cached_property
    def protocol(self) -> Protocol:
        """The protocol with the host's lengths."""
        stored = library.every_protocol().get(self.protocol_key)
        found = stored or library.find_protocol(library.DEFAULT)
        if not self.lengths and self.seconds is None:
            return found
        try:
            return edited(found, seconds_by_key=self.lengths, seconds=self.seconds)
        except WrongProtocol:
            # The protocol's own file has changed since.
            return found

    @property
    def ends_at(self) -> datetime:
        """When it is planned to end."""
        return self.starts_at + timedelta(seconds=self.protocol.seconds)

    @property
    def is_running(self) -> bool:
        return self.began_at is not None and self.ended_at is None

    @property
    def is_over(self) -> bool:
        return self.ended_at is not None

    def is_left_open(self, *, at: datetime) -> bool:
        """Whether a live session was never ended. In writing it takes as long as it takes."""
        if self.began_at is None or self.ended_at is not None or not self.protocol.live:
            return False
        return at > self.began_at + timedelta(seconds=self.protocol.seconds) + self.RUNS_OVER

    def is_open(self, *, at: datetime) -> bool:
        """Whether members come in now: half an hour before its time, or as soon as it runs."""
        return self.is_running or (
            self.is_ahead(at=at) and at >= self.starts_at - self.OPENS_BEFORE
        )

    def is_ahead(self, *, at: datetime) -> bool:
        """Whether it runs, or may still begin."""
        may_begin = self.began_at is not None or self.starts_at >= at - self.STAYS_OPEN
        return self.ended_at is None and self.cancelled_at is None and may_begin

    def is_timed_by(self, member: Member | None) -> bool:
        """Whether a member may move the phases: who leads the group now, or the timekeeper."""
        if member is None:
            return False
        keeps = self.timekeeper is not None and self.timekeeper.member_id == member.pk
        return keeps or self.group.is_led_by(member)

    def order(self, *, members: int, without_asker: Collection[int] = ()) -> tuple[Step, ...]:
        """Every step, for so many present; in some hot seats the asker is not among them."""
        hot_seats = self.hot_seats or self.protocol.hot_seats
        return running_order(
            self.protocol,
            hot_seats=hot_seats,
            members=max(FEWEST, members),
            without_asker=without_asker,
        )

    def set_lengths(self, seconds_by_key: Mapping[str, int], *, seconds: int | None) -> None:
        """Other lengths. DoesNotAddUp with the sum where they do not make the session's length."""
        stored = library.find_protocol(self.protocol_key)
        edited(stored, seconds_by_key=seconds_by_key, seconds=seconds)
        self.lengths, self.seconds = dict(seconds_by_key), seconds
        self.__dict__.pop("protocol", None)

    def save_lengths(self) -> None:
        """Keep other lengths; another end is a move of the calendar entry, which counts it."""
        before = GroupSession.objects.get(pk=self.pk).ends_at
        self.sequence += before != self.ends_at
        self.save(update_fields=["lengths", "seconds", "sequence"])

    @transaction.atomic
    def move(
        self, *, starts_at: datetime, place: str, video_link: str, protocol_key: str = ""
    ) -> bool:
        """Another time, place or protocol; whether the calendar entry changed, which counts it.

        Moving it to another day deletes the replies, so that everyone is asked again.
        Another protocol begins with its own lengths and no more hot seats than it has: who had one
        beyond them waits again.
        """
        before, day = self._calendar_entry, self._day
        self.starts_at, self.place, self.video_link = starts_at, place, video_link
        if protocol_key not in ("", self.protocol_key):
            self.protocol_key, self.lengths, self.seconds = protocol_key, {}, None
            self.__dict__.pop("protocol", None)
            self.chairs.filter(number__gt=self.protocol.hot_seats).delete()
        if self._day != day:
            self.replies.all().delete()
        has_moved = before != self._calendar_entry
        self.sequence += has_moved
        self.save(update_fields=MOVED)
        return has_moved

    @property
    def _day(self) -> date:
        host = self.group.host
        return host.day(self.starts_at) if host else self.starts_at.date()

    @property
    def _calendar_entry(self) -> tuple[object, ...]:
        return (self.starts_at, self.ends_at, self.place, self.video_link)

    def cancel(self, *, at: datetime) -> None:
        """It does not take place. Idempotent."""
        waiting = GroupSession.objects.filter(pk=self.pk, cancelled_at=None, began_at=None)
        waiting.update(cancelled_at=at, sequence=F("sequence") + 1, version=F("version") + 1)
        self.refresh_from_db()

    def give_the_clock(self, member: GroupMember | None) -> None:
        """Who keeps time beside the host; None for nobody."""
        self.timekeeper = member
        self.save(update_fields=["timekeeper"])
        self.changed()

    def changed(self) -> None:
        """Raise the version, so that every phone fetches the room again."""
        GroupSession.objects.filter(pk=self.pk).update(version=F("version") + 1)

    @transaction.atomic
    def end(self, *, at: datetime) -> bool:
        """The bell, once; whether it was this tap that rang it. Guests are shown out."""
        running = GroupSession.objects.filter(pk=self.pk, ended_at=None).exclude(began_at=None)
        rang = running.update(ended_at=at, version=F("version") + 1)
        if rang:
            self.seats.filter(member=None, revoked_at=None, guest_name__gt="").update(revoked_at=at)
        self.refresh_from_db()
        return bool(rang)
