"""The form in which someone with a member's card leaves their own: name, contact details, and a
line."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from cookout.people.person import Person
from cookout.web.parts.form_fields import WordsField, most

OPENED = "cookout.web.own_card.left_card"
FASTEST = timedelta(seconds=2)
"""No person reads the page and types a name faster."""
SLOWEST = timedelta(hours=12)
LONGEST_LINE = 300
AGAIN = "This page was open too long, or the form came too fast. Send it again."
REACH = "Enter a phone number, like 818 555 0147, or an email, like dana@example.org"


class LeftCard(forms.Form):
    """A form that anyone with the address may send.

    Bots are recognized by a hidden field they fill in, and by the time between opening and sending.
    """

    name = WordsField(
        label="Your name",
        max_length=most(Person, "name"),
        error_messages={"required": "Enter your name"},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    reach = WordsField(
        label="Your phone or email",
        max_length=100,
        error_messages={"required": REACH},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    line = WordsField(
        label="A line to remember you by",
        help_text="Optional. For example: what you talked about.",
        required=False,
        lines=2,
        max_length=LONGEST_LINE,
    )
    website = forms.CharField(
        required=False, widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"})
    )
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, at: datetime) -> None:
        self.at = at
        fresh = signing.dumps(at.timestamp(), salt=OPENED)
        super().__init__(data, initial={"opened": fresh})
        self.fresh = fresh

    @property
    def is_from_a_program(self) -> bool:
        """Whether the hidden field was filled in."""
        return bool(self.data.get("website"))

    def clean_reach(self) -> str:
        reach: str = self.cleaned_data["reach"]
        if "@" in reach:
            try:
                validate_email(reach)
            except ValidationError:
                raise ValidationError(REACH)
        elif sum(sign.isdigit() for sign in reach) < 5:
            raise ValidationError(REACH)
        return reach

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not FASTEST <= self._since_opened() <= SLOWEST:
            self.add_error(None, AGAIN)
        return cleaned

    def _since_opened(self) -> timedelta:
        try:
            opened = float(signing.loads(self.cleaned_data.get("opened", ""), salt=OPENED))
            return timedelta(seconds=self.at.timestamp() - opened)
        except (signing.BadSignature, ValueError, TypeError, OverflowError):
            return timedelta(-1)

    def fields_left(self) -> dict[str, str]:
        """The values as fields of the form of someone met."""
        cleaned = self.cleaned_data
        kind = "mail" if "@" in cleaned["reach"] else "phone"
        every = {"name": cleaned["name"], kind: cleaned["reach"], "remember": cleaned["line"]}
        return {name: value for name, value in every.items() if value}
