"""What is written about people, read from their rows for the search index and its excerpts."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db import connection

from cookout.people.search.query import Entry, scope_of
from cookout.practice.spelling import fold, slips, words

KNOWN = ("deep", "warm", "new")
NUMBER_ENDS = (10, 7)
"""A number is found by its last digits too: with and without a country or a town before them."""

# Plain SQL, since a migration fills the index too, before later columns are there.
PEOPLE = """
select id, owner_id, place, name, nickname, given, family, additional, role, title, company, notes
from cookout_person where id in ({places})
"""
REMEMBERED = """
select person_id, words from cookout_remember where person_id in ({places}) order by position, id
"""
POINTS = """
select person_id, kind, value from cookout_contactpoint where person_id in ({places})
order by position, id
"""


class Point(NamedTuple):
    """A way to reach somebody, and the digits it is found by where it is a number."""

    value: str
    numbers: tuple[str, ...]


class Written(NamedTuple):
    """All that is written about a person."""

    person_id: int
    member_id: int
    is_known: bool
    names: str
    work: str
    notes: str
    remember: list[str]
    reach: list[Point]

    def entry(self) -> Entry:
        """Their row of the index."""
        scopes = [scope_of(self.member_id)]
        if self.is_known:
            scopes.append(scope_of(self.member_id, known=True))
        names = words(self.names)
        rest = words("\n".join((self.work, self.notes, *self.remember)))
        for point in self.reach:
            rest += [*words(point.value), *point.numbers]
        near = {slip for name in names for slip in slips(name)}
        return Entry(self.person_id, scopes, names, list(dict.fromkeys(rest)), sorted(near))


def read(person_ids: list[int]) -> dict[int, Written]:
    """What is written about each of these people."""
    if not person_ids:
        return {}
    found = {row[0]: _person(*row) for row in _rows(PEOPLE, person_ids)}
    for pk, line in _rows(REMEMBERED, person_ids):
        found[pk].remember.append(line)
    for pk, kind, value in _rows(POINTS, person_ids):
        found[pk].reach.append(Point(value, numbers(value) if kind == "phone" else ()))
    return found


def numbers(value: str) -> tuple[str, ...]:
    """The digits of a phone number, whole and its ends."""
    digits = "".join(c for c in fold(value) if c.isdecimal())
    return tuple(dict.fromkeys((digits, *(digits[-n:] for n in NUMBER_ENDS)))) if digits else ()


def _person(pk: int, owner: int, place: str, name: str, *more: str) -> Written:
    *other_names, role, title, company, notes = more
    names = name
    for part in other_names:
        if part not in names:
            names += f" {part}"
    work = " ".join(filter(None, (role, title, company)))
    return Written(pk, owner, place in KNOWN, names, work, notes, [], [])


def _rows(question: str, person_ids: list[int]) -> list[tuple[Any, ...]]:
    places = ", ".join(["%s"] * len(person_ids))
    with connection.cursor() as cursor:
        cursor.execute(question.format(places=places), person_ids)
        return list(cursor.fetchall())
