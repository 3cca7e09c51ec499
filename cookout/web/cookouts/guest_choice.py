"""Choose guests: people at the table first, then those kept warm, then search results."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.db.models import F

from cookout.members.member import Member
from cookout.people.person import Person
from cookout.people.search import search
from cookout.web.parts.person_summary import Ring, rings

SEATED, WARM, FOUND = 100, 12, 30


class GuestSection(NamedTuple):
    """People under a heading; a sentence if there are none."""

    name: str
    heading: str
    people: list[Ring]
    nobody: str = ""


@dataclass(frozen=True)
class GuestChoice:
    """The lists of people to invite, and who is ticked."""

    sections: list[GuestSection]
    ticked: set[int] = field(default_factory=set)
    q: str = ""


def choice(
    member: Member, *, ticked: Collection[int], q: str, without: set[int], on: date
) -> GuestChoice:
    """The lists, each person in one: found, at the table, kept warm, or ticked elsewhere. `without`
    are guests already."""
    q = q.replace("\x00", "").strip()
    people = Person.objects.of(member).not_in_trash().exclude(pk__in=without)
    seated = list(people.standing(Person.Place.DEEP).in_order()[:SEATED])
    shown = {person.pk for person in seated}
    if q:
        hits = [hit.person_id for hit in search.find(member, q, limit=FOUND)]
        order = {pk: place for place, pk in enumerate(hits) if pk not in shown}
        more = sorted(people.filter(pk__in=order), key=lambda one: order[one.pk])
    else:
        warm = people.standing(Person.Place.WARM).order_by(
            F("next_on").asc(nulls_last=True), "sort_key"
        )
        more = list(warm[:WARM])
    shown |= {person.pk for person in more}
    others = people.filter(pk__in=set(ticked) - shown).in_order() if set(ticked) - shown else ()
    chosen = GuestSection("chosen", "Chosen so far", rings(others, on=on))
    table = GuestSection("seated", "At your table", rings(seated, on=on))
    if q:
        found = GuestSection("found", "Found", rings(more, on=on), "No matches.")
        sections = [found, chosen, table]
    else:
        longest_first = "Keep warm, longest wait first"
        sections = [chosen, table, GuestSection("warm", longest_first, rings(more, on=on))]
    return GuestChoice(
        [section for section in sections if section.people or section.nobody], set(ticked), q
    )
