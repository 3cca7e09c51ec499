"""A background job: when it last ran, and how that went."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models, transaction
from django.db.models import Q


@dataclass(frozen=True)
class Duty:
    """A chore as the caller defines it: its name, its words, and the function that does it.

    `do` returns what it did, in words, or "" if there was nothing to do; it raises NotDone.
    """

    name: str
    words: str
    every: timedelta
    do: Callable[[datetime], str]


class NotDone(Exception):
    """Why a chore couldn't be done, in words."""


class Chore(models.Model):
    """One chore's row: when it last began, was done, or failed and why."""

    AGAIN = timedelta(minutes=10)
    """After a failure."""
    LONGEST = timedelta(hours=6)
    """Whoever began it before that is gone."""

    name = models.CharField(max_length=20, unique=True)
    words = models.CharField(max_length=100)
    begun_at = models.DateTimeField(null=True, blank=True)
    looked_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    did = models.TextField(blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    failure = models.TextField(blank=True)

    objects: ClassVar[models.Manager[Chore]] = models.Manager()

    def __str__(self) -> str:
        return self.words

    @classmethod
    def tend(cls, duty: Duty, *, clock: Callable[[], datetime]) -> str:
        """Run it if it is due; returns what went wrong, if anything."""
        chore = cls._begin(duty, at=clock())
        if chore is None:
            return ""
        try:
            did, problem = duty.do(clock()), ""
        except NotDone as reason:
            did, problem = "", str(reason)
        chore._note(did, problem, at=clock())
        return problem

    @classmethod
    def _begin(cls, duty: Duty, *, at: datetime) -> Chore | None:
        """Claim it in a short transaction; None if it isn't due or another process runs it."""
        with transaction.atomic():
            cls.objects.get_or_create(name=duty.name, defaults={"words": duty.words})
            free = Q(begun_at=None) | Q(begun_at__lte=at - cls.LONGEST) | Q(begun_at__gt=at)
            rested = Q(failed_at=None) | Q(failed_at__lte=at - cls.AGAIN) | Q(failed_at__gt=at)
            due = Q(looked_at=None) | Q(looked_at__lte=at - duty.every) | Q(looked_at__gt=at)
            here = cls.objects.filter(free, rested, due, name=duty.name)
            if not here.update(begun_at=at, words=duty.words):
                return None
        return cls.objects.get(name=duty.name)

    def _note(self, did: str, problem: str, *, at: datetime) -> None:
        self.begun_at = None
        if problem:
            self.failed_at, self.failure = at, problem
        else:
            self.looked_at, self.failed_at, self.failure = at, None, ""
        if did:
            self.done_at, self.did = at, did
        self.save()
