"""A question, an answer, what was heard, and a step: as forms."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from cookout.mastermind.group_share import SHARED
from cookout.mastermind.questions.group_question import FIELDS
from cookout.practice.mastermind.kinds import (
    BASIS_WORDS,
    HEARD_WORDS,
    Brings,
    Gives,
)
from cookout.practice.mastermind.questions import (
    LONGEST_QUESTION,
    WrittenQuestion,
    wrong_with_question,
)
from cookout.web.parts.form_fields import DayField, WordsField

LONGEST = 5_000
LONGEST_LINE = 2_000
FURTHEST = timedelta(days=365)
CHOOSE = {"required": "Choose one", "invalid_choice": "Choose one"}
BRINGS = [(kind.value, kind.value.capitalize()) for kind in Brings]
GIVES = [(kind.value, kind.value.capitalize()) for kind in Gives]
BASES = [(basis.value, words) for basis, words in BASIS_WORDS.items()]
HEARD = [(heard.value, words) for heard, words in HEARD_WORDS.items()]


def one_question(text: str) -> None:
    """Says what to change where it is not one sentence that ends in "?"."""
    if problem := wrong_with_question(text):
        raise ValidationError(problem)


def _choice(label: str, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=choices, widget=forms.RadioSelect, error_messages=CHOOSE
    )


def lines_of(label: str, hint: str = "", *, required: bool = False, lines: int = 3) -> WordsField:
    return WordsField(
        label=label,
        help_text=hint,
        required=required,
        lines=lines,
        max_length=LONGEST,
        error_messages={"required": "Write something first"},
    )


class AskedQuestion(forms.Form):
    """One sentence that ends in a question mark, and what it brings."""

    question = WordsField(
        label="Your question",
        help_text="One sentence that ends with a question mark.",
        lines=2,
        max_length=LONGEST_QUESTION,
        validators=[one_question],
        error_messages={"required": "Write your question."},
    )
    brings = _choice("What do you bring?", BRINGS)


class SixFields(AskedQuestion):
    """The six fields of a question."""

    background = lines_of("Background", "What does the group need to know?")
    tried = lines_of("What have you tried?", "And what came of it.", lines=2)
    options = lines_of("What are your options?", lines=2)
    help_wanted = lines_of("What help do you want?", "Stories, names, doubts?", lines=2)
    help_not_wanted = lines_of(
        "What help don’t you want?", "What shouldn’t the group spend time on?", lines=2
    )

    @property
    def written(self) -> WrittenQuestion:
        cleaned = self.cleaned_data
        return WrittenQuestion(
            question=cleaned["question"], **{name: cleaned[name] for name in FIELDS}
        )


class RestatedQuestion(forms.Form):
    """The question as the asker puts it once it is clear."""

    question = WordsField(
        label="Your question, restated",
        lines=2,
        max_length=LONGEST_QUESTION,
        validators=[one_question],
        error_messages={"required": "Write your question."},
    )


class GivenWords(forms.Form):
    """What an answer gives, what it rests on, and its words."""

    basis = _choice("What is it based on?", BASES)
    gives = _choice("What do you give?", GIVES)
    text = lines_of("Your answer", required=True, lines=4)


class WhatWasHeard(forms.Form):
    """What the asker heard in one answer."""

    heard = _choice("What did you hear?", HEARD)
    why = WordsField(label="Why?", required=False, max_length=LONGEST_LINE)


class DatedStep(forms.Form):
    """One dated step, promised to the group."""

    what = WordsField(
        label="What will you do?",
        max_length=LONGEST_LINE,
        error_messages={"required": "Enter one step you’ll take"},
    )

    def __init__(self, data: Any = None, *, on: date, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.fields["due_on"] = DayField(
            label="By when?",
            required=True,
            earliest=on,
            latest=on + FURTHEST,
            error_messages={"required": "Enter a day", "invalid": "Enter a day, like 2026-03-12"},
        )


class FewWords(forms.Form):
    """A few lines: a clarifying question, a reply, "tell me more", what came of it."""

    text = lines_of("Your words", required=True, lines=2)


class MoreWanted(forms.Form):
    """What the asker would like to hear more about; nothing is "Tell me more"."""

    text = lines_of("What would you like to hear more about?", lines=2)


class SharedWords(forms.Form):
    """One of the six kinds, shared without a question."""

    kind = _choice(
        "What do you share?", [(shared.value, shared.value.capitalize()) for shared in SHARED]
    )
    text = lines_of("Your words", required=True, lines=4)
