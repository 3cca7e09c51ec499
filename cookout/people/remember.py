"""A Remember line: one thing that matters about a person, in the member's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from django.db import models

from cookout.members.owned import OwnedRows
from cookout.people.history.noted_line import Listed
from cookout.people.person import Person
from cookout.practice.formats import day_and_year
from cookout.practice.notice import NOTICE_WORDS


class RememberKind(models.TextChoices):
    CARES = "cares", "Cares about"
    FAMILY = "family", "Family"
    SPORT = "sport", "Sport"
    ALLERGY = "allergy", "Allergic to"
    WANTS = "wants", "Looking for"
    OFFERS = "offers", "Can help with"
    WHEN = "when", "Good time to reach them"
    OTHER = "other", "Something else"


class Remember(Listed):
    """One thing to remember: family, sport, allergies, what they look for; it may have a date."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="remembered")
    kind = models.CharField(max_length=8, choices=RememberKind.choices, default=RememberKind.CARES)
    words = models.TextField()
    on = models.DateField(null=True, blank=True)
    yearly = models.BooleanField(default=False)
    notice = models.PositiveSmallIntegerField(
        null=True, blank=True, choices=list(NOTICE_WORDS.items())
    )
    position = models.PositiveSmallIntegerField(default=0)

    objects: ClassVar[OwnedRows[Remember]] = OwnedRows.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("person", "position", "pk")
        indexes = (
            models.Index(fields=["person", "position", "id"], name="remember_in_order"),
            models.Index(
                fields=["owner", "on"],
                name="remember_dated",
                condition=models.Q(on__isnull=False),
            ),
            models.Index(
                fields=["owner"],
                name="remember_with_notice",
                condition=models.Q(notice__isnull=False),
            ),
        )
        constraints = (
            models.CheckConstraint(condition=~models.Q(words=""), name="remember_words"),
        )

    def __str__(self) -> str:
        return self.words

    @property
    def label_before(self) -> str:
        """The label to read in front of it; empty if the words say it themselves."""
        if self.kind == RememberKind.OTHER:
            return ""
        label = str(RememberKind(self.kind).label)
        if _plain(self.words).startswith(label.split()[0].casefold()):
            return ""
        return label if self.kind in READ_ON else f"{label}:"

    @property
    def in_words(self) -> str:
        """For the change log, which also records its day and its notice."""
        if self.on is None:
            return self.words
        parts = [self.words, day_and_year(self.on), "every year" if self.yearly else ""]
        parts += [NOTICE_WORDS.get(self.notice, "").lower() if self.notice is not None else ""]
        return ", ".join(filter(None, parts))

    @classmethod
    def add(cls, *, person: Person, kind: str, words: str, **dated: Any) -> bool:
        """Append a line; False if the person has the same one already."""
        lines = list(person.remembered.all())
        new = cls(owner=person.owner, person=person, kind=kind, words=words, **dated)
        if any(cls.doubles(lines, [new])):
            return False
        new.position = max((line.position for line in lines), default=-1) + 1
        new.save()
        person.write()
        return True

    @classmethod
    def doubles(
        cls, mine: Iterable[Remember], theirs: Iterable[Remember]
    ) -> Iterator[tuple[Remember, Remember]]:
        """The lines of one list that are also in another."""
        present = {(line.kind, _plain(line.words), line.on): line for line in mine}
        for line in theirs:
            if twin := present.get((line.kind, _plain(line.words), line.on)):
                yield twin, line


READ_ON = (
    RememberKind.CARES,
    RememberKind.ALLERGY,
    RememberKind.WANTS,
    RememberKind.OFFERS,
)
"""Whose label and words are one sentence: "Allergic to shellfish"."""


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
