"""The parking lot: questions that a group saves for later, a line each."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Self

from django.db import models

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_scoped import GroupScoped, GroupScopedRows


class ParkedQuestions(GroupScopedRows["ParkedQuestion"]):
    """Queries for parked questions."""

    def waiting(self) -> Self:
        """Questions not taken up yet, the oldest first."""
        return self.filter(taken_at=None).order_by("parked_at", "pk")


class ParkedQuestion(GroupScoped):
    """Something that came up and has to wait."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="parked")
    parked_by = models.ForeignKey(GroupMember, models.CASCADE, related_name="+")
    text = models.CharField(max_length=400)
    parked_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[ParkedQuestions] = ParkedQuestions.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~models.Q(text=""), name="parked_question_has_words"),
        )

    def __str__(self) -> str:
        return self.text

    @classmethod
    def park(cls, *, by: GroupMember, text: str, at: datetime) -> ParkedQuestion:
        """Save it for later."""
        words = " ".join(text.split())
        return cls.objects.create(group=by.group, parked_by=by, text=words, parked_at=at)

    def take(self, *, at: datetime) -> None:
        """Mark it as taken up, or no longer needed."""
        self.taken_at = at
        self.save(update_fields=["taken_at"])
