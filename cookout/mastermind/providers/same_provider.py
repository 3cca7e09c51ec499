"""The same provider, told of by two members of a group: one asks, the other says yes or no.

Only what both told the group is compared and shown. Nothing is put together before both said so.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar, Self

from django.db import models, transaction

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_scoped import GroupScoped, GroupScopedRows
from cookout.mastermind.providers.shared_experience import SharedExperience, SharedExperiences
from cookout.practice.mastermind.same_provider import may_be_same

Unit = tuple[int, str, str]
"""A provider as one member told of them: the member, the name, and the trade."""


class NotToBeCompared(Exception):
    """The two statements can't be about the same provider, or aren't theirs to compare."""


def told_by_members(group: Group) -> SharedExperiences:
    """What present members with an account told of providers of a trade, the latest first."""
    rows = SharedExperience.objects.filter(group=group, author__left_at=None)
    rows = rows.exclude(author__member=None).exclude(trade="")
    rows = rows.exclude(question__withdrawn_at__isnull=False)
    return rows.select_related("author__member").order_by("-on", "-pk")


def unit_of(statement: SharedExperience) -> Unit:
    """Which provider of which member a statement is about."""
    return statement.author_id or 0, statement.provider.casefold().strip(), statement.trade


def may_be_compared(first: SharedExperience, second: SharedExperience) -> bool:
    """Whether two members told the same group of a provider of one trade, under whatever name."""
    same_place = (first.group_id, first.trade) == (second.group_id, second.trade)
    return same_place and first.author_id != second.author_id


def are_worth_asking(first: SharedExperience, second: SharedExperience) -> bool:
    """Whether the names are so alike, too, that the page asks by itself."""
    return may_be_compared(first, second) and may_be_same(first.provider, second.provider)


class SameProviders(GroupScopedRows["SameProvider"]):
    """Queries for pairs."""

    def confirmed(self) -> Self:
        """Pairs that both members confirmed."""
        return self.filter(says=SameProvider.Says.YES)

    def among(self, statements: Iterable[SharedExperience]) -> Self:
        """Those between some statements."""
        numbers = [statement.pk for statement in statements]
        return self.filter(first__in=numbers, second__in=numbers)


class SameProvider(GroupScoped):
    """One member's question to another: is this the same provider? And what the other says."""

    class Says(models.TextChoices):
        NOTHING = "", "No answer yet"
        YES = "yes", "The same"
        NO = "no", "Not the same"

    group = models.ForeignKey(Group, models.CASCADE, related_name="same_providers")
    # By whoever asks, and by whoever is asked.
    first = models.ForeignKey(SharedExperience, models.CASCADE, related_name="+")
    second = models.ForeignKey(SharedExperience, models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()
    says = models.CharField(max_length=3, choices=Says.choices, blank=True)
    # Who said the last word, which may be the asker's, who takes it back.
    said_by = models.ForeignKey(
        GroupMember, models.CASCADE, null=True, blank=True, related_name="+"
    )
    said_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[SameProviders] = SameProviders.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["first", "second"], name="same_provider_once"),
        )

    def __str__(self) -> str:
        return f"{self.first} and {self.second}"

    @classmethod
    @transaction.atomic
    def ask(
        cls, *, mine: SharedExperience, theirs: SharedExperience, by: GroupMember, at: datetime
    ) -> SameProvider:
        """Ask the other whether it is the same, whatever the names are. Idempotent.

        Where the other asked already, it is a yes. Raises NotToBeCompared.
        """
        # Two who ask each other at once are one question.
        Group.objects.select_for_update().get(pk=by.group_id)
        comparable = {member.pk for member in told_by_members(by.group)} >= {mine.pk, theirs.pk}
        if not comparable or mine.author_id != by.pk or not may_be_compared(mine, theirs):
            raise NotToBeCompared
        if there := cls.between(mine, theirs):
            if there.second.author_id == by.pk and not there.says:
                there.answer(is_same=True, by=by, at=at)
            return there
        return cls.objects.create(group=by.group, first=mine, second=theirs, asked_at=at)

    @classmethod
    def between(cls, one: SharedExperience, other: SharedExperience) -> SameProvider | None:
        """The pair that two statements' providers make already."""
        units = {unit_of(one), unit_of(other)}
        rows = cls.objects.filter(group=one.group_id).select_related("first", "second")
        return next(
            (row for row in rows if {unit_of(row.first), unit_of(row.second)} == units), None
        )

    def answer(self, *, is_same: bool, by: GroupMember, at: datetime) -> None:
        """The other says yes or no. Raises NotToBeCompared for anyone else."""
        if by.pk != self.second.author_id:
            raise NotToBeCompared
        self._say(self.Says.YES if is_same else self.Says.NO, by, at)

    def take_back(self, *, by: GroupMember, at: datetime) -> None:
        """Either takes a yes back: the two are apart again. Who asked takes the question back, and
        who said no the no. Raises NotToBeCompared for anyone else."""
        if by.pk not in (self.first.author_id, self.second.author_id):
            raise NotToBeCompared
        if self.says == self.Says.YES:
            self._say(self.Says.NO, by, at)
        elif by.pk == (self.said_by_id if self.says else self.first.author_id):
            self.delete()
        else:
            raise NotToBeCompared

    def _say(self, says: str, by: GroupMember, at: datetime) -> None:
        self.says, self.said_by, self.said_at = says, by, at
        self.save(update_fields=["says", "said_by", "said_at"])
