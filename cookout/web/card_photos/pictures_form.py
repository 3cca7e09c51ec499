"""The form for photos of cards: the pictures, and the event that they are from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from cookout.capture.card_photos.errors import TOO_LARGE, PictureRefused, ReadingFailed
from cookout.capture.card_photos.picture import MOST_BYTES
from cookout.capture.card_photos.reader import CardReader, CardReading
from cookout.members.member import Member
from cookout.people.event import Event
from cookout.practice.phrases import one_line
from cookout.web.imports.import_form import Files, SeveralFiles
from cookout.web.parts.form_fields import EventField, WordsField, most

ACCEPTED = "image/jpeg,image/png,image/webp,image/heic,image/heif"
NO_PICTURE = "Take or choose a picture of a card"
MOST_PICTURES = 30
MOST_SIDES = 2


class CardPictures(forms.Form):
    """Pictures of cards, cleaned in the worker; those that cannot be one say why."""

    camera = Files(
        label="Take a photo",
        required=False,
        allow_empty_file=True,
        widget=SeveralFiles(attrs={"accept": ACCEPTED, "capture": "environment"}),
    )
    chosen = Files(
        label="Or choose pictures",
        help_text="JPEG, PNG, WebP, or HEIC. Location and camera details are removed.",
        required=False,
        allow_empty_file=True,
        widget=SeveralFiles(attrs={"accept": ACCEPTED}),
    )
    two_sides = forms.BooleanField(
        label="Front and back of one card",
        help_text="For two pictures.",
        required=False,
    )
    event_name = WordsField(
        label="New event",
        help_text="Its name, if it’s not listed.",
        required=False,
        max_length=most(Event, "name"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(
        self, data: Any = None, files: Any = None, *, owner: Member, on: date, event: str = ""
    ) -> None:
        super().__init__(data, files, initial={"event": event})
        self.owner, self.on = owner, on
        self.readings: list[CardReading] = []
        self.refused: list[str] = []
        self.fields["event"] = EventField(owner=owner, label="Where you got them")

    def clean(self) -> dict[str, Any]:
        fields: dict[str, Any] = super().clean() or {}
        files = [file for name in ("camera", "chosen") for file in fields.get(name) or () if file]
        if not files:
            raise ValidationError({"chosen": NO_PICTURE})
        if len(files) > MOST_PICTURES:
            raise ValidationError({"chosen": f"Choose up to {MOST_PICTURES} pictures at once."})
        if fields.get("two_sides") and len(files) != MOST_SIDES:
            raise ValidationError({"two_sides": "Choose the picture of the front and of the back."})
        self.readings, self.refused = cleaned(files, together=bool(fields.get("two_sides")))
        if not self.readings:
            raise ValidationError({"chosen": self.refused})
        return fields

    def event(self) -> Event | None:
        """The chosen event, or the one named; the same name on the same day is the same event."""
        if name := self.cleaned_data["event_name"]:
            named = (
                Event.objects.of(self.owner).not_in_trash().filter(name__iexact=name, on=self.on)
            )
            return named.first() or Event.objects.create(owner=self.owner, name=name, on=self.on)
        chosen: Event | None = self.cleaned_data["event"]
        return chosen


def cleaned(files: Sequence[Any], *, together: bool = False) -> tuple[list[CardReading], list[str]]:
    """Each picture cleaned of metadata, and a sentence for each that is no picture. `together`
    takes all of them as the sides of one card."""
    found, refused = list[CardReading](), list[str]()
    with CardReader() as cards:
        for some in [files] if together else [[file] for file in files]:
            try:
                found.append(cards.keep([_read(one) for one in some]))
            except (PictureRefused, ReadingFailed) as error:
                names = one_line(text=some[0].name or "", most=40)
                refused.append(f"{names}: {error}" if len(files) > 1 and names else str(error))
    return found, refused


def _read(file: Any) -> bytes:
    if file.size > MOST_BYTES:
        raise PictureRefused(TOO_LARGE)
    content: bytes = file.read()
    return content
