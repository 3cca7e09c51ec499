"""The form of who a person is: names, work, birthday, where and when they were met."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from cookout.members.region import region_of
from cookout.people.person import Person
from cookout.people.usual_way import USUAL_WAYS
from cookout.practice.formats import numeric_day, region_writes_day_first
from cookout.practice.phrases import MONTHS, one_line
from cookout.vcard.days import iso, partial_day
from cookout.vcard.person_fields import BY_NAME, FIELDS, PersonField
from cookout.web.http.concurrent_edit import Marks, Meanwhile
from cookout.web.parts.form_fields import LONGEST, DayField, EventField, WordsField, most
from cookout.web.parts.notice_field import USUAL_IS, NoticeField


def _line(field: PersonField) -> WordsField:
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return WordsField(
        label=field.label,
        help_text=field.hint,
        required=False,
        max_length=most(Person, field.name),
        widget=widget,
    )


LINES = [field for field in FIELDS if field.section in ("work", "more_about_the_name")]


class AboutPerson(Meanwhile):
    """Who someone is. Only the name is required."""

    name = WordsField(
        label=BY_NAME["name"].label,
        max_length=most(Person, "name"),
        error_messages={"required": "Enter the name of the person"},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
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
    notes = WordsField(
        label=BY_NAME["notes"].label,
        required=False,
        lines=4,
        max_length=LONGEST["notes"],
        help_text=BY_NAME["notes"].hint,
    )

    died = WordsField(
        label=BY_NAME["died"].label,
        required=False,
        max_length=40,
        help_text=BY_NAME["died"].hint,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    tags = WordsField(
        label="Tags",
        required=False,
        max_length=LONGEST["remember"],
        help_text="Words of your own, with commas: Rotary, softball.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "tags"}),
    )
    birthday_notice = NoticeField(help_text=USUAL_IS)
    usual_way = forms.ChoiceField(
        label="Usual way to reach them",
        choices=[("", "No preference"), *USUAL_WAYS.items()],
        required=False,
        help_text="Offered first.",
        error_messages={"invalid_choice": "Choose one of these"},
    )

    def __init__(
        self, data: Any = None, *, person: Person, on: date, shown: Marks | None = None
    ) -> None:
        written = (
            *(name for name in self.base_fields if name != "tags"),
            *(line.name for line in LINES),
        )
        initial = {name: getattr(person, name) for name in written}
        tags = ", ".join(tag.name for tag in person.tags.all())
        initial |= {"tags": tags, "met_on": person.met_on, "event": person.event_id}
        super().__init__(data, initial=initial, shown=shown)
        self.today = on
        self._day_first = region_writes_day_first(region_of(person.owner))
        for line in LINES:
            self.fields[line.name] = _line(line)
        self.fields["met_on"] = DayField(label="Met on", latest=on)
        self.fields["event"] = EventField(
            owner=person.owner, chosen=person.event, label="Met at", required=False
        )
        for name, words in (("birth_day", "day, like 14"), ("birth_year", "year, like 1984")):
            field = self.fields[name]
            field.error_messages["invalid"] = f"Enter the birthday’s {words}"
            field.widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def section(self, name: str) -> list[forms.BoundField]:
        """The fields of one section of the form, in order."""
        return [self[line.name] for line in LINES if line.section == name]

    @property
    def work(self) -> list[forms.BoundField]:
        return self.section("work")

    @property
    def more_about_the_name(self) -> list[forms.BoundField]:
        return self.section("more_about_the_name")

    def clean_died(self) -> str:
        words: str = self.cleaned_data["died"].strip()
        if not words or words.casefold() == "yes":
            return words.lower()
        if not (day := iso(partial_day(words, day_first=self._day_first))):
            example = numeric_day(date(2024, 5, 14))
            raise ValidationError(f"Enter a day like {example}, a year, or yes")
        return day

    def clean_name(self) -> str:
        """A name has to be seen: invisible signs alone are none."""
        name: str = self.cleaned_data["name"]
        if not one_line(text=name):
            raise ValidationError("Enter the name of the person")
        return name

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        self._forget_old_name_parts(cleaned)
        born = {"birth_day", "birth_month", "birth_year"}
        if born & set(self.changed_data) and not born & set(self.errors):
            self._check_birthday(
                cleaned["birth_year"], cleaned["birth_month"], cleaned["birth_day"]
            )
        return cleaned

    def _forget_old_name_parts(self, cleaned: dict[str, Any]) -> None:
        """Clear a first or last name that the new whole name no longer contains: greetings would
        use it."""
        if "name" not in self.changed_data or "name" not in cleaned:
            return
        for part in ("given", "additional", "family"):
            if part not in self.changed_data and cleaned.get(part, "") not in cleaned["name"]:
                cleaned[part] = ""

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
            self.add_error("birth_year", "Enter a birthday in the past")
