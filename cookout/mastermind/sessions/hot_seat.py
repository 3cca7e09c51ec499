"""Hot seats: who asks for one, since when and with which question; and who gets one in a
session."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar, Self

from django.db import models, transaction

from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_scoped import GroupScoped, GroupScopedRows
from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_card import SessionCard, SessionCardKind
from cookout.practice.mastermind.questions import missing_for_hot_seat
from cookout.practice.mastermind.turns import waits_long
from cookout.practice.phrases import listed

WEEK = 7


class NotReadyForHotSeat(ValueError):
    """Some fields of the question are still empty. The message names them."""


class HotSeatIsFixed(Exception):
    """Something was written in the hot seat, so it can't be given to someone else."""


class HotSeatRequests(GroupScopedRows["HotSeatRequest"]):
    """Queries for hot-seat requests."""

    def waiting(self) -> Self:
        """Requests without a hot seat yet, the longest wait first."""
        taken = HotSeat.objects.exclude(session__ended_at=None).exclude(question=None)
        here = self.filter(withdrawn_at=None, question__withdrawn_at=None)
        here = here.filter(question__asker__left_at=None)
        waiting = here.exclude(question__in=taken.values("question"))
        return waiting.order_by("asked_at", "pk")


class HotSeatRequest(GroupScoped):
    """A question for which its asker wants a hot seat, and since when."""

    group_path = "question__group"

    question = models.OneToOneField(GroupQuestion, models.CASCADE, related_name="hot_seat_request")
    asked_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[HotSeatRequests] = HotSeatRequests.as_manager()  # type: ignore[assignment]

    def __str__(self) -> str:
        return str(self.question)

    @property
    def member(self) -> GroupMember:
        """The member who waits."""
        return self.question.asker

    @classmethod
    def make(cls, *, question: GroupQuestion, at: datetime) -> HotSeatRequest:
        """Ask for a hot seat, once; asked again after it was withdrawn, the wait begins anew.

        NotReadyForHotSeat where fields of the question are empty.
        """
        if missing := missing_for_hot_seat(question.written):
            raise NotReadyForHotSeat(f"For a hot seat, add {listed(names=missing)}.")
        made, _ = cls.objects.get_or_create(question=question, defaults={"asked_at": at})
        if made.withdrawn_at is not None:
            made.asked_at, made.withdrawn_at = at, None
            made.save(update_fields=["asked_at", "withdrawn_at"])
        return made

    def withdraw(self, *, at: datetime) -> None:
        """Withdraw it; a session that gave it a hot seat has that free again."""
        HotSeatRequest.objects.filter(pk=self.pk, withdrawn_at=None).update(withdrawn_at=at)
        self.picks.all().delete()
        HotSeat.objects.filter(question=self.question_id, session__began_at=None).delete()

    @property
    def _asked_on(self) -> date:
        return self.member.day(self.asked_at)

    def weeks_waited(self, *, on: date) -> int:
        """Whole weeks since it was asked for."""
        return max(0, (on - self._asked_on).days // WEEK)

    def waits_long(self, *, on: date, members: int, hot_seats: int) -> bool:
        """Whether the host is reminded of it: everybody's turn has come round since."""
        return waits_long(
            days=(on - self._asked_on).days,
            members=max(1, members),
            hot_seats=max(1, hot_seats),
            weeks_between=max(1, self.question.group.weeks),
        )


class HotSeat(GroupScoped):
    """One hot seat of one session: its number, and whose question it is."""

    group_path = "session__group"

    session = models.ForeignKey(GroupSession, models.CASCADE, related_name="chairs")
    number = models.PositiveSmallIntegerField()
    member = models.ForeignKey(GroupMember, models.CASCADE, related_name="+")
    # None where the question is asked aloud.
    question = models.ForeignKey(
        GroupQuestion, models.SET_NULL, null=True, blank=True, related_name="hot_seats"
    )

    objects: ClassVar[GroupScopedRows[HotSeat]] = GroupScopedRows.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["session", "number"], name="hot_seat_once_a_number"),
        )

    def __str__(self) -> str:
        return f"Hot seat {self.number}"

    @property
    def words(self) -> str:
        """The question as it was asked first; nothing where it is asked aloud."""
        return self.question.first if self.question else ""

    @property
    def text(self) -> str:
        """The question as it stands now."""
        return self.question.text if self.question else ""

    @classmethod
    @transaction.atomic
    def give(
        cls,
        session: GroupSession,
        *,
        number: int,
        member: GroupMember | None,
        question: GroupQuestion | None = None,
    ) -> None:
        """Who takes a hot seat; nobody where `member` is None. Nobody takes two for one question.

        Raises HotSeatIsFixed, and ValueError for a member of another group.
        """
        if member is not None and member.group_id != session.group_id:
            raise ValueError("a member of the session's own group")
        # One after the other: an answer may be handed in meanwhile.
        GroupSession.objects.select_for_update().get(pk=session.pk)
        here = cls.objects.filter(session=session)
        given = {"member": member, "question": question}
        if here.filter(number=number, **given).exists():
            return
        left = here.filter(number=number) | here.filter(**given)
        written = SessionCard.objects.filter(session=session).handed_in()
        if written.filter(hot_seat__in=left.values("number")).exists():
            raise HotSeatIsFixed
        answers = written.filter(hot_seat=number, kind=SessionCardKind.ANSWER)
        if member is not None and answers.filter(seat__member=member).exists():
            raise HotSeatIsFixed
        left.delete()
        if member is not None:
            cls.objects.create(session=session, number=number, **given)
        session.changed()


def can_ask_for_hot_seat(question: GroupQuestion) -> bool:
    """Whether a hot seat can still help with a question: it is not heard, and had none."""
    had = HotSeat.objects.filter(question=question).exclude(session__ended_at=None).exists()
    return question.is_for_hot_seat and not had


def questions_for_hot_seat(asker: GroupMember) -> list[GroupQuestion]:
    """What a member has asked the group and can still ask a hot seat for, the latest first."""
    requested = HotSeatRequest.objects.filter(withdrawn_at=None).values("question")
    open_ = asker.questions.waiting().exclude(pk__in=requested).filter(provider_trade="")
    return [group_question for group_question in open_ if can_ask_for_hot_seat(group_question)]
