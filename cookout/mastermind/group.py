"""A mastermind group: its purpose, its rhythm, and who hosts it."""

from __future__ import annotations

import uuid
from datetime import datetime, time
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models, transaction

from cookout.members.member import Member

if TYPE_CHECKING:
    from cookout.mastermind.group_member import GroupMember


class NotTheHost(Exception):
    """Only the host, or a stand-in for the host, may do this."""


class Groups(models.QuerySet["Group"]):
    """Queries for groups."""

    def seen_by(self, member: Member) -> Self:
        """The groups a member is in now. A former member sees nothing."""
        return self.filter(members__member=member, members__left_at=None)


class Group(models.Model):
    """A few members who meet regularly. Doors reach the rows of a group only through `seen_by`."""

    uid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    name = models.CharField(max_length=120)
    purpose = models.TextField(blank=True)
    weeks = models.PositiveSmallIntegerField(default=2)
    weekday = models.PositiveSmallIntegerField(null=True, blank=True)
    begins = models.TimeField(null=True, blank=True)
    made_at = models.DateTimeField()
    # Its host brought it from another Cookout: what was written before stood in a file.
    imported_at = models.DateTimeField(null=True, blank=True, editable=False)
    host = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    # Who leads while the host cannot, and since when.
    stand_in = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    stood_in_at = models.DateTimeField(null=True, blank=True)

    # Since when visitors can read its page; none while the host keeps it closed.
    opened_to_visitors_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Groups] = Groups.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~models.Q(name=""), name="group_has_a_name"),
            models.CheckConstraint(condition=models.Q(weeks__gte=1), name="group_has_a_rhythm"),
            models.CheckConstraint(
                condition=models.Q(weekday=None) | models.Q(weekday__lte=6),
                name="group_meets_on_a_weekday",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @classmethod
    @transaction.atomic
    def found(
        cls,
        *,
        host: Member,
        name: str,
        at: datetime,
        purpose: str = "",
        weeks: int = 2,
        weekday: int | None = None,
        begins: time | None = None,
    ) -> Group:
        """Create a group; its founder is the host and the first member."""
        group = cls(host=host, made_at=at)
        group.change(name=name, purpose=purpose, weeks=weeks, weekday=weekday, begins=begins)
        group.members.create(member=host, joined_at=at, trade=host.trade)
        return group

    def change(self, **fields: Any) -> None:
        """Save its name, purpose and rhythm."""
        for name, value in fields.items():
            setattr(self, name, value.strip() if isinstance(value, str) else value)
        self.save()

    def is_led_by(self, member: Member) -> bool:
        """Whether a member hosts it, or stands in for the host."""
        return member.pk in (self.host_id, self.stand_in_id)

    def stand_in_for_host(self, *, by: Member, at: datetime) -> None:
        """Stand in for the host, from this moment on, also in the middle of a session.

        Any member may: a group whose host has lost the connection goes on. Everybody sees who
        leads, and the host takes it back with one tap.
        """
        self.membership_of(by)
        self.stand_in, self.stood_in_at = (None, None) if by.pk == self.host_id else (by, at)
        self._save_who_leads()

    def end_stand_in(self, *, by: Member) -> None:
        """Let the host lead again. Raises NotTheHost."""
        if not self.is_led_by(by):
            raise NotTheHost
        self.stand_in = self.stood_in_at = None
        self._save_who_leads()

    def hand_over(self, *, to: Member, by: Member) -> None:
        """Make another member the host. Raises NotTheHost; in a group without a host any member
        may."""
        self.membership_of(to)
        if by.pk != self.host_id and self.host_id is not None:
            raise NotTheHost
        self.host, self.stand_in, self.stood_in_at = to, None, None
        self._save_who_leads()

    @transaction.atomic
    def _save_who_leads(self) -> None:
        """Save, and make every phone in a running session show it."""
        self.save(update_fields=["host", "stand_in", "stood_in_at"])
        running = self.sessions.filter(ended_at=None).exclude(began_at=None)
        running.update(version=models.F("version") + 1)

    def open_to_visitors(self, *, by: Member, at: datetime | None) -> None:
        """Open its page to visitors from a moment on, or close it (None). Raises NotTheHost."""
        if not self.is_led_by(by):
            raise NotTheHost
        self.opened_to_visitors_at = at
        self.save(update_fields=["opened_to_visitors_at"])

    def membership_of(self, member: Member) -> GroupMember:
        """A member's membership. DoesNotExist for someone who isn't in the group now."""
        return self.members.get(member=member, left_at=None)
