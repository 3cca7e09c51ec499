"""One form after an event: check a card, remember something, write a message, decide."""

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
"""The id of an unsaved person, where a rule needs one."""


class CardDecision(CardMeeting):
    """A card's fields, with a message to send later and a decision."""

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
        """A first message from the form as filled in now, unlike those to `others`."""
        return unlike(hello_drafts(someone=self._facts(), on=self.today), others=others)

    def tried_out(self) -> tuple[Regard, RoleFacts | None]:
        """The answers and the trade as filled in now. Saves nothing."""
        person = Person(pk=UNSAVED, owner=self.owner, role=self._now("role"))
        person.fill_keys()
        answer = self._now("high5")
        is_answer = answer in {str(regard_answer.value) for regard_answer in RegardAnswer}
        regard = Regard(owner=self.owner, high5=int(answer) if is_answer else None)
        return regard, role_facts(person)

    def decide(self, person: Person, *, at: datetime) -> Decision | None:
        """Save the decision. Someone already decided about isn't put off. Raises TableIsFull."""
        kind = self.cleaned_data["decision"]
        if not kind or (kind == LATER and person.place != Person.Place.NEW):
            return None
        return Decision.make(person=person, kind=kind, on=self.today, at=at)

    @property
    def called(self) -> str:
        """The name to use in a sentence."""
        return called(Person(name=self._now("name"), company=self._now("company")))

    @property
    def where(self) -> str:
        """The name of the event where they met; empty for none."""
        event = self.events.get(self._now("event"))
        return self._now("event_name") or (event.name if event else "")

    @property
    def is_where_open(self) -> bool:
        """Whether to unfold where they met: it isn't known, or has an error."""
        wrong = any(name in self.errors for name in ("event", "event_name", "on", "through"))
        return wrong or "which" in self.fields or not self.where

    def _facts(self) -> PersonFacts:
        remembered = self._now("remember").strip()
        # It is read before it is sent, so what was remembered may be asked about.
        lines = (Remembered(kind="cares", words=remembered),) if remembered else ()
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
        """The current value of a field, valid or not."""
        value: Any = self[name].value()
        return "" if value is None else str(value)
