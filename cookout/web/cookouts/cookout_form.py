"""A cookout as it is planned, what a guest answered, and who came."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms

from cookout.table.cookout import Cookout, Guest
from cookout.web.http.concurrent_edit import Meanwhile
from cookout.web.http.pagination import ROW_ID
from cookout.web.interactions.interaction_form import minutes
from cookout.web.parts.form_fields import LONGEST, DayField, WordsField, most

SATURDAY, A_WEEK = 5, 7
NOTICE = 6
MOST_GUESTS = 100
MOST_BROUGHT = 50


class AboutCookout(Meanwhile):
    """When and where it is, and what is written to the guests."""

    field_order = ("on", "begins", "place", "invitation", "notes")

    begins = forms.TimeField(
        label="Begins around",
        required=False,
        error_messages={"invalid": "Enter a time, like 5:00 PM"},
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    )
    place = WordsField(
        label="Place",
        help_text="Leave it empty for your place.",
        required=False,
        max_length=most(Cookout, "place"),
    )
    invitation = WordsField(
        label="Your invitation",
        help_text="Each one starts with the guest’s name. Leave it empty for a draft.",
        required=False,
        lines=4,
        max_length=LONGEST["promise"],
    )
    notes = WordsField(
        label="Notes",
        help_text="Only you see them: what to buy, who brings what.",
        required=False,
        lines=3,
        max_length=LONGEST["notes"],
    )

    def __init__(self, data: Any = None, *, initial: dict[str, Any], latest: date | None) -> None:
        super().__init__(data, initial=initial)
        # Who came is logged on this day, and nothing is logged on a day to come.
        self.fields["on"] = DayField(
            label="Day",
            required=True,
            latest=latest,
            error_messages={
                "required": "Enter the day of the cookout",
                "invalid": "Enter a day, like 2026-03-12",
            },
        )
        self.order_fields(self.field_order)


def as_written(cookout: Cookout) -> dict[str, Any]:
    """Initial values for the form of an existing cookout."""
    begins = f"{cookout.begins:%H:%M}" if cookout.begins else ""
    names = ("on", "place", "invitation", "notes")
    return {name: getattr(cookout, name) for name in names} | {"begins": begins}


def good_day(*, on: date) -> date:
    """The first Saturday that leaves some days to ask people."""
    earliest = on + timedelta(days=NOTICE)
    return earliest + timedelta(days=(SATURDAY - earliest.weekday()) % A_WEEK)


def ticked(ids: Iterable[str]) -> list[int]:
    """The ids that are ticked, without doubles."""
    numbers = (int(pk) for pk in ids if ROW_ID.fullmatch(pk))
    return list(dict.fromkeys(numbers))[:MOST_GUESTS]


class GuestAnswer(forms.Form):
    """What a guest said, and how many more they bring."""

    comes = forms.TypedChoiceField(
        choices=[("yes", "Coming"), ("no", "Can’t come"), ("unsaid", "No answer")],
        coerce={"yes": True, "no": False, "unsaid": None}.get,
        required=False,
        empty_value="as before",
    )
    brings = forms.IntegerField(
        label="Bringing how many?",
        required=False,
        min_value=0,
        max_value=MOST_BROUGHT,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "invalid": "Enter how many they’re bringing, like 2",
            "min_value": "Enter 0 or more",
            "max_value": f"Enter {MOST_BROUGHT} at most",
        },
    )

    def __init__(self, data: Any = None, *, guest: Guest) -> None:
        # A page has one of these for each guest.
        initial = {"brings": guest.brings or ""}
        super().__init__(data, initial=initial, auto_id=f"guest-{guest.pk}-%s")
        self.guest = guest

    def write(self, *, on: date) -> None:
        answer = self.cleaned_data["comes"]
        comes = self.guest.comes if answer == "as before" else answer
        self.guest.answer(comes=comes, brings=self.cleaned_data["brings"] or 0, on=on)


class WhoCame(forms.Form):
    """Who of the guests came, and for how long."""

    people = forms.TypedMultipleChoiceField(
        label="Who came?",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Check who came",
            "invalid_choice": "Someone you checked is no longer a guest. Check again",
        },
    )
    minutes = minutes("Minutes, about", like=180, hint="Optional. Three hours is 180.")

    def __init__(self, data: Any = None, *, cookout: Cookout, guests: list[Guest]) -> None:
        logged = cookout.logged if cookout.is_logged else None
        there = cookout.present
        came = [guest.person_id for guest in guests if guest.person_id in there]
        coming = [guest.person_id for guest in guests if guest.comes]
        initial = {"people": came if logged else coming, "minutes": logged and logged.minutes}
        super().__init__(data, initial=initial)
        names = [(guest.person_id, guest.person.name) for guest in guests]
        self.fields["people"].choices = names  # type: ignore[attr-defined]

    @property
    def marked(self) -> set[int]:
        """The ids that are ticked on the redisplayed page."""
        return set(ticked(map(str, self["people"].value() or ())))
