"""What a member who takes part by email is told: one question, one link. Its hash is kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.db import models

from cookout.mastermind.group_answer import GroupAnswer
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_question import GroupQuestion
from cookout.mastermind.group_scoped import GroupScoped, GroupScopedRows
from cookout.mastermind.mail_link import MailLink, opened_by
from cookout.mastermind.question_outcome import QuestionOutcome

LOOKS_BACK = timedelta(days=30)
"""What is older is told to nobody who joins now."""


class NoSuchNotice(Exception):
    """The address is forged, too old, or was replaced; or its question or member is gone."""


class GroupNotices(GroupScopedRows["GroupNotice"]):
    """Phrases about many notices."""

    def standing(self) -> Self:
        """Those whose question stands, to members who are still there by email."""
        there = self.filter(recipient__left_at=None, question__withdrawn_at=None)
        return there.filter(recipient__member=None).exclude(recipient__email="")


class GroupNotice(MailLink, GroupScoped):
    """One email to one member: asked, heard, or what came of it. Written down once."""

    group_path = "question__group"

    class About(models.TextChoices):
        ASKED = "asked", "A question"
        HEARD = "heard", "What was heard"
        TOLD = "told", "What came of it"

    recipient = models.ForeignKey(GroupMember, models.CASCADE, related_name="notices")
    question = models.ForeignKey(GroupQuestion, models.CASCADE, related_name="notices")
    about = models.CharField(max_length=5, choices=About.choices)
    # Of an outcome: after how many days.
    days = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()

    objects: ClassVar[GroupNotices] = GroupNotices.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["recipient", "question", "about", "days"], name="group_notice_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_about_display()} to {self.recipient}"

    @classmethod
    def plan(cls, *, at: datetime) -> None:
        """Write down what those who take part by email are to be told; twice is once."""
        for recipient, question, about, days in _due(at):
            cls.objects.get_or_create(
                recipient=recipient,
                question=question,
                about=about,
                days=days,
                defaults={"made_at": at},
            )

    @classmethod
    def find(cls, secret: str, *, at: datetime) -> GroupNotice:
        """The notice that an address opens. Raises NoSuchNotice."""
        about = ("recipient__group", "question__group", "question__asker__member")
        open_ = cls.objects.standing().filter(opened_by(secret, at=at))
        if notice := open_.select_related(*about).first():
            return notice
        raise NoSuchNotice

    @property
    def answer(self) -> GroupAnswer | None:
        """What the recipient answered."""
        return GroupAnswer.objects.filter(question=self.question, author=self.recipient).first()


Due = tuple[GroupMember, GroupQuestion, str, int]


def _due(at: datetime) -> Iterator[Due]:
    since, about = at - LOOKS_BACK, GroupNotice.About
    by_mail = GroupMember.objects.filter(member=None, left_at=None).exclude(email="")
    for one in by_mail.select_related("group"):
        asked = one.group.questions.standing().filter(opened_at__gt=since, heard_at=None)
        for question in asked.exclude(asker=one).filter(opened_at__gte=one.joined_at):
            yield one, question, about.ASKED, 0
        answered = GroupQuestion.objects.standing().filter(answers__author=one)
        for question in answered.filter(heard_at__gt=since):
            yield one, question, about.HEARD, 0
        told = QuestionOutcome.objects.filter(question__in=answered, told_at__gt=since)
        for outcome in told.select_related("question"):
            yield one, outcome.question, about.TOLD, outcome.days
