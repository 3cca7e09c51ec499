"""An answer link: one question to someone without an account. Only its hash is stored."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models, transaction

from cookout.members.owned import Owned, OwnedRows
from cookout.people.person import Person
from cookout.referrals.introduction import NO, YES, Introduction, NotAgreed
from cookout.referrals.recommendation import Recommendation
from cookout.referrals.result import Result

AGREE_FOR, RESULT_FOR = timedelta(days=30), timedelta(days=60)
"""How long each kind of link works."""


class NoSuchLink(Exception):
    """The address is forged, too old, or was replaced; or its question is gone."""


class AnswerLink(Owned):
    """One question to one person: would they like the introduction, or how did it go."""

    class LinkQuestion(models.TextChoices):
        AGREE = "agree", "Would you like this introduction?"
        WENT = "went", "How did it go?"

    digest = models.CharField(max_length=64, db_index=True)
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="+")
    introduction = models.ForeignKey(
        Introduction, models.CASCADE, null=True, blank=True, related_name="links"
    )
    recommendation = models.ForeignKey(
        Recommendation, models.CASCADE, null=True, blank=True, related_name="links"
    )
    question = models.CharField(
        max_length=5, choices=LinkQuestion.choices, default=LinkQuestion.AGREE
    )
    expires_at = models.DateTimeField()

    objects: ClassVar[OwnedRows[AnswerLink]] = OwnedRows.as_manager()  # type: ignore[assignment]

    def __str__(self) -> str:
        return str(self.get_question_display())

    @classmethod
    @transaction.atomic
    def to_agree(cls, introduction: Introduction, person: Person, *, at: datetime) -> str:
        """A new link for one side of an introduction; an older one stops working."""
        return cls._about(introduction, person, cls.LinkQuestion.AGREE, at + AGREE_FOR)

    @classmethod
    @transaction.atomic
    def to_hear(cls, introduction: Introduction, *, at: datetime) -> str:
        """A new link for the one who looked for something, once they are introduced; an older one
        stops working. Raises NotAgreed before."""
        if introduction.introduced_on is None:
            raise NotAgreed
        return cls._about(introduction, introduction.first, cls.LinkQuestion.WENT, at + RESULT_FOR)

    @classmethod
    @transaction.atomic
    def to_tell(cls, recommendation: Recommendation, *, at: datetime) -> str:
        """A new link for the asker of a recommendation; an older one stops working."""
        cls.objects.filter(recommendation=recommendation).delete()
        link = cls(owner=recommendation.owner, recommendation=recommendation)
        link.question = cls.LinkQuestion.WENT
        link.person = recommendation.asker
        return cls._make(link, at + RESULT_FOR)

    @classmethod
    def _about(
        cls, introduction: Introduction, person: Person, question: LinkQuestion, until: datetime
    ) -> str:
        asked = {"introduction": introduction, "person": person, "question": question}
        cls.objects.filter(**asked).delete()
        return cls._make(cls(owner=introduction.owner, **asked), until)

    @classmethod
    def _make(cls, link: AnswerLink, expires_at: datetime) -> str:
        secret = secrets.token_urlsafe(32)
        link.digest, link.expires_at = digest(secret), expires_at
        link.save()
        return secret

    @classmethod
    def find(cls, secret: str, *, at: datetime) -> AnswerLink:
        """The link of an address. Raises NoSuchLink."""
        about = ("owner", "person", "introduction__first", "introduction__second")
        links = cls.objects.select_related(*about, "recommendation__provider")
        link = links.filter(digest=digest(secret), expires_at__gt=at).first()
        if link is None or not link._is_there:
            raise NoSuchLink
        return link

    @property
    def asks_to_agree(self) -> bool:
        return self.question == self.LinkQuestion.AGREE

    @property
    def answers(self) -> tuple[str, ...]:
        """The possible answers; "" clears the answer."""
        if self.asks_to_agree:
            return (YES, NO, "")
        return (*Result.values, "")

    @property
    def answer(self) -> str:
        """The current answer, given here or entered by the member."""
        if self.introduction and self.person:
            one = self.introduction
            return one.answer_of(self.person) if self.asks_to_agree else one.result
        return self.recommendation.result if self.recommendation else ""

    def give(self, answer: str, *, at: datetime) -> None:
        """Answer, change the answer, or clear it. ValueError for another value."""
        if answer not in self.answers:
            raise ValueError(answer)
        if self.introduction and self.person and self.asks_to_agree:
            self.introduction.answer(self.person, answer)
        elif self.introduction:
            self.introduction.tell(answer, on=self.owner.day(at))
        elif self.recommendation and answer != self.recommendation.result:
            self.recommendation.tell(answer, on=self.owner.day(at))

    @property
    def _is_there(self) -> bool:
        """Whether nothing its question is about lies in the trash."""
        if one := self.introduction:
            asked = self.person_id in (one.first_id, one.second_id)
            return asked and Introduction.objects.standing().filter(links=self).exists()
        return Recommendation.objects.standing().filter(links=self).exists()


def digest(secret: str) -> str:
    """The hash of a secret, which is all that is kept of it."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
