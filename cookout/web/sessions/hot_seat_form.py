"""A question for a hot seat: all six fields are filled in."""

from __future__ import annotations

from typing import Any

from django import forms

from cookout.practice.mastermind.questions import FIELD_NAMES, WrittenQuestion
from cookout.web.mastermind.question_form import SixFields


class HotSeatQuestion(SixFields):
    """A question with all of its six fields."""

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        for name in FIELD_NAMES:
            self.fields[name].required = True


class FieldsToAdd(forms.Form):
    """Those fields of a question that are still empty."""

    def __init__(self, data: Any = None, *, written: WrittenQuestion) -> None:
        super().__init__(data)
        every = HotSeatQuestion().fields
        for name in FIELD_NAMES:
            if not getattr(written, name).strip():
                self.fields[name] = every[name]
