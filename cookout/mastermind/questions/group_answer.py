"""An answer to a group's question: what it gives, what it rests on, and what the asker heard."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import ClassVar, Self

from django.db import models, transaction
from django.db.models import Q

from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_scoped import GroupScoped, GroupScopedRows
from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.practice.mastermind.advice import nudges
from cookout.practice.mastermind.kinds import (
    BASIS_OF_ANOTHER,
    BASIS_WORDS,
    HEARD_WORDS,
    USEFUL,
    AnswerBasis,
    Gives,
    Heard,
)


class AnswerIsHeard(Exception):
    """The asker has said what they heard, so the answer can't be changed."""


class NotHeardYet(Exception):
    """The asker hasn't said what they heard, so the author can't say whether they felt heard."""


class NoMoreWanted(Exception):
    """The asker doesn't wait to hear more."""


class AuthorHasLeft(Exception):
    """The author is no longer in the group, and would never read a request."""


class NotTheAuthor(Exception):
    """Only the author may do this."""


class GroupAnswers(GroupScopedRows["GroupAnswer"]):
    """Queries for answers."""

    def not_heard(self) -> Self:
        """Answers about which the asker has said nothing, the oldest first."""
        standing = self.filter(heard="", question__withdrawn_at=None)
        return standing.order_by("given_at", "pk")


class GroupAnswer(GroupScoped):
    """A member's answer. The asker listens, then says of each answer what they heard."""

    group_path = "question__group"

    uid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    question = models.ForeignKey(GroupQuestion, models.CASCADE, related_name="answers")
    author = models.ForeignKey(GroupMember, models.CASCADE, related_name="answers")
    gives = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in Gives])
    basis = models.CharField(
        max_length=5,
        choices=[(answer_basis.value, BASIS_WORDS[answer_basis]) for answer_basis in AnswerBasis],
    )
    text = models.TextField()
    given_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True, blank=True)
    # "Tell me more", and what was told.
    more_wanted = models.TextField(blank=True)
    more_wanted_at = models.DateTimeField(null=True, blank=True)
    more = models.TextField(blank=True)
    more_at = models.DateTimeField(null=True, blank=True)
    heard = models.CharField(
        max_length=10, blank=True, choices=[(word.value, HEARD_WORDS[word]) for word in Heard]
    )
    heard_why = models.TextField(blank=True)
    heard_at = models.DateTimeField(null=True, blank=True)
    # Whether its author felt heard, where they said so.
    felt_heard = models.BooleanField(null=True, blank=True)

    objects: ClassVar[GroupAnswers] = GroupAnswers.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("given_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=["question", "author"], name="group_answer_once"),
            models.CheckConstraint(condition=~Q(text=""), name="group_answer_has_words"),
            models.CheckConstraint(
                condition=Q(heard="") | Q(heard_at__isnull=False), name="group_answer_heard_at"
            ),
        )

    def __str__(self) -> str:
        return self.text

    @classmethod
    @transaction.atomic
    def give(
        cls,
        *,
        question: GroupQuestion,
        by: GroupMember,
        text: str,
        gives: str,
        basis: str,
        at: datetime,
    ) -> GroupAnswer:
        """Answer, or change the answer until the asker has said what they heard.

        Raises AnswersAreLocked, AskerListens, AnswerIsHeard.
        """
        question.by_another(by)
        answer = cls.objects.filter(question=question, author=by).first()
        if answer is None:
            answer = cls(question=question, author=by, given_at=at)
        elif answer.heard:
            raise AnswerIsHeard
        else:
            answer.changed_at = at
        answer.text, answer.gives, answer.basis = text.strip(), gives, basis
        answer.save()
        return answer

    @property
    def basis_words(self) -> str:
        """What it rests on, as others read it: "Lived it"."""
        return BASIS_OF_ANOTHER[AnswerBasis(self.basis)]

    @property
    def is_useful(self) -> bool | None:
        """Whether the asker heard it as useful; None until they have said."""
        return Heard(self.heard) in USEFUL if self.heard else None

    @property
    def nudges(self) -> tuple[str, ...]:
        """What its author reads beside it where it tells the asker what to do, or sells."""
        return nudges(f"{self.text}\n{self.more}")

    def want_more(self, words: str, *, by: GroupMember, at: datetime) -> None:
        """The asker says "tell me more": the one thing they may say before what they heard.

        Raises NotTheAsker, AuthorHasLeft.
        """
        self.question.by_the_asker(by)
        if self.author.left_at is not None:
            raise AuthorHasLeft
        self.more_wanted, self.more_wanted_at = words.strip() or "Tell me more.", at
        self.save(update_fields=["more_wanted", "more_wanted_at"])

    def tell_more(self, words: str, *, by: GroupMember, at: datetime) -> None:
        """Its author tells more, as the asker wished. Told in the same words, it is told once.

        Raises NotTheAuthor, NoMoreWanted.
        """
        self.by_its_author(by)
        if not self.more_wanted or self.more not in ("", words.strip()):
            raise NoMoreWanted
        self.more, self.more_at = words.strip(), at
        self.save(update_fields=["more", "more_at"])

    def hear(self, heard: str, *, why: str, by: GroupMember, at: datetime) -> None:
        """The asker says what they heard, and may correct it. ValueError for another word."""
        self.question.by_the_asker(by)
        self.heard, self.heard_why = Heard(heard).value, why.strip()
        self.heard_at = self.heard_at or at
        self.save(update_fields=["heard", "heard_why", "heard_at"])

    def feel(self, felt_heard: bool | None, *, by: GroupMember) -> None:
        """Its author says whether they felt heard, or takes it back.

        Raises NotTheAuthor, NotHeardYet.
        """
        self.by_its_author(by)
        if not self.heard:
            raise NotHeardYet
        self.felt_heard = felt_heard
        self.save(update_fields=["felt_heard"])

    def by_its_author(self, member: GroupMember) -> None:
        """Raises NotTheAuthor for anyone but the author."""
        if member.pk != self.author_id:
            raise NotTheAuthor
