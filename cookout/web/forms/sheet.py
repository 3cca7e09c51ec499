"""The sheet of a person: who they are, how to reach them and what to remember, saved together or
not at all."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.db import transaction
from django.forms import BaseFormSet, formset_factory

from cookout.people.contact_point import ContactPoint
from cookout.people.person import Person
from cookout.people.remember import Remember
from cookout.web.forms.parts import DayField, Words, most
from cookout.web.forms.person import AboutPerson

if TYPE_CHECKING:
    AnyRows = BaseFormSet[forms.Form]
else:
    AnyRows = BaseFormSet

SPARE = 2
NAME_PARTS = {"prefix", "given", "additional", "family", "suffix", "nickname"}
# More rows than a form may have fields: none is ever left out in silence.
NO_LIMIT = 2000
OFFERED = (ContactPoint.Kind.PHONE, ContactPoint.Kind.MAIL)


class PointRow(forms.Form):
    """One way to reach a person. An empty one is left out."""

    kind = forms.ChoiceField(
        label="Kind",
        choices=ContactPoint.Kind.choices,
        required=False,
        error_messages={"invalid_choice": "Choose a kind"},
    )
    label = Words(
        label="Label",
        required=False,
        max_length=most(ContactPoint, "label"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    value = Words(
        label="Number or address",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A box of one line would run the lines of an address together.
        if "\n" in str(self["value"].value() or ""):
            self.fields["value"].widget = forms.Textarea(attrs={"rows": 3})

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        kind, value = said.get("kind"), said.get("value", "")
        if self.empty_permitted and said.get("label") and not value and not self.errors:
            self.add_error("value", "Enter the number or address for this label")
        if value and not kind and not self.errors:
            self.add_error("kind", "Choose a kind")
        if value and self.has_changed():
            if kind == ContactPoint.Kind.PHONE and not any(c.isdigit() for c in value):
                self.add_error("value", "Enter a phone number, like 818 555 0147")
            if kind == ContactPoint.Kind.MAIL and "@" not in value:
                self.add_error("value", "Enter an e-mail address, like name@example.org")
        return said


class RememberRow(forms.Form):
    """One thing to remember. An empty one is left out."""

    kind = forms.ChoiceField(
        label="Kind",
        choices=Remember.Kind.choices,
        required=False,
        error_messages={"invalid_choice": "Choose a kind"},
    )
    words = Words(label="What to remember", required=False, lines=1)
    on = DayField(label="Day", earliest=date.min)
    yearly = forms.BooleanField(label="Every year", required=False)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("on") and not said.get("words") and "words" not in self.errors:
            self.add_error("words", "Enter what happens on this day")
        if said.get("words") and not said.get("kind") and not self.errors:
            self.add_error("kind", "Choose a kind")
        return said


class Rows(AnyRows):
    """Rows of a sheet, with a few empty ones at their end."""

    default_error_messages = {
        "missing_management_form": "A part of this page did not arrive. Open it again."
    }


def _rows(row: type[forms.Form], data: Any, prefix: str, initial: list[Any]) -> AnyRows:
    many = formset_factory(row, Rows, extra=SPARE, max_num=NO_LIMIT, absolute_max=NO_LIMIT)
    return many(data, prefix=prefix, initial=initial)


class Sheet:
    """Everything on the page where a person is changed."""

    def __init__(self, data: Any = None, *, person: Person, on: date) -> None:
        self.person = person
        self.about = AboutPerson(data, person=person, on=on)
        points = person.contact_points.values("kind", "label", "value")
        lines = person.remembered.values("kind", "words", "on", "yearly")
        self.points = _rows(PointRow, data, "points", list(points))
        self.lines = _rows(RememberRow, data, "lines", list(lines))
        for row, kind in zip(self.points.extra_forms, OFFERED, strict=False):
            row.initial = {"kind": kind}

    def is_valid(self) -> bool:
        # Each one is asked, so that every problem is said at once.
        said = [form.is_valid() for form in (self.about, self.points, self.lines)]
        return all(said)

    @property
    def has_problems(self) -> bool:
        return self.about.is_bound and not self.is_valid()

    @property
    def has_name_problems(self) -> bool:
        """Whether something is wrong in what lies folded away."""
        return bool(NAME_PARTS & set(self.about.errors))

    @transaction.atomic
    def write(self) -> None:
        """Write all of it down; the search finds it at once."""
        person = self.person
        person.contact_points.all().delete()
        ContactPoint.objects.bulk_create(
            ContactPoint(owner=person.owner, person=person, position=position, **said)
            for position, said in enumerate(_filled(self.points, "value"))
        )
        person.remembered.all().delete()
        Remember.objects.bulk_create(
            Remember(owner=person.owner, person=person, position=position, **said)
            for position, said in enumerate(_filled(self.lines, "words"))
        )
        person.write(**self.about.cleaned_data)


def _filled(rows: AnyRows, needed: str) -> list[dict[str, Any]]:
    """What the rows say, without those that were left or made empty."""
    return [row.cleaned_data for row in rows.forms if row.cleaned_data.get(needed)]
