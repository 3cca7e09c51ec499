"""An introduction: offered to both, accepted by both, made, talked about, and its outcome."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models

from cookout.members.owned import Trashable, TrashableRows
from cookout.people.person import Person
from cookout.practice.numbers import RESULT_ASKED_AFTER
from cookout.practice.phrases import one_line
from cookout.practice.spelling import words
from cookout.referrals.experience import Outcome
from cookout.referrals.need import Need
from cookout.referrals.result import Result

YES, NO = "yes", "no"
SHORTEST = 2
"""A single letter of a name identifies no one."""


class NotAgreed(Exception):
    """One of the two hasn't agreed: no name or contact detail is passed on before both have."""


class NamesOne(Exception):
    """The text for both names one of them before they agreed."""


class Introductions(TrashableRows["Introduction"]):
    """Queries for introductions."""

    def standing(self) -> Self:
        """Those not in the trash, of two people who are not in it either."""
        people = models.Q(first__trashed_at=None, second__trashed_at=None)
        return self.filter(people, trashed_at=None)

    def open(self) -> Self:
        """Neither declined nor over."""
        return self.standing().exclude(first_answer=NO).exclude(second_answer=NO).filter(result="")

    def to_ask_about(self, *, on: date) -> Self:
        """Those whose outcome is asked for: once, two weeks after the two were introduced."""
        due = self.standing().filter(
            result="", asked_on=None, introduced_on__lte=on - RESULT_ASKED_AFTER
        )
        return due.order_by("introduced_on", "pk")

    def latest_first(self) -> Self:
        return self.order_by("-offered_on", "-pk")


class Introduction(Trashable):
    """Two people to bring together. `first` looks for something, `second` can help."""

    trash_noun = "Introduction"
    trash_related = ("first", "second")
    shared_words = ("why",)
    never_empty = ("why",)

    first = models.ForeignKey(Person, models.CASCADE, related_name="introductions_as_asker")
    second = models.ForeignKey(Person, models.CASCADE, related_name="introductions_as_giver")
    need = models.ForeignKey(Need, models.SET_NULL, null=True, blank=True, related_name="+")
    why = models.TextField()
    offered_on = models.DateField()
    first_answer = models.CharField(max_length=3, choices=[(YES, "Yes"), (NO, "No")], blank=True)
    second_answer = models.CharField(max_length=3, choices=[(YES, "Yes"), (NO, "No")], blank=True)
    introduced_on = models.DateField(null=True, blank=True)
    talked_on = models.DateField(null=True, blank=True)
    asked_on = models.DateField(null=True, blank=True)
    result = models.CharField(max_length=9, choices=Result.choices, blank=True)

    objects: ClassVar[Introductions] = Introductions.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["owner", "uid"], name="introduction_uid_once"),
            models.CheckConstraint(
                condition=models.Q(introduced_on=None)
                | models.Q(first_answer=YES, second_answer=YES),
                name="introduction_after_both_agreed",
            ),
        )

    def __str__(self) -> str:
        return f"{self.first} and {self.second}"

    def trash_title(self, *, on: date) -> str:
        return one_line(text=str(self))

    @classmethod
    def offer(
        cls, *, first: Person, second: Person, why: str, on: date, **more: Any
    ) -> Introduction:
        """Offer it; the same two are offered once while it is open. Raises NamesOne."""
        if {*words(why)} & {*_names(first), *_names(second)}:
            raise NamesOne
        opened = cls.objects.of(first.owner).open().filter(first=first, second=second).first()
        return opened or cls.objects.create(
            owner=first.owner, first=first, second=second, why=why, offered_on=on, **more
        )

    @property
    def is_agreed(self) -> bool:
        return self.first_answer == self.second_answer == YES

    @property
    def is_declined(self) -> bool:
        return NO in (self.first_answer, self.second_answer)

    def answer(self, person: Person, answer: str) -> None:
        """Record that one of the two says yes or no, or takes it back, until they are
        introduced."""
        side = self._side(person)
        # In one step, since the member may introduce them at this moment.
        waiting = type(self).objects.filter(pk=self.pk, introduced_on=None)
        if waiting.update(**{side: answer}):
            setattr(self, side, answer)

    def answer_of(self, person: Person) -> str:
        return str(getattr(self, self._side(person)))

    def introduce(self, *, on: date) -> None:
        """Record that the member introduced them. Idempotent. Raises NotAgreed."""
        # In one step, since one of them may take their answer back at this moment.
        agreed = type(self).objects.filter(pk=self.pk, first_answer=YES, second_answer=YES)
        if agreed.filter(introduced_on=None).update(introduced_on=on):
            self.introduced_on = on
        elif not agreed.exists():
            raise NotAgreed

    def talk(self, *, on: date) -> None:
        """Record that they talked. Raises NotAgreed if they weren't introduced."""
        if self.introduced_on is None:
            raise NotAgreed
        self.talked_on = on
        self.save(update_fields=["talked_on"])

    def tell(self, result: str, *, on: date) -> None:
        """Record how it turned out, which implies that they talked. "" clears it."""
        if self.introduced_on is None:
            raise NotAgreed
        self.result = result
        if result in Outcome.values:
            self.talked_on = self.talked_on or on
        self.save(update_fields=["result", "talked_on"])

    def ask_no_more(self, *, on: date) -> None:
        """Never ask again how it turned out: the member doesn't know."""
        self.asked_on = on
        self.save(update_fields=["asked_on"])

    def restore(self) -> None:
        """Out of the trash, and both people with it."""
        for person in (self.first, self.second):
            if person.trashed_at is not None:
                person.restore()
        super().restore()

    def _side(self, person: Person) -> str:
        return "first_answer" if person.pk == self.first_id else "second_answer"


def _names(person: Person) -> list[str]:
    """The words of a person's names that would identify them."""
    names = " ".join((person.name, person.given, person.family, person.nickname))
    return [word for word in words(names) if len(word) >= SHORTEST]
