"""Something a member simply shares with their group: one of the six kinds, without a question."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_scoped import GroupScoped, GroupScopedRows
from cookout.practice.mastermind.kinds import Brings, Gives

SHARED = (*Brings, *Gives)


class GroupShares(GroupScopedRows["GroupShare"]):
    """What members shared."""


class GroupShare(GroupScoped):
    """An opportunity, a concern, a strategy, an insight, a concept or a solution."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="shares")
    author = models.ForeignKey(GroupMember, models.CASCADE, related_name="shares")
    kind = models.CharField(
        max_length=11, choices=[(kind.value, kind.value.capitalize()) for kind in SHARED]
    )
    text = models.TextField()
    shared_at = models.DateTimeField()

    objects: ClassVar[GroupShares] = GroupShares.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-shared_at", "-pk")
        constraints = (
            models.CheckConstraint(condition=~models.Q(text=""), name="group_share_has_words"),
        )

    def __str__(self) -> str:
        return self.text

    @classmethod
    def share(cls, *, author: GroupMember, kind: str, text: str, at: datetime) -> GroupShare:
        """Share it with the group."""
        return cls.objects.create(
            group=author.group, author=author, kind=kind, text=text.strip(), shared_at=at
        )
