"""A recommendation: a person named to an asker, with the experience behind it and its outcome."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models, transaction

from cookout.members.owned import Trashable, TrashableRows
from cookout.people.contact_point import ContactKind
from cookout.people.person import Person
from cookout.practice.evidence.great_work import OUTCOMES
from cookout.practice.evidence.statement import Basis, Statement
from cookout.practice.numbers import RESULT_ASKED_AFTER, RESULT_IS_NEWS_FOR
from cookout.practice.phrases import one_line
from cookout.referrals.experience import ME, Experience, Outcome
from cookout.referrals.need import Need
from cookout.referrals.result import Result


class OnlyIntroduced(Exception):
    """The person is private: they can only be introduced."""


class Recommendations(TrashableRows["Recommendation"]):
    """Queries for recommendations."""

    def standing(self) -> Self:
        """Those not in the trash, of people who are not in it either."""
        return self.filter(trashed_at=None, provider__trashed_at=None)

    def to_ask_about(self, *, on: date) -> Self:
        """Those whose outcome is asked for: once, two weeks after the expected day."""
        due = self.standing().filter(
            result="", asked_on=None, expected_on__lte=on - RESULT_ASKED_AFTER
        )
        return due.order_by("expected_on", "pk")

    def came_home(self, *, on: date) -> Self:
        """Those for which it was told lately how the work went."""
        lately = self.standing().filter(
            told_on__gt=on - RESULT_IS_NEWS_FOR, result__in=Outcome.values
        )
        return lately.order_by("-told_on", "-pk")

    def thanked_before(self, one: Recommendation) -> int:
        """How many earlier recommendations were told to have gone well on the same day."""
        same_day = self.standing().filter(told_on=one.told_on, result=Result.WELL, pk__lt=one.pk)
        return same_day.exclude(provider=one.provider_id).values("provider").distinct().count()

    def latest_first(self) -> Self:
        return self.order_by("-sent_on", "-pk")


class Recommendation(Trashable):
    """One person recommended, or only mentioned, to one asker."""

    class RecommendationBasis(models.TextChoices):
        USED = Basis.USED.value, "You used them"
        TRUSTED = Basis.TRUSTED.value, "Someone you trust used them"
        ONLY_MET = Basis.ONLY_MET.value, "Only met"

    class Closeness(models.TextChoices):
        CLOSE = "close", "Close"
        NOT_CLOSE = "not-close", "Not close"

    class Stakes(models.TextChoices):
        LITTLE = "little", "A little"
        A_LOT = "a-lot", "A lot"

    trash_noun = "Recommendation"
    trash_related = ("provider",)
    shared_words = ("asker_name", "evidence", "what_for", "result_words")
    never_empty = ("evidence",)

    provider = models.ForeignKey(Person, models.CASCADE, related_name="recommendations")
    asker = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    asker_name = models.CharField(max_length=300, blank=True)
    need = models.ForeignKey(
        Need, models.SET_NULL, null=True, blank=True, related_name="recommendations"
    )
    # The latest job it is based on, and with it the person whose word is passed on.
    experience = models.ForeignKey(
        Experience, models.SET_NULL, null=True, blank=True, related_name="recommendations"
    )
    what_for = models.CharField(max_length=500, blank=True)
    closeness = models.CharField(max_length=9, choices=Closeness.choices, blank=True)
    stakes = models.CharField(max_length=6, choices=Stakes.choices, blank=True)
    basis = models.CharField(max_length=8, choices=RecommendationBasis.choices)
    evidence = models.TextField()
    phone = models.CharField(max_length=100, blank=True)
    sent_on = models.DateField()
    expected_on = models.DateField()
    asked_on = models.DateField(null=True, blank=True)
    result = models.CharField(max_length=9, choices=Result.choices, blank=True)
    result_words = models.TextField(blank=True)
    told_on = models.DateField(null=True, blank=True)

    objects: ClassVar[Recommendations] = Recommendations.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["owner", "uid"], name="recommendation_uid_once"),
            models.CheckConstraint(
                condition=~models.Q(evidence=""), name="recommendation_says_its_evidence"
            ),
        )
        indexes = (
            models.Index(
                fields=["owner", "expected_on"],
                name="recommendation_open",
                condition=models.Q(result="", trashed_at__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.provider} for {self.asker_called}"

    def trash_title(self, *, on: date) -> str:
        return one_line(text=str(self))

    @classmethod
    def make(cls, *, provider: Person, on: date, **fields: Any) -> Recommendation:
        """Save a recommendation. Raises OnlyIntroduced for a private person."""
        if provider.private_on is not None:
            raise OnlyIntroduced
        fields.setdefault("expected_on", on)
        return cls.objects.create(owner=provider.owner, provider=provider, sent_on=on, **fields)

    @property
    def asker_called(self) -> str:
        return (self.asker.name if self.asker else self.asker_name) or "someone"

    @property
    def outcome(self) -> float | None:
        """From 0 to 1; None if unknown, or if it says nothing about the work."""
        return OUTCOMES.get(self.result)

    @property
    def vouched_by(self) -> Experience | None:
        """The experience of someone else, if it is their word that was passed on."""
        experience = self.experience
        return (
            experience
            if experience and not experience.is_own and experience.trashed_at is None
            else None
        )

    @transaction.atomic
    def tell(self, result: str, *, on: date, words: str = "") -> None:
        """Record how it turned out, as the asker told; "" clears it.

        A number that didn't work is marked on the person; clearing removes the mark.
        """
        before, self.result = self.result, result
        self.result_words, self.told_on = words.strip(), on if result else None
        self.save(update_fields=["result", "result_words", "told_on"])
        if Result.NO_NUMBER in (before, result) and before != result:
            self._mark_number(on if result == Result.NO_NUMBER else None)

    def ask_no_more(self, *, on: date) -> None:
        """Never ask again how it turned out: the member doesn't know."""
        self.asked_on = on
        self.save(update_fields=["asked_on"])

    def restore(self) -> None:
        """Restore it from the trash, with the person recommended."""
        if self.provider.trashed_at is not None:
            self.provider.restore()
        super().restore()

    def statement(self) -> Statement:
        """The asker's job, as a statement for the evidence ledger."""
        return Statement(
            member=ME,
            provider=str(self.provider_id),
            skill=self.provider.role_key,
            basis=Basis.TRUSTED,
            on=self.told_on or self.expected_on,
            outcome=self.outcome,
            source=str(self.asker_id or f"name:{self.asker_called.casefold()}"),
        )

    def _mark_number(self, on: date | None) -> None:
        points = self.provider.contact_points.filter(kind=ContactKind.PHONE)
        for point in points.filter(value=self.phone) if self.phone else ():
            point.fail(on=on)
