"""Having several over at once: one evening counts for everybody who is there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cookout.practice.numbers import OVER_TOGETHER, OVER_TOGETHER_WITHIN
from cookout.practice.phrases import listed
from cookout.practice.reasons import NextStep, say
from cookout.practice.today.person_facts import PersonFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Who could be invited over together, and the sentence that says so."""

    person_ids: tuple[int, ...]
    words: str


def over_together(*, people: Iterable[PersonFacts], on: date) -> Together | None:
    """The four at the table who are due first, where at least four are due within 14 days."""
    by = on + OVER_TOGETHER_WITHIN
    waiting = sorted(
        (ends, person.id, person.called)
        for person in people
        if person.place == "deep" and (ends := person.next_touch_on) and ends <= by
    )
    if len(waiting) < OVER_TOGETHER:
        return None
    chosen = waiting[:OVER_TOGETHER]
    names = listed(names=[called for _, _, called in chosen])
    return Together(
        person_ids=tuple(one for _, one, _ in chosen),
        words=say(code=NextStep.OVER_TOGETHER, names=names),
    )
