"""An event, as it is written down: its name, day and place, what it costs in money and hours."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from cookout.members.member import Member
from cookout.people.event import Event
from cookout.web.forms.meanwhile import Meanwhile
from cookout.web.forms.parts import LONGEST, DayField, Words, most

LARGEST = {"fee": Decimal("99999999.99"), "hours": Decimal("999.99")}


class AboutEvent(Meanwhile):
    """Everything about an event."""

    name = Words(
        label="Name",
        max_length=most(Event, "name"),
        error_messages={"required": "Enter the name of the event"},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    on = DayField(
        label="Day",
        required=True,
        error_messages={
            "required": "Enter the day of the event",
            "invalid": "Enter a day, like 2026-03-12",
        },
    )
    place = Words(label="Place", required=False, max_length=most(Event, "place"))
    fee = forms.DecimalField(
        label="Fee",
        help_text="What it cost you, in your own currency.",
        required=False,
        min_value=0,
        max_value=LARGEST["fee"],
        decimal_places=2,
        error_messages={
            "invalid": "Enter the fee as a number, like 25",
            "min_value": "Enter a fee of 0 or more",
            "max_value": "Enter a smaller fee",
            "max_decimal_places": "Enter the fee with two places at most, like 12.50",
        },
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    hours = forms.DecimalField(
        label="Hours",
        help_text="With the way there and back.",
        required=False,
        min_value=0,
        max_value=LARGEST["hours"],
        decimal_places=2,
        error_messages={
            "invalid": "Enter the hours as a number, like 2.5",
            "min_value": "Enter 0 hours or more",
            "max_value": "Enter fewer hours",
            "max_decimal_places": "Enter the hours with two places at most, like 2.25",
        },
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    notes = Words(label="Notes", required=False, lines=3, max_length=LONGEST["notes"])

    def write(self, *, owner: Member, event: Event | None = None) -> Event:
        """Write it down, anew or over what was there."""
        event = event or Event(owner=owner)
        for name, value in self.cleaned_data.items():
            setattr(event, name, value)
        event.save()
        return event


def as_written(event: Event) -> dict[str, Any]:
    """What stands in the form of an event that is there."""
    return {name: getattr(event, name) for name in AboutEvent.base_fields} | {
        name: plain_number(getattr(event, name)) for name in LARGEST
    }


def plain_number(value: Decimal | None) -> str:
    """A number as one would write it: 25, 12.50."""
    if value is None:
        return ""
    return f"{value:f}".removesuffix(".00")
