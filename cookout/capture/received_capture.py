"""A received capture: someone met, sent in by the member's own phone, or by a person who opened the
member's card.

A capture that raises no question is saved as a person at once; only its key stays, so that a phone
that sends it again adds no second person. The rest waits for the member.
"""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from typing import ClassVar, Self

from django.db import models, transaction

from cookout.capture.card_photos.card_photo import CardPhoto
from cookout.members.member import Member
from cookout.members.owned import Trashable, TrashableRows
from cookout.people.event import Event
from cookout.practice.phrases import one_line
from cookout.practice.spelling import words

KEY = 64
MOST_LEFT = 50
"""Cards that strangers left and that wait for one member."""


class TooManyLeft(Exception):
    """Too many captures wait for the member: no more are accepted."""


class ReceivedCaptures(TrashableRows["ReceivedCapture"]):
    """Queries for received captures."""

    def waiting(self) -> Self:
        """Captures to check, the oldest first. One with a picture is checked with its card photo
        instead."""
        return self.not_in_trash().filter(settled_at=None, photo=None).order_by("taken_at", "pk")


class CaptureSource(models.TextChoices):
    """Where it came from."""

    PHONE = "phone", "From your phone"
    CARD_PAGE = "card_page", "Left on your card’s page"
    SHARED = "shared", "Shared from your phone"


def _day_key(fields: dict[str, str], *, owner: Member, at: datetime) -> str:
    """A key that is equal for the same words on the same day of a member."""
    content = "\n".join((*sorted(fields.values()), owner.day(at).isoformat()))
    return hashlib.sha256(content.casefold().encode("utf-8", "replace")).hexdigest()


class ReceivedCapture(Trashable):
    """One capture, under the key that its phone made for it."""

    trash_noun = "Received card"

    key = models.CharField(max_length=KEY)
    source = models.CharField(max_length=9, choices=CaptureSource.choices)
    taken_at = models.DateTimeField()
    # The fields of the form by name, until somebody is saved by it.
    fields = models.JSONField(default=dict, blank=True)
    # Why it waits, as a sentence.
    note = models.CharField(max_length=300, blank=True)
    event = models.ForeignKey(Event, models.SET_NULL, null=True, blank=True, related_name="+")
    photo = models.OneToOneField(
        CardPhoto, models.CASCADE, null=True, blank=True, related_name="capture"
    )
    settled_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[ReceivedCaptures] = ReceivedCaptures.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["owner", "key"], name="received_capture_once"),
            models.UniqueConstraint(fields=["owner", "uid"], name="received_capture_uid_once"),
        )
        indexes = (models.Index(fields=["owner", "settled_at"], name="received_capture_waits"),)

    def __str__(self) -> str:
        return self.name or "Received card"

    @property
    def name(self) -> str:
        return str(self.fields.get("name", ""))

    @classmethod
    def has_come(cls, *, owner: Member, key: str) -> bool:
        """Whether a capture with this key was received already."""
        return cls.objects.of(owner).filter(key=key).exists()

    @classmethod
    @transaction.atomic
    def leave(
        cls, *, owner: Member, fields: dict[str, str], at: datetime, event: Event | None
    ) -> ReceivedCapture:
        """Save a card that someone leaves with a member. The same card on one day is saved once.
        Raises TooManyLeft."""
        Member.objects.select_for_update().get(pk=owner.pk)
        rows, source = cls.objects.of(owner), CaptureSource.CARD_PAGE
        if same := rows.filter(key=_day_key(fields, owner=owner, at=at)).first():
            return same
        if rows.waiting().filter(source=source).count() >= MOST_LEFT:
            raise TooManyLeft
        return cls._note(owner=owner, source=source, fields=fields, at=at, event=event)

    @classmethod
    @transaction.atomic
    def share(cls, *, owner: Member, fields: dict[str, str], at: datetime) -> ReceivedCapture:
        """Save someone whom a member shares from another app. The same text on one day is saved
        once."""
        return cls._note(owner=owner, source=CaptureSource.SHARED, fields=fields, at=at)

    @classmethod
    def _note(
        cls,
        *,
        owner: Member,
        source: CaptureSource,
        fields: dict[str, str],
        at: datetime,
        event: Event | None = None,
    ) -> ReceivedCapture:
        new = {"source": source, "taken_at": at, "fields": fields, "event": event}
        key = _day_key(fields, owner=owner, at=at)
        return cls.objects.get_or_create(owner=owner, key=key, defaults=new)[0]

    @classmethod
    def of_photo(cls, photo: CardPhoto) -> ReceivedCapture | None:
        """What was typed with a card photo, until a person is saved from it."""
        return cls.objects.of(photo.owner).filter(photo=photo, settled_at=None).first()

    def settle(self, *, at: datetime) -> None:
        """A person was saved from it: forget all but the key."""
        self.settled_at, self.fields, self.note, self.photo = at, {}, "", None
        self.save(update_fields=["settled_at", "fields", "note", "photo"])

    def names_one_of(self, names: set[str]) -> bool:
        """Whether one of these words is in it."""
        return any(names & {*words(str(text).replace("@", " "))} for text in self.fields.values())

    def trash_title(self, *, on: date) -> str:
        return one_line(text=self.name, most=80) or "No name yet"
