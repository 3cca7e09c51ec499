"""A lease: the one process that runs the background work, and until when."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Q


class Lease(models.Model):
    """One row: its holder does the work, and every other process leaves it alone."""

    LASTS = timedelta(minutes=3)
    """Longer than one sending takes; renewed before each."""

    name = models.CharField(max_length=20, unique=True)
    holder = models.CharField(max_length=64, blank=True)
    taken_at = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)
    ran_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager[Lease]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.name}, held by {self.holder or 'nobody'}"

    @classmethod
    def take(cls, name: str, *, holder: str, at: datetime) -> bool:
        """Take or renew it; returns whether the caller holds it now.

        One taken later than `at` comes from a clock that ran ahead, and doesn't count.
        """
        free = Q(holder=holder) | Q(until=None) | Q(until__lte=at) | Q(taken_at__gt=at)
        here = cls.objects.filter(free, name=name)
        new = {"holder": holder, "taken_at": at, "until": at + cls.LASTS}
        if here.update(**new):
            return True
        _, made = cls.objects.get_or_create(name=name, defaults=new)
        return made

    @classmethod
    def give_back(cls, name: str, *, holder: str, at: datetime) -> None:
        """Release it after the round, so that the next holder needn't wait."""
        cls.objects.filter(name=name, holder=holder).update(holder="", until=None, ran_at=at)

    @classmethod
    def last_run(cls, name: str) -> datetime | None:
        """When a round was last done, if ever."""
        return cls.objects.filter(name=name).values_list("ran_at", flat=True).first()
