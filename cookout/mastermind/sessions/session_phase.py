"""The phases of a session, a row each: moved by a person, with added time and ready taps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models, transaction
from django.db.models import F

from cookout.mastermind.group_scoped import GroupScoped, GroupScopedRows
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_seat import SessionSeat
from cookout.members.compiled_query import CompiledQuery
from cookout.practice.protocol.running_order import Step

MOST_ADDED, LEAST_ADDED = 600, -600
"""Seconds that one tap may add."""


class SessionPhase(GroupScoped):
    """One phase from the moment somebody moved to it. The latest number is the running one.

    A step back is a row, too: it `resumes` the phase before, whose taps and added time count on.
    """

    group_path = "session__group"

    session = models.ForeignKey(GroupSession, models.CASCADE, related_name="phases")
    number = models.PositiveIntegerField()
    index = models.PositiveSmallIntegerField()
    began_at = models.DateTimeField()
    seconds = models.PositiveIntegerField()
    resumes = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="+")

    objects: ClassVar[GroupScopedRows[SessionPhase]] = GroupScopedRows.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("number",)
        constraints = (
            # Two timekeepers who press at once move one phase on, not two.
            models.UniqueConstraint(fields=["session", "number"], name="phase_once_a_number"),
        )

    def __str__(self) -> str:
        return f"Phase {self.index + 1}"

    @property
    def visit(self) -> SessionPhase:
        """The row that ready taps and added time belong to."""
        return self.resumes or self

    @classmethod
    def running(cls, session: GroupSession) -> SessionPhase | None:
        """The phase that runs now."""
        return next(iter(_RUNNING(session=session.pk)), None)

    @property
    def added(self) -> int:
        """Seconds added to it, by anyone."""
        return sum(_ADDED(phase=self.visit.pk))

    @property
    def ready_seats(self) -> frozenset[int]:
        """The ids of the seats that are ready."""
        return frozenset(_READY(phase=self.visit.pk))

    @property
    def ends_at(self) -> datetime:
        return self.began_at + timedelta(seconds=self.seconds + self.added)

    @classmethod
    @transaction.atomic
    def begin(
        cls, session: GroupSession, *, order: Sequence[Step], hot_seats: int, at: datetime
    ) -> None:
        """Begin the session with its first phase, once."""
        waiting = GroupSession.objects.filter(pk=session.pk, began_at=None, cancelled_at=None)
        if waiting.update(began_at=at, hot_seats=hot_seats, version=F("version") + 1):
            cls.objects.create(
                session=session, number=0, index=0, began_at=at, seconds=order[0].seconds
            )
        session.refresh_from_db()

    def move_on(self, *, order: Sequence[Step], at: datetime) -> bool:
        """Go on to the next phase; False if someone else did already, or this was the last."""
        index = self.index + 1
        if index >= len(order):
            return False
        return self._follow(index=index, began_at=at, seconds=order[index].seconds)

    def step_back(self) -> bool:
        """The phase before as it stood, its time gone on meanwhile; one step only."""
        before = self._before()
        if before is None:
            return False
        return self._follow(
            index=before.index,
            began_at=before.began_at,
            seconds=before.seconds,
            resumes=before.visit,
        )

    @property
    def can_step_back(self) -> bool:
        return self._before() is not None

    def _before(self) -> SessionPhase | None:
        if self.resumes_id or not self.number:
            return None
        where = {"session": self.session_id, "index": self.index - 1, "number": self.number}
        return next(iter(_BEFORE(**where)), None)

    def _follow(
        self,
        *,
        index: int,
        began_at: datetime,
        seconds: int,
        resumes: SessionPhase | None = None,
    ) -> bool:
        made = {"index": index, "began_at": began_at, "seconds": seconds, "resumes": resumes}
        with transaction.atomic():
            _, is_new = SessionPhase.objects.get_or_create(
                session_id=self.session_id, number=self.number + 1, defaults=made
            )
            if is_new:
                self.session.changed()
        return is_new


class AddedTime(GroupScoped):
    """Seconds added to or taken from a phase: a row each, so that two taps at once both count.

    Polls read their sum; the version, for which every phone fetches the room, doesn't change.
    """

    group_path = "phase__session__group"

    phase = models.ForeignKey(SessionPhase, models.CASCADE, related_name="extensions")
    seconds = models.SmallIntegerField()
    at = models.DateTimeField()

    objects: ClassVar[GroupScopedRows[AddedTime]] = GroupScopedRows.as_manager()  # type: ignore[assignment]

    def __str__(self) -> str:
        return f"{self.seconds} seconds more"

    @classmethod
    def add(cls, phase: SessionPhase, *, seconds: int, at: datetime) -> None:
        """Add to a phase. ValueError beyond ten minutes by one tap."""
        if not LEAST_ADDED <= seconds <= MOST_ADDED or not seconds:
            raise ValueError("at most ten minutes at once")
        cls.objects.create(phase=phase.visit, seconds=seconds, at=at)


class ReadyTap(GroupScoped):
    """Someone is done with a phase, so that a silent one can end early. Polls count these."""

    group_path = "phase__session__group"

    phase = models.ForeignKey(SessionPhase, models.CASCADE, related_name="ready")
    seat = models.ForeignKey(SessionSeat, models.CASCADE, related_name="+")

    objects: ClassVar[GroupScopedRows[ReadyTap]] = GroupScopedRows.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (models.UniqueConstraint(fields=["phase", "seat"], name="ready_once"),)

    def __str__(self) -> str:
        return f"{self.seat} is ready"

    @classmethod
    def tap(cls, phase: SessionPhase, seat: SessionSeat) -> None:
        """Mark the seat as ready. Idempotent."""
        cls.objects.bulk_create([cls(phase=phase.visit, seat=seat)], ignore_conflicts=True)


class SpeakerTurn(GroupScoped):
    """A turn to speak in a phase, since when; it opens what its speaker wrote."""

    group_path = "phase__session__group"

    phase = models.ForeignKey(SessionPhase, models.CASCADE, related_name="turns")
    seat = models.ForeignKey(SessionSeat, models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()
    began_at = models.DateTimeField()

    objects: ClassVar[GroupScopedRows[SpeakerTurn]] = GroupScopedRows.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["phase", "seat"], name="turn_once"),
            models.UniqueConstraint(fields=["phase", "number"], name="turn_one_at_a_time"),
        )

    def __str__(self) -> str:
        return f"{self.seat} speaks"

    @classmethod
    def begin(cls, phase: SessionPhase, seat: SessionSeat, *, number: int, at: datetime) -> bool:
        """Begin a turn by its number; False if another tap has begun it already."""
        with transaction.atomic():
            visit = phase.visit
            if cls.objects.filter(phase=visit, seat=seat).exists():
                return False
            _, is_new = cls.objects.get_or_create(
                phase=visit, number=number, defaults={"seat": seat, "began_at": at}
            )
            if is_new:
                phase.session.changed()
        return is_new


_RUNNING = CompiledQuery(
    lambda session: (
        SessionPhase.objects.filter(session=session)
        .select_related("resumes")
        .order_by("-number")[:1]
    )
)
_BEFORE = CompiledQuery(
    lambda session, index, number: (
        SessionPhase.objects.filter(session=session, index=index, number__lt=number)
        .select_related("resumes")
        .order_by("-number")[:1]
    )
)
_ADDED = CompiledQuery(
    lambda phase: AddedTime.objects.filter(phase=phase).values_list("seconds", flat=True)
)
_READY = CompiledQuery(
    lambda phase: ReadyTap.objects.filter(phase=phase).values_list("seat_id", flat=True)
)
