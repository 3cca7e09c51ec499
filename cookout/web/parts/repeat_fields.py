"""Form fields for repetition: a pattern, and every how many units."""

from __future__ import annotations

from typing import Any

from django import forms

from cookout.practice.numbers import MOST_EVERY
from cookout.practice.repeating import Repetition

PATTERNS = (
    ("", "Never"),
    ("day", "Daily"),
    ("week", "Weekly"),
    ("month", "Monthly"),
    ("weekday", "Monthly, same weekday"),
    ("year", "Yearly"),
)
WRONG_COUNT = f"Enter a number from 1 to {MOST_EVERY}"


class RepeatFields(forms.Form):
    """Two fields: weekly and 2 is every second week."""

    pattern = forms.ChoiceField(
        label="Repeats",
        choices=PATTERNS,
        required=False,
        error_messages={"invalid_choice": "Choose how it repeats"},
    )
    every = forms.IntegerField(
        label="Every",
        required=False,
        min_value=1,
        max_value=MOST_EVERY,
        initial=1,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), WRONG_COUNT),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_every(self) -> int:
        """1, if no number is given."""
        every: int | None = self.cleaned_data["every"]
        return every or 1


def as_repeated(repetition: Repetition | None) -> dict[str, Any]:
    """Initial values of the two fields."""
    if repetition is None:
        return {"pattern": "", "every": 1}
    return {"pattern": repetition.pattern, "every": repetition.every}
