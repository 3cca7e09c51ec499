"""A question to a group: asked, made clear, asked again, answered, heard."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import ClassVar, Self

from django.db import models, transaction

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_scoped import GroupScoped, GroupScopedRows
from cookout.practice.mastermind.kinds import Brings
from cookout.practice.mastermind.questions import WrittenQuestion, wrong_with_question

FIELDS = ("background", "tried", "options", "help_wanted", "help_not_wanted")


class NotAQuestion(ValueError):
    """It isn't one sentence that ends in "?". The message says what to change."""


class NotTheAsker(Exception):
    """Only the asker may do this."""


class AnswersAreLocked(Exception):
    """The question is still being clarified: it takes no answers yet."""


class ClarifyingIsOver(Exception):
    """The question is open for answers, so its words can't be changed."""


class AskerListens(Exception):
    """The asker can't answer their own question."""


class GroupQuestions(GroupScopedRows["GroupQuestion"]):
    """Queries for questions."""

    def standing(self) -> Self:
        """Those not withdrawn, the latest first."""
        return self.filter(withdrawn_at=None).order_by("-asked_at", "-pk")

    def waiting(self) -> Self:
        """Those whose asker has not yet promised a step."""
        return self.standing().filter(heard_at=None)

    def to_hear(self) -> Self:
        """Questions with an answer about which the asker said nothing, promise or not."""
        return self.standing().filter(answers__heard="").distinct()


class GroupQuestion(GroupScoped):
    """One sentence that ends in "?", with the background that the group needs."""

    uid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    group = models.ForeignKey(Group, models.CASCADE, related_name="questions")
    asker = models.ForeignKey(GroupMember, models.CASCADE, related_name="questions")
    brings = models.CharField(max_length=11, choices=[(kind.value, kind.value) for kind in Brings])
    # The question as it was asked first, and as the asker put it once it was clear.
    first = models.CharField(max_length=400)
    restated = models.CharField(max_length=400, blank=True)
    background = models.TextField(blank=True)
    tried = models.TextField(blank=True)
    options = models.TextField(blank=True)
    help_wanted = models.TextField(blank=True)
    help_not_wanted = models.TextField(blank=True)
    # Of "Who has used a plumber?": plumber. Answers to it name providers.
    provider_trade = models.CharField(max_length=200, blank=True)
    asked_at = models.DateTimeField()
    # Answers are locked before.
    opened_at = models.DateTimeField(null=True, blank=True)
    # The asker said what they heard, and promised a step.
    heard_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[GroupQuestions] = GroupQuestions.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~models.Q(first=""), name="group_question_asks"),
        )
        indexes = (models.Index(fields=["group", "-asked_at"], name="group_question_by_moment"),)

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """The current wording: version 2 if there is one."""
        return self.restated or self.first

    @property
    def is_open(self) -> bool:
        """Whether it can be answered."""
        return self.opened_at is not None

    @property
    def asks_for_provider(self) -> bool:
        """Whether it asks who has used someone of a trade."""
        return bool(self.provider_trade)

    @property
    def written(self) -> WrittenQuestion:
        """Its six fields, as the practice's type."""
        return WrittenQuestion(question=self.text, **{name: getattr(self, name) for name in FIELDS})

    @property
    def is_for_hot_seat(self) -> bool:
        """Whether a hot seat can still help with it."""
        return self.heard_at is None and not self.asks_for_provider

    @classmethod
    def ask(
        cls, *, asker: GroupMember, written: WrittenQuestion, brings: str, at: datetime
    ) -> GroupQuestion:
        """Put a question to the group. Raises NotAQuestion."""
        question = cls(group=asker.group, asker=asker, brings=brings, asked_at=at)
        question.first = _one_question(written.question)
        for name in FIELDS:
            setattr(question, name, getattr(written, name).strip())
        question.save()
        return question

    def make_clear(self, text: str, *, by: GroupMember) -> None:
        """The asker rewords it before anyone answers. Raises NotAQuestion, ClarifyingIsOver."""
        self.by_the_asker(by)
        if self.is_open:
            raise ClarifyingIsOver
        self.restate(text, by=by)

    def restate(self, text: str, *, by: GroupMember) -> None:
        """The asker puts the question again, as a session may ask them to also after answers were
        given; version 1 stays beside it. Raises NotAQuestion."""
        self.by_the_asker(by)
        restated = _one_question(text)
        self.restated = "" if restated == self.first else restated
        self.save(update_fields=["restated"])

    def complete(self, *, by: GroupMember, **words: str) -> None:
        """Fill in fields that are still empty; others stay."""
        self.by_the_asker(by)
        empty = [name for name in FIELDS if name in words and not getattr(self, name)]
        for name in empty:
            setattr(self, name, words[name].strip())
        self.save(update_fields=empty)

    @transaction.atomic
    def open_answers(self, *, by: GroupMember, at: datetime) -> None:
        """Open it for answers. Idempotent."""
        self.by_the_asker(by)
        if self.opened_at is None:
            self.opened_at = at
            self.save(update_fields=["opened_at"])

    def withdraw(self, *, by: GroupMember, at: datetime) -> None:
        """Withdraw it: no one sees it until it is restored."""
        self.by_the_asker(by)
        self.withdrawn_at = at
        self.save(update_fields=["withdrawn_at"])

    def restore(self, *, by: GroupMember) -> None:
        """Restore a withdrawn question."""
        self.by_the_asker(by)
        self.withdrawn_at = None
        self.save(update_fields=["withdrawn_at"])

    def by_the_asker(self, member: GroupMember) -> None:
        """Raises NotTheAsker for anyone but the asker."""
        if member.pk != self.asker_id:
            raise NotTheAsker

    def by_another(self, member: GroupMember) -> None:
        """Raises AnswersAreLocked, AskerListens where a member cannot answer."""
        if member.pk == self.asker_id:
            raise AskerListens
        if not self.is_open:
            raise AnswersAreLocked


def _one_question(text: str) -> str:
    if problem := wrong_with_question(text):
        raise NotAQuestion(problem)
    return " ".join(text.split())
