"""Promises in a session: made in a hot seat, and told of in the promise round of the next."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import ClassVar

from django.db import models, transaction

from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.group_scoped import GroupScoped, GroupScopedRows
from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.mastermind.sessions.session import GroupSession


class SessionPromise(GroupScoped):
    """In which session a promise was made. The promise itself is the group's."""

    group_path = "session__group"

    session = models.ForeignKey(GroupSession, models.CASCADE, related_name="made_promises")
    promise = models.OneToOneField(GroupPromise, models.CASCADE, related_name="made_in")
    # None where everyone promised, in no hot seat.
    hot_seat = models.PositiveSmallIntegerField(null=True, blank=True)
    # Its words, so that a form sent twice makes one promise.
    key = models.CharField(max_length=64)

    objects: ClassVar[GroupScopedRows[SessionPromise]] = GroupScopedRows.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["session", "key"], name="session_promise_once"),
        )

    def __str__(self) -> str:
        return str(self.promise)

    @classmethod
    @transaction.atomic
    def make(
        cls,
        *,
        session: GroupSession,
        maker: GroupMember,
        what: str,
        due_on: date,
        key: str,
        at: datetime,
        question: GroupQuestion | None = None,
        hot_seat: int | None = None,
    ) -> None:
        """Promise one step. Idempotent."""
        # One after the other: two at once would make two.
        GroupSession.objects.select_for_update().get(pk=session.pk)
        if cls.objects.filter(session=session, key=key).exists():
            return
        on = maker.day(at)
        promise = GroupPromise.make(maker=maker, what=what, due_on=due_on, on=on, question=question)
        cls.objects.create(session=session, promise=promise, hot_seat=hot_seat, key=key)
        session.changed()


class PromiseResult(GroupScoped):
    """What a member said in a session of an earlier promise, or that they did not tell."""

    group_path = "session__group"

    class KeptOrNot(models.TextChoices):
        KEPT = "kept", "Kept"
        NOT = "not", "Not kept"
        CHANGED = "changed", "Changed"
        # The round went on without them.
        UNTOLD = "untold", "Not told"

    session = models.ForeignKey(GroupSession, models.CASCADE, related_name="promise_results")
    promise = models.ForeignKey(GroupPromise, models.CASCADE, related_name="results")
    result = models.CharField(max_length=7, choices=KeptOrNot.choices)
    at = models.DateTimeField()

    objects: ClassVar[GroupScopedRows[PromiseResult]] = GroupScopedRows.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["session", "promise"], name="promise_result_once_a_session"
            ),
        )

    def __str__(self) -> str:
        return self.get_result_display()

    @classmethod
    @transaction.atomic
    def tell(
        cls,
        promise: GroupPromise,
        *,
        session: GroupSession,
        result: str,
        at: datetime,
        on: date,
        due_on: date | None = None,
    ) -> None:
        """Say it; said again, it is corrected. ValueError for another word.

        A kept promise is kept, a changed one has its new day. One that was not kept stays open:
        only its maker says that it is no longer needed.
        """
        if result not in TOLD:
            raise ValueError(result)
        fields = {"result": result, "at": at}
        cls.objects.update_or_create(session=session, promise=promise, defaults=fields)
        promise.reopen()
        if result == cls.KeptOrNot.KEPT:
            promise.keep(on=on)
        elif result == cls.KeptOrNot.CHANGED and due_on is not None:
            promise.change(what=promise.what, due_on=due_on, on=on)
        session.changed()

    @classmethod
    def pass_over(
        cls, promises: Iterable[GroupPromise], *, session: GroupSession, at: datetime
    ) -> None:
        """The round goes on without these: the minutes say so. What was told of one stays."""
        fields = {"session": session, "result": cls.KeptOrNot.UNTOLD, "at": at}
        rows = [cls(promise=promise, **fields) for promise in promises]
        if cls.objects.bulk_create(rows, ignore_conflicts=True):
            session.changed()


TOLD = (
    PromiseResult.KeptOrNot.KEPT,
    PromiseResult.KeptOrNot.NOT,
    PromiseResult.KeptOrNot.CHANGED,
)
"""What a maker can say of a promise."""
