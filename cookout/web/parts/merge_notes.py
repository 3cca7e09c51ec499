"""Merges as pages tell them: from whom somebody was merged and when, and whom into."""

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
    """One merge: whom from, and on which day of the member."""

    pk: int
    name: str
    day: str


def merged_into(person: Person, *, on: date) -> list[MergeNote]:
    """From whom a person was merged, the latest first."""
    # Hardly anybody was: whom from is asked for only where there is somebody.
    merges = Merge.objects.standing().filter(kept=person).defer("record").prefetch_related("other")
    return [
        MergeNote(
            merge.pk, full_name(merge.other), calendar_day(day=person.owner.day(merge.at), on=on)
        )
        for merge in merges.latest_first()[:SHOWN]
    ]


def merged_away(people: Iterable[Person]) -> dict[int, Merge]:
    """Those of some people who lie in the trash because they became one with somebody."""
    merges = Merge.objects.standing().filter(other__in=[person.pk for person in people])
    return {merge.other_id: merge for merge in merges.defer("record").select_related("kept")}
