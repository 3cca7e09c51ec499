"""Whose hot seat a member would pick for a next session: theirs to say, and the host's to read."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Self

from django.db import models

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_scoped import GroupScoped, GroupScopedRows
from cookout.mastermind.questions.personal_request import PersonalRequest, ask_personally
from cookout.mastermind.sessions.hot_seat import HotSeat, HotSeatRequest
from cookout.mastermind.sessions.session import GroupSession


class NobodyPicksThemselves(Exception):
    """The request is the member's own."""


class HotSeatPicks(GroupScopedRows["HotSeatPick"]):
    """Queries for picks."""

    def standing(self) -> Self:
        """Those of members who are still there, the first pick first."""
        return self.filter(picked_by__left_at=None).order_by("picked_at", "pk")


class HotSeatPick(GroupScoped):
    """A hot-seat request that a member would like to hear. Only the group's leader reads it."""

    group_path = "request__question__group"

    request = models.ForeignKey(HotSeatRequest, models.CASCADE, related_name="picks")
    picked_by = models.ForeignKey(GroupMember, models.CASCADE, related_name="picks")
    picked_at = models.DateTimeField()

    objects: ClassVar[HotSeatPicks] = HotSeatPicks.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["request", "picked_by"], name="hot_seat_pick_once"),
        )

    def __str__(self) -> str:
        return f"{self.picked_by} picks {self.request}"

    @classmethod
    def pick(cls, request: HotSeatRequest, *, by: GroupMember, at: datetime) -> None:
        """Pick it. Idempotent. Raises NobodyPicksThemselves."""
        if request.question.asker_id == by.pk:
            raise NobodyPicksThemselves
        cls.objects.get_or_create(request=request, picked_by=by, defaults={"picked_at": at})

    @classmethod
    def take_back(cls, request: HotSeatRequest, *, by: GroupMember) -> None:
        """Remove the pick."""
        cls.objects.filter(request=request, picked_by=by).delete()


def ask_beforehand(session: GroupSession, *, at: datetime) -> None:
    """Ask members with experience of the chosen questions, before the session: once a question, as
    `ask_personally` does. Of a question that is not chosen any more they are asked no more."""
    ask_no_more(session.group)
    if session.began_at is None and session.cancelled_at is None:
        chosen = HotSeat.objects.filter(session=session).exclude(question=None)
        for chair in chosen.select_related("question__group"):
            assert chair.question
            ask_personally(chair.question, at=at)


def ask_no_more(group: Group) -> None:
    """Withdraw the personal requests for questions that no session has a hot seat for any more,
    unless they were told of it: so trying hot seats out uses up no one's requests of the week."""
    chosen = HotSeat.objects.filter(session__group=group, session__cancelled_at=None)
    asked = PersonalRequest.objects.filter(question__group=group, question__opened_at=None)
    asked.exclude(question__in=chosen.exclude(question=None).values("question")).take_back()
