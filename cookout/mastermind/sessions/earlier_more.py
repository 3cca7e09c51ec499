"""What an asker wanted to hear more of before, and what they were told: a finished exchange."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models, transaction

from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_scoped import GroupScoped, GroupScopedRows
from cookout.mastermind.questions.group_answer import GroupAnswer


class NotToldYet(Exception):
    """More was asked for already, and the author hasn't told it yet."""


class EarlierMore(GroupScoped):
    """One "tell me more" with its reply; the running one is stored in the answer itself."""

    group_path = "answer__question__group"

    answer = models.ForeignKey(GroupAnswer, models.CASCADE, related_name="earlier_more")
    wanted = models.TextField()
    told = models.TextField()
    told_at = models.DateTimeField()

    objects: ClassVar[GroupScopedRows[EarlierMore]] = GroupScopedRows.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("told_at", "pk")

    def __str__(self) -> str:
        return self.told


@transaction.atomic
def want_more(answer: GroupAnswer, words: str, *, by: GroupMember, at: datetime) -> None:
    """The asker says "tell me more"; once they were told, they may say it again.

    Raises NotTheAsker, NotToldYet while the author has not told it, and AuthorHasLeft.
    """
    current = GroupAnswer.objects.select_for_update(of=("self",)).get(pk=answer.pk)
    answer.question.by_the_asker(by)
    if current.more_wanted and not current.more:
        raise NotToldYet
    if current.more:
        exchange = {"wanted": current.more_wanted, "told": current.more}
        EarlierMore.objects.create(answer=answer, told_at=current.more_at or at, **exchange)
        answer.more, answer.more_at = "", None
        answer.save(update_fields=["more", "more_at"])
    answer.want_more(words, by=by, at=at)
