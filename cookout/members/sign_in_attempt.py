"""Sign-in attempts, counted in the database: a flood of other attempts can't push a counter
out, as it could from a cache."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from django.db import models, transaction


class SignInAttempt(models.Model):
    """One wrong guess, or one still being checked. `key` is a hash of the account or device."""

    WINDOW = timedelta(minutes=5)

    key = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=["key", "at"], name="attempt_by_key"),
            models.Index(fields=["at"], name="attempt_by_time"),
        )

    def __str__(self) -> str:
        return self.key

    @classmethod
    def count(cls, *parts: object, most: int, at: datetime) -> SignInAttempt | None:
        """Count one attempt; None if there were `most` of them in five minutes."""
        key = hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()
        with transaction.atomic():
            cls.objects.filter(at__lte=at - cls.WINDOW).delete()
            if cls.objects.filter(key=key).count() >= most:
                return None
            return cls.objects.create(key=key, at=at)

    @classmethod
    def forget(cls, *parts: object) -> None:
        """Reset the count, after the right password."""
        key = hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()
        cls.objects.filter(key=key).delete()
