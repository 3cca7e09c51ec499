"""The forms of a session: when, where and how; and the lengths of its phases."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django import forms

from cookout.mastermind.group import Group
from cookout.mastermind.sessions.next_session import next_session
from cookout.mastermind.sessions.session import GroupSession
from cookout.members.member import Member
from cookout.practice.hours import moment
from cookout.practice.protocol.checking import LONGEST, WrongProtocol
from cookout.practice.protocol.editing import with_lengths
from cookout.practice.protocol.library import every_protocol
from cookout.practice.protocol.times import as_minutes, length, seconds_of
from cookout.web.parts.form_fields import DayField, WordsField, most

MINUTES_LIKE = "Enter minutes, like 5 or 1:30"


def protocols() -> list[tuple[str, str]]:
    """Every protocol to choose from, with its length."""
    return [
        (key, f"{one.name}, {length(seconds=one.seconds)}") for key, one in every_protocol().items()
    ]


class AboutSession(forms.Form):
    """When and where a session is, and how it runs."""

    on = DayField(label="Date", required=True)
    begins = forms.TimeField(
        label="Time",
        error_messages={
            "invalid": "Enter a time, like 5:00 PM",
            "required": "Enter a time, like 5:00 PM",
        },
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    )
    place = WordsField(label="Place", required=False, max_length=most(GroupSession, "place"))
    video_link = forms.URLField(
        label="Video link",
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": "Paste the whole link, beginning with https://"},
    )
    protocol_key = forms.ChoiceField(label="How it runs", choices=protocols)

    def __init__(
        self, data: Any = None, *, member: Member, at: datetime, initial: dict[str, Any]
    ) -> None:
        super().__init__(data, initial=initial)
        self.member, self.at = member, at

    def clean_video_link(self) -> str:
        """Only what a browser opens in a tab."""
        link: str = self.cleaned_data["video_link"]
        if link and not link.startswith(("https://", "http://")):
            raise forms.ValidationError("Paste the whole link, beginning with https://")
        return link

    def clean(self) -> dict[str, Any]:
        """A session that couldn't begin anymore would be on no list, and no one is invited."""
        cleaned: dict[str, Any] = super().clean() or {}
        if {
            "on",
            "begins",
        } <= cleaned.keys() and self.starts_at < self.at - GroupSession.STAYS_OPEN:
            self.add_error("on", "That day is past. Choose a later one")
        return cleaned

    @property
    def starts_at(self) -> datetime:
        """The moment, in the time zone of the member who typed it."""
        cleaned = self.cleaned_data
        return moment(day=cleaned["on"], hour=cleaned["begins"], zone=self.member.zone)


def suggested(group: Group, *, member: Member, at: datetime) -> dict[str, Any]:
    """Initial values for the next session: the group's rhythm, and the last one's place."""
    proposed = next_session(group, member=member, at=at)
    names = ("on", "begins", "place", "video_link", "protocol_key")
    return {name: getattr(proposed, name) for name in names}


def as_written(session: GroupSession, *, member: Member) -> dict[str, Any]:
    """Initial values for the form of a planned session."""
    starts = session.starts_at.astimezone(member.zone)
    return {
        "on": starts.date(),
        "begins": starts.time(),
        "place": session.place,
        "video_link": session.video_link,
        "protocol_key": session.protocol_key,
    }


class LengthField(forms.CharField):
    """A length of time in minutes, "5" or "1:30"; its value is whole seconds."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    default_error_messages: ClassVar = {"required": MINUTES_LIKE, "invalid": MINUTES_LIKE}

    def clean(self, value: Any) -> int:
        """At least a second, and no longer than a phase may be."""
        try:
            seconds = seconds_of(super().clean(value))
        except ValueError as error:
            raise forms.ValidationError(self.error_messages["invalid"]) from error
        if not 0 < seconds <= LONGEST:
            raise forms.ValidationError(self.error_messages["invalid"])
        return seconds


class PhaseMinutes(forms.Form):
    """The minutes of every phase, and of the whole session: they must add up."""

    total = LengthField(label="Whole session")

    def __init__(
        self, data: Any = None, *, session: GroupSession, instead: Mapping[str, int] | None = None
    ) -> None:
        """`instead` are initial seconds by phase; the session's length is their sum."""
        super().__init__(data)
        self.session = session
        protocol = with_lengths(session.protocol, instead or {})
        self.fields["total"].initial = as_minutes(seconds=protocol.seconds)
        for phase in protocol.phases:
            self.fields[f"phase-{phase.key}"] = LengthField(
                label=phase.name,
                initial=as_minutes(seconds=phase.seconds),
                help_text="for each hot seat" if phase.in_hot_seat else "",
            )

    @property
    def phases(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("phase-")]

    def clean(self) -> dict[str, Any]:
        """An error with the sum, if the phases don't add up to the session's length."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.errors:
            return cleaned
        seconds = {
            name.removeprefix("phase-"): taken
            for name, taken in cleaned.items()
            if name.startswith("phase-")
        }
        try:
            self.session.set_lengths(seconds, seconds=cleaned["total"])
        except WrongProtocol as wrong:
            self.add_error("total", str(wrong))
        return cleaned

    def write(self) -> None:
        """Save the copy of the protocol."""
        self.session.save_lengths()
