"""A clarifying question: asked of the asker while answers are locked, and their reply."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models

from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_scoped import GroupScoped, GroupScopedRows
from cookout.mastermind.questions.group_question import (
    AskerListens,
    ClarifyingIsOver,
    GroupQuestion,
)


class ClarifyingQuestions(GroupScopedRows["ClarifyingQuestion"]):
    """Clarifying questions of groups."""


class ClarifyingQuestion(GroupScoped):
    """Something the group has to know before anyone answers. Not advice."""

    group_path = "question__group"

    question = models.ForeignKey(GroupQuestion, models.CASCADE, related_name="clarifying")
    author = models.ForeignKey(GroupMember, models.CASCADE, related_name="+")
    text = models.TextField()
    asked_at = models.DateTimeField()
    reply = models.TextField(blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[ClarifyingQuestions] = ClarifyingQuestions.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("asked_at", "pk")

    def __str__(self) -> str:
        return self.text

    @classmethod
    def ask(
        cls, *, question: GroupQuestion, by: GroupMember, text: str, at: datetime
    ) -> ClarifyingQuestion:
        """Ask before anyone answers. Raises AskerListens, ClarifyingIsOver."""
        if by.pk == question.asker_id:
            raise AskerListens
        if question.is_open:
            raise ClarifyingIsOver
        return cls.objects.create(question=question, author=by, text=text.strip(), asked_at=at)

    def answer(self, text: str, *, by: GroupMember, at: datetime) -> None:
        """The asker replies, or corrects the reply. Raises NotTheAsker, ClarifyingIsOver."""
        self.question.by_the_asker(by)
        if self.question.is_open:
            raise ClarifyingIsOver
        self.reply, self.replied_at = text.strip(), at
        self.save(update_fields=["reply", "replied_at"])
