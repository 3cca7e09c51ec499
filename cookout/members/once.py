"""Idempotency keys: a form that was sent twice by accident takes effect a single time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models

from cookout.members.member import Member
from cookout.members.owned import Owned, OwnedRows


class Once(Owned):
    """One submission of a form, by the key that the form was rendered with."""

    KEPT = timedelta(days=1)

    key = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    led_to = models.TextField(blank=True)

    objects: ClassVar[OwnedRows[Once]] = OwnedRows.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (models.UniqueConstraint(fields=["owner", "key"], name="once_for_a_key"),)

    def __str__(self) -> str:
        return self.key

    @classmethod
    def first(cls, *, owner: Member, key: str, at: datetime) -> bool:
        """Whether this key is new. Records it; called in the transaction of the form's effect."""
        sent = cls.objects.of(owner)
        sent.filter(made_at__lt=at - cls.KEPT).delete()
        _, is_first = sent.get_or_create(owner=owner, key=key, defaults={"made_at": at})
        return is_first

    @classmethod
    def owner_of(cls, key: str, *, since: datetime) -> Member | None:
        """The member who lately submitted the form with this key, which only its sender knows."""
        found = cls.objects.filter(key=key, made_at__gt=since).select_related("owner").first()
        return found.owner if found else None
