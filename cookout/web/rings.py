"""People as lists show them: the plate's ring, and how warm it is in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from cookout.people.person import Person
from cookout.practice import cadence
from cookout.practice.phrases import one_line

IN_RHYTHM = (Person.Place.DEEP, Person.Place.WARM)


class Ring(NamedTuple):
    """A person, how much of their ring is left (0 to 100), and the same in words, if any."""

    person: Person
    left: int
    words: str


def ring(person: Person, *, on: date) -> Ring:
    """The ring of one person on a day."""
    if person.place not in IN_RHYTHM:
        return Ring(person, 100, "")
    last, due = person.last_touch_on, person.next_on
    left = cadence.warmth(last=last, next=due, on=on)
    return Ring(person, left, cadence.warmth_words(last=last, next=due, on=on))


def rings(people: Iterable[Person], *, on: date) -> list[Ring]:
    """The rings of several people."""
    return [ring(person, on=on) for person in people]


def called(person: Person) -> str:
    """What to call them in a sentence: short, and on one line."""
    return one_line(text=person.first_name, most=40) or "this person"
