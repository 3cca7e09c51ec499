"""The form for the member's own card: what is left empty is not on it."""

from __future__ import annotations

from typing import Any

from django import forms

from cookout.members.own_card import OwnCard
from cookout.web.parts.form_fields import WordsField, most

FIELDS = ("name", "role", "company", "phone", "mail", "link", "takes_cards")


def _line(name: str, label: str, **more: Any) -> WordsField:
    box = forms.TextInput(attrs={"autocomplete": more.pop("autocomplete", "off")})
    return WordsField(label=label, max_length=most(OwnCard, name), widget=box, **more)


class OwnCardLines(forms.Form):
    """Name, work and how to be reached."""

    name = _line(
        "name", "Name", autocomplete="name", error_messages={"required": "Enter your name"}
    )
    role = _line("role", "Work", required=False, autocomplete="organization-title")
    company = _line("company", "Company", required=False, autocomplete="organization")
    phone = _line("phone", "Phone", required=False, autocomplete="tel")
    mail = forms.EmailField(
        label="Email",
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": "Enter an email address, like dana@example.org"},
    )
    link = forms.URLField(
        label="Website or profile",
        required=False,
        max_length=300,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"autocomplete": "url", "inputmode": "url"}),
        error_messages={"invalid": "Enter an address, like https://example.org"},
    )

    takes_cards = forms.BooleanField(
        label="People can leave me their card",
        help_text="On the page that your link opens. You check it before it’s saved.",
        required=False,
    )

    def write(self, card: OwnCard) -> None:
        """Save the card."""
        for name in FIELDS:
            setattr(card, name, self.cleaned_data[name])
        card.save()
