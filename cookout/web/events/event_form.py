"""Event form: name, date, place, fee and hours."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Any

from django import forms

from cookout.members.member import Member
from cookout.people.event import Event
from cookout.web.http.concurrent_edit import Meanwhile
from cookout.web.parts.form_fields import LONGEST, DayField, WordsField, most
from cookout.web.parts.repeat_fields import RepeatFields, as_repeated

CURRENCY = re.compile(r"(?:[A-Z]{3})?\s*(-?[0-9.,]+)\s*(?:[A-Z]{3})?")
HOURS = re.compile(r"(-?[0-9.,]+)\s*(?:h|hrs?|hours?)\.?", re.IGNORECASE)
BY_THOUSANDS = re.compile(r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?")
WITH_A_COMMA = re.compile(r"(?:[0-9]*|[0-9]{1,3}(?:\.[0-9]{3})+),[0-9]{1,2}")
WRITTEN = ("name", "on", "place", "fee", "hours", "notes")
LARGEST = {"fee": Decimal("99999999.99"), "hours": Decimal("999.99")}


class Amount(forms.DecimalField):
    """A number as people write it: with a comma, a currency or a unit."""

    def __init__(self, *, around: re.Pattern[str], **kwargs: Any) -> None:
        self.around = around
        super().__init__(decimal_places=2, min_value=0, required=False, **kwargs)

    def to_python(self, value: Any) -> Any:
        text = "".join(c for c in str(value or "") if unicodedata.category(c) != "Sc").strip()
        if found := self.around.fullmatch(text):
            text = found[1]
        if BY_THOUSANDS.fullmatch(text):
            text = text.replace(",", "")
        elif WITH_A_COMMA.fullmatch(text):
            text = text.replace(".", "").replace(",", ".")
        # A sign of a currency alone is no number.
        return super().to_python(text or value)


class AboutEvent(Meanwhile, RepeatFields):
    """Everything about an event, and how it repeats."""

    name = WordsField(
        label="Name",
        max_length=most(Event, "name"),
        error_messages={"required": "Enter the name of the event"},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    on = DayField(
        label="Date",
        required=True,
        error_messages={
            "required": "Enter the date of the event",
            "invalid": "Enter a date, like 2026-03-12",
        },
    )
    place = WordsField(label="Place", required=False, max_length=most(Event, "place"))
    fee = Amount(
        around=CURRENCY,
        label="Fee",
        help_text="What it cost you.",
        max_value=LARGEST["fee"],
        error_messages={
            "invalid": "Enter the fee as a number, like 25",
            "min_value": "Enter a fee of 0 or more",
            "max_value": "Enter a smaller fee",
            "max_decimal_places": "Enter the fee in cents at most, like 12.50",
        },
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    hours = Amount(
        around=HOURS,
        label="Hours",
        help_text="Including travel.",
        max_value=LARGEST["hours"],
        error_messages={
            "invalid": "Enter the hours as a number, like 2.5",
            "min_value": "Enter 0 hours or more",
            "max_value": "Enter fewer hours",
            "max_decimal_places": "Enter the hours with up to two decimals, like 2.25",
        },
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    notes = WordsField(label="Notes", required=False, lines=3, max_length=LONGEST["notes"])

    def write(self, *, owner: Member, event: Event | None = None) -> Event:
        """Save it, new or existing."""
        event = event or Event(owner=owner)
        for name in WRITTEN:
            setattr(event, name, self.cleaned_data[name])
        event.save()
        event.repeat(pattern=self.cleaned_data["pattern"], every=self.cleaned_data["every"])
        return event


def as_written(event: Event) -> dict[str, Any]:
    """Initial values for the form of an existing event."""
    values = {name: getattr(event, name) for name in WRITTEN}
    amounts = {name: plain_number(getattr(event, name)) for name in LARGEST}
    return values | amounts | as_repeated(event.repetition)


def plain_number(value: Decimal | None) -> str:
    """A number as one would write it: 25, 12.50."""
    if value is None:
        return ""
    return f"{value:f}".removesuffix(".00")
