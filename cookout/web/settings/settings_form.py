"""Settings: who the member is, their time zone, region and theme, and a new password."""

from __future__ import annotations

import zoneinfo
from datetime import datetime
from functools import cache
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from cookout.members.member import Member
from cookout.people.reordering import order_people_by_region
from cookout.practice.formats import regions
from cookout.web.sign_in.account_adapter import TOO_MANY, forget_tries, may_try
from cookout.web.sign_in.sign_in_form import NameAndMail, Password

PARTS = "Africa America Antarctica Arctic Asia Atlantic Australia Europe Indian Pacific".split()


@cache
def world() -> dict[str, list[tuple[str, str]]]:
    """Every time zone that this machine knows, by part of the world."""
    grouped: dict[str, list[tuple[str, str]]] = {part: [] for part in PARTS}
    for zone in sorted(zoneinfo.available_timezones()):
        part, _, place = zone.partition("/")
        if part in grouped:
            grouped[part].append((zone, place.replace("_", " ")))
    return grouped | {"Other": [("UTC", "UTC")]}


def zones(own: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """The world's time zones, and the member's own, whatever it is called."""
    listed = any(zone == own for part in world().values() for zone, _ in part)
    return [*world().items(), *([] if listed else [("Yours", [(own, own)])])]


class AboutYou(NameAndMail):
    """Name, email, time zone, region and theme."""

    def __init__(self, data: Any = None, *, member: Member) -> None:
        super().__init__(
            data,
            member=member,
            time_zone=member.time_zone,
            region=member.region,
            theme=member.theme,
        )
        self.fields["time_zone"] = forms.ChoiceField(
            label="Time zone",
            help_text="Decides when your day starts and ends.",
            choices=zones(member.time_zone),
            error_messages={
                "required": "Choose a time zone",
                "invalid_choice": "Choose a time zone from the list",
            },
        )
        self.fields["region"] = forms.ChoiceField(
            label="Region",
            help_text="How dates, times and money are written.",
            choices=list(regions().items()),
            error_messages={
                "required": "Choose a region",
                "invalid_choice": "Choose a region from the list",
            },
        )
        self.fields["theme"] = forms.ChoiceField(
            label="Appearance",
            choices=Member.Theme.choices,
            required=False,
            widget=forms.RadioSelect,
            error_messages={"invalid_choice": "Choose one of these"},
        )

    def write(self) -> None:
        self.member.live_in(self.cleaned_data["time_zone"])
        before = self.member.region
        self.member.write_as_in(self.cleaned_data["region"])
        self.member.theme = self.cleaned_data["theme"]
        super().write()
        if self.member.region != before:
            order_people_by_region(self.member)


class PresentPassword(forms.Form):
    """The current password, asked for again before what only its owner may do."""

    present = Password(
        label="Current password",
        autocomplete="current-password",
        error_messages={"required": "Enter your current password"},
    )

    def __init__(self, data: Any = None, *, member: Member, at: datetime) -> None:
        self.member, self.at = member, at
        super().__init__(data)

    def clean_present(self) -> str:
        present: str = self.cleaned_data["present"]
        if not may_try(self.member, at=self.at):
            raise ValidationError(TOO_MANY)
        if not self.member.check_password(present):
            raise ValidationError("That’s not your current password")
        forget_tries(self.member)
        return present


class NewPassword(PresentPassword):
    """A new password; needs the current one, unless the member just signed in by a link."""

    new = Password(
        label="New password",
        autocomplete="new-password",
        help_text="At least 8 characters. You’ll be signed out everywhere else.",
        error_messages={"required": "Enter a new password"},
    )

    def __init__(
        self, data: Any = None, *, member: Member, at: datetime, came_by_link: bool = False
    ) -> None:
        super().__init__(data, member=member, at=at)
        if came_by_link:
            del self.fields["present"]

    def clean_new(self) -> str:
        new: str = self.cleaned_data["new"]
        validate_password(new, self.member)
        return new

    def save(self) -> None:
        """Save the new password."""
        self.member.set_password(self.cleaned_data["new"])
        self.member.save(update_fields=["password"])
