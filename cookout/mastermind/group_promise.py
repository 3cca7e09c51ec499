"""A promise made in a group: one dated step, which also stands among the member's own promises."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import ClassVar, Self

from django.db import models, transaction
from django.db.models import Q

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_scoped import GroupScoped, GroupScopedRows
from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.members.member import Member


class NotAllHeard(Exception):
    """The asker can promise a step only after saying of every answer what they heard."""


class GroupPromises(GroupScopedRows["GroupPromise"]):
    """Queries for promises to groups."""

    def made_by(self, member: Member) -> Self:
        """Those a member made: theirs to see also after they left the group."""
        return self.filter(maker__member=member)

    def open(self) -> Self:
        """Neither kept nor released, the earliest day first."""
        return self.filter(kept_on=None, released_on=None).order_by("due_on", "pk")

    def due(self, *, on: date) -> Self:
        """Those whose day has come."""
        return self.filter(due_on__lte=on)

    def due_or_fresh(self, *, due_by: date, since: date) -> Self:
        """Those due by a day, and those made in a session since another, whenever they are due."""
        fresh = Q(made_in__isnull=False, made_on__gte=since)
        return self.filter(Q(due_on__lte=due_by) | fresh)


class GroupPromise(GroupScoped):
    """What a member said in a group they would do, by when, and what became of it."""

    uid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    group = models.ForeignKey(Group, models.CASCADE, related_name="promises")
    maker = models.ForeignKey(GroupMember, models.CASCADE, related_name="promises")
    question = models.ForeignKey(
        GroupQuestion, models.SET_NULL, null=True, blank=True, related_name="promises"
    )
    what = models.TextField()
    made_on = models.DateField()
    due_on = models.DateField()
    first_due_on = models.DateField()
    changed_on = models.DateField(null=True, blank=True)
    kept_on = models.DateField(null=True, blank=True)
    released_on = models.DateField(null=True, blank=True)

    objects: ClassVar[GroupPromises] = GroupPromises.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(what=""), name="group_promise_says_what"),
            models.CheckConstraint(
                condition=Q(kept_on=None) | Q(released_on=None), name="group_promise_ends_one_way"
            ),
        )

    def __str__(self) -> str:
        return self.what

    @classmethod
    def make(
        cls,
        *,
        maker: GroupMember,
        what: str,
        due_on: date,
        on: date,
        question: GroupQuestion | None = None,
    ) -> GroupPromise:
        """Promise the group a step by a day."""
        return cls.objects.create(
            group=maker.group,
            maker=maker,
            question=question,
            what=what.strip(),
            made_on=on,
            due_on=due_on,
            first_due_on=due_on,
        )

    @classmethod
    @transaction.atomic
    def after_hearing(
        cls,
        *,
        question: GroupQuestion,
        by: GroupMember,
        what: str,
        due_on: date,
        at: datetime,
        on: date,
    ) -> GroupPromise:
        """The asker's one dated step, which ends the listening. A second one changes the first.

        Raises NotTheAsker, NotAllHeard.
        """
        question.by_the_asker(by)
        # One after the other: two at once would make two.
        GroupQuestion.objects.select_for_update().get(pk=question.pk)
        if not question.answers.exists() or question.answers.filter(heard="").exists():
            raise NotAllHeard
        if promised := question.promises.first():
            promised.change(what=what, due_on=due_on, on=on)
            return promised
        GroupQuestion.objects.filter(pk=question.pk, heard_at=None).update(heard_at=at)
        return cls.make(maker=by, what=what, due_on=due_on, on=on, question=question)

    @property
    def is_open(self) -> bool:
        return self.kept_on is None and self.released_on is None

    def is_late(self, *, on: date) -> bool:
        """Whether it is open and late."""
        return self.is_open and self.due_on < on

    def keep(self, *, on: date) -> None:
        """Mark it as kept, late or not. Idempotent."""
        if self.is_open:
            self._end(kept_on=on)

    def release(self, *, on: date) -> None:
        """Mark it as no longer needed; a kept one stays kept."""
        if self.is_open:
            self._end(released_on=on)

    def reopen(self) -> None:
        """Reopen it."""
        self._end()

    def change(self, *, what: str, due_on: date, on: date) -> None:
        """Change the words or the day; the first day stays recorded."""
        if due_on != self.due_on:
            self.changed_on = on
        self.what, self.due_on = what.strip(), due_on
        self.save(update_fields=["what", "due_on", "changed_on"])

    def _end(self, *, kept_on: date | None = None, released_on: date | None = None) -> None:
        self.kept_on, self.released_on = kept_on, released_on
        self.save(update_fields=["kept_on", "released_on"])
