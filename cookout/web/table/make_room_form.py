"""The form of a full table: who makes room for someone new, or whether they are kept warm for
now."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.db import transaction
from django.utils.html import format_html

from cookout.people.person import Person
from cookout.practice.cadence import warmth_words
from cookout.table.decision import Decision, DecisionKind

WARM, BESIDES = "warm", "besides"
MORE = "One more than your plan has seats for"


class MakeRoom(forms.Form):
    """Someone at the table, keeping warm for now, or one seat more than the plan carries."""

    choice = forms.ChoiceField(
        label="Who makes room?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one of these", "invalid_choice": "Choose one of these"},
    )

    def __init__(
        self,
        data: Any = None,
        *,
        newcomer: Person,
        name: str,
        offered: list[Person],
        on: date,
    ) -> None:
        self.newcomer = newcomer
        self.offered = {str(person.pk): person for person in offered}
        super().__init__(data, initial={"choice": WARM})
        field = self.fields["choice"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (WARM, format_html("Keep {} warm for now", name)),
            *((pk, _in_a_line(person, on)) for pk, person in self.offered.items()),
            (BESIDES, format_html("Nobody<small>{}</small>", MORE)),
        ]

    @transaction.atomic
    def decide(self, *, on: date, at: datetime) -> list[Decision]:
        """Save the choice; returns the decisions about the newcomer and about who makes room."""
        choice = self.cleaned_data["choice"]
        kind = DecisionKind.WARMTH if choice == WARM else DecisionKind.SEAT
        made = []
        if leaves := self.offered.get(choice):
            made.append(Decision.make(person=leaves, kind=DecisionKind.WARMTH, on=on, at=at))
        # Where more sit there than the plan carries, one for one leaves it as it is.
        seat = Decision.make(person=self.newcomer, kind=kind, on=on, at=at, beyond_plan=True)
        return [seat, *made]


def _in_a_line(person: Person, on: date) -> str:
    ring = warmth_words(last=person.last_touch_on, next=person.next_on, on=on)
    return format_html("{}<small>{}</small>", person.name[:60], ring)
