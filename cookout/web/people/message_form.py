"""The form of a draft to check. It is never saved."""

from __future__ import annotations

from django import forms

from cookout.web.parts.form_fields import WordsField

LONGEST_DRAFT = 5000


class Draft(forms.Form):
    """The words, and whether they were asked for."""

    draft = WordsField(
        label="Message",
        help_text="Ask about something they told you.",
        lines=4,
        max_length=LONGEST_DRAFT,
        error_messages={"required": "Write something first"},
    )
    asked = forms.BooleanField(label="They asked me for this", required=False)
