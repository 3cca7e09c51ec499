"""Export forms: the format and the people; and the upload of an archive."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.html import format_html

from cookout.export.selection import Selection
from cookout.members.member import Member
from cookout.people.person import Person
from cookout.web.parts.form_fields import EventField, RowsField, WordsField

LARGEST = 500 * 1024 * 1024
NO_FILE = "Choose an archive"
VCARD4, VCARD3, CSV, ARCHIVE = "vcard4", "vcard3", "csv", "archive"
NARROWING = ("place", "trade", "event", "people")
KINDS = (
    (VCARD4, "Contact cards", "vCard 4.0, for phones and address books"),
    (VCARD3, "Older contact cards", "vCard 3.0, for older apps"),
    (CSV, "Spreadsheet", "CSV, for Excel and Google"),
    (ARCHIVE, "Archive", "Everything, for another Cookout"),
)


class TakingOut(forms.Form):
    """The format and the people of an export."""

    kind = forms.ChoiceField(
        label="Format",
        choices=[
            (value, format_html("{}<small>{}</small>", name, use)) for value, name, use in KINDS
        ],
        initial=VCARD4,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a format", "invalid_choice": "Choose a format"},
    )
    place = forms.ChoiceField(
        label="Who?",
        choices=[("", "Everyone"), *Person.Place.choices],
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose one of these"},
    )

    trade = WordsField(label="Which trade?", required=False, max_length=200)
    people = RowsField(label="Who?", queryset=Person.objects.none(), required=False)

    def __init__(self, data: QueryDict | None, *, owner: Member, chosen: list[int]) -> None:
        super().__init__(data)
        self.chosen = Person.objects.of(owner).not_in_trash().filter(pk__in=chosen).in_order()
        people = self.fields["people"]
        assert isinstance(people, forms.ModelMultipleChoiceField)
        people.queryset = self.chosen
        event = EventField(owner=owner, label="Met at which event?")
        event.choices = [("", "Any or none"), *list(event.choices)[1:]]  # type: ignore[arg-type]
        self.fields["event"] = event

    @property
    def selection(self) -> Selection:
        """The people to export. People chosen by hand are exactly those."""
        cleaned = self.cleaned_data
        if chosen := [person.pk for person in cleaned["people"]]:
            return Selection(people=tuple(chosen))
        events = (cleaned["event"].pk,) if cleaned["event"] else ()
        return Selection(cleaned["place"], cleaned["trade"], events)

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        narrowed = next((name for name in NARROWING if cleaned.get(name)), None)
        if cleaned.get("kind") == ARCHIVE and narrowed:
            self.add_error(
                "kind" if narrowed == "people" else narrowed, "An archive always includes everyone"
            )
        return cleaned


class Archive(forms.Form):
    """An archive of Cookout."""

    file = forms.FileField(
        label="Archive",
        help_text="A .zip file exported from Cookout.",
        allow_empty_file=True,
        error_messages={"required": NO_FILE, "invalid": NO_FILE, "missing": NO_FILE},
        widget=forms.FileInput(attrs={"accept": ".zip,application/zip"}),
    )

    def clean_file(self) -> UploadedFile[Any]:
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if file.size is None or file.size > LARGEST:
            raise ValidationError(
                "This file is larger than 500 MB. "
                "On the computer that runs Cookout, type: cookout import FILE"
            )
        return file
