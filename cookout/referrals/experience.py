"""An experience with someone's work: who used them, what for, when, and how it went."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar, Self

from django.db import models

from cookout.members.owned import Trashable, TrashableRows
from cookout.people.history.change import is_occasion, note
from cookout.people.person import Person
from cookout.people.search import search
from cookout.practice.evidence.great_work import BADLY, OUTCOMES, SO_SO, WELL
from cookout.practice.evidence.statement import Basis, Statement
from cookout.practice.formats import day_and_year
from cookout.practice.phrases import one_line

ME = "me"
"""The member's own key among the people of a statement."""
AGAIN = {True: "would use again", False: "wouldn’t use again", None: ""}


class Outcome(models.TextChoices):
    """How a job turned out, in the words of one tap."""

    WELL = WELL, "Went well"
    SO_SO = SO_SO, "So-so"
    BADLY = BADLY, "Went badly"


class Experiences(TrashableRows["Experience"]):
    """Queries for experiences."""

    def latest_first(self) -> Self:
        return self.order_by("-on", "-pk")


class Experience(Trashable):
    """One job that a person did: for the member, or for a source whom the member trusts.

    "Only met" isn't stored: it means that there is no experience.
    """

    trash_noun = "Experience"
    trash_related = ("person",)
    shared_words = ("source_name", "what", "words")
    never_empty = ("source_name",)

    person = models.ForeignKey(Person, models.CASCADE, related_name="experiences")
    source = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    source_name = models.CharField(max_length=300, blank=True)
    what = models.CharField(max_length=500, blank=True)
    on = models.DateField()
    outcome = models.CharField(max_length=5, choices=Outcome.choices, blank=True)
    again = models.BooleanField(null=True, blank=True)
    words = models.TextField(blank=True)
    made_at = models.DateTimeField()

    objects: ClassVar[Experiences] = Experiences.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["owner", "uid"], name="experience_uid_once"),
        )
        indexes = (models.Index(fields=["person", "-on", "-id"], name="experience_of_person"),)

    def __str__(self) -> str:
        return self.what or "A job"

    def trash_title(self, *, on: date) -> str:
        return f"{one_line(text=self.person.name, most=40)}: {one_line(text=str(self))}"

    @classmethod
    def make(cls, *, person: Person, on: date, at: datetime, **fields: Any) -> Experience:
        """Save a job: the member's own, or that of a named source."""
        made = cls(owner=person.owner, person=person, on=on, made_at=at, **fields)
        made.save()
        return made

    @property
    def is_own(self) -> bool:
        """Whether the member used them."""
        return self.source_id is None and not self.source_name

    @property
    def teller(self) -> str:
        """Whose job it was, where not the member's."""
        return self.source.name if self.source else self.source_name

    @property
    def in_words(self) -> str:
        """For the change log; empty while it is in the trash."""
        if self.trashed_at:
            return ""
        who, again = "You" if self.is_own else self.teller, AGAIN[self.again]
        parts = f"{who} used them", day_and_year(self.on), self.get_outcome_display(), again
        return ", ".join(filter(None, (*parts, self.what, self.words)))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save it, and update the change log, the summary and the search."""
        before = Experience.objects.filter(pk=self.pk).first() if is_occasion() else None
        super().save(*args, **kwargs)
        words_before = before.in_words if before else ""
        if words_before != self.in_words:
            line = ("Experience", words_before, self.in_words)
            note(owner_id=self.owner_id, person_id=self.person_id, said=[line])
        self.person.follow_experiences()
        search.write([self.person_id])

    def restore(self) -> None:
        """Out of the trash, and the person whose work it was with it."""
        if self.person.trashed_at is not None:
            self.person.restore()
        super().restore()

    def statement(self) -> Statement:
        """The statement for the evidence ledger."""
        source = str(self.source_id or f"name:{self.source_name.casefold()}")
        return Statement(
            member=ME,
            provider=str(self.person_id),
            skill=self.person.role_key,
            basis=Basis.USED if self.is_own else Basis.TRUSTED,
            on=self.on,
            outcome=OUTCOMES.get(self.outcome),
            source="" if self.is_own else source,
        )
