"""A need: the words, whose it is, and what may meet it."""

from __future__ import annotations

from typing import Any

from django import forms

from cookout.practice.lookup.needs import match_trades
from cookout.referrals.need import Need
from cookout.referrals.trades_known import trade_name
from cookout.web.http.concurrent_edit import Meanwhile
from cookout.web.parts.form_fields import WordsField, most


class NeedWords(Meanwhile):
    """What is looked for, by whom, and the trade that it is looked up under."""

    words = WordsField(
        label="What do they need?",
        max_length=most(Need, "words"),
        error_messages={"required": "Enter what they need"},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    asker = WordsField(
        label="Who needs it?",
        required=False,
        max_length=300,
        help_text="One of your people. Leave empty if it’s you.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "trusted"}),
    )
    trade = WordsField(
        label="Trade",
        required=False,
        max_length=most(Need, "trade"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        """The trade that the words mean, if none was chosen."""
        cleaned = self.cleaned_data
        if cleaned.get("trade"):
            cleaned["trade"] = trade_name(cleaned["trade"])
        elif cleaned.get("words"):
            matches = match_trades(cleaned["words"]).matches
            cleaned["trade"] = matches[0].trade if matches else ""
        return cleaned
