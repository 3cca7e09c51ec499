"""I met...: a name is enough; everything else is asked once, and saved together."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.html import format_html

from cookout.members.member import Member
from cookout.members.region import region_of
from cookout.people.contact_point import ContactPoint
from cookout.people.event import Event
from cookout.people.event_dates import SeriesDates, series_of
from cookout.people.interaction import Interaction, InteractionKind
from cookout.people.person import Person, new_person
from cookout.people.remember import Remember, RememberKind
from cookout.people.tie import Tie
from cookout.practice.phrases import capital, near_day, one_line
from cookout.promises.promise import Promise
from cookout.table.regard import Regard
from cookout.web.decide.answers_form import ANSWERS
from cookout.web.http.pagination import ROW_ID
from cookout.web.parts.form_fields import LONGEST, DayField, WordsField, most
from cookout.web.parts.named_person import NamedPersonField, NamesSomeone

EVENTS_OFFERED = 3
LATELY = timedelta(days=7)
MOST_NAMESAKES = 3
SOMEWHERE_ELSE = ("", "Somewhere else")


def _row(noun: Any, name: str, label: str, **attrs: str) -> WordsField:
    box = forms.TextInput(attrs={"autocomplete": "off"} | attrs)
    return WordsField(label=label, required=False, max_length=most(noun, name), widget=box)


class Meeting(NamesSomeone):
    """Someone the member met, with everything worth saving about it."""

    naming = "through"
    again: Person | None = None
    """The existing person met again, once it is saved."""

    name = WordsField(
        label="Name",
        max_length=most(Person, "name"),
        error_messages={"required": "Enter the name of the person you met"},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "words"}),
    )
    role = _row(Person, "role", "Work")
    company = _row(Person, "company", "Company")
    phone = WordsField(
        label="Phone",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off", "type": "tel"}),
    )
    mail = forms.EmailField(
        label="Email",
        required=False,
        max_length=254,
        error_messages={"invalid": "Enter an email address, like dana@example.org"},
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    remember = WordsField(
        label="One thing to remember",
        help_text="What you’d like to know next time. Only you see it.",
        required=False,
        lines=2,
        max_length=LONGEST["remember"],
    )
    high5 = forms.TypedChoiceField(
        label="High five if you saw them in a hallway?",
        choices=ANSWERS,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose one of the answers"},
    )
    event_name = _row(Event, "name", "New event")
    through = NamedPersonField(
        label="Met through", required=False, help_text="Who introduced you, if someone did."
    )
    promise = WordsField(
        label="Did you promise anything?",
        required=False,
        max_length=LONGEST["promise"],
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(
        self, data: Any = None, *, owner: Member, on: date, initial: dict[str, Any]
    ) -> None:
        self.owner, self.today = owner, on
        self.dates: dict[int, SeriesDates] = {}
        self.events = self._events(str((initial if data is None else data).get("event", "")))
        super().__init__(data, initial={"event": self._event_of_today(), "on": on} | initial)
        if data is None:
            self.fields["name"].widget.attrs["autofocus"] = True
        self.fields["event"] = forms.ChoiceField(
            label="Where you met",
            choices=[*((pk, self._named(one)) for pk, one in self.events.items()), SOMEWHERE_ELSE],
            required=False,
            widget=forms.RadioSelect,
            error_messages={"invalid_choice": "Choose one of these events, or somewhere else"},
        )
        self.fields["on"] = DayField(label="Day", latest=on)
        self.fields["promise_by"] = DayField(label="By when")
        self.fields["event_name"].help_text = "Its name, if it’s not listed."
        self.fields["promise"].help_text = "For example: send the school link."

    def _events(self, wanted: str) -> dict[str, Event]:
        """The latest events, and the one in the query, however long ago."""
        past = Event.objects.of(self.owner).not_in_trash().filter(on__lte=self.today)
        offered = list(past.order_by("-on", "-pk")[:EVENTS_OFFERED])
        if ROW_ID.fullmatch(wanted) and int(wanted) not in [event.pk for event in offered]:
            offered += past.filter(pk=int(wanted))
        held = {str(event.pk): event for event in offered}
        return self._repeating(wanted) | held

    def _repeating(self, wanted: str) -> dict[str, Event]:
        """Of each repeating event the date that has just come and is no event yet; and one that
        became an event since the form was opened."""
        since, offered = self.today - LATELY, {}
        for dates in series_of(self.owner):
            self.dates[dates.series.pk] = dates
            start = f"{dates.series.pk}."
            if (day := dates.passed(on=self.today)) and day >= since:
                offered[f"{start}{day.isoformat()}"] = dates.event_on(day)
            if wanted.startswith(start) and (held := dates.held_on(wanted.removeprefix(start))):
                offered[wanted] = held
        return offered

    def _event_of_today(self) -> str:
        return next((pk for pk, one in self.events.items() if one.on == self.today), "")

    def _named(self, event: Event) -> str:
        day = capital(words=near_day(day=event.on, on=self.today).removeprefix("on "))
        return format_html("{}<small>{}</small>", one_line(text=event.name, most=60), day)

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if not one_line(text=name):
            raise ValidationError("Enter the name of the person you met")
        return name

    def clean_phone(self) -> str:
        phone: str = self.cleaned_data["phone"]
        if phone and not any(c.isdigit() for c in phone):
            raise ValidationError("Enter a phone number, like 818 555 0147")
        return phone

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("through"):
            cleaned["introducer"] = self.ask_which(self.owner)
        if (
            cleaned.get("promise_by")
            and not cleaned.get("promise")
            and "promise" not in self.errors
        ):
            self.add_error("promise", "Say what you promised")
        return cleaned

    def namesakes(self) -> list[Person]:
        """People of this name whom the member has already. One name may be two people."""
        people = Person.objects.of(self.owner).not_in_trash().in_order().select_related("event")
        called = people.called(self.cleaned_data["name"], region=region_of(self.owner))
        return list(called[:MOST_NAMESAKES])

    @transaction.atomic
    def write(self, *, at: datetime, again: Person | None = None) -> tuple[Person, Interaction]:
        """Save it: a new person, or an existing one whom the member met again."""
        self.again, event = again, self.event_met_at()
        on = self._day(event)
        person = again or new_person(owner=self.owner, name=self.cleaned_data["name"], made_at=at)
        self._write_down(person, event, on)
        interaction = Interaction.log(
            people=[person],
            kind=InteractionKind.MET,
            direction=Interaction.Direction.BOTH,
            on=on,
            at=at,
            event=event,
        )
        if person.place == Person.Place.BOOK:
            person.stand(Person.Place.NEW, on=on)
        return person, interaction

    def event_met_at(self) -> Event | None:
        """The event named in the form; the same name on the same day is the same event."""
        on = self.cleaned_data["on"] or self.today
        if name := self.cleaned_data["event_name"]:
            same = (
                Event.objects.of(self.owner).not_in_trash().filter(name__iexact=name, on=on).first()
            )
            return same or Event.objects.create(owner=self.owner, name=name, on=on)
        event = self.events.get(self.cleaned_data["event"])
        if event and event.pk is None and event.series_id:
            return self.dates[event.series_id].hold(event.on)
        return event

    def _day(self, event: Event | None) -> date:
        """The day they met. If it was left at today, an earlier event's day counts instead."""
        on: date = self.cleaned_data["on"] or self.today
        return event.on if event and on == self.today else on

    def _write_down(self, person: Person, event: Event | None, on: date) -> None:
        cleaned, owner = self.cleaned_data, self.owner
        self.write_contact(person)
        if cleaned["remember"]:
            position = person.remembered.count()
            # Not "cares about": that one is written into drafts, and this may be anything.
            Remember.objects.create(
                owner=owner,
                person=person,
                kind=RememberKind.OTHER,
                words=cleaned["remember"],
                position=position,
            )
        if cleaned["high5"] is not None:
            Regard.of_person(person).answer(high5=cleaned["high5"])
        if introducer := cleaned.get("introducer"):
            Tie.introduce(person=person, by=introducer)
        if cleaned["promise"]:
            Promise.make(
                person=person, what=cleaned["promise"], on=self.today, due_on=cleaned["promise_by"]
            )
        if person.met_on is None:
            person.write(met_on=on, event=event)

    def write_contact(self, person: Person) -> None:
        """Save work, company and contact points; existing values stay."""
        cleaned = self.cleaned_data
        for kind, value in (("phone", cleaned["phone"]), ("mail", cleaned["mail"])):
            points = person.contact_points.all()
            if value and not points.filter(kind=kind, value=value).exists():
                ContactPoint.objects.create(
                    owner=self.owner,
                    person=person,
                    kind=kind,
                    value=value,
                    position=points.count(),
                )
        person.write(
            **{name: cleaned[name] for name in ("role", "company") if not getattr(person, name)}
        )
