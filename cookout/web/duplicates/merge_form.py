"""Merge form: which of two different values to keep."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms

from cookout.people.merging.choices import UNDECIDED, Aspect, differing
from cookout.people.merging.merge import Merge
from cookout.people.person import Person
from cookout.people.usual_way import USUAL_WAYS
from cookout.practice.phrases import calendar_day, one_line
from cookout.web.people.person_page import birthday

CLOSE = "place"
LONGEST = 80


class OnePerson(forms.Form):
    """A choice for each field in which the two records differ."""

    def __init__(self, data: Any = None, *, kept: Person, other: Person, on: date) -> None:
        super().__init__(data)
        self.kept, self.other = kept, other
        for aspect in differing(kept, other):
            both_words = [_words(aspect, person, on=on) for person in (kept, other)]
            if both_words[0] == both_words[1]:
                both_words = [
                    f"{words} ({_parts(aspect, person)})"
                    for words, person in zip(both_words, (kept, other), strict=True)
                ]
            self._ask(aspect.name, aspect.label, both_words)
        if kept.place != other.place and not {kept.place, other.place} & set(UNDECIDED):
            self._ask(CLOSE, "How close", [kept.get_place_display(), other.get_place_display()])

    def merge(self, *, at: datetime) -> Merge:
        """Merge them as chosen."""
        theirs = {name for name, pk in self.cleaned_data.items() if pk == str(self.other.pk)}
        kept, other = self.kept, self.other
        if CLOSE in theirs:
            # A decision stays with whom it is about: that one is kept.
            kept, other, theirs = other, kept, set(self.fields) - theirs
        return Merge.make(kept=kept, other=other, take=theirs, at=at)

    def _ask(self, name: str, label: str, labels: list[str]) -> None:
        self.fields[name] = forms.ChoiceField(
            label=label,
            choices=list(zip((str(self.kept.pk), str(self.other.pk)), labels, strict=True)),
            widget=forms.RadioSelect,
            initial=str(self.kept.pk),
            error_messages={
                "required": f"{label}: choose which to keep",
                "invalid_choice": f"{label}: choose one of the two",
            },
        )


def _words(aspect: Aspect, person: Person, *, on: date) -> str:
    if aspect.name == "birthday":
        return birthday(person, on=on)
    if aspect.name == "usual_way":
        return USUAL_WAYS.get(person.usual_way, person.usual_way) or "Empty"
    value = person.event if aspect.name == "event" else getattr(person, aspect.name)
    if isinstance(value, date):
        return calendar_day(day=value, on=on)
    return one_line(text=str(value or ""), most=LONGEST) or "Empty"


def _parts(aspect: Aspect, person: Person) -> str:
    """The parts of a name, where the whole of it is the same."""
    parts = (getattr(person, name) for name in aspect.fields[1:])
    return one_line(text=" · ".join(str(part) for part in parts if part), most=LONGEST)
