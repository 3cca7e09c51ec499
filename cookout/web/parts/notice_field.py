"""How early an important date is mentioned, as a form asks for it."""

from __future__ import annotations

from typing import Any

from django import forms

from cookout.practice.notice import NOTICE_WORDS
from cookout.practice.numbers import NOTICE_DAYS

USUAL = ("", "Usual")
USUAL_IS = f"Usual: {NOTICE_DAYS} days before, for people you keep in touch with."


class NoticeField(forms.TypedChoiceField):
    """Days ahead; nothing chosen is as usual, which is for people one keeps in touch with."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label="Remind me",
            choices=[USUAL, *NOTICE_WORDS.items()],
            coerce=int,
            empty_value=None,
            required=False,
            error_messages={"invalid_choice": "Choose when to be reminded"},
            **kwargs,
        )
