"""One card after an event: checked, remembered, greeted and decided about, all on one form."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import forms

from cookout.people.person import Person
from cookout.practice.draft import hello_drafts, unlike
from cookout.practice.today.person_facts import PersonFacts, Remembered
from cookout.table.decision import Decision, DecisionKind
from cookout.table.regard import Regard, RegardAnswer, RoleFacts, role_facts
from cookout.web.card_photos.check_form import CardMeeting
from cookout.web.parts.form_fields import LONGEST, WordsField
from cookout.web.parts.person_summary import called

LATER = DecisionKind.LATER.value
DECISIONS = [
    *((kind.value, kind.label) for kind in DecisionKind if kind != DecisionKind.LATER),
    (LATER, "Decide later"),
]
UNSAVED = 0
"""The number of a person who is not saved yet, where a rule asks for one."""


class CardDecision(CardMeeting):
    """What a card says, and what comes of it: a message to send later, and a decision."""

    hello = WordsField(
        label="Hello to send later",
        required=False,
        lines=2,
        max_length=LONGEST["reach"],
    )
    decision = forms.ChoiceField(
        label="Decide",
        choices=DECISIONS,
        initial=LATER,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose one of the answers"},
    )

    def draft(self, *, others: Iterable[str]) -> str:
        """A first message from what the form says now; nothing that was said to `others`."""
        return unlike(hello_drafts(someone=self._facts(), on=self.today), others=others)

    def tried_out(self) -> tuple[Regard, RoleFacts | None]:
        """The answers and the trade as the form says them now; nothing is written."""
        person = Person(pk=UNSAVED, owner=self.owner, role=self._now("role"))
        person.fill_keys()
        answer = self._now("high5")
        is_answer = answer in {str(regard_answer.value) for regard_answer in RegardAnswer}
        regard = Regard(owner=self.owner, high5=int(answer) if is_answer else None)
        return regard, role_facts(person)

    def decide(self, person: Person, *, at: datetime) -> Decision | None:
        """Decide what was chosen. Whoever is decided about already is not put off.

        Raises TableIsFull.
        """
        kind = self.cleaned_data["decision"]
        if not kind or (kind == LATER and person.place != Person.Place.NEW):
            return None
        return Decision.make(person=person, kind=kind, on=self.today, at=at)

    @property
    def called(self) -> str:
        """What to call the person in a sentence."""
        return called(Person(name=self._now("name"), company=self._now("company")))

    @property
    def where(self) -> str:
        """The name of the event where they met; empty for none."""
        event = self.events.get(self._now("event"))
        return self._now("event_name") or (event.name if event else "")

    @property
    def is_where_open(self) -> bool:
        """Whether something of where they met is to be seen: it is not known, or wrong."""
        wrong = any(name in self.errors for name in ("event", "event_name", "on", "through"))
        return wrong or "which" in self.fields or not self.where

    def _facts(self) -> PersonFacts:
        said = self._now("remember").strip()
        # It is read before it is sent, so what was remembered may be asked about.
        lines = (Remembered(kind="cares", words=said),) if said else ()
        return PersonFacts(
            id=UNSAVED,
            name=self._now("name"),
            place=Person.Place.NEW,
            met_on=self._met_on(),
            event_name=self.where,
            remembered=lines,
        )

    def _met_on(self) -> date:
        event = self.events.get(self._now("event"))
        return event.on if event else self.today

    def _now(self, name: str) -> str:
        """What stands in a box, whether it is right or not."""
        value: Any = self[name].value()
        return "" if value is None else str(value)
