"""One of two records side by side: everything that tells who somebody is, in short."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from cookout.people.person import Person
from cookout.practice.phrases import ago, calendar_day, number, one_line
from cookout.vcard.person_fields import BY_NAME, FIELDS
from cookout.web.parts.contact_links import ways
from cookout.web.parts.person_summary import full_name
from cookout.web.people.person_page import birthday

MOST = 12
LONGEST = 160


class Side(NamedTuple):
    """A record: its person, the name, and what is written down, each with its label."""

    person: Person
    name: str
    lines: list[tuple[str, str]]


def side(person: Person, *, on: date) -> Side:
    lines = ((label, one_line(text=words, most=LONGEST)) for label, words in _lines(person, on=on))
    return Side(person, full_name(person), [line for line in lines if line[1]])


def _lines(person: Person, *, on: date) -> Iterator[tuple[str, str]]:
    yield BY_NAME["nickname"].label, person.nickname
    yield from ((field.label, getattr(person, field.name)) for field in FIELDS if field.on_page)
    yield "Work", person.work
    yield from _first((way.name, way.point.value) for way in ways(person.contact_points.all()))
    yield "Birthday", birthday(person, on=on)
    yield "Met", _met(person, on=on)
    yield from _first((line.get_kind_display(), line.words) for line in person.remembered.all())
    yield "Notes", person.notes
    if person.last_touch_on:
        times = "once" if person.touches == 1 else f"{number(count=person.touches)} times"
        last = ago(day=person.last_touch_on, on=on)
        yield "In touch", f"{times}, {'' if person.touches == 1 else 'last '}{last}"


def _first(lines: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    every = list(lines)
    yield from every[:MOST]
    if every[MOST:]:
        yield "And", f"{number(count=len(every) - MOST)} more"


def _met(person: Person, *, on: date) -> str:
    when = calendar_day(day=person.met_on, on=on) if person.met_on else ""
    return " at ".join(filter(None, (when, person.event.name if person.event else "")))
