"""An answer shown to visitors: only after its author and its asker both agreed."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Self

from django.db import models, transaction

from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_scoped import GroupScoped, GroupScopedRows
from cookout.mastermind.questions.group_answer import GroupAnswer, NotTheAuthor


class WordsHaveChanged(Exception):
    """The answer changed since the member read it: no one agrees to words they didn't see."""


class PublishedInsights(GroupScopedRows["PublishedInsight"]):
    """Queries for insights."""

    def agreed(self) -> Self:
        """Those both agreed to, of members who are still there."""
        both = self.exclude(author_agreed_at=None).exclude(asker_agreed_at=None)
        return both.filter(
            answer__author__left_at=None,
            answer__question__asker__left_at=None,
            answer__question__withdrawn_at=None,
        ).order_by("-proposed_at", "-pk")


class PublishedInsight(GroupScoped):
    """One answer that the host would like visitors to read."""

    group_path = "answer__question__group"

    answer = models.OneToOneField(GroupAnswer, models.CASCADE, related_name="published")
    # The words both agreed to: an answer that changes later is not shown.
    text = models.TextField()
    proposed_at = models.DateTimeField()
    author_agreed_at = models.DateTimeField(null=True, blank=True)
    asker_agreed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[PublishedInsights] = PublishedInsights.as_manager()  # type: ignore[assignment]

    def __str__(self) -> str:
        return self.text

    @classmethod
    def propose(cls, answer: GroupAnswer, *, at: datetime) -> PublishedInsight:
        """Ask its author and its asker; proposed again after it changed, both are asked anew."""
        made, _ = cls.objects.get_or_create(
            answer=answer, defaults={"text": answer.text, "proposed_at": at}
        )
        if made.text != answer.text:
            made.text, made.author_agreed_at, made.asker_agreed_at = answer.text, None, None
            made.save()
        return made

    @property
    def is_shown(self) -> bool:
        """Whether both agreed."""
        return self.author_agreed_at is not None and self.asker_agreed_at is not None

    @transaction.atomic
    def agree(self, *, words: str, by: GroupMember, at: datetime) -> None:
        """One of the two agrees to the answer as they read it. Where it was changed since the
        other agreed, the other is asked anew.

        Raises NotTheAuthor for anybody else, WordsHaveChanged where it reads otherwise by now.
        """
        answer = GroupAnswer.objects.select_for_update().get(pk=self.answer_id)
        self.refresh_from_db(fields=["text", "author_agreed_at", "asker_agreed_at"])
        if answer.text != words:
            raise WordsHaveChanged
        if self.text != words:
            self.text, self.author_agreed_at, self.asker_agreed_at = words, None, None
        self._record(by, at)

    @transaction.atomic
    def take_back(self, *, by: GroupMember) -> None:
        """Withdraw one's agreement. Raises NotTheAuthor for anyone but the two."""
        GroupAnswer.objects.select_for_update().get(pk=self.answer_id)
        self.refresh_from_db(fields=["text", "author_agreed_at", "asker_agreed_at"])
        self._record(by, None)

    def _record(self, by: GroupMember, at: datetime | None) -> None:
        if by.pk == self.answer.author_id:
            self.author_agreed_at = at
        elif by.pk == self.answer.question.asker_id:
            self.asker_agreed_at = at
        else:
            raise NotTheAuthor
        self.save(update_fields=["text", "author_agreed_at", "asker_agreed_at"])
