"""A reply to an invitation: whether a member is coming to one session."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models

from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_scoped import GroupScoped, GroupScopedRows
from cookout.mastermind.sessions.session import GroupSession


class SessionReply(GroupScoped):
    """One member's answer to one session's invitation."""

    group_path = "session__group"

    session = models.ForeignKey(GroupSession, models.CASCADE, related_name="replies")
    member = models.ForeignKey(GroupMember, models.CASCADE, related_name="+")
    comes = models.BooleanField()
    at = models.DateTimeField()

    objects: ClassVar[GroupScopedRows[SessionReply]] = GroupScopedRows.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["session", "member"], name="reply_once_a_session"),
        )

    def __str__(self) -> str:
        return "Coming" if self.comes else "Can’t come"

    @classmethod
    def give(cls, session: GroupSession, member: GroupMember, *, comes: bool, at: datetime) -> None:
        """Reply, or change the reply."""
        fields = {"comes": comes, "at": at}
        cls.objects.update_or_create(session=session, member=member, defaults=fields)
