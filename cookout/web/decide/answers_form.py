"""Six quick answers about a person, and whether the member needs their trade; all optional."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db import transaction

from cookout.people.role import Role
from cookout.practice.reasons import role_question
from cookout.table.regard import Regard, RegardAnswer, RoleFacts

ANSWERS = [(str(answer.value), answer.label) for answer in RegardAnswer]
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
    """One answer as a row of buttons; none is chosen at first."""

    def __init__(self, *, label: str, choices: list[tuple[str, str]], coerce: Any) -> None:
        super().__init__(
            label=label,
            choices=choices,
            coerce=coerce,
            empty_value=None,
            required=False,
            widget=forms.RadioSelect,
            error_messages={"invalid_choice": "Choose one of the answers"},
        )


class QuickAnswers(forms.Form):
    """The member's answers about a person."""

    answered = forms.CharField(widget=forms.HiddenInput, initial="1", required=False)

    def __init__(self, data: Any = None, *, regard: Regard, facts: RoleFacts | None) -> None:
        self.regard, self.facts = regard, facts
        initial = {name: _shown(getattr(regard, name)) for name in Regard.QUESTIONS}
        super().__init__(data, initial=initial | {"role_needed": self._role_shown()})
        for name, label in QUESTIONS.items():
            self.fields[name] = QuickAnswer(label=label, choices=ANSWERS, coerce=int)
        if facts:
            self.fields["role_needed"] = QuickAnswer(
                label=role_words(facts), choices=NEEDED, coerce=lambda answer: answer == "yes"
            )
        self.fields["clear"] = forms.MultipleChoiceField(
            label="Clear an answer",
            choices=[(field.name, field.label) for field in (*self.quick, *self.others)],
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    def _role_shown(self) -> str:
        needed = self.regard.role_needed
        return "" if needed is None else "yes" if needed else "no"

    @property
    def quick(self) -> list[forms.BoundField]:
        """The quick ones and the role: two of these are enough to go deep."""
        role = ["role_needed"] if self.facts else []
        return [self[name] for name in (*list(QUESTIONS)[:FIRST], *role)]

    @property
    def others(self) -> list[forms.BoundField]:
        """The four that may be folded."""
        return [self[name] for name in list(QUESTIONS)[FIRST:]]

    @property
    def is_unfolded(self) -> bool:
        """Whether to unfold the four: one is answered or has an error."""
        return any(other.errors or other.value() not in (None, "") for other in self.others)

    @property
    def answers(self) -> dict[str, int | bool | None]:
        """The answers given; those to clear are none."""
        cleared = self.cleaned_data["clear"]
        return {
            field.name: None if field.name in cleared else self.cleaned_data[field.name]
            for field in (*self.quick, *self.others)
        }

    def tried_out(self) -> Regard:
        """The regard with these answers. Saves nothing."""
        for name, answer in self.answers.items():
            setattr(self.regard, name, answer)
        return self.regard

    def save(self, *, on: date) -> None:
        """Save the answers; a trade that is needed is added to the member's roles."""
        answers = self.answers
        with transaction.atomic():
            self.regard.answer(**answers)
            if answers.get("role_needed") and self.facts:
                Role.need(owner=self.regard.owner, name=self.facts.name, on=on)


def role_words(facts: RoleFacts) -> str:
    """The question about the trade, with who the member has for it."""
    great = min(len(facts.great), facts.known)
    return role_question(trade=facts.name, known=facts.known, great=great)


def _shown(answer: int | None) -> str:
    return "" if answer is None else str(answer)
