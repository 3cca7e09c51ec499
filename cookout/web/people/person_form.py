"""Who a person is, as it is written down: names, work, birthday, where and when they were met."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from cookout.people.person import Person
from cookout.practice.phrases import MONTHS, one_line
from cookout.web.http.concurrent_edit import Marks, Meanwhile
from cookout.web.parts.form_fields import LONGEST, DayField, EventField, Words, most


def _line(name: str, label: str, *, hint: str = "") -> Words:
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return Words(
        label=label,
        help_text=hint,
        required=False,
        max_length=most(Person, name),
        widget=widget,
    )


class AboutPerson(Meanwhile):
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
    notes = Words(
        label="Notes",
        required=False,
        lines=4,
        max_length=LONGEST["notes"],
        help_text="For you alone.",
    )

    def __init__(
        self, data: Any = None, *, person: Person, on: date, shown: Marks | None = None
    ) -> None:
        initial = {name: getattr(person, name) for name in self.base_fields}
        initial |= {"met_on": person.met_on, "event": person.event_id}
        super().__init__(data, initial=initial, shown=shown)
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
        born = {"birth_day", "birth_month", "birth_year"}
        if born & set(self.changed_data) and not born & set(self.errors):
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
