"""Form fields that all forms use: words, days, and the events of a member."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property, partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from cookout.members.compiled_query import CompiledQuery
from cookout.members.member import Member
from cookout.people.event import Event
from cookout.practice.phrases import calendar_day, one_line
from cookout.vcard.text import without_controls
from cookout.web.http.pagination import ROW_ID

EVENTS_OFFERED = 50
EARLIEST = date(1900, 1, 1)
LONGEST = {"notes": 50_000, "talk": 20_000, "promise": 2_000, "remember": 2_000, "reach": 2_000}


def most(noun: type[models.Model], name: str) -> int | None:
    """The most characters that a model's field takes."""
    length: int | None = getattr(noun._meta.get_field(name), "max_length", None)
    return length


class WordsField(forms.CharField):
    """Typed text: without control characters, with uniform line endings."""

    as_it_is: Any = None
    """The saved value: it is accepted however long it is."""

    def __init__(self, *, lines: int = 0, **kwargs: Any) -> None:
        if lines:
            kwargs["widget"] = forms.Textarea(attrs={"rows": lines})
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        text = without_controls(str(value or ""))
        if not isinstance(self.widget, forms.Textarea):
            text = text.replace("\n", " ")
        return str(super().to_python(text) or "")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """A box of several lines takes everything pasted; if that is too long it is an error,
        rather than cut."""
        attrs: dict[str, Any] = super().widget_attrs(widget)
        return {} if isinstance(widget, forms.Textarea) else attrs

    def run_validators(self, value: Any) -> None:
        if value and value == self.to_python(self.as_it_is):
            return
        if self.max_length is not None and len(value) > self.max_length:
            most = f"{self.max_length:,}" if self.max_length >= 10_000 else self.max_length
            name = "This" if str(self.label or "?").endswith("?") else self.label
            raise ValidationError(f"{name} is too long. Use up to {most} characters.")
        super().run_validators(value)


class DayField(forms.DateField):
    """A date, from the browser's own calendar; optionally up to a last day."""

    as_it_is: date | None = None
    """The saved day: it is accepted, whatever day it is."""

    def __init__(self, *, latest: date | None = None, earliest: date = EARLIEST, **kw: Any) -> None:
        self.latest, self.earliest = latest, earliest
        limit = {"max": latest.isoformat()} if latest else {}
        kw.setdefault("required", False)
        kw["widget"] = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", **limit})
        kw.setdefault("error_messages", {"invalid": "Enter a date, like 2026-03-12"})
        super().__init__(**kw)

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value == self.as_it_is:
            return
        if value and self.latest and value > self.latest:
            raise ValidationError("Enter today or an earlier date")
        if value and value < self.earliest:
            raise ValidationError("Enter a date in 1900 or later")


class EventField(forms.TypedChoiceField):
    """One of the member's events: the latest ones and the one chosen before."""

    def __init__(self, *, owner: Member, chosen: Event | None = None, **kwargs: Any) -> None:
        self.offered = partial(events_of, owner, chosen)
        kwargs.setdefault("required", False)
        kwargs.setdefault("label", "Event")
        super().__init__(
            choices=self._choices,
            coerce=lambda pk: self.events.get(pk),
            empty_value=None,
            error_messages={"invalid_choice": "Choose one of your events"},
            **kwargs,
        )

    @cached_property
    def events(self) -> dict[str, Event]:
        """Loaded only if an event is shown or chosen: most interactions have none."""
        return {str(event.pk): event for event in self.offered()}

    def _choices(self) -> list[tuple[str, str]]:
        return [("", "None"), *((pk, named(event)) for pk, event in self.events.items())]


_LATEST = CompiledQuery(
    lambda member: Event.objects.of(member).not_in_trash().order_by("-on", "-pk")[:EVENTS_OFFERED]
)


def events_of(owner: Member, chosen: Event | None = None) -> Sequence[Event]:
    """The latest events of a member, and one more that has to be in the list."""
    events = _LATEST(member=owner.pk)
    if chosen and chosen not in events:
        events.append(chosen)
    return events


def named(event: Event) -> str:
    """An event's name in the list."""
    return f"{one_line(text=event.name, most=60)}, {calendar_day(day=event.on, on=date.min)}"


class RowsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Checkboxes for rows. A number beyond any row's id is an unknown row."""

    def clean(self, value: Any) -> Any:
        numbers = value if isinstance(value, list | tuple) else []
        return super().clean([pk if ROW_ID.fullmatch(str(pk)) else "0" for pk in numbers])
