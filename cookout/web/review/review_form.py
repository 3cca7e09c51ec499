"""The weekly review's two forms: one sentence about the week, and whom the next one is for."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from cookout.people.person import People, Person
from cookout.plan.week import Week
from cookout.web.http.concurrent_edit import Meanwhile
from cookout.web.parts.form_fields import RowsField, WordsField

LONGEST = 2_000


class Sentence(Meanwhile):
    """The member's sentence about the week, optional."""

    words = WordsField(
        label="One sentence about the week",
        help_text="Optional. Only you see it.",
        lines=2,
        required=False,
        max_length=LONGEST,
    )

    def __init__(self, data: Any = None, *, week: Week) -> None:
        super().__init__(data, initial={"words": week.words})


class NextPeople(forms.Form):
    """The people ticked for next week; none is fine."""

    people = RowsField(
        Person.objects.none(),
        required=False,
        error_messages={
            "invalid_choice": "Someone you checked is no longer on the list. Check it again",
            "invalid_pk_value": "Someone you checked is no longer on the list. Check it again",
        },
    )

    def __init__(self, data: Any = None, *, offered: People) -> None:
        super().__init__(data)
        field = self.fields["people"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = offered

    def choose(self, week: Week) -> None:
        week.choose(self.cleaned_data["people"])


def monday_after(week: Week) -> date:
    """The first day of the week after."""
    return date.fromordinal(week.monday_on.toordinal() + 7)
