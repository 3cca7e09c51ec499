"""The whole form of a person: who they are, contact points and memories, saved together or not at
all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django import forms
from django.db import transaction
from django.forms import BaseFormSet, formset_factory

from cookout.people.contact_point import ContactKind, ContactPoint
from cookout.people.person import Person
from cookout.people.remember import Remember, RememberKind
from cookout.people.tag import Tag, tag_names
from cookout.vcard.person_fields import FIELDS
from cookout.web.http.concurrent_edit import (
    Careful,
    EditedRow,
    as_posted,
    marks,
    merge_rows,
    seal,
    unseal,
)
from cookout.web.parts.form_fields import LONGEST, DayField, WordsField, most
from cookout.web.parts.notice_field import NoticeField
from cookout.web.people.person_form import AboutPerson

if TYPE_CHECKING:
    AnyRows = BaseFormSet[Careful]
else:
    AnyRows = BaseFormSet

Noun = TypeVar("Noun", ContactPoint, Remember)
SPARE = 2
NEEDED = {"points": "value", "lines": "words"}
FOLDED = {field.name for field in FIELDS if field.section == "more_about_the_name"}
# More rows than a form may have fields: none is ever left out in silence.
NO_LIMIT = 2000
OFFERED = (ContactKind.PHONE, ContactKind.MAIL)


class PointRow(Careful):
    """One way to reach a person. An empty one is left out."""

    kind = forms.ChoiceField(
        label="Kind",
        choices=ContactKind.choices,
        required=False,
        error_messages={"invalid_choice": "Choose a kind"},
    )
    label = WordsField(
        label="Label",
        required=False,
        max_length=most(ContactPoint, "label"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    value = WordsField(
        label="Number or address",
        required=False,
        max_length=LONGEST["reach"],
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A box of one line would run the lines of an address together.
        if "\n" in str(self["value"].value() or ""):
            self.fields["value"].widget = forms.Textarea(attrs={"rows": 3})

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        kind, value = cleaned.get("kind"), cleaned.get("value", "")
        if self.empty_permitted and cleaned.get("label") and not value and not self.errors:
            self.add_error("value", "Enter the number or address for this label")
        if value and not kind and not self.errors:
            self.add_error("kind", "Choose a kind")
        if value and self.has_changed():
            if kind == ContactKind.PHONE and not any(c.isdigit() for c in value):
                self.add_error("value", "Enter a phone number, like 818 555 0147")
            if kind == ContactKind.MAIL and "@" not in value:
                self.add_error("value", "Enter an email address, like name@example.org")
        if "value" in self.changed_data:
            # Another number has not been tried yet.
            cleaned["failed_on"] = None
        return cleaned


class RememberRow(Careful):
    """One thing to remember. An empty one is left out."""

    kind = forms.ChoiceField(
        label="Kind",
        choices=RememberKind.choices,
        required=False,
        error_messages={"invalid_choice": "Choose a kind"},
    )
    words = WordsField(
        label="What to remember", required=False, lines=1, max_length=LONGEST["remember"]
    )
    on = DayField(label="Day", earliest=date.min)
    yearly = forms.BooleanField(label="Every year", required=False)
    notice = NoticeField()

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if cleaned.get("on") and not cleaned.get("words") and "words" not in self.errors:
            self.add_error("words", "Enter what happens on this day")
        if cleaned.get("words") and not cleaned.get("kind") and not self.errors:
            self.add_error("kind", "Choose a kind")
        return cleaned


class Rows(AnyRows):
    """The rows of a list, with a few empty ones at the end."""

    default_error_messages = {
        "missing_management_form": "Part of this page didn’t load. Open it again."
    }


class Kept(Generic[Noun]):
    """Saved rows of a person's list, and the forms that edit them."""

    def __init__(
        self, row: type[Careful], there: Iterable[Noun], *, prefix: str, data: Any, shown: Any
    ) -> None:
        self.there: list[Noun] = list(there)
        self.needed = NEEDED[prefix]
        initial = [{name: getattr(saved, name) for name in row.base_fields} for saved in self.there]
        self.now = [
            EditedRow(saved.pk, {name: as_posted(value) for name, value in fields.items()})
            for saved, fields in zip(self.there, initial, strict=True)
        ]
        clashes: dict[tuple[int, str], str | None] = {}
        if data is not None:
            data, clashes = merge_rows(
                data, prefix=prefix, shown=shown, now=self.now, needed=self.needed
            )
        many = formset_factory(row, Rows, extra=SPARE, max_num=NO_LIMIT, absolute_max=NO_LIMIT)
        self.rows: AnyRows = many(data, prefix=prefix, initial=initial)
        for (place, name), words in clashes.items():
            self.rows.forms[place].others[name] = words

    def marks(self) -> list[tuple[int, dict[str, str]]]:
        """The hashes of the saved rows, to be sent along with the form."""
        return [(row.pk, marks(row.words)) for row in self.now]

    def write(self) -> list[dict[str, Any]]:
        """Save edited rows and delete removed ones; returns the values of the new ones."""
        for form, row in zip(self.rows.initial_forms, self.there, strict=False):
            if not form.has_changed():
                continue
            if not form.cleaned_data.get(self.needed):
                row.delete()
                continue
            for name, value in form.cleaned_data.items():
                setattr(row, name, value)
            row.save()
        new = [form.cleaned_data for form in self.rows.extra_forms]
        last = max((saved.position for saved in self.there), default=-1)
        filled = [fields for fields in new if fields.get(self.needed)]
        return [fields | {"position": last + n} for n, fields in enumerate(filled, start=1)]


class Sheet:
    """All forms of the page on which a person is edited."""

    def __init__(self, data: Any = None, *, person: Person, on: date) -> None:
        self.person = person
        shown = unseal(data)
        if not (isinstance(shown, dict) and "about" in shown):
            shown = {"about": {}, "points": None, "lines": None}
        self.about = AboutPerson(data, person=person, on=on, shown=shown["about"])
        points, lines = person.contact_points.all(), person.remembered.all()
        self._points = Kept(PointRow, points, prefix="points", data=data, shown=shown["points"])
        self._lines = Kept(RememberRow, lines, prefix="lines", data=data, shown=shown["lines"])
        self.points, self.lines = self._points.rows, self._lines.rows
        for row, kind in zip(self.points.extra_forms, OFFERED, strict=False):
            row.initial = {"kind": kind}

    @property
    def shown(self) -> str:
        """What is written now, to come back with the form."""
        rows = {"points": self._points.marks(), "lines": self._lines.marks()}
        return seal({"about": self.about.marks} | rows)

    def is_valid(self) -> bool:
        # Each one is asked, so that every problem is said at once.
        valid = [form.is_valid() for form in (self.about, self.points, self.lines)]
        return all(valid)

    @property
    def has_problems(self) -> bool:
        return self.about.is_bound and not self.is_valid()

    @property
    def has_name_problems(self) -> bool:
        """Whether a folded field has an error."""
        return bool(FOLDED & set(self.about.errors))

    @transaction.atomic
    def write(self) -> None:
        """Save everything, and update the search."""
        person = self.person
        points, lines = self._points.write(), self._lines.write()
        for fields in points:
            ContactPoint.objects.create(owner=person.owner, person=person, **fields)
        for fields in lines:
            Remember.objects.create(owner=person.owner, person=person, **fields)
        fields = dict(self.about.cleaned_data)
        Tag.write(person, tag_names(fields.pop("tags")))
        person.write(**fields)
