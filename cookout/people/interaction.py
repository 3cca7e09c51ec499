"""An interaction: one time a member and one or several people were in touch."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar, Self
from uuid import uuid4

from django.db import models, transaction

from cookout.members.bulk_insert import insert, numbers
from cookout.members.owned import Trashable, TrashableRows
from cookout.people.event import Event
from cookout.people.person import Person
from cookout.people.person import recount as recount_all
from cookout.people.search import search
from cookout.practice.phrases import one_line

if TYPE_CHECKING:
    from cookout.members.member import Member

BATCH = 500


class Interactions(TrashableRows["Interaction"]):
    """Queries for interactions."""

    def restarting(self) -> Self:
        """Those that restart the rhythm: everything except connecting online."""
        return self.exclude(kind=InteractionKind.ONLINE)

    def latest_first(self) -> Self:
        return self.order_by("-on", "-pk")


class InteractionKind(models.TextChoices):
    MET = "met", "Met"
    CALL = "call", "Call"
    MESSAGE = "message", "Message"
    ONLINE = "online", "Connected online"
    HELPED = "helped", "Helped"
    INTRODUCED = "introduced", "Introduced"
    BUSINESS = "business", "Business"


class Interaction(Trashable):
    """One time in touch: what kind, who started it, when, how long, and a note."""

    class Direction(models.TextChoices):
        OUT = "out", "I did"
        IN = "in", "They did"
        BOTH = "both", "Both of us"

    trash_noun = "Conversation"
    trash_related = ("people",)
    shared_words = ("words",)

    people = models.ManyToManyField(Person, related_name="interactions")
    kind = models.CharField(max_length=10, choices=InteractionKind.choices)
    direction = models.CharField(max_length=4, choices=Direction.choices, default=Direction.OUT)
    on = models.DateField()
    minutes = models.PositiveIntegerField(null=True, blank=True)
    words = models.TextField(blank=True)
    event = models.ForeignKey(Event, models.SET_NULL, null=True, blank=True, related_name="+")
    logged_at = models.DateTimeField()

    objects: ClassVar[Interactions] = Interactions.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-on", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["owner", "uid"], name="interaction_uid_once"),
        )
        indexes = (
            models.Index(fields=["owner", "-on", "-id"], name="interaction_by_day"),
            models.Index(
                fields=["owner", "trashed_at"],
                name="interaction_trashed",
                condition=models.Q(trashed_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} on {self.on}"

    def trash_title(self, *, on: date) -> str:
        names = [one_line(text=person.name, most=40) for person in self.people.all()]
        short = ", ".join(names[:3]) + ("…" if names[3:] else "")
        return " · ".join(filter(None, (self.get_kind_display(), short)))

    # Whatever asks for it in a transaction of its own takes all of that back where this fails.
    @classmethod
    @transaction.atomic(savepoint=False)
    def log(
        cls,
        *,
        people: Iterable[Person],
        kind: str,
        on: date,
        at: datetime,
        direction: str = Direction.OUT,
        minutes: int | None = None,
        words: str = "",
        event: Event | None = None,
        owner: Member | None = None,
    ) -> Interaction:
        """Log a time in touch; the rhythm of everyone in it restarts."""
        present = list(people)
        if not present:
            raise ValueError("an interaction is with somebody")
        interaction = cls.objects.create(
            owner=owner or present[0].owner,
            kind=kind,
            direction=direction,
            on=on,
            minutes=minutes,
            words=words,
            event=event,
            logged_at=at,
        )
        interaction.people.add(*present)
        for person in present:
            # Their rhythm goes by the member's trade: read once, not for each of them.
            person.owner = interaction.owner
        recount_all(present)
        if words or event:
            search.write([person.pk for person in present])
        return interaction

    @classmethod
    @transaction.atomic
    def connect(cls, *, owner: Member, days: Iterable[tuple[int, date]], at: datetime) -> None:
        """Log since when people are connected online, in bulk. It restarts no rhythm.

        A day that is logged already, or lies in the trash, isn't logged again.
        """
        wanted = dict.fromkeys(days)
        if not wanted:
            return
        known: set[tuple[int, date]] = set()
        present = cls.people.through
        online = present.objects.filter(interaction__kind=InteractionKind.ONLINE)
        pks = [pk for pk, _ in wanted]
        for start in range(0, len(pks), BATCH):
            theirs = online.filter(person__in=pks[start : start + BATCH])
            known.update(theirs.values_list("person_id", "interaction__on"))
        new = [day for day in wanted if day not in known]
        own = numbers(cls, len(new))
        insert(
            cls,
            ("id", "uid", "on"),
            (
                (interaction_id, uuid4(), on)
                for interaction_id, (_, on) in zip(own, new, strict=True)
            ),
            owner_id=owner.pk,
            kind=InteractionKind.ONLINE,
            direction=cls.Direction.BOTH,
            logged_at=at,
        )
        both = ((interaction_id, pk) for interaction_id, (pk, _) in zip(own, new, strict=True))
        insert(present, ("interaction_id", "person_id"), both)

    @transaction.atomic
    def trash(self, *, at: datetime) -> None:
        """Put it in the trash; the rhythms are recalculated."""
        super().trash(at=at)
        self._follow(self.people.all())

    @transaction.atomic
    def restore(self) -> None:
        super().restore()
        self._follow(self.people.all())

    @transaction.atomic
    def rewrite(self, *, people: Iterable[Person] | None = None) -> None:
        """Save an edited note, day or list of people; the rhythms are recalculated."""
        concerned = {person.pk: person for person in self.people.all()}
        if self.kind == InteractionKind.MET:
            before = Interaction.objects.values_list("on", flat=True).get(pk=self.pk)
            self.people.filter(met_on=before).update(met_on=self.on)
            concerned = {person.pk: person for person in self.people.all()}
        self.save()
        if people is not None:
            self.people.set(present := list(people))
            concerned |= {person.pk: person for person in present}
        self._follow(concerned.values())

    def _follow(self, people: Iterable[Person]) -> None:
        """Recalculate the rhythms and update the search."""
        concerned = list(people)
        recount_all(concerned)
        search.write([person.pk for person in concerned])
