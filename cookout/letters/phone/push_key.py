"""The key with which this Cookout shows push services who sends (VAPID, RFC 8292)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models


class PushKey(models.Model):
    """One row, made at the first start. Browsers subscribe to its public half, so that a new one
    ends every subscription; it is kept in the database and goes with its backups."""

    private = models.TextField()
    public = models.TextField()
    # The public half as browsers take it: 65 bytes in base64url, without padding.
    application_server_key = models.CharField(max_length=90)
    made_at = models.DateTimeField()

    objects: ClassVar[models.Manager[PushKey]] = models.Manager()

    def __str__(self) -> str:
        return self.application_server_key

    @classmethod
    def present(cls) -> PushKey | None:
        """The key, if one was made."""
        return cls.objects.order_by("pk").first()

    @classmethod
    def ensure(cls, *, at: datetime) -> PushKey:
        """The key; made on first use, since its library is slow to load."""
        if there := cls.present():
            return there
        from webpush import VAPID

        private, public, application_server_key = VAPID.generate_keys()
        new = {
            "private": private.decode(),
            "public": public.decode(),
            "application_server_key": application_server_key,
            "made_at": at,
        }
        return cls.objects.get_or_create(pk=1, defaults=new)[0]
