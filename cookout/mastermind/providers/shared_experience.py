"""A member's statement to a group about a provider: in a session, or for "Who has used a ...?"."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Self

from django.db import models, transaction

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import NAMELESS, GroupMember
from cookout.mastermind.group_scoped import GroupScoped, GroupScopedRows
from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_seat import SessionSeat
from cookout.members.member import Member
from cookout.members.region import region_of
from cookout.people.person import Person
from cookout.practice.evidence.statement import Basis
from cookout.practice.mastermind.who_has_used import SOMEONE, provider_words
from cookout.referrals.experience import Experience, Outcome


class OnlyMet(ValueError):
    """They only met, which is no experience with anyone's work."""


class SharedExperiences(GroupScopedRows["SharedExperience"]):
    """Queries for statements."""

    def by(self, member: Member) -> Self:
        """A member's own."""
        return self.filter(author__member=member)


class SharedExperience(GroupScoped):
    """One statement about a provider: used, trusted on another's word, or only met. The group sees
    it."""

    class ProviderBasis(models.TextChoices):
        USED = "used", "I used them"
        TRUSTED = "trusted", "Someone I trust used them"
        MET = "met", "I only met them"

    group = models.ForeignKey(Group, models.CASCADE, related_name="experiences")
    # None for a guest of a session.
    author = models.ForeignKey(
        GroupMember, models.CASCADE, null=True, blank=True, related_name="experiences"
    )
    session = models.ForeignKey(
        GroupSession, models.CASCADE, null=True, blank=True, related_name="experiences"
    )
    seat = models.ForeignKey(
        SessionSeat, models.CASCADE, null=True, blank=True, related_name="experiences"
    )
    question = models.ForeignKey(
        GroupQuestion, models.CASCADE, null=True, blank=True, related_name="experiences"
    )
    provider = models.CharField(max_length=200)
    trade = models.CharField(max_length=200, blank=True)
    what = models.CharField(max_length=500, blank=True)
    basis = models.CharField(max_length=7, choices=ProviderBasis.choices)
    source_name = models.CharField(max_length=200, blank=True)
    outcome = models.CharField(max_length=5, choices=Outcome.choices, blank=True)
    # The day of the job; where nobody said, the day on which it was told.
    on = models.DateField()
    key = models.CharField(max_length=64)
    at = models.DateTimeField()
    # By which experience its author keeps it; none until they choose to.
    experience = models.ForeignKey(
        Experience, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects: ClassVar[SharedExperiences] = SharedExperiences.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["seat", "key"], name="shared_experience_once"),
            models.UniqueConstraint(
                fields=["question", "author", "key"], name="shared_experience_once_a_question"
            ),
        )
        indexes = (models.Index(fields=["trade", "group"], name="shared_experience_by_trade"),)

    def __str__(self) -> str:
        return self.provider

    @property
    def teller(self) -> str:
        """Who told it: a member, or a guest of the session."""
        return (self.author and self.author.full_name) or (self.seat and self.seat.name) or NAMELESS

    @property
    def rests_on(self) -> Basis:
        """Its basis, as the evidence names it."""
        met = self.basis == self.ProviderBasis.MET
        return Basis.ONLY_MET if met else Basis(self.basis)

    @property
    def words(self) -> str:
        """The statement in the first person."""
        return provider_words(
            provider=self.provider,
            basis=self.rests_on,
            what=self.what,
            source=self.source_name,
            outcome=self.outcome,
        )

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
        """Tell the group in a session. Idempotent."""
        fields = {"provider": provider, "what": what, "basis": basis, "source_name": source_name}
        owner = seat.member.member if seat.member else None
        made = fields | {
            "group": seat.session.group,
            "author": seat.member,
            "session": seat.session,
            "trade": _trade_meant(what),
            "on": owner.day(at) if owner else at.date(),
            "at": at,
        }
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
        owner = self.author.member if self.author else None
        if owner is None:
            raise ValueError("a guest keeps no experiences here")
        current = SharedExperience.objects.select_for_update(of=("self",)).get(pk=self.pk)
        if current.experience is not None:
            return current.experience
        used = self.basis == self.ProviderBasis.USED
        experience = Experience.make(
            person=provider_among(owner, self, at=at),
            on=self.on,
            at=at,
            what=self.what,
            outcome=self.outcome,
            source_name="" if used else self.source_name or SOMEONE,
        )
        SharedExperience.objects.filter(pk=self.pk).update(experience=experience)
        self.experience = experience
        return experience


def provider_among(owner: Member, statement: SharedExperience, *, at: datetime) -> Person:
    """The provider as a person of a member's: the one of that name, else somebody new."""
    mine = Person.objects.of(owner).not_in_trash()
    named = list(mine.called(statement.provider, region=region_of(owner))[:2])
    if len(named) == 1:
        return named[0]
    person = Person(owner=owner, made_at=at)
    person.write(name=statement.provider, role=statement.trade)
    return person


def _trade_meant(what: str) -> str:
    """The trade that a few words mean, where they name one as it stands."""
    # All trades and their words are loaded with the first.
    from cookout.practice.lookup.needs import is_sure, match_trades

    found = match_trades(what).matches if is_sure(what) else ()
    return found[0].trade if found else ""
