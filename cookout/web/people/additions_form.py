"""Forms for one memory, date or contact point, on the person's page."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from cookout.people.contact_point import ContactPoint
from cookout.people.person import Person
from cookout.people.remember import RememberKind
from cookout.practice.contact_kind import contact_kind
from cookout.practice.notice import notice_of
from cookout.practice.numbers import NOTICE_DAYS
from cookout.web.parts.form_fields import LONGEST, DayField, WordsField, most
from cookout.web.parts.notice_field import NoticeField


class NewMemory(forms.Form):
    """What to remember, and what it is."""

    words = WordsField(
        label="What to remember",
        max_length=LONGEST["remember"],
        error_messages={"required": "Enter what to remember"},
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    kind = forms.ChoiceField(
        label="What is it",
        choices=RememberKind.choices,
        required=False,
        error_messages={"invalid_choice": "Choose what it is"},
    )

    def clean_kind(self) -> str:
        """ "Something else", if no kind was chosen."""
        kind: str = self.cleaned_data["kind"]
        return kind or RememberKind.OTHER


class NewDate(forms.Form):
    """An important date, with how many days ahead it is mentioned."""

    words = WordsField(
        label="What is it",
        max_length=LONGEST["remember"],
        error_messages={"required": "Enter what happens on this day"},
        widget=forms.TextInput(attrs={"autocomplete": "off", "placeholder": "Like Anniversary"}),
    )
    on = DayField(
        label="Date",
        required=True,
        earliest=date.min,
        error_messages={"required": "Enter the date", "invalid": "Enter a date, like 2026-03-12"},
    )
    yearly = forms.BooleanField(label="Every year", required=False, initial=True)
    notice = NoticeField()

    def __init__(self, data: Any = None, *, person: Person) -> None:
        # Of whom one does not keep in touch with, a date is mentioned only where it is chosen.
        usual = notice_of(chosen=None, place=person.place)
        initial = {"notice": NOTICE_DAYS if usual is None else None}
        super().__init__(data, initial=initial, auto_id="date_%s")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        return cleaned | {"kind": RememberKind.OTHER}


@cache
def date_fields(place: str) -> SafeString:
    """The empty fields of a date, for people of a place: rendered once, since they are equal."""
    form = NewDate(person=Person(place=place))
    return SafeString(render_to_string("people/_date_fields.html", {"date_form": form}))


class NewPoint(forms.Form):
    """A number or an address; its kind is recognized from how it looks."""

    value = WordsField(
        label="Phone, email or link",
        max_length=LONGEST["reach"],
        error_messages={"required": "Enter a phone number, email or link"},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    label = WordsField(
        label="Label",
        required=False,
        max_length=most(ContactPoint, "label"),
        help_text="Like Mobile or Work.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("value"):
            cleaned["kind"] = contact_kind(cleaned["value"])
            if not cleaned["kind"]:
                self.add_error("value", "Enter a phone number, email or link, like 818 555 0147")
        return cleaned
