"""What is written in a session: questions, cards, what was heard. A row each, sealed or open."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Self

from django.db import models, transaction

from cookout.mastermind.group_scoped import GroupScoped, GroupScopedRows
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_seat import SessionSeat
from cookout.practice.mastermind.advice import nudges
from cookout.practice.mastermind.kinds import BASIS_WORDS, HEARD_WORDS, AnswerBasis, Heard
from cookout.practice.protocol.phase import Input


class SessionCards(GroupScopedRows["SessionCard"]):
    """Queries for cards."""

    def handed_in(self) -> Self:
        return self.exclude(handed_in_at=None).order_by("handed_in_at", "pk")

    def drafts(self) -> Self:
        return self.filter(handed_in_at=None)


class SessionCardKind(models.TextChoices):
    QUESTION = Input.QUESTION.value, "Question"
    RESTATEMENT = Input.RESTATEMENT.value, "Question, said again"
    ANSWER = Input.CARD.value, "Answer"


class SessionCard(GroupScoped):
    """One text by one person in a session. Without `handed_in_at` it is a draft that only its
    author sees."""

    group_path = "session__group"

    session = models.ForeignKey(GroupSession, models.CASCADE, related_name="cards")
    seat = models.ForeignKey(SessionSeat, models.CASCADE, related_name="cards")
    hot_seat = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=SessionCardKind.choices)
    basis = models.CharField(
        max_length=5,
        blank=True,
        choices=[(answer_basis.value, BASIS_WORDS[answer_basis]) for answer_basis in AnswerBasis],
    )
    words = models.TextField()
    # The form it came with: sent twice, it is one card.
    key = models.CharField(max_length=64)
    written_at = models.DateTimeField()
    handed_in_at = models.DateTimeField(null=True, blank=True)
    # The asker said "Tell me more".
    more_wanted_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[SessionCards] = SessionCards.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["seat", "key"], name="session_card_once"),
            models.UniqueConstraint(
                fields=["seat", "hot_seat", "kind"],
                condition=models.Q(handed_in_at=None),
                name="session_card_one_draft",
            ),
        )
        indexes = (models.Index(fields=["session", "hot_seat"], name="session_card_by_seat"),)

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def nudges(self) -> tuple[str, ...]:
        """What its author reads beside an answer that tells the asker what to do, or sells."""
        return nudges(self.words) if self.kind == SessionCardKind.ANSWER else ()

    @classmethod
    @transaction.atomic
    def hand_in(
        cls,
        seat: SessionSeat,
        *,
        hot_seat: int,
        kind: str,
        words: str,
        key: str,
        at: datetime,
        basis: str = "",
    ) -> None:
        """Hand in a text, and delete its draft. The caller has checked that the phase takes it."""
        cls.objects.filter(seat=seat, hot_seat=hot_seat, kind=kind, handed_in_at=None).delete()
        written = {"words": words, "basis": basis, "written_at": at, "handed_in_at": at}
        where = {"session": seat.session, "hot_seat": hot_seat, "kind": kind}
        _, is_new = cls.objects.get_or_create(seat=seat, key=key, defaults=where | written)
        if is_new:
            seat.session.changed()

    @classmethod
    @transaction.atomic
    def keep_draft(
        cls,
        seat: SessionSeat,
        *,
        hot_seat: int,
        kind: str,
        words: str,
        key: str,
        at: datetime,
        basis: str = "",
    ) -> None:
        """Save a text as a draft, if the running phase doesn't take it. Only its author reads
        it."""
        if cls.objects.filter(seat=seat, key=key).exclude(handed_in_at=None).exists():
            return
        cls.objects.update_or_create(
            seat=seat,
            hot_seat=hot_seat,
            kind=kind,
            handed_in_at=None,
            defaults={
                "session": seat.session,
                "words": words,
                "basis": basis,
                "written_at": at,
                "key": key,
            },
        )

    @transaction.atomic
    def want_more(self, *, at: datetime) -> None:
        """The asker says "Tell me more". Idempotent. Its author may write another card."""
        here = SessionCard.objects.filter(pk=self.pk, more_wanted_at=None)
        if here.update(more_wanted_at=at):
            self.session.changed()


class HeardCard(GroupScoped):
    """What the asker heard in one answer."""

    group_path = "card__session__group"

    card = models.OneToOneField(SessionCard, models.CASCADE, related_name="heard")
    value = models.CharField(
        max_length=10, choices=[(heard.value, HEARD_WORDS[heard]) for heard in Heard]
    )
    why = models.TextField(blank=True)
    at = models.DateTimeField()

    objects: ClassVar[GroupScopedRows[HeardCard]] = GroupScopedRows.as_manager()  # type: ignore[assignment]

    def __str__(self) -> str:
        return self.get_value_display()

    @classmethod
    @transaction.atomic
    def hear(cls, card: SessionCard, *, value: str, why: str, at: datetime) -> None:
        """Save what was heard in an answer, or correct it. ValueError for no value."""
        if value not in list(Heard):
            raise ValueError(value)
        fields = {"value": value, "why": why, "at": at}
        cls.objects.update_or_create(card=card, defaults=fields)
        card.session.changed()
