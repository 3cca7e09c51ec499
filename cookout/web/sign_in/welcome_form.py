"""First run: the names of the people a member would have over for a cookout."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from cookout.members.member import Member
from cookout.members.region import region_of
from cookout.people.person import Person, new_person
from cookout.table.decision import Decision, DecisionKind
from cookout.table.regard import Regard, RegardAnswer
from cookout.table.seat import TableIsFull
from cookout.web.parts.form_fields import WordsField, most

NAMES = {"first": "First person", "second": "Second person", "third": "Third person"}


class FirstPeople(forms.Form):
    """Three names; one is enough."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field, label in NAMES.items():
            box = forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "words"})
            self.fields[field] = WordsField(
                label=label, required=False, max_length=most(Person, "name"), widget=box
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not any(cleaned.values()):
            self.add_error("first", ValidationError("Enter one name, or skip this for now"))
        return cleaned

    def set_the_table(self, *, member: Member, on: date, at: datetime) -> list[Person]:
        """Give each person a seat; someone at the table with that name already is the same person.
        Returns those for whom no seat was left."""
        waiting = []
        seated = Person.objects.of(member).not_in_trash().standing(Person.Place.DEEP)
        for name in filter(None, self.cleaned_data.values()):
            if seated.called(name, region=region_of(member)).filter(name=name).exists():
                continue
            person = new_person(owner=member, name=name, made_at=at)
            Regard.of_person(person).answer(cookout=RegardAnswer.YES)
            try:
                Decision.make(person=person, kind=DecisionKind.SEAT, on=on, at=at)
            except TableIsFull:
                waiting.append(person)
        return waiting
