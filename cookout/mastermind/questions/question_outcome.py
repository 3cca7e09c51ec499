"""What came of a question: told by the asker about 30 and 90 days after their promise."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from django.db import models

from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_scoped import GroupScoped, GroupScopedRows
from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.members.member import Member
from cookout.practice.mastermind.outcomes import OUTCOME_DAYS, due_outcomes


class QuestionOutcomes(GroupScopedRows["QuestionOutcome"]):
    """Outcomes of groups' questions."""


class QuestionOutcome(GroupScoped):
    """What the asker tells everyone who answered, once for each of OUTCOME_DAYS."""

    group_path = "question__group"

    question = models.ForeignKey(GroupQuestion, models.CASCADE, related_name="outcomes")
    days = models.PositiveSmallIntegerField(
        choices=[(days, f"{days} days") for days in OUTCOME_DAYS]
    )
    text = models.TextField()
    told_at = models.DateTimeField()

    objects: ClassVar[QuestionOutcomes] = QuestionOutcomes.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("days",)
        constraints = (
            models.UniqueConstraint(fields=["question", "days"], name="question_outcome_once"),
        )

    def __str__(self) -> str:
        return self.text

    @classmethod
    def tell(
        cls, *, question: GroupQuestion, text: str, by: GroupMember, at: datetime, days: int
    ) -> QuestionOutcome:
        """Save what came of it, or correct it. Raises NotTheAsker."""
        question.by_the_asker(by)
        fields = {"text": text.strip(), "told_at": at}
        outcome, _ = cls.objects.update_or_create(question=question, days=days, defaults=fields)
        return outcome


def outcome_due(question: GroupQuestion, *, on: date, zone_of: Member | None = None) -> int:
    """Which outcome the asker is asked for now: 30, 90, or 0 for none."""
    if question.heard_at is None or question.withdrawn_at is not None:
        return 0
    member = zone_of or question.asker.member
    heard_on = member.day(question.heard_at) if member else question.heard_at.date()
    days_told = [outcome.days for outcome in question.outcomes.all()]
    due = due_outcomes(heard_on=heard_on, told=days_told, on=on)
    return due[-1] if due else 0
