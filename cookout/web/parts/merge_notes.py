"""Merges, as pages mention them: who was merged into whom, and when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from cookout.people.merging.merge import Merge
from cookout.people.person import Person
from cookout.practice.phrases import calendar_day
from cookout.web.parts.person_summary import full_name

SHOWN = 20


class MergeNote(NamedTuple):
    """One merge: the name of the other record, and on which day of the member."""

    pk: int
    name: str
    day: str


def merged_into(person: Person, *, on: date) -> list[MergeNote]:
    """The records merged into a person, the latest first."""
    # Hardly anybody was: whom from is asked for only where there is somebody.
    merges = Merge.objects.standing().filter(kept=person).defer("record").prefetch_related("other")
    return [
        MergeNote(
            merge.pk, full_name(merge.other), calendar_day(day=person.owner.day(merge.at), on=on)
        )
        for merge in merges.latest_first()[:SHOWN]
    ]


def merged_away(people: Iterable[Person]) -> dict[int, Merge]:
    """Those of some people who are in the trash because they were merged into someone."""
    merges = Merge.objects.standing().filter(other__in=[person.pk for person in people])
    return {merge.other_id: merge for merge in merges.defer("record").select_related("kept")}
