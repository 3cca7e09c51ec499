"""A link in an email that opens one page without signing in. Only the hash of its secret is
stored."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.db import models

from cookout.mastermind.joining.group_invitation import digest_of

WORKS_FOR = timedelta(days=60)


class MailLink(models.Model):
    """A row that a link in an email opens, until it expires or is replaced."""

    digest = models.CharField(max_length=64, blank=True, db_index=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    # When its email went out. The ledger is its owner's and may be gone; this stays.
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    def new_link(self, *, at: datetime) -> str:
        """Make a new secret. The old one stops working."""
        secret = secrets.token_urlsafe(32)
        self.digest, self.expires_at = digest_of(secret), at + WORKS_FOR
        self.save(update_fields=["digest", "expires_at"])
        return secret


def opened_by(secret: str, *, at: datetime) -> models.Q:
    """The rows that a secret opens at a moment: at most one."""
    return models.Q(digest=digest_of(secret), expires_at__gt=at)
