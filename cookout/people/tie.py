"""A tie: what a person is to someone else, who is a person of the member's too or only a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models, transaction

from cookout.members.owned import Trashable, TrashableRows
from cookout.people.history.change import note
from cookout.people.merging.merge import Merge
from cookout.people.person import Person
from cookout.people.search import search
from cookout.practice.alphabet import name_key
from cookout.practice.phrases import one_line
from cookout.practice.ties import INTRODUCED, SeenTie, TiePhrase, is_same, phrase

if TYPE_CHECKING:
    pass

LABEL = "Family and ties"
"""What a change log calls them."""


class Ties(TrashableRows["Tie"]):
    """Queries for ties."""

    def about(self, people: Iterable[int]) -> Self:
        """Ties of these people, from either side."""
        pks = list(people)
        return self.filter(models.Q(person__in=pks) | models.Q(other__in=pks))

    def shown(self) -> Self:
        """Those not in the trash, between people who are not in it either."""
        here = self.filter(trashed_at=None, person__trashed_at=None, other__trashed_at=None)
        return here.exclude(other=None, other_name="")

    def unlinked(self) -> Self:
        """Ties to someone who is only a name."""
        return self.filter(other=None, trashed_at=None)


class Tie(Trashable):
    """One tie, written once and shown on both pages.

    The relation is what the other is to the person, or, where it names the person, what the
    person is to the other: “Theo’s mother”.
    """

    trash_noun = "Tie"
    trash_related = ("person", "other")
    linked_later: ClassVar[tuple[str, ...]] = ("other",)
    """Filled when a named person arrives: that is no edit of an imported person."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="ties")
    other = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="ties_to"
    )
    # As it was written; of a person who was linked, their own name is shown.
    other_name = models.CharField(max_length=300, blank=True)
    other_key = models.CharField(max_length=200, blank=True, editable=False)
    # The UID that a card names. Without a name the tie waits, unseen, until that person is here.
    other_uid = models.CharField(max_length=500, blank=True, default="")
    relation = models.CharField(max_length=100)
    names_person = models.BooleanField(default=False)

    objects: ClassVar[Ties] = Ties.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = (
            models.Index(
                fields=["owner", "other_key"],
                name="tie_by_name",
                condition=models.Q(other__isnull=True),
            ),
            models.Index(
                fields=["owner", "other_uid"],
                name="tie_by_uid",
                condition=models.Q(other__isnull=True) & ~models.Q(other_uid=""),
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=["owner", "uid"], name="tie_uid_once"),
            models.CheckConstraint(
                condition=models.Q(other__isnull=False)
                | ~models.Q(other_name="")
                | ~models.Q(other_uid=""),
                name="tie_has_two_ends",
            ),
            models.CheckConstraint(
                condition=models.Q(other__isnull=True) | ~models.Q(other=models.F("person")),
                name="tie_is_of_two",
            ),
            models.CheckConstraint(condition=~models.Q(relation=""), name="tie_says_what"),
        )

    def __str__(self) -> str:
        return self.seen_from(self.person_id).words

    def trash_title(self, *, on: date) -> str:
        return one_line(text=f"{self.person.name}: {self}", most=120)

    def fill_key(self) -> None:
        self.other_key = name_key(self.other_name)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save it, and update the search on both sides."""
        self.fill_key()
        super().save(*args, **kwargs)
        search.write([pk for pk in (self.person_id, self.other_id) if pk])

    @classmethod
    @transaction.atomic
    def add(cls, *, person: Person, tie: SeenTie, other: Person | str) -> Tie | None:
        """Add a tie as seen from a person; None if it exists already, or is to themselves."""
        name = other if isinstance(other, str) else other.name
        linked = None if isinstance(other, str) else other
        if linked == person:
            return None
        if any(is_same(tie, one.tie) and one.is_to(linked, name) for one in ties_of(person)):
            return None
        new = cls(owner_id=person.owner_id, person=person, other=linked, other_name=name[:300])
        new.relation, new.names_person = tie
        new.save()
        new._note(gone=False)
        return new

    @classmethod
    def introduce(cls, *, person: Person, by: Person | str) -> Tie | None:
        """Say who introduced a person to the member."""
        return cls.add(person=person, tie=SeenTie(INTRODUCED, names_person=False), other=by)

    @transaction.atomic
    def trash(self, *, at: Any) -> None:
        super().trash(at=at)
        self._note(gone=True)

    @transaction.atomic
    def restore(self) -> None:
        """Restore it and its people, unless those were merged into someone."""
        two = Person.objects.filter(pk__in=[self.person_id, self.other_id or self.person_id])
        merged = Merge.objects.standing().values("other")
        for person in two.trashed().exclude(pk__in=merged):
            person.restore()
        super().restore()
        self._note(gone=False)

    def seen_from(self, pk: int) -> TieShown:
        """This tie as the page of one of the two shows it."""
        tie = SeenTie(self.relation, self.names_person)
        if pk == self.person_id:
            name = self.other.name if self.other else self.other_name
            return TieShown(self, tie, name, self.other)
        return TieShown(self, tie.turned, self.person.name, self.person)

    def _note(self, *, gone: bool) -> None:
        """Record the change for both people."""
        for pk in filter(None, (self.person_id, self.other_id)):
            words = self.seen_from(pk).words
            line = (LABEL, words, "") if gone else (LABEL, "", words)
            note(owner_id=self.owner_id, person_id=pk, said=[line])

    @classmethod
    def doubles(cls, mine: Iterable[Tie], theirs: Iterable[Tie]) -> Iterator[tuple[Tie, Tie]]:
        """Ties of two people to the same third person with the same meaning."""
        present = {key: tie for tie in mine for key in tie._third_ones()}
        for tie in theirs:
            if twin := next((present[key] for key in tie._third_ones() if key in present), None):
                yield twin, tie

    def _third_ones(self) -> Iterator[tuple[object, ...]]:
        """This tie with either of its ends: the one that doesn't move in a merge."""
        meaning = self.relation.casefold(), self.names_person, self.trashed_at is None
        yield *meaning, "person", self.person_id
        yield *meaning, "other", self.other_id or self.other_key or self.other_uid


@dataclass(frozen=True)
class TieShown:
    """A tie seen from one of its two people: the other's name, and who that is if they are here."""

    row: Tie
    tie: SeenTie
    name: str
    other: Person | None

    @property
    def phrase(self) -> TiePhrase:
        return phrase(self.tie)

    @property
    def words(self) -> str:
        return self.phrase.around(self.name)

    def is_to(self, other: Person | None, name: str) -> bool:
        """Whether it is a tie to this person, or to this name."""
        if other and self.other:
            return other.pk == self.other.pk
        return name_key(name) == name_key(self.name)


def ties_of(person: Person) -> list[TieShown]:
    """The ties of a person as their page shows them."""
    return ties_by_person([person.pk]).get(person.pk, [])


def ties_by_person(people: Iterable[int]) -> dict[int, list[TieShown]]:
    """The ties of each of some people, seen from either side, without doubles."""
    wanted = set(people)
    rows = Tie.objects.about(wanted).shown().select_related("person", "other").order_by("pk")
    found: dict[int, dict[str, TieShown]] = defaultdict(dict)
    for row in rows:
        for pk in (row.person_id, row.other_id):
            if pk in wanted and pk is not None:
                one = row.seen_from(pk)
                found[pk].setdefault(one.words, one)
    return {pk: list(shown.values()) for pk, shown in found.items()}
