"""Possible duplicates, and pairs marked as not the same person."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from cookout.people.merging.duplicates import written_twice
from cookout.people.merging.not_the_same import Apart
from cookout.people.person import Person
from cookout.practice.duplicates.candidates import DuplicateCandidate
from cookout.practice.phrases import capital
from cookout.web.http.door import Visit, back
from cookout.web.parts.person_summary import Ring, full_name, rings

SHOWN = 30


class Pair(NamedTuple):
    """Two people who may be the same, and why, in a sentence."""

    one: Ring
    other: Ring
    why: str
    look_url: str
    apart_url: str


@require_safe
def index(request: Visit) -> HttpResponse:
    """The clearest first; each is asked about, and nothing happens by itself."""
    found = written_twice(request.user)
    context: dict[str, Any] = {
        "here": "people",
        "pairs": _pairs(request, found.pairs[:SHOWN]),
        "namesakes": _pairs(request, found.namesakes[:SHOWN]),
        "found": found,
        "more": max(len(found.pairs) - SHOWN, 0),
        "more_namesakes": max(len(found.namesakes) - SHOWN, 0),
    }
    return render(request, "duplicates/index.html", context)


@require_POST
def apart(request: Visit, pk: int, other: int) -> HttpResponse:
    """Mark two people as different, so that they aren't suggested again."""
    one, two = two_of(request, pk, other)
    Apart.say(one, two, at=request.at)
    undo = f"undo:{reverse('not_the_same_undo', args=[pk, other])}"
    words = f"Saved. {full_name(one)} and {full_name(two)} are different people."
    messages.success(request, words, extra_tags=undo)
    return back(request, "duplicates")


@require_POST
def together(request: Visit, pk: int, other: int) -> HttpResponse:
    """Remove that mark."""
    one, two = two_of(request, pk, other)
    Apart.take_back(one, two)
    messages.success(request, f"{full_name(one)} and {full_name(two)} may be duplicates again.")
    return back(request, "duplicates")


def two_of(request: Visit, pk: int, other: int) -> tuple[Person, Person]:
    """Two different people of a member."""
    people = Person.objects.of(request.user).not_in_trash().select_related("owner", "event")
    return get_object_or_404(people, pk=pk), get_object_or_404(people.exclude(pk=pk), pk=other)


def _pairs(request: Visit, candidates: list[DuplicateCandidate]) -> list[Pair]:
    ids = {pk for candidate in candidates for pk in (candidate.first_id, candidate.second_id)}
    people = Person.objects.of(request.user).in_bulk(ids)
    shown = {ring.person.pk: ring for ring in rings(people.values(), on=request.on)}
    return [
        Pair(
            shown[candidate.first_id],
            shown[candidate.second_id],
            f"{capital(words=', '.join(candidate.reasons))}.",
            reverse("merge", args=[candidate.first_id, candidate.second_id]),
            reverse("not_the_same", args=[candidate.first_id, candidate.second_id]),
        )
        for candidate in candidates
    ]
