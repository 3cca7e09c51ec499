"""A need put to a group, and a provider named in answer to it, as forms."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from cookout.mastermind.providers.shared_experience import SharedExperience
from cookout.referrals.experience import Outcome
from cookout.web.parts.form_fields import DayField, WordsField, most

Basis = SharedExperience.ProviderBasis


class WhoHasUsed(forms.Form):
    """The trade that is looked for, and the need in the asker's words."""

    trade = WordsField(max_length=200)
    need = WordsField(max_length=500, required=False)


class NamedProvider(forms.Form):
    """A provider, what the word rests on, for what, when, and how it went."""

    provider = WordsField(
        label="Who?",
        max_length=most(SharedExperience, "provider"),
        error_messages={"required": "Enter a name"},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    basis = forms.ChoiceField(
        label="How do you know?",
        choices=Basis.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one", "invalid_choice": "Choose one"},
    )
    source_name = WordsField(
        label="Who used them, if not you?",
        required=False,
        max_length=most(SharedExperience, "source_name"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    what = WordsField(
        label="What for?",
        required=False,
        max_length=most(SharedExperience, "what"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    outcome = forms.ChoiceField(
        label="How did it go?",
        choices=Outcome.choices,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose how it went"},
    )

    def __init__(self, data: Any = None, *, on: date) -> None:
        super().__init__(data, auto_id="provider-%s")
        self.today = on
        self.fields["on"] = DayField(label="When?", latest=on)

    def clean(self) -> dict[str, Any]:
        """A source is required only if someone else used them; without use there is no outcome."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("basis") != Basis.TRUSTED:
            cleaned["source_name"] = ""
        if cleaned.get("basis") == Basis.MET:
            cleaned |= {"outcome": "", "what": ""}
        return cleaned

    @property
    def told(self) -> dict[str, Any]:
        """The statement; today, if no day is given."""
        cleaned = dict(self.cleaned_data)
        return cleaned | {"on": cleaned["on"] or self.today}
