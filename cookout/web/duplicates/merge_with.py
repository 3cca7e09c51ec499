"""Merge with...: find the other record of a person, then compare the two."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cookout.people.person import Person
from cookout.people.search.search import find
from cookout.web.http.door import Visit
from cookout.web.parts.person_summary import Ring, called, rings

MOST, LONGEST_QUERY = 20, 200


class MergeCandidate(NamedTuple):
    """Somebody who may be the same person, and the page that compares the two."""

    ring: Ring
    url: str


@require_safe
def merge_with(request: Visit, pk: int) -> HttpResponse:
    """Who matches; before anything was typed, who shares the name."""
    people = Person.objects.of(request.user).not_in_trash()
    person = get_object_or_404(people, pk=pk)
    typed = " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:LONGEST_QUERY]
    hits = find(request.user, typed or person.first_name, limit=MOST + 1)
    context = {
        "here": "people",
        "person": person,
        "name": called(person),
        "q": typed,
        "others": _others(request, person, [hit.person_id for hit in hits]),
    }
    return render(request, "duplicates/merge_with.html", context)


def _others(request: Visit, person: Person, found: list[int]) -> list[MergeCandidate]:
    people = Person.objects.of(request.user).not_in_trash().exclude(pk=person.pk).in_bulk(found)
    there = [people[pk] for pk in found if pk in people][:MOST]
    return [
        MergeCandidate(ring, reverse("merge", args=[person.pk, ring.person.pk]))
        for ring in rings(there, on=request.on)
    ]
