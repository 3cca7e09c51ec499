"""An experience with somebody's work, as it is written down and as it is changed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from cookout.people.person import Person
from cookout.referrals.experience import Experience, Outcome
from cookout.web.http.concurrent_edit import Meanwhile
from cookout.web.parts.form_fields import LONGEST, DayField, WordsField, most
from cookout.web.parts.named_person import only_person_called
from cookout.web.parts.person_summary import called

AGAIN = {"yes": True, "no": False, "": None}


class ToldExperience(Meanwhile):
    """What for, when, how it went, whether again, and who used them where not the member."""

    source = WordsField(
        label="Who used them?",
        required=False,
        max_length=most(Experience, "source_name"),
        error_messages={"required": "Enter who used them"},
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "trusted"}),
    )
    what = WordsField(
        label="What for?",
        required=False,
        max_length=most(Experience, "what"),
        help_text="Like “New water heater”.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    outcome = forms.ChoiceField(
        label="How did it go?",
        choices=Outcome.choices,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose how it went"},
    )
    again = forms.ChoiceField(
        label="Use them again?",
        choices=[("yes", "Yes"), ("no", "No")],
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose yes or no"},
    )
    words = WordsField(
        label="What was it like?", required=False, lines=2, max_length=LONGEST["remember"]
    )

    def __init__(
        self, data: Any = None, *, person: Person, on: date, is_own: bool, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.person, self.today = person, on
        self.fields["on"] = DayField(label="When?", latest=on)
        if is_own:
            del self.fields["source"]
        else:
            del self.fields["again"]
            self.fields["source"].required = True
            self.fields["words"].label = "What did they say?"
        self.order_fields(["source", "what", "outcome", "again", "on", "words"])

    def clean_on(self) -> date:
        """Today, where no day is given."""
        return self.cleaned_data["on"] or self.today

    @property
    def told(self) -> dict[str, Any]:
        """What goes into the experience."""
        cleaned = dict(self.cleaned_data)
        if "again" in cleaned:
            cleaned["again"] = AGAIN[cleaned["again"]]
        if "source" in cleaned:
            name = cleaned.pop("source")
            source = only_person_called(self.person.owner, name, without=self.person.pk)
            cleaned |= {"source": source, "source_name": source.name if source else name}
        return cleaned


def as_told(experience: Experience) -> dict[str, Any]:
    """What stands in the form of an experience that is there."""
    again = {value: name for name, value in AGAIN.items()}[experience.again]
    shown = {name: getattr(experience, name) for name in ("what", "outcome", "words", "on")}
    return shown | {"again": again, "source": experience.teller}


def heading(person: Person, *, is_own: bool) -> str:
    name = called(person)
    return f"You used {name}" if is_own else f"Someone you trust used {name}"
