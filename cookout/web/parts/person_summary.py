"""People as lists show them: a short line, the plate with its ring, and the rhythm in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from cookout.members.member import Member
from cookout.members.narrow_row import narrow
from cookout.members.prepared import fetch
from cookout.people.person import Person
from cookout.practice import cadence
from cookout.practice.formats import weekday
from cookout.practice.phrases import calendar_day, one_line
from cookout.web.http.addresses import addresses

IN_RHYTHM = (Person.Place.DEEP, Person.Place.WARM)
LONGEST_NAME = 60
LONGEST_WORK = 80
LONGEST_FULL_NAME = 80
A_WEEK = 7


class Ring(NamedTuple):
    """A person in a list: how much of their ring is left (0 to 100), the same in words, and the
    link."""

    person: Person
    name: str
    work: str
    left: int
    words: str
    url: str
    log_url: str


def ring(person: Person, *, on: date) -> Ring:
    """The ring of one person on a day."""
    return rings([person], on=on)[0]


def rings(people: Iterable[Person], *, on: date) -> list[Ring]:
    """The rings of several people."""
    page, log = addresses("person"), addresses("log")
    return [
        Ring(
            person,
            _short(person.name, LONGEST_NAME),
            _short(person.work, LONGEST_WORK),
            *_warmth(person, on),
            page(person.pk),
            log(person.pk),
        )
        for person in people
    ]


# A list of many is asked for in narrow rows: what a ring shows, and no more.
SHOWN = (
    *("id", "name", "company", "title", "role", "place", "last_touch_on", "next_on"),
    "photo_mark",
)
OF_MEMBER = """
select {columns} from cookout_person where owner_id = %(member)s and trashed_at is null
and id in %(people)s
"""


def rings_of(member: Member, people: Iterable[int], *, on: date) -> dict[int, Ring]:
    """The rings of those of a member's people who are not in the trash, by their numbers."""
    if not (ids := list(people)):
        return {}
    rows = fetch(OF_MEMBER.format(columns=", ".join(SHOWN)), {"member": member.pk, "people": ids})
    found = [narrow(Person, SHOWN, row) for row in rows]
    return {ring.person.pk: ring for ring in rings(found, on=on)}


def photo_address(person: Person, *, is_large: bool = False) -> str:
    """Where the photo of somebody is, empty without one. It names the photo, not only the person:
    a browser keeps what it has seen, and never shows one that was replaced."""
    if not person.photo_mark:
        return ""
    return f"{addresses('photo' if is_large else 'photo_small')(person.pk)}?v={person.photo_mark}"


def _warmth(person: Person, on: date) -> tuple[int, str]:
    if person.place not in IN_RHYTHM:
        return 100, ""
    last, due = person.last_touch_on, person.next_on
    words = cadence.warmth_words(last=last, next=due, on=on)
    return cadence.warmth(last=last, next=due, on=on), words


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"


def called(person: Person) -> str:
    """The name to use in a sentence: short, and on one line."""
    return one_line(text=person.first_name or person.name, most=40) or "this person"


def full_name(person: Person) -> str:
    """The whole name for a row: on one line, without invisible characters."""
    return one_line(text=person.name, most=LONGEST_FULL_NAME) or called(person)


def where_met(person: Person, *, on: date) -> str:
    """When and where somebody was met: "Thursday, Chamber breakfast"."""
    parts = []
    if person.met_on:
        days = (on - person.met_on).days
        near = {0: "Today", 1: "Yesterday"}.get(days)
        day = weekday(person.met_on.weekday()) if 0 < days < A_WEEK else ""
        parts.append(near or day or calendar_day(day=person.met_on, on=on))
    if person.event:
        parts.append(one_line(text=person.event.name, most=60))
    return ", ".join(parts)
