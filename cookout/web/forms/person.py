"""A person, as they are written down: one sheet for who they are, how to reach them, and what
to remember, saved together or not at all."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms import BaseFormSet, formset_factory

from cookout.people.contact_point import ContactPoint
from cookout.people.person import Person
from cookout.people.remember import Remember
from cookout.practice.phrases import MONTHS, one_line
from cookout.web.forms.parts import DayField, EventField, Words, most

if TYPE_CHECKING:
    AnyRows = BaseFormSet[forms.Form]
else:
    AnyRows = BaseFormSet

SPARE = 2
NAME_PARTS = {"prefix", "given", "additional", "family", "suffix", "nickname"}
# More rows than a form may have fields: none is ever left out in silence.
NO_LIMIT = 2000
OFFERED = (ContactPoint.Kind.PHONE, ContactPoint.Kind.MAIL)


def _line(name: str, label: str, *, hint: str = "", autocomplete: str = "off") -> Words:
    widget = forms.TextInput(attrs={"autocomplete": autocomplete})
    return Words(
        label=label,
        help_text=hint,
        required=False,
        max_length=most(Person, name),
        widget=widget,
    )


class AboutPerson(forms.Form):
    """Who somebody is. A name is enough."""

    name = Words(
        label="Name",
        max_length=most(Person, "name"),
        error_messages={"required": "Enter the name of the person"},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    prefix = _line("prefix", "Title before the name")  # type: ignore[assignment]
    given = _line("given", "First name")
    additional = _line("additional", "Middle names")
    family = _line("family", "Family name")
    suffix = _line("suffix", "After the name")
    nickname = _line("nickname", "What you call them")
    role = _line("role", "Trade", hint="What they do, like chimney sweep.")
    company = _line("company", "Company")
    title = _line("title", "Title at work")
    birth_day = forms.IntegerField(label="Day", required=False)
    birth_month = forms.TypedChoiceField(
        label="Month",
        choices=[("", "Month"), *((str(n), month) for n, month in enumerate(MONTHS, start=1))],
        coerce=int,
        empty_value=None,
        required=False,
        error_messages={"invalid_choice": "Choose a month"},
    )
    birth_year = forms.IntegerField(label="Year", required=False)
    notes = Words(label="Notes", required=False, lines=4, help_text="For you alone.")

    def __init__(self, data: Any = None, *, person: Person, on: date) -> None:
        initial = {name: getattr(person, name) for name in self.base_fields}
        initial |= {"met_on": person.met_on, "event": person.event_id}
        super().__init__(data, initial=initial)
        self.today = on
        self.fields["met_on"] = DayField(label="Met on", latest=on)
        self.fields["event"] = EventField(
            owner=person.owner, chosen=person.event, label="Met at", required=False
        )
        for name, words in (("birth_day", "day, like 14"), ("birth_year", "year, like 1984")):
            field = self.fields[name]
            field.error_messages["invalid"] = f"Enter the birthday’s {words}"
            field.widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def clean_name(self) -> str:
        """A name has to be seen: invisible signs alone are none."""
        name: str = self.cleaned_data["name"]
        if not one_line(text=name):
            raise ValidationError("Enter the name of the person")
        return name

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        self._forget_old_name_parts(said)
        if not {"birth_day", "birth_month", "birth_year"} & set(self.errors):
            self._check_birthday(said["birth_year"], said["birth_month"], said["birth_day"])
        return said

    def _forget_old_name_parts(self, said: dict[str, Any]) -> None:
        """A first or family name that the new name no longer has would greet somebody else."""
        if "name" not in self.changed_data or "name" not in said:
            return
        for part in ("given", "additional", "family"):
            if part not in self.changed_data and said.get(part, "") not in said["name"]:
                said[part] = ""

    def _check_birthday(self, year: int | None, month: int | None, day: int | None) -> None:
        if day is not None and month is None:
            self.add_error("birth_month", "Choose the month of the birthday")
            return
        if year is not None and not 1 <= year <= self.today.year:
            self.add_error("birth_year", "Enter the birthday’s year, like 1984")
            return
        # 29 February is a birthday in every year.
        if month is None or day is None:
            return
        try:
            born = date(2000 if year is None else year, month, day)
        except (ValueError, OverflowError):
            self.add_error("birth_day", f"{MONTHS[month - 1]} has no such day")
            return
        if year is not None and born > self.today:
            self.add_error("birth_year", "Enter a birthday that has been")


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
