"""A time in touch, as it is logged: in one tap, or with all that is to be said about it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from cookout.members.member import Member
from cookout.people.event import Event
from cookout.people.interaction import Interaction, InteractionKind
from cookout.web.http.concurrent_edit import Meanwhile
from cookout.web.parts.form_fields import LONGEST, DayField, EventField, WordsField

Direction = Interaction.Direction
TOGETHER = (InteractionKind.MET, InteractionKind.ONLINE)
A_DAY = 24 * 60


def minutes(label: str, *, like: int, hint: str = "") -> forms.IntegerField:
    """How long a time in touch took, where the member says so."""
    return forms.IntegerField(
        label=label,
        help_text=hint,
        required=False,
        min_value=0,
        max_value=A_DAY,
        error_messages={
            "invalid": f"Enter minutes as a number, like {like}",
            "min_value": "Enter 0 minutes or more",
            "max_value": f"Enter up to {A_DAY} minutes, which is a day",
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )


class TimeInTouch(Meanwhile):
    """One time in touch. Only its kind has to be said."""

    kind = forms.ChoiceField(
        label="What was it?",
        choices=InteractionKind.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose what it was",
            "invalid_choice": "Choose what it was",
        },
    )
    direction = forms.ChoiceField(
        label="Who started it?",
        choices=Direction.choices,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose who started it"},
    )
    minutes = minutes("Minutes", like=20)
    words = WordsField(
        label="What did you talk about?",
        required=False,
        lines=3,
        max_length=LONGEST["talk"],
        help_text="Only you see this.",
    )

    def __init__(
        self,
        data: Any = None,
        *,
        owner: Member,
        on: date,
        initial: dict[str, Any] | None = None,
        event: Event | None = None,
    ) -> None:
        super().__init__(data, initial=initial or {"on": on, "direction": Direction.OUT})
        self.today = on
        self.fields["on"] = DayField(label="Date", latest=on)
        self.fields["event"] = EventField(owner=owner, chosen=event)

    def clean_on(self) -> date:
        """Today, where nothing else is said."""
        return self.cleaned_data["on"] or self.today

    def clean(self) -> dict[str, Any]:
        """Who meets, meets together; otherwise the member started it, where nothing is said."""
        cleaned = self.cleaned_data
        if not cleaned.get("direction"):
            together = cleaned.get("kind") in TOGETHER
            cleaned["direction"] = Direction.BOTH if together else Direction.OUT
        return cleaned


def as_logged(interaction: Interaction) -> dict[str, Any]:
    """What stands in the form of a time in touch that is there."""
    return {
        "kind": interaction.kind,
        "direction": interaction.direction,
        "minutes": interaction.minutes,
        "words": interaction.words,
        "on": interaction.on,
        "event": interaction.event_id,
    }
