"""A group and a member's place in it, as forms."""

from __future__ import annotations

from typing import Any

from django import forms

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.practice.formats import weekday, weekdays
from cookout.web.http.concurrent_edit import Meanwhile
from cookout.web.parts.form_fields import WordsField, most

LONGEST = 2_000
RHYTHMS = [
    ("1", "Every week"),
    *((str(weeks), f"Every {weeks} weeks") for weeks in (2, 3, 4)),
]


class AboutGroup(Meanwhile):
    """What a group is for, and when it meets."""

    name = WordsField(
        label="Name",
        max_length=most(Group, "name"),
        error_messages={"required": "Enter a name, like Thursday Mastermind"},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    purpose = WordsField(
        label="Purpose",
        help_text="What should members get out of it?",
        required=False,
        lines=3,
        max_length=LONGEST,
    )
    weeks = forms.TypedChoiceField(label="How often do you meet?", choices=RHYTHMS, coerce=int)
    weekday = forms.TypedChoiceField(
        label="Day", required=False, coerce=int, empty_value=None, choices=[]
    )
    begins = forms.TimeField(
        label="Time",
        required=False,
        error_messages={"invalid": "Enter a time, like 5:00 PM"},
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    )

    def __init__(self, data: Any = None, *, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        days: Any = self.fields["weekday"]
        days.choices = [("", "Not set"), *((str(one), weekday(one)) for one in weekdays())]


def as_written(group: Group) -> dict[str, Any]:
    """Initial values for the form of an existing group."""
    begins = f"{group.begins:%H:%M}" if group.begins else ""
    weekday = "" if group.weekday is None else str(group.weekday)
    values = {"name": group.name, "purpose": group.purpose, "weeks": str(group.weeks)}
    return values | {"weekday": weekday, "begins": begins}


class AboutPlace(Meanwhile):
    """What a member does, and what the others can ask them about."""

    trade = WordsField(
        label="What do you do?",
        required=False,
        max_length=most(GroupMember, "trade"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    lived = WordsField(
        label="What have you lived?",
        help_text="One on each line, like “Sold my first company”.",
        required=False,
        lines=4,
        max_length=LONGEST,
    )
    speaks_to = WordsField(
        label="What can you speak to?",
        help_text="One on each line, like “Hiring a first employee”.",
        required=False,
        lines=4,
        max_length=LONGEST,
    )
    shown_to_visitors = forms.BooleanField(
        label="Show me on the page for visitors",
        help_text="Your name, what you do and what you can speak to, once the host opens it.",
        required=False,
    )
