"""An answer to "who has used a ...?": a provider, and what the member's word rests on."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models, transaction

from cookout.mastermind.group_scoped import GroupScoped, GroupScopedRows
from cookout.mastermind.session import GroupSession
from cookout.mastermind.session_seat import SessionSeat
from cookout.people.person import Person
from cookout.referrals.experience import Experience


class OnlyMet(ValueError):
    """They have met, and that is no experience with anybody's work."""


class SharedExperience(GroupScoped):
    """Who was used, trusted on another's word, or only met. The group sees what was said here."""

    group_path = "session__group"

    class ProviderBasis(models.TextChoices):
        USED = "used", "I used them"
        TRUSTED = "trusted", "Someone I trust used them"
        MET = "met", "I only met them"

    session = models.ForeignKey(GroupSession, models.CASCADE, related_name="experiences")
    seat = models.ForeignKey(SessionSeat, models.CASCADE, related_name="experiences")
    provider = models.CharField(max_length=200)
    what = models.CharField(max_length=500, blank=True)
    basis = models.CharField(max_length=7, choices=ProviderBasis.choices)
    source_name = models.CharField(max_length=200, blank=True)
    key = models.CharField(max_length=64)
    at = models.DateTimeField()
    # By which experience its author keeps it; none until they choose to.
    experience = models.ForeignKey(
        Experience, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects: ClassVar[GroupScopedRows[SharedExperience]] = GroupScopedRows.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["seat", "key"], name="shared_experience_once"),
        )

    def __str__(self) -> str:
        return self.provider

    @classmethod
    @transaction.atomic
    def share(
        cls,
        seat: SessionSeat,
        *,
        provider: str,
        what: str,
        basis: str,
        source_name: str,
        key: str,
        at: datetime,
    ) -> None:
        """Tell the group; sent twice, it is told once."""
        told = {"provider": provider, "what": what, "basis": basis, "source_name": source_name}
        made = told | {"session": seat.session, "at": at}
        _, is_new = cls.objects.get_or_create(seat=seat, key=key, defaults=made)
        if is_new:
            seat.session.changed()

    @transaction.atomic
    def keep(self, *, at: datetime) -> Experience:
        """Its author keeps it among their own experiences, once. OnlyMet where it is none.

        The provider is a person of theirs by that name, or a new one. ValueError for a guest's.
        """
        if self.basis == self.ProviderBasis.MET:
            raise OnlyMet
        owner = self.seat.member.member if self.seat.member else None
        if owner is None:
            raise ValueError("a guest keeps no experiences here")
        current = SharedExperience.objects.select_for_update(of=("self",)).get(pk=self.pk)
        if current.experience is not None:
            return current.experience
        people = Person.objects.of(owner).kept()
        person = people.filter(name__iexact=self.provider).first()
        if person is None:
            person = Person(owner=owner, made_at=at)
            person.write(name=self.provider)
        used = self.basis == self.ProviderBasis.USED
        experience = Experience.make(
            person=person,
            on=owner.day(at),
            at=at,
            what=self.what,
            source_name="" if used else self.source_name or "Someone I trust",
        )
        SharedExperience.objects.filter(pk=self.pk).update(experience=experience)
        self.experience = experience
        return experience
