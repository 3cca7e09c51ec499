"""A role the member needs somebody for."""

from __future__ import annotations

from django import forms

from cookout.people.role import Role, role_key
from cookout.web.parts.form_fields import WordsField, most


class NeededRole(forms.Form):
    """The name of a trade."""

    name = WordsField(
        label="Role",
        help_text="Like plumber or tax advisor.",
        max_length=most(Role, "name"),
        error_messages={"required": "Enter a role, like plumber"},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if not role_key(name):
            raise forms.ValidationError("Enter a role, like plumber")
        return name


class HowCrowded(forms.Form):
    """How crowded a trade is, in the member's own words of three."""

    crowded = forms.ChoiceField(
        label="How common is this trade?",
        required=False,
        choices=(("", "Use the count"), *Role.Crowded.choices),
    )
