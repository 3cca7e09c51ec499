"""Rows of a group: only its present members see them."""

from __future__ import annotations

from typing import ClassVar, Generic, Self, TypeVar

from django.db import models

from cookout.mastermind.group import Group
from cookout.members.member import Member

Row = TypeVar("Row", bound=models.Model, covariant=True)


class GroupScopedRows(models.QuerySet[Row], Generic[Row]):
    """Rows of groups; a door always begins with `seen_by`."""

    def seen_by(self, member: Member) -> Self:
        """The rows of the groups a member is in now."""
        # The subclass says where its group is.
        path = self.model.group_path  # type: ignore[attr-defined]
        return self.filter(**{f"{path}__in": Group.objects.seen_by(member).values("pk")})


class GroupScoped(models.Model):
    """A row of a group. It has no owner: what was written in a group is the group's to keep.

    Who wrote it is a GroupMember, whose name goes when their account does.
    """

    group_path: ClassVar[str] = "group"
    """The relation that leads to the group."""

    class Meta:
        abstract = True
