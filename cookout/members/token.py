"""A token: a link that signs someone in once. Only its hash is stored."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import models, transaction

from cookout.members.member import Member


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


class TokenIsSpent(Exception):
    """The link was used, has expired, or never existed."""


class TooManyInvitations(Exception):
    """Too many invitations are open: cancel one first."""


class Token(models.Model):
    """One link that works once, for a limited time: to sign in, or to join by invitation."""

    class Purpose(models.TextChoices):
        SIGN_IN = "sign-in", "Sign in"
        INVITATION = "invitation", "Invitation"

    LIVES = {Purpose.SIGN_IN: timedelta(minutes=15), Purpose.INVITATION: timedelta(days=7)}
    MOST_INVITATIONS = 20

    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=12, choices=Purpose.choices)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} for {self.member}"

    @classmethod
    @transaction.atomic
    def make(cls, *, member: Member, at: datetime, purpose: str = Purpose.SIGN_IN) -> str:
        """Create a token for a member (of an invitation: the one who invites); returns its secret.
        Raises TooManyInvitations."""
        if purpose == cls.Purpose.INVITATION:
            Member.objects.select_for_update().get(pk=member.pk)
            if cls.invitations(member=member, at=at).count() >= cls.MOST_INVITATIONS:
                raise TooManyInvitations
        secret = secrets.token_urlsafe(32)
        cls.objects.filter(expires_at__lt=at - timedelta(days=30)).delete()
        cls.objects.create(
            member=member,
            purpose=purpose,
            digest=_digest(secret),
            made_at=at,
            expires_at=at + cls.LIVES[cls.Purpose(purpose)],
        )
        return secret

    @classmethod
    def invitations(cls, *, member: Member, at: datetime) -> models.QuerySet[Token]:
        """A member's open invitations, neither used nor expired; the latest first."""
        live = cls.objects.filter(used_at=None, expires_at__gt=at, member=member)
        return live.filter(purpose=cls.Purpose.INVITATION).order_by("-made_at", "-pk")

    def take_back(self) -> None:
        """Cancel it. Someone who joined by it stays."""
        Token.objects.filter(pk=self.pk, used_at=None).delete()

    @classmethod
    def find(cls, secret: str, *, at: datetime, purpose: str = Purpose.SIGN_IN) -> Token:
        """The token of a secret, if it is still valid. Raises TokenIsSpent."""
        live = cls.objects.filter(used_at=None, expires_at__gt=at, purpose=purpose)
        token = live.filter(digest=_digest(secret)).select_related("member").first()
        if token is None:
            raise TokenIsSpent
        return token

    @classmethod
    @transaction.atomic
    def spend(cls, secret: str, *, at: datetime, purpose: str = Purpose.SIGN_IN) -> Member:
        """Use it up; returns the member to sign in. Raises TokenIsSpent."""
        token = cls.find(secret, at=at, purpose=purpose)
        if not cls.objects.filter(pk=token.pk, used_at=None).update(used_at=at):
            raise TokenIsSpent
        if purpose == cls.Purpose.INVITATION:
            return Member.objects.invite(by=token.member)
        return token.member
