"""Six quick answers about a person, and whether the member needs their trade; none is a must."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db import transaction

from cookout.people.role import Role
from cookout.practice.reasons import role_question
from cookout.table.regard import Regard, RegardAnswer, RoleFacts

NOT_ANSWERED = ("", "Not answered")
SAID = [(str(answer.value), answer.label) for answer in RegardAnswer]
NEEDED = [("yes", "Yes"), ("no", "No")]

# The quick ones first: two of these and the role are enough to go deep.
QUESTIONS = {
    "high5": "High five if you saw them in a hallway?",
    "cookout": "Would you have them over for a cookout?",
    "know": "Do you know them?",
    "like": "Do you like them?",
    "trust": "Do you trust them?",
    "care": "Do you care about them?",
}
FIRST = 2


class QuickAnswer(forms.TypedChoiceField):
    """One answer as word buttons; not answered is an answer that can be gone back to."""

    def __init__(self, *, label: str, choices: list[tuple[str, str]], coerce: Any) -> None:
        super().__init__(
            label=label,
            choices=[*choices, NOT_ANSWERED],
            coerce=coerce,
            empty_value=None,
            required=False,
            widget=forms.RadioSelect,
            error_messages={"invalid_choice": "Choose one of the answers"},
        )


class QuickAnswers(forms.Form):
    """What the member says about a person."""

    answered = forms.CharField(widget=forms.HiddenInput, initial="1")

    def __init__(self, data: Any = None, *, regard: Regard, facts: RoleFacts | None) -> None:
        self.regard, self.facts = regard, facts
        initial = {name: _shown(getattr(regard, name)) for name in Regard.QUESTIONS}
        super().__init__(data, initial=initial | {"role_needed": self._role_shown()})
        for name, label in QUESTIONS.items():
            self.fields[name] = QuickAnswer(label=label, choices=SAID, coerce=int)
        if facts:
            self.fields["role_needed"] = QuickAnswer(
                label=role_words(facts), choices=NEEDED, coerce=lambda said: said == "yes"
            )

    def _role_shown(self) -> str:
        needed = self.regard.role_needed
        return "" if needed is None else "yes" if needed else "no"

    @property
    def in_order(self) -> list[forms.BoundField]:
        """The quick ones, the role, then the others."""
        names = list(QUESTIONS)
        role = ["role_needed"] if self.facts else []
        return [self[name] for name in (*names[:FIRST], *role, *names[FIRST:])]

    def save(self, *, on: date) -> None:
        """Keep the answers; a trade that is needed joins the member's roles."""
        answers = {name: self.cleaned_data[name] for name in self.fields if name != "answered"}
        with transaction.atomic():
            self.regard.answer(**answers)
            if answers.get("role_needed") and self.facts:
                Role.need(owner=self.regard.owner, name=self.facts.name, on=on)


def role_words(facts: RoleFacts) -> str:
    """The question about the trade, with who is there already."""
    great = min(len(facts.great), facts.known)
    return role_question(trade=facts.name, known=facts.known, great=great)


def _shown(answer: int | None) -> str:
    return "" if answer is None else str(answer)
