"""An invitation to a group: a link for one person. Only its hash is stored."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.db import models, transaction

from cookout.mastermind.group import Group, NotTheHost
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_scoped import GroupScoped, GroupScopedRows
from cookout.mastermind.joining.take_over import take_over
from cookout.members.member import Member

LIVES = timedelta(days=7)
MOST_OPEN = 20


class InvitationIsSpent(Exception):
    """The link was used, canceled, has expired, or never existed."""


class TooManyGroupInvitations(Exception):
    """Too many invitations are open: cancel one first."""


class GroupInvitations(GroupScopedRows["GroupInvitation"]):
    """Queries for invitations."""

    def open(self, *, at: datetime) -> Self:
        """Invitations that can still be used, the latest first."""
        return self.filter(used_at=None, expires_at__gt=at).order_by("-made_at", "-pk")


class GroupInvitation(GroupScoped):
    """One link that lets one person join, for a week."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="invitations")
    made_by = models.ForeignKey(GroupMember, models.CASCADE, related_name="+")
    # Whose place it opens, where somebody was listed before they had an account.
    invited = models.ForeignKey(
        GroupMember, models.CASCADE, null=True, blank=True, related_name="+"
    )
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[GroupInvitations] = GroupInvitations.as_manager()  # type: ignore[assignment]

    def __str__(self) -> str:
        return f"Invitation to {self.group}"

    @classmethod
    @transaction.atomic
    def make(
        cls, *, group: Group, by: Member, at: datetime, invited: GroupMember | None = None
    ) -> str:
        """A new link; returns its secret, which is shown once.

        For a member listed by email it replaces the one they had. Raises NotTheHost,
        TooManyGroupInvitations.
        """
        if not group.is_led_by(by):
            raise NotTheHost
        Group.objects.select_for_update().get(pk=group.pk)
        if invited:
            group.invitations.filter(invited=invited, used_at=None).delete()
        if group.invitations.open(at=at).count() >= MOST_OPEN:
            raise TooManyGroupInvitations
        secret = secrets.token_urlsafe(32)
        group.invitations.create(
            made_by=group.membership_of(by),
            invited=invited,
            digest=digest_of(secret),
            made_at=at,
            expires_at=at + LIVES,
        )
        return secret

    @classmethod
    def find(cls, secret: str, *, at: datetime) -> GroupInvitation:
        """The invitation of a link. Raises InvitationIsSpent."""
        found = cls.objects.open(at=at).filter(digest=digest_of(secret), made_by__left_at=None)
        # A place that somebody has taken since, or that was taken off the list, is opened no more.
        found = found.filter(invited__member=None, invited__left_at=None)
        invitation = found.select_related("group", "made_by__member", "invited").first()
        if invitation is None:
            raise InvitationIsSpent
        return invitation

    @classmethod
    @transaction.atomic
    def accept(
        cls, secret: str, *, by: Member, at: datetime, is_listed: bool = False
    ) -> GroupMember:
        """Join by a link, once; where it is for a member listed by email, at their place.

        Who is in the group already stays as they are, and the link stays good, unless they say
        that they are the one who is listed (`is_listed`). Raises InvitationIsSpent.
        """
        invitation = cls.find(secret, at=at)
        group, listed = invitation.group, invitation.invited
        place = group.members.filter(member=by).first()
        if place and place.left_at is None and not (listed and is_listed):
            return place
        if not cls.objects.filter(pk=invitation.pk, used_at=None).update(used_at=at):
            raise InvitationIsSpent
        if place is None and listed is None:
            return group.members.create(member=by, joined_at=at, trade=by.trade)
        if place and listed:
            invitation.invited = place
            invitation.save(update_fields=["invited"])
            take_over(listed, place, at=at)
        joined = place or listed
        assert joined
        joined.join(by)
        return joined

    @classmethod
    def group_joined(cls, secret: str, *, by: Member) -> Group | None:
        """The group of a link that was used, where the member is in it: sent twice, it is once."""
        used = cls.objects.seen_by(by).filter(digest=digest_of(secret)).exclude(used_at=None)
        invitation = used.select_related("group").first()
        return invitation.group if invitation else None

    def cancel(self) -> None:
        """Turn the link off. Members who joined with it stay."""
        GroupInvitation.objects.filter(pk=self.pk, used_at=None).delete()


def digest_of(secret: str) -> str:
    """The hash of a secret, which is all that is stored."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
