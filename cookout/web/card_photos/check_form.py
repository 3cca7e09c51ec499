"""The form to check a card: the form of someone met, filled in from the readings."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from cookout.capture.card_photos.card_photo import CardPhoto
from cookout.members.member import Member
from cookout.practice.card_fields.fields import CardFields, FieldReading
from cookout.vcard import contact_points
from cookout.web.card_photos.card_lines import CardLine, cut_of
from cookout.web.met.updating_form import KINDS, UpdatingMeeting
from cookout.web.parts.form_fields import WordsField

MOST_READINGS = 4
"""The most readings offered for one field."""
BOXES = {"name": "name", "role": "title", "company": "company"}


class CardMeeting(UpdatingMeeting):
    """Someone met, with what their card says filled in."""

    def __init__(
        self,
        data: QueryDict | None,
        *,
        photo: CardPhoto,
        owner: Member,
        on: date,
        typed: dict[str, Any] | None = None,
    ) -> None:
        self.photo = photo
        self.read = dict(_by_box(photo.readings))
        first = {name: one.value for name, one in self.read.items()}
        event = {"event": str(photo.event_id)} if photo.event_id else {}
        super().__init__(
            None if data is None else _with_readings(data, self.read),
            owner=owner,
            on=on,
            initial=first | event | (typed or {}),
        )
        for name in self.read:
            if name not in self.fields:
                self.fields[name] = _box_of(name, self.read[name])
        self.fields["name"].widget.attrs.pop("autofocus", None)

    def lines(self) -> Iterator[CardLine]:
        """The rows to check, the usual ones first."""
        usual = ("name", "role", "company", "phone", "mail")
        for name in (*usual, *(one for one in self.read if one not in usual)):
            one = self.read.get(name)
            choices = [one.value, *one.alternatives][:MOST_READINGS] if one else []
            doubtful = one is not None and one.is_doubtful
            now = self[name].value() or ""
            yield CardLine(
                box=self[name],
                readings=[(text, text == now) for text in choices] if doubtful else [],
                cut=cut_of(one, self.photo.sizes) if one and doubtful else None,
                source=one.source if one else "",
            )

    def points(self) -> tuple[contact_points.CardContact, ...]:
        """Every contact point, without doubles."""
        found = dict[tuple[str, str], contact_points.CardContact]()
        for name in ("phone", "mail", *self.read):
            kind, value = name.partition("_")[0], self.cleaned_data.get(name, "")
            if kind in KINDS and value:
                read = self.read.get(name)
                label = read.kind if read and kind == "phone" else ""
                if kind == "link" and "://" not in value:
                    value = f"https://{value}"
                point = contact_points.CardContact(KINDS[kind][0], label, value)
                found.setdefault((point.kind, point.value), point)
        return tuple(found.values())


def _by_box(fields: CardFields) -> Iterator[tuple[str, FieldReading]]:
    """Each reading by the name of its form field."""
    for box, name in BOXES.items():
        if one := getattr(fields, name):
            yield box, one
    for kind, several in (("phone", fields.phones), ("mail", fields.mails), ("link", fields.links)):
        for number, one in enumerate(several, start=1):
            is_usual = number == 1 and kind != "link"
            yield kind if is_usual else f"{kind}_{number}", one
    if fields.address:
        yield "address", fields.address


def _box_of(name: str, one: FieldReading) -> forms.Field:
    """A form field for a reading without a usual one."""
    kind, label = KINDS[name.partition("_")[0]]
    if kind == "mail":
        wrong = {"invalid": "Enter an email address, like dana@example.org"}
        return forms.EmailField(label=label, required=False, max_length=254, error_messages=wrong)
    words = {"fax": "Fax", "linkedin": "LinkedIn"}.get(one.kind, label)
    box = forms.TextInput(attrs={"autocomplete": "off"})
    return WordsField(label=words, required=False, max_length=1_000, widget=box)


def _with_readings(data: QueryDict, read: Collection[str]) -> QueryDict:
    """The posted data, with chosen readings put into their fields."""
    changed = data.copy()
    for name in read:
        if picked := data.get(f"{name}_reading"):
            changed[name] = picked
    return changed
