"""What a host and a visitor type: a list brought in, a parked question, a request to visit."""

from __future__ import annotations

from typing import Any

from django import forms

from cookout.mastermind.joining.bring_in import EXAMPLE_DAY
from cookout.mastermind.joining.visit_request import VisitRequest
from cookout.mastermind.joining.waiting_candidate import WaitingCandidate
from cookout.practice.formats import numeric_day
from cookout.web.http.concurrent_edit import Meanwhile
from cookout.web.parts.form_fields import WordsField, most

LONGEST = 20_000


class ParkedWords(forms.Form):
    """A question for the parking lot."""

    text = WordsField(
        label="What has to wait?",
        max_length=400,
        error_messages={"required": "Write the question first"},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class BroughtList(forms.Form):
    """Members and promises of a group, a line each."""

    members = WordsField(
        label="Members",
        help_text="One on each line: name, email, what they do.",
        required=False,
        lines=8,
        max_length=LONGEST,
    )
    promises = WordsField(
        label="Open promises",
        required=False,
        lines=6,
        max_length=LONGEST,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        example = numeric_day(EXAMPLE_DAY)
        hint = f"One on each line: name or email, what, day like {example}."
        self.fields["promises"].help_text = hint


class AskToVisit(forms.Form):
    """Who would like to visit, and why."""

    name = WordsField(
        label="Your name",
        max_length=most(VisitRequest, "name"),
        error_messages={"required": "Enter your name"},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label="Your email",
        max_length=254,
        error_messages={
            "required": "Enter your email",
            "invalid": "Enter an email, like rowan@example.org",
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    trade = WordsField(
        label="What do you do?",
        required=False,
        max_length=most(VisitRequest, "trade"),
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    lived = WordsField(
        label="What have you lived?",
        help_text="One on each line, like “Hired a first employee”.",
        required=False,
        lines=3,
        max_length=1_000,
    )
    words = WordsField(
        label="Why would you like to visit?",
        required=False,
        lines=3,
        max_length=1_000,
    )


class AboutCandidate(Meanwhile):
    """Somebody on the waiting list, as the host knows them."""

    name = WordsField(
        label="Name",
        max_length=most(WaitingCandidate, "name"),
        error_messages={"required": "Enter a name"},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = forms.EmailField(
        label="Email",
        required=False,
        max_length=254,
        error_messages={"invalid": "Enter an email, like rowan@example.org"},
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    trade = WordsField(
        label="What do they do?",
        required=False,
        max_length=most(WaitingCandidate, "trade"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    lived = WordsField(
        label="What have they lived?",
        help_text="One on each line, like “Hired a first employee”.",
        required=False,
        lines=3,
        max_length=1_000,
    )
    words = WordsField(
        label="Notes",
        required=False,
        lines=3,
        max_length=1_000,
    )
