"""A thank-you from one member to another: what they did, and what it changed."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_scoped import GroupScoped, GroupScopedRows
from cookout.practice.mastermind.thanking import LONGEST, wrong_with_change, wrong_with_deed


class ThanksNobody(ValueError):
    """It thanks oneself, someone outside the group or who left, or names nothing specific. The
    message says which."""


class ThankYous(GroupScopedRows["ThankYou"]):
    """Queries for thank-yous."""


class ThankYou(GroupScoped):
    """A thank-you that everyone in the group can read. They are never counted."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="thank_yous")
    giver = models.ForeignKey(GroupMember, models.CASCADE, related_name="thank_yous_given")
    receiver = models.ForeignKey(GroupMember, models.CASCADE, related_name="thank_yous")
    deed = models.CharField(max_length=LONGEST)
    change = models.CharField(max_length=LONGEST)
    given_at = models.DateTimeField()

    objects: ClassVar[ThankYous] = ThankYous.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-given_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(giver=models.F("receiver")), name="thank_you_is_to_another"
            ),
        )

    def __str__(self) -> str:
        return f"{self.giver.first_name}: {self.deed}"

    @classmethod
    def give(
        cls, *, giver: GroupMember, receiver: GroupMember, deed: str, change: str, at: datetime
    ) -> ThankYou:
        """Thank a fellow member. Raises ThanksNobody."""
        if giver.pk == receiver.pk or giver.group_id != receiver.group_id:
            raise ThanksNobody("Thank another member of this group.")
        if receiver.left_at is not None:
            raise ThanksNobody(f"{receiver.first_name} is no longer in the group.")
        if wrong := wrong_with_deed(deed) or wrong_with_change(change):
            raise ThanksNobody(wrong)
        fields = {"deed": deed.strip(), "change": change.strip()}
        return cls.objects.create(
            group=giver.group, giver=giver, receiver=receiver, given_at=at, **fields
        )
