"""A card photo: the front and perhaps the back of one business card, saved first and read
afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models, transaction
from django.db.models import F, Q

from cookout.capture.card_photos.errors import (
    FAILED,
    PictureRefused,
    ReaderNotInstalled,
    ReadingFailed,
)
from cookout.capture.card_photos.picture import size_of
from cookout.members.owned import Trashable, TrashableRows
from cookout.members.region import region_of
from cookout.people.event import Event
from cookout.people.person import Person
from cookout.practice.card_fields.as_json import fields_from_json, fields_to_json
from cookout.practice.card_fields.fields import CardFields, FieldReading
from cookout.practice.phrases import one_line
from cookout.practice.spelling import words

if TYPE_CHECKING:
    from cookout.capture.card_photos.reader import CardReader, CardReading
    from cookout.members.member import Member

BYTES = ("front", "back", "front_cut", "back_cut")
MOST_TRIES = 2
"""A picture that ended the worker twice is not tried again by itself."""
LONGEST_CLAIM = timedelta(minutes=5)
"""Whoever began to read it before that is gone."""


class CardPhotos(TrashableRows["CardPhoto"]):
    """Queries for card photos. The bytes are loaded only where one is shown."""

    def without_bytes(self) -> Self:
        return self.defer(*BYTES)

    def trashed(self) -> Self:
        return super().trashed().without_bytes()

    def waiting(self) -> Self:
        """Photos from which no person is saved yet, the oldest first."""
        return self.not_in_trash().filter(person=None).order_by("taken_at", "pk")

    def to_read(self, *, at: datetime) -> Self:
        """Photos still to be read that no worker has claimed."""
        state = self.model.State
        free = Q(reading_since=None) | Q(reading_since__lte=at - LONGEST_CLAIM)
        return self.waiting().filter(free, state=state.WAITING)

    def of_person(self, person: Person) -> Self:
        return self.not_in_trash().filter(person=person).order_by("taken_at", "pk")

    def hellos(self, people: Iterable[Person]) -> dict[int, str]:
        """Messages that wait to be sent, by the number of the person; the latest of each. Whoever
        was in touch on a day after their card was taken needs none any more."""
        asked = {person.pk: person for person in people}
        ready = (
            self.not_in_trash()
            .filter(person__in=asked)
            .exclude(hello="")
            .order_by("taken_at", "pk")
        )
        rows = ready.values_list("person_id", "hello", "taken_at")
        return {pk: hello for pk, hello, at in rows if _waits(asked[pk], at)}


def _waits(person: Person, taken_at: datetime) -> bool:
    """Whether a message to them still makes sense."""
    return person.hello_on is None or person.last_touch_on == person.owner.day(taken_at)


class CardPhoto(Trashable):
    """A photographed business card, and the fields read from it until a person is saved."""

    class State(models.TextChoices):
        WAITING = "waiting", "Not read yet"
        READ = "read", "Read"
        FAILED = "failed", "Couldn’t be read"

    trash_noun = "Card photo"
    trash_related = ("person", "event")

    person = models.ForeignKey(
        Person, models.CASCADE, null=True, blank=True, related_name="card_photos"
    )
    event = models.ForeignKey(Event, models.SET_NULL, null=True, blank=True, related_name="+")
    taken_at = models.DateTimeField()
    state = models.CharField(max_length=7, choices=State.choices, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    reading_since = models.DateTimeField(null=True, blank=True)
    # Why it was not read, as a sentence.
    problem = models.CharField(max_length=200, blank=True)
    # What was read, until the member has checked it.
    fields = models.JSONField(default=dict, blank=True)
    # The first message to the person, as the member left it to be sent later.
    hello = models.TextField(blank=True, default="")
    front = models.BinaryField()
    back = models.BinaryField(default=b"", blank=True)
    # The card alone, level and upright; boxes of what was read are pixels in these.
    front_cut = models.BinaryField(default=b"", blank=True)
    back_cut = models.BinaryField(default=b"", blank=True)

    objects: ClassVar[CardPhotos] = CardPhotos.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("taken_at", "pk")
        indexes = (models.Index(fields=["owner", "person", "taken_at"], name="card_photo_waits"),)
        constraints = (
            models.UniqueConstraint(fields=["owner", "uid"], name="card_photo_uid_once"),
        )

    def __str__(self) -> str:
        return f"Card of {self.person}" if self.person else "Card photo"

    @classmethod
    def keep(
        cls, *, owner: Member, reading: CardReading, at: datetime, event: Event | None = None
    ) -> CardPhoto:
        """Save the cleaned pictures of one card, with what its code says."""
        front, *more = reading.pictures
        return cls.objects.create(
            owner=owner,
            event=event,
            taken_at=at,
            front=front,
            back=more[0] if more else b"",
            fields=fields_to_json(reading.fields),
        )

    @classmethod
    @transaction.atomic
    def claim(cls, *, at: datetime) -> CardPhoto | None:
        """Claim the next photo to read, of any member, so that no other worker reads it."""
        waiting = cls.objects.to_read(at=at)
        given_up = {"state": cls.State.FAILED, "problem": FAILED, "reading_since": None}
        waiting.filter(tries__gte=MOST_TRIES).order_by().update(**given_up)
        photo = waiting.select_related("owner").first()
        if photo is None:
            return None
        free = cls.objects.to_read(at=at).filter(pk=photo.pk)
        if not free.update(reading_since=at, tries=F("tries") + 1):
            return None
        photo.tries += 1
        return photo

    def read(self, reader: CardReader) -> None:
        """Read it in the worker, and save the fields or why it couldn't be read."""
        sides = [bytes(side) for side in (self.front, self.back) if side]
        try:
            found = reader.read(sides, region=region_of(self.owner))
        except PictureRefused as refused:
            self._settle(state=self.State.FAILED, problem=str(refused))
        except ReaderNotInstalled:
            self._settle(tries=0)
        except ReadingFailed as failed:
            is_last = self.tries >= MOST_TRIES
            state = self.State.FAILED if is_last else self.State.WAITING
            self._settle(state=state, problem=str(failed) if is_last else "")
        else:
            self._note(found)

    def _note(self, found: CardReading) -> None:
        front, back, *_ = *found.upright, b"", b""
        sizes = [list(size_of(cut)) if cut else [] for cut in (front, back)]
        nothing = found.fields.is_empty
        self._settle(
            state=self.State.FAILED if nothing else self.State.READ,
            problem=FAILED if nothing else "",
            front_cut=front,
            back_cut=back,
            fields=fields_to_json(found.fields) | {"sizes": sizes},
        )

    def _settle(self, **values: Any) -> None:
        """Save the result, unless the member has saved a person from it meanwhile."""
        mine = type(self).objects.filter(pk=self.pk, person=None)
        mine.update(reading_since=None, **values)

    def read_again(self) -> None:
        """Queue it to be read again."""
        mine = type(self).objects.filter(pk=self.pk, person=None, reading_since=None)
        mine.update(state=self.State.WAITING, tries=0, problem="")

    @property
    def readings(self) -> CardFields:
        return fields_from_json(self.fields)

    @property
    def sizes(self) -> list[list[int]]:
        """Width and height of the front's and the back's cut; empty where there is none."""
        found: list[list[int]] = self.fields.get("sizes", [])
        return found

    @cached_property
    def has_back(self) -> bool:
        return type(self).objects.filter(pk=self.pk).exclude(back=b"").exists()

    def add_back(self, picture: bytes) -> None:
        """Keep a picture of the back, and read both sides again as one card."""
        mine = type(self).objects.filter(pk=self.pk, person=None)
        mine.update(back=picture, reading_since=None)
        self.read_again()

    def belong_to(self, person: Person, *, hello: str = "") -> None:
        """Stay with the person who was saved by it; what was read is theirs now. `hello` is a
        message to them that waits to be sent."""
        self.person, self.fields, self.state, self.hello = person, {}, self.State.READ, hello
        self.save(update_fields=["person", "fields", "state", "hello"])

    def names_one_of(self, names: set[str]) -> bool:
        """Whether what was read has one of these words in a name or a mail address."""
        readings = self.readings
        read: list[FieldReading | None] = [readings.name, readings.company, *readings.mails]
        texts = [text for field in read if field for text in (field.value, *field.alternatives)]
        return any(names & {*words(text.replace("@", " "))} for text in (*texts, self.hello))

    def trash_title(self, *, on: date) -> str:
        if self.person:
            return one_line(text=self.person.name, most=80)
        return one_line(text=self.event.name, most=80) if self.event else "Not saved yet"
