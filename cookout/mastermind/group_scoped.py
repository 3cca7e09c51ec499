"""Rows of a group: only its present members see them."""

from __future__ import annotations

from typing import ClassVar, Generic, Self, TypeVar

from django.db import models

from cookout.mastermind.group import Group
from cookout.members.member import Member

Row = TypeVar("Row", bound=models.Model, covariant=True)


class GroupScopedRows(models.QuerySet[Row], Generic[Row]):
    """Rows of groups; doors always start with `seen_by`."""

    def seen_by(self, member: Member) -> Self:
        """The rows of the groups a member is in now."""
        # The subclass says where its group is.
        path = self.model.group_path  # type: ignore[attr-defined]
        return self.filter(**{f"{path}__in": Group.objects.seen_by(member).values("pk")})


class GroupScoped(models.Model):
    """A row of a group. It has no owner: what was written in a group belongs to the group.

    Its author is a GroupMember, whose name is removed when their account is deleted.
    """

    group_path: ClassVar[str] = "group"
    """The relation path to the group."""

    class Meta:
        abstract = True
