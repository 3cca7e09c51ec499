"""A recommendation as it is made: who asks, how close they are, what is at stake, the evidence."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms

from cookout.people.contact_point import ContactKind
from cookout.people.person import Person
from cookout.referrals.need import Need
from cookout.referrals.recommendation import Recommendation
from cookout.web.parts.form_fields import LONGEST, DayField, WordsField, most
from cookout.web.parts.named_person import only_person_called

FURTHEST = timedelta(days=730)


def _choice(label: str, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose one of these"},
    )


class NewRecommendation(forms.Form):
    """The evidence can be reworded, not removed."""

    asker = WordsField(
        label="Who asked you?",
        max_length=most(Recommendation, "asker_name"),
        error_messages={"required": "Enter who asked you"},
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "trusted"}),
    )
    what_for = WordsField(
        label="What for?",
        required=False,
        max_length=most(Recommendation, "what_for"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    closeness = _choice("How close are you?", Recommendation.Closeness.choices)
    stakes = _choice("How much is at stake for them?", Recommendation.Stakes.choices)
    evidence = WordsField(
        label="What you know",
        lines=3,
        max_length=LONGEST["remember"],
        help_text="Use your own words. It always goes with the name.",
        error_messages={"required": "Enter what you know of their work, even if it’s little"},
    )
    phone = forms.ChoiceField(
        label="Share their number?",
        required=False,
        help_text="Only a number they give to customers.",
        error_messages={"invalid_choice": "Choose one of their numbers"},
    )

    def __init__(self, data: Any = None, *, provider: Person, on: date, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.provider, self.today = provider, on
        phone = self.fields["phone"]
        assert isinstance(phone, forms.ChoiceField)
        numbers = numbers_of(provider)
        phone.choices = [("", "No number"), *((value, value) for value, _ in numbers)]
        self.initial.setdefault("phone", next((v for v, is_work in numbers if is_work), ""))
        self.fields["expected_on"] = DayField(
            label="When will they need them?", latest=on + FURTHEST, earliest=on
        )

    def told(self, need: Need | None) -> dict[str, Any]:
        """The values to save."""
        cleaned = dict(self.cleaned_data)
        name = cleaned.pop("asker")
        asker = only_person_called(self.provider.owner, name, without=self.provider.pk)
        cleaned["expected_on"] = cleaned["expected_on"] or self.today
        return cleaned | {"asker": asker, "asker_name": asker.name if asker else name, "need": need}


def numbers_of(person: Person) -> list[tuple[str, bool]]:
    """The working numbers, each with whether it is labeled as a work number."""
    return [
        (point.value[:100], any(word in point.label.casefold() for word in ("work", "office")))
        for point in person.contact_points.all()
        if point.kind == ContactKind.PHONE and not point.failed_on
    ]
