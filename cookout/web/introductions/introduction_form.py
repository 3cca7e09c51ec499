"""An introduction as it is offered: who looks for what, who can help, and what both are told."""

from __future__ import annotations

from typing import Any

from django import forms

from cookout.people.person import Person
from cookout.practice.pronouns import pronouns
from cookout.web.parts.form_fields import LONGEST, WordsField
from cookout.web.parts.named_person import only_person_called


class NewIntroduction(forms.Form):
    """The other person, and why, without any names in it."""

    other = WordsField(
        label="Who is looking for someone like them?",
        max_length=300,
        error_messages={"required": "Enter the name of one of your people"},
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "trusted"}),
    )
    why = WordsField(
        label="What is it about?",
        lines=3,
        max_length=LONGEST["remember"],
        help_text="Both read this before they agree. Leave names out.",
        error_messages={"required": "Enter what it’s about"},
    )

    def __init__(self, data: Any = None, *, person: Person, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.person = person
        them = pronouns(person.pronouns).object
        self.fields["other"].label = f"Who is looking for someone like {them}?"

    def clean_other(self) -> Person:
        name = self.cleaned_data["other"]
        found = only_person_called(self.person.owner, name, without=self.person.pk)
        if found is None:
            raise forms.ValidationError("Enter the name of one of your people")
        return found
