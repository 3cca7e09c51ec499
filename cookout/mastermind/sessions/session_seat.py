"""A seat in a session: who is there, a member or a guest, and the tokens of their browsers."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime
from typing import ClassVar, Self

from django.db import IntegrityError, models, transaction

from cookout.mastermind.group_member import NAMELESS, GroupMember
from cookout.mastermind.group_scoped import GroupScoped, GroupScopedRows
from cookout.mastermind.sessions.session import GroupSession
from cookout.practice.phrases import one_line

MOST_GUESTS = 8
"""Guests of one session, those still waiting at the door among them."""


class LinkIsTaken(Exception):
    """The guest's link was opened in another browser, never existed, or its session is over."""


class TooManyGuests(Exception):
    """Too many guests have links already."""


def digest(secret: str) -> str:
    """The hash of a secret, which is all that is stored."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


class SessionSeats(GroupScopedRows["SessionSeat"]):
    """Queries for seats."""

    def present(self) -> Self:
        """Seats of those who have come, in order; without revoked ones."""
        return self.filter(revoked_at=None).exclude(present_at=None).order_by("present_at", "pk")

    def came(self) -> Self:
        """Seats of those who were there at any time."""
        return self.exclude(present_at=None).order_by("present_at", "pk")

    def knocking(self) -> Self:
        """Guests who gave their name and wait to be let in."""
        return self.filter(member=None, revoked_at=None, present_at=None).exclude(asked_at=None)


class SessionSeat(GroupScoped):
    """The seat of one member or guest in one session. Taking it is the attendance."""

    group_path = "session__group"

    session = models.ForeignKey(GroupSession, models.CASCADE, related_name="seats")
    member = models.ForeignKey(
        GroupMember, models.CASCADE, null=True, blank=True, related_name="seats"
    )
    guest_name = models.CharField(max_length=120, blank=True)
    link_digest = models.CharField(max_length=64, null=True, blank=True, unique=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    present_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[SessionSeats] = SessionSeats.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["session", "member"], name="seat_once_a_session"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.member.full_name if self.member else self.guest_name or NAMELESS

    @property
    def first_name(self) -> str:
        """The name shown in the room."""
        return self.member.first_name if self.member else self.name.split()[0]

    @property
    def is_guest(self) -> bool:
        return self.member_id is None

    @classmethod
    def take(cls, session: GroupSession, member: GroupMember, *, at: datetime) -> SessionSeat:
        """Seat a member. Idempotent, also for two taps at once."""
        seat, _ = cls.objects.get_or_create(session=session, member=member)
        away = models.Q(present_at=None) | ~models.Q(revoked_at=None)
        if cls.objects.filter(away, pk=seat.pk).update(present_at=at, revoked_at=None):
            session.changed()
        seat.refresh_from_db()
        return seat

    @classmethod
    def invite_guest(cls, session: GroupSession) -> str:
        """A link for one guest; returns its secret. TooManyGuests."""
        with transaction.atomic():
            GroupSession.objects.select_for_update().get(pk=session.pk)
            guests = cls.objects.filter(session=session, member=None, revoked_at=None)
            if guests.exclude(link_digest=None).count() >= MOST_GUESTS:
                raise TooManyGuests
            secret = secrets.token_urlsafe(24)
            cls.objects.create(session=session, link_digest=digest(secret))
        return secret

    @classmethod
    def at_the_door(cls, secret: str) -> SessionSeat:
        """The seat that a guest's link is for, as long as no browser has it. LinkIsTaken."""
        open_ = cls.objects.filter(revoked_at=None, asked_at=None, session__ended_at=None)
        found = open_.filter(link_digest=digest(secret), session__cancelled_at=None)
        seat = found.select_related("session__group__host").first()
        if seat is None:
            raise LinkIsTaken
        return seat

    @classmethod
    def taken_by(cls, secret: str) -> SessionSeat | None:
        """The seat of a guest's link that was used, until its session is over."""
        taken = cls.objects.filter(revoked_at=None, session__ended_at=None).exclude(asked_at=None)
        return taken.filter(link_digest=digest(secret), session__cancelled_at=None).first()

    @transaction.atomic
    def knock(self, *, name: str, at: datetime, token: str = "") -> str:
        """The guest gives a name; the link is this browser's from now on. Returns the token.

        LinkIsTaken where another browser was first.
        """
        words = one_line(text=name, most=120)
        first = SessionSeat.objects.filter(pk=self.pk, asked_at=None, revoked_at=None)
        if not first.update(guest_name=words, asked_at=at):
            raise LinkIsTaken
        self.session.changed()
        self.refresh_from_db()
        return SeatToken.make(self, at=at, secret=token)

    def let_in(self, *, at: datetime) -> None:
        """The host opens the door."""
        if SessionSeat.objects.filter(pk=self.pk, present_at=None).update(present_at=at):
            self.session.changed()

    def revoke(self, *, at: datetime) -> None:
        """Revoke the seat: its tokens stop working."""
        if SessionSeat.objects.filter(pk=self.pk, revoked_at=None).update(revoked_at=at):
            self.session.changed()


class SeatToken(GroupScoped):
    """One browser in one seat. Its secret is in that browser's cookie; only the hash is stored."""

    group_path = "seat__session__group"

    seat = models.ForeignKey(SessionSeat, models.CASCADE, related_name="tokens")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    objects: ClassVar[GroupScopedRows[SeatToken]] = GroupScopedRows.as_manager()  # type: ignore[assignment]

    def __str__(self) -> str:
        return f"A browser of {self.seat}"

    @classmethod
    def make(cls, seat: SessionSeat, *, at: datetime, secret: str = "") -> str:
        """A token for another browser; returns its secret."""
        secret = secret or secrets.token_urlsafe(32)
        try:
            cls.objects.create(seat=seat, digest=digest(secret), made_at=at)
        except IntegrityError:
            # Two equal secrets do not happen; a seat that is gone does.
            raise LinkIsTaken
        return secret

    @classmethod
    def find(cls, secret: str, *, session: int) -> SessionSeat | None:
        """The seat of a browser's secret in one session, unless it was revoked."""
        if not secret:
            return None
        token = (
            cls.objects.filter(digest=digest(secret), seat__session=session, seat__revoked_at=None)
            .select_related("seat__member__member", "seat__session__group__host")
            .first()
        )
        return token.seat if token else None

    @classmethod
    def was_a_guest(cls, secret: str, *, session: int) -> bool:
        """Whether a browser had a guest's seat that is over now."""
        over = cls.objects.filter(seat__session=session, seat__member=None)
        return over.filter(digest=digest(secret)).exclude(seat__revoked_at=None).exists()
