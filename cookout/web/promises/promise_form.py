"""A promise, as it is made and as it is changed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms

from cookout.people.person import Person
from cookout.promises.promise import Promise
from cookout.web.http.concurrent_edit import Meanwhile
from cookout.web.parts.form_fields import LONGEST, DayField, WordsField
from cookout.web.parts.person_summary import called
from cookout.web.parts.repeat_fields import RepeatFields, as_repeated

QUICK = {"today": 0, "tomorrow": 1, "week": 7, "fortnight": 14}


def _what() -> WordsField:
    return WordsField(
        label="What was promised",
        max_length=LONGEST["promise"],
        error_messages={"required": "Enter what was promised"},
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class NewPromise(RepeatFields):
    """Who promised what, and by when: a quick choice, or a day; once or repeating."""

    whose = forms.ChoiceField(
        label="Who promised?",
        choices=[("mine", "I did"), ("theirs", "They did")],
        required=False,
        initial="mine",
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose who promised"},
    )
    what = _what()
    when = forms.ChoiceField(
        label="By when?",
        choices=[
            ("today", "Today"),
            ("tomorrow", "Tomorrow"),
            ("week", "In a week"),
            ("fortnight", "In two weeks"),
            ("", "No date"),
        ],
        required=False,
        initial="week",
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose by when"},
    )
    due_on = DayField(label="Or pick a date")

    def __init__(self, data: Any = None, *, person: Person, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        whose = self.fields["whose"]
        assert isinstance(whose, forms.ChoiceField)
        whose.choices = [("mine", "I did"), ("theirs", f"{called(person)} did")]

    @property
    def is_mine(self) -> bool:
        """Whether the member promised it."""
        whose: str = self.cleaned_data["whose"]
        return whose != "theirs"

    def due(self, on: date) -> date | None:
        """The day it is due, seen from a day; a day that was typed goes before a quick choice."""
        typed: date | None = self.cleaned_data["due_on"]
        if typed or not self.cleaned_data["when"]:
            return typed
        return on + timedelta(days=QUICK[self.cleaned_data["when"]])


class ChangedPromise(Meanwhile, RepeatFields):
    """Other words, another day, or another pattern."""

    what = _what()
    due_on = DayField(label="By when", help_text="Leave empty for no date.")


def as_promised(promise: Promise) -> dict[str, Any]:
    """Initial values for the form of an existing promise."""
    values = {"what": promise.what, "due_on": promise.due_on}
    return values | as_repeated(promise.repetition)
