"""The plan's form: minutes, shifts, events, the cookout, and the member's own trade."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from cookout.members.member import Member
from cookout.plan.absence import Absence
from cookout.plan.observed import ObservedHabits
from cookout.plan.plan import Plan
from cookout.practice.cadence import Difficulty
from cookout.practice.formats import weekday, weekdays
from cookout.practice.numbers import USUAL_EVENTS, USUAL_PEOPLE
from cookout.practice.plan.shift_presets import ShiftPlan, pattern_of, recognize
from cookout.web.http.concurrent_edit import Meanwhile
from cookout.web.parts.form_fields import DayField, WordsField, most

MOST_MINUTES = 600
WEEKDAYS = 7
LONGEST_PATTERN = 84
WEEK, SHIFTS = "week", "shifts"
OTHER = "other"
SHIFT_CHOICES = [
    ("4-4", "4 on, 4 off"),
    ("2-2-3", "2-2-3"),
    ("two-weeks", "Week on, week off"),
    (OTHER, "Other"),
]
DIFFICULTIES = (
    (Difficulty.EASY.value, "Less than most"),
    (Difficulty.NORMAL.value, "About average"),
    (Difficulty.HARD.value, "Crowded: I have to reach out"),
)


def whole(label: str, *, most: int, least: int = 0, **kwargs: Any) -> forms.IntegerField:
    """A number without a fraction."""
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": f"Enter a number from {least} to {most}",
            "invalid": f"Enter a number from {least} to {most}",
            "min_value": f"Enter a number from {least} to {most}",
            "max_value": f"Enter a number from {least} to {most}",
        },
        **kwargs,
    )


class YourPlan(Meanwhile):
    """Minutes by the weekday or by a pattern of shifts, and what the seats go by."""

    rhythm = forms.ChoiceField(
        label="Your schedule repeats",
        choices=[(WEEK, "Every week"), (SHIFTS, "In shifts")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one of these", "invalid_choice": "Choose one of these"},
    )
    preset = forms.ChoiceField(
        label="Your shifts",
        choices=SHIFT_CHOICES,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose one of these"},
    )
    minutes_on = whole("Minutes on a workday", most=MOST_MINUTES, required=False)
    minutes_off = whole("Minutes on a day off", most=MOST_MINUTES, required=False)
    pattern = WordsField(
        label="Minutes on each day of the pattern",
        help_text="One number per day, then it repeats, like 25 25 0 0 40 40.",
        required=False,
        max_length=1000,
    )
    pattern_from = DayField(
        label="The pattern starts on", help_text="Any date that is the first day of the pattern."
    )
    cookout_size = whole(
        "How many people at most?",
        least=1,
        most=50,
        help_text="How many people you’d have over at once.",
    )
    events = whole("Events in four weeks", most=60, required=False)
    people_each = whole("People you meet at each", most=60, required=False)
    trade = WordsField(label="Your own trade", required=False, max_length=most(Member, "trade"))
    difficulty = forms.ChoiceField(
        label="How crowded is your trade?",
        help_text="In a crowded trade, you reach out more often.",
        choices=DIFFICULTIES,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one of these", "invalid_choice": "Choose one of these"},
    )

    def __init__(self, data: Any = None, *, plan: Plan, learned: ObservedHabits, on: date) -> None:
        super().__init__(data, initial=as_written(plan, on))
        self.plan = plan
        for place in range(WEEKDAYS):
            self.fields[f"day_{place}"] = whole(weekday(place), most=MOST_MINUTES, required=False)
        self._say_what_was_learned(learned)

    @property
    def days(self) -> list[forms.BoundField]:
        """The seven boxes, in the region's order."""
        return [self[f"day_{place}"] for place in weekdays()]

    def _say_what_was_learned(self, learned: ObservedHabits) -> None:
        """Show the observed number in fields that may be left empty."""
        hints = (
            ("events", learned.events, USUAL_EVENTS, "Leave it empty to use your log"),
            ("people_each", learned.people_each, USUAL_PEOPLE, "Leave it empty to use your log"),
        )
        for name, found, usual, words in hints:
            hint = f"{found} in the last 12 weeks" if found is not None else f"{usual} until then"
            self.fields[name].help_text = f"{words}: {hint}."

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("rhythm") == SHIFTS:
            cleaned["minutes"] = self._shifts(cleaned)
        else:
            cleaned["minutes"] = [cleaned.get(f"day_{place}") or 0 for place in range(WEEKDAYS)]
            cleaned["pattern_from"] = None
        return cleaned

    def _shifts(self, cleaned: dict[str, Any]) -> list[int]:
        if (preset := cleaned.get("preset") or OTHER) != OTHER:
            return self._preset(preset, cleaned)
        parts = [part for part in re.split(r"[\s,;]+", cleaned.get("pattern") or "") if part]
        if not parts:
            self.add_error("pattern", "Enter the minutes of each day, like 25 25 0 0 40 40")
        elif not all(
            part.isascii() and part.isdigit() and int(part) <= MOST_MINUTES for part in parts
        ):
            wrong = (
                f"Enter numbers from 0 to {MOST_MINUTES} with a space between, like 25 25 0 0 40 40"
            )
            self.add_error("pattern", wrong)
        elif len(parts) > LONGEST_PATTERN:
            self.add_error("pattern", f"Enter {LONGEST_PATTERN} days at most")
        else:
            self._ask_for_the_beginning(cleaned)
            return [int(part) for part in parts]
        return []

    def _preset(self, preset: str, cleaned: dict[str, Any]) -> list[int]:
        on, off = cleaned.get("minutes_on") or 0, cleaned.get("minutes_off") or 0
        has_problem = "minutes_on" in self.errors or "minutes_off" in self.errors
        if not (on or off or has_problem):
            self.add_error("minutes_on", f"Enter a number from 0 to {MOST_MINUTES}")
        self._ask_for_the_beginning(cleaned)
        return pattern_of(ShiftPlan(preset, on, off))

    def _ask_for_the_beginning(self, cleaned: dict[str, Any]) -> None:
        if not cleaned.get("pattern_from") and "pattern_from" not in self.errors:
            self.add_error("pattern_from", "Enter the day on which the pattern begins")

    def write(self, *, at: datetime) -> None:
        """Save the plan."""
        cleaned = self.cleaned_data
        self.plan.make(
            minutes=cleaned["minutes"],
            pattern_from=cleaned["pattern_from"],
            cookout_size=cleaned["cookout_size"],
            events=cleaned["events"],
            people_each=cleaned["people_each"],
            at=at,
        )
        self.plan.work_in(trade=cleaned["trade"], difficulty=cleaned["difficulty"])


def as_written(plan: Plan, on: date) -> dict[str, Any]:
    """Initial values of the form."""
    shifts = plan.pattern_from is not None
    preset = recognize(plan.minutes) if shifts else ShiftPlan("4-4", 0, 0)
    # Also those that are empty: another tab may fill them.
    days = dict(enumerate([] if shifts else plan.minutes))
    return {
        "rhythm": SHIFTS if shifts else WEEK,
        "preset": preset.preset if preset else OTHER,
        "minutes_on": preset.on if shifts and preset else None,
        "minutes_off": preset.off if shifts and preset else None,
        "pattern": " ".join(map(str, plan.minutes)) if shifts else "",
        "pattern_from": plan.pattern_from or on,
        "cookout_size": plan.cookout_size,
        "events": plan.events,
        "people_each": plan.people_each,
        "trade": plan.owner.trade,
        "difficulty": plan.owner.difficulty,
        **{f"day_{place}": days.get(place) for place in range(WEEKDAYS)},
    }


class OtherNumbers(forms.Form):
    """Other numbers, tried out without saving."""

    events = whole("Events in four weeks", most=60, required=False)
    more = whole("More minutes a day", most=120, required=False)


class DaysAway(forms.Form):
    """From a first day away to a last one."""

    first_on = DayField(
        label="First day off",
        required=True,
        error_messages={
            "required": "Enter the first day",
            "invalid": "Enter a day, like 2026-03-12",
        },
    )
    last_on = DayField(
        label="Last day off",
        required=True,
        error_messages={
            "required": "Enter the last day",
            "invalid": "Enter a day, like 2026-03-12",
        },
    )
    words = WordsField(
        label="What for?",
        help_text="Only you see it: vacation, a class.",
        required=False,
        max_length=most(Absence, "words"),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first_on"), cleaned.get("last_on")
        if first and last and last < first:
            raise ValidationError({"last_on": "Enter the first day or one after it"})
        return cleaned

    def write(self, *, owner: Member) -> Absence:
        """Write it down."""
        return Absence.objects.create(owner=owner, **self.cleaned_data)
