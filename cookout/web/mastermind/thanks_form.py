"""The form to thank a fellow member."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.core.exceptions import ValidationError

from cookout.practice.mastermind.thanking import LONGEST, wrong_with_change, wrong_with_deed
from cookout.web.parts.form_fields import WordsField


def _checked(wrong: Callable[[str], str]) -> Callable[[str], None]:
    def check(text: str) -> None:
        if problem := wrong(text):
            raise ValidationError(problem)

    return check


def _field(label: str, wrong: Callable[[str], str]) -> WordsField:
    return WordsField(
        label=label,
        lines=2,
        max_length=LONGEST,
        validators=[_checked(wrong)],
        error_messages={"required": wrong("")},
    )


class ThankYouWords(forms.Form):
    """What they did, and what that changed."""

    deed = _field("What did they do?", wrong_with_deed)
    change = _field("What did it change?", wrong_with_change)
