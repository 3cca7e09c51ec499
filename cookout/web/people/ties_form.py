"""A new tie of a person: to whom, and what they are to each other."""

from __future__ import annotations

from typing import Any

from django import forms

from cookout.people.person import Person
from cookout.practice.ties import INTRODUCED, LONGEST, OFFERED, SeenTie, read_label
from cookout.web.parts.form_fields import WordsField
from cookout.web.parts.named_person import WHICH, NamedPersonField, NamesSomeone
from cookout.web.parts.person_summary import called

BY_THEM, BY_PERSON = "introduced_by", INTRODUCED


def relation_choices(person: Person) -> list[tuple[str, str]]:
    """What a person may be to the other, as sentences."""
    name = called(person)
    return [
        ("", f"Who is {name} to them?"),
        *((relation, f"{name} is their {relation}") for relation in OFFERED),
        (BY_THEM, f"They introduced {name}"),
        (BY_PERSON, f"{name} introduced them"),
    ]


class NewTie(NamesSomeone):
    """Who it is, and a relation: one of those offered, or the member's own words."""

    naming = "name"

    name = NamedPersonField(
        label="Their name",
        error_messages={"required": "Enter a name, like Theo"},
        help_text="Someone you know here, or any name.",
    )
    words = WordsField(
        label="Or in your own words",
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, data: Any = None, *, person: Person) -> None:
        super().__init__(data)
        self.person = person
        self.fields["relation"] = forms.ChoiceField(
            label="Relation",
            choices=relation_choices(person),
            required=False,
            error_messages={"invalid_choice": "Choose what they are to each other"},
        )
        self.fields["words"].help_text = f"{called(person)} is their …, like godmother."
        self.order_fields(["name", "relation", "words"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not (cleaned.get("relation") or cleaned.get("words")) and "relation" not in self.errors:
            self.add_error("relation", "Choose what they are to each other")
        if cleaned.get("name"):
            cleaned["other"] = self.ask_which(self.person.owner, without=self.person.pk)
            if WHICH in self.fields:
                self.order_fields(["name", WHICH, "relation", "words"])
        return cleaned

    @property
    def tie(self) -> SeenTie:
        """The tie as the person's page shows it."""
        relation = self.cleaned_data["relation"]
        if words := self.cleaned_data["words"]:
            return SeenTie(read_label(words).relation, names_person=True)
        if relation in (BY_THEM, BY_PERSON):
            return SeenTie(INTRODUCED, names_person=relation == BY_PERSON)
        return SeenTie(relation, names_person=True)
