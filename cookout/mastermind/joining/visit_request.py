"""A request to visit a group, from someone outside. The host answers it."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Self

from django.db import models, transaction

from cookout.mastermind.group import Group
from cookout.mastermind.group_scoped import GroupScoped, GroupScopedRows

MOST_OPEN = 20


class TooManyVisitRequests(Exception):
    """Too many requests wait for the host: no more are accepted."""


class VisitRequests(GroupScopedRows["VisitRequest"]):
    """Queries for visit requests."""

    def open(self) -> Self:
        """Those the host has not answered, the oldest first."""
        return self.filter(answered_at=None).order_by("asked_at", "pk")


class VisitRequest(GroupScoped):
    """Who would like to visit, and why."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="visit_requests")
    name = models.CharField(max_length=120)
    email = models.EmailField()
    words = models.TextField(blank=True)
    # What they do, and what they have lived, a phrase a line.
    trade = models.CharField(max_length=200, blank=True)
    lived = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[VisitRequests] = VisitRequests.as_manager()  # type: ignore[assignment]

    def __str__(self) -> str:
        return f"{self.name} would like to visit {self.group}"

    @classmethod
    @transaction.atomic
    def ask(
        cls,
        *,
        group: Group,
        name: str,
        email: str,
        words: str,
        at: datetime,
        trade: str = "",
        lived: str = "",
    ) -> VisitRequest:
        """Ask to visit; asked again by the same address, it is the same request.

        Raises TooManyVisitRequests.
        """
        Group.objects.select_for_update().get(pk=group.pk)
        waiting = group.visit_requests.open()
        if same := waiting.filter(email__iexact=email).first():
            return same
        if waiting.count() >= MOST_OPEN:
            raise TooManyVisitRequests
        fields = {"name": name, "email": email, "words": words, "trade": trade, "lived": lived}
        return cls.objects.create(group=group, asked_at=at, **fields)

    def answer(self, *, at: datetime) -> None:
        """Mark it as answered: the host wrote back, or doesn't want to."""
        self.answered_at = at
        self.save(update_fields=["answered_at"])
