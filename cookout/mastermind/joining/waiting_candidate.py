"""A group's waiting list: people from outside whom the host keeps in mind for a free place."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Self

from django.db import models, transaction
from django.db.models.functions import Lower

from cookout.mastermind.group import Group
from cookout.mastermind.group_scoped import GroupScoped, GroupScopedRows
from cookout.mastermind.joining.visit_request import VisitRequest

MOST_WAITING = 50
WORDS = ("trade", "lived", "words")


class TooManyWaiting(Exception):
    """The list is full: take someone off first."""


class OnTheListAlready(Exception):
    """Someone else on the list has this address."""


class WaitingCandidates(GroupScopedRows["WaitingCandidate"]):
    """Queries for candidates."""

    def as_they_came(self) -> Self:
        """The longest wait first. No one is ranked."""
        return self.order_by("waits_since", "pk")

    def of_address(self, email: str) -> Self:
        """Candidates with an email address; none for an empty one."""
        return self.filter(email__iexact=email).exclude(email="")


class WaitingCandidate(GroupScoped):
    """Somebody on a waiting list, kept by whoever leads; no other member sees it.

    They never agreed to more than being written to, so that taken off, they are gone.
    """

    group = models.ForeignKey(Group, models.CASCADE, related_name="waiting_list")
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    trade = models.CharField(max_length=200, blank=True)
    # A phrase on each line.
    lived = models.TextField(blank=True)
    # Why they would like to come, or what the host wants to remember.
    words = models.TextField(blank=True)
    waits_since = models.DateTimeField()

    objects: ClassVar[WaitingCandidates] = WaitingCandidates.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(name=""), name="waiting_candidate_has_a_name"
            ),
            models.UniqueConstraint(
                "group",
                Lower("email"),
                condition=~models.Q(email=""),
                name="waiting_candidate_once_by_mail",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @classmethod
    @transaction.atomic
    def add(cls, *, group: Group, at: datetime, **fields: str) -> WaitingCandidate:
        """Add somebody by name, email, trade, and what they have lived.

        Raises TooManyWaiting, OnTheListAlready.
        """
        Group.objects.select_for_update().get(pk=group.pk)
        if group.waiting_list.count() >= MOST_WAITING:
            raise TooManyWaiting
        candidate = cls(group=group, waits_since=at)
        candidate.change(**fields)
        return candidate

    @classmethod
    @transaction.atomic
    def keep(cls, asked: VisitRequest, *, at: datetime) -> WaitingCandidate:
        """Keep who asked to visit, since the day they asked; the request is answered by that.

        Who is on the list already, by address, stays once, and what was empty is filled. Raises
        TooManyWaiting.
        """
        asked.answer(at=at)
        fields = {name: getattr(asked, name) for name in WORDS}
        if there := asked.group.waiting_list.of_address(asked.email).first():
            there.change(**{name: getattr(there, name) or fields[name] for name in WORDS})
            return there
        told = fields | {"name": asked.name, "email": asked.email}
        return cls.add(group=asked.group, at=asked.asked_at, **told)

    def change(self, **fields: str) -> None:
        """Write down what the host knows of them. Raises OnTheListAlready."""
        for name, value in fields.items():
            setattr(self, name, value.strip())
        others = WaitingCandidate.objects.filter(group=self.group_id).exclude(pk=self.pk)
        if others.of_address(self.email).exists():
            raise OnTheListAlready
        self.save()
