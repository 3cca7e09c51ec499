"""A question for a hot seat, with the five fields that go with it."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from django import forms

from cookout.practice.mastermind.kinds import Brings
from cookout.practice.mastermind.questions import (
    FIELD_NAMES,
    LONGEST_QUESTION,
    WrittenQuestion,
    wrong_with_question,
)
from cookout.web.parts.form_fields import WordsField

LONGEST = 4_000


def _field(label: str, help_text: str, missing: str) -> WordsField:
    return WordsField(
        label=label,
        help_text=help_text,
        lines=3,
        max_length=LONGEST,
        error_messages={"required": missing},
    )


class AloudQuestion(forms.Form):
    """One sentence ending in a question mark, and what it brings."""

    question = WordsField(
        label="Your question",
        help_text="One sentence, ending in a question mark.",
        max_length=LONGEST_QUESTION,
        error_messages={"required": "Write your question."},
    )
    brings = forms.ChoiceField(
        label="What do you bring?",
        choices=[(one.value, one.value.capitalize()) for one in Brings],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you bring"},
    )

    def clean_question(self) -> str:
        question: str = self.cleaned_data["question"]
        if wrong := wrong_with_question(question):
            raise forms.ValidationError(wrong)
        return question


class HotSeatQuestion(AloudQuestion):
    """A question, and what the others need to know."""

    background = _field("Background", "What do they need to know?", "Write the background")
    tried = _field("What you tried", "And what came of it.", "Write what you tried")
    options = _field("Your options", "What could you do?", "Write your options")
    help_wanted = _field("Help you want", "Stories, names, doubts?", "Write the help you want")
    help_not_wanted = _field(
        "Help you don’t want", "What shouldn’t they spend time on?", "Write the help you don’t want"
    )


class FieldsToAdd(forms.Form):
    """Those fields of a question that are still empty."""

    def __init__(self, data: Any = None, *, written: WrittenQuestion) -> None:
        super().__init__(data)
        for name in FIELD_NAMES:
            if not getattr(written, name).strip():
                self.fields[name] = deepcopy(HotSeatQuestion.base_fields[name])
