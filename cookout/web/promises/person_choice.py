"""Choose who a new promise is with: the people last talked to, or a search."""

from __future__ import annotations

from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cookout.people.person import Person
from cookout.people.search.search import find
from cookout.web.http.door import Visit
from cookout.web.parts.person_summary import rings

OFFERED = 8


@require_safe
def choose(request: Visit) -> HttpResponse:
    """A tap on a person leads to the form with their name in it."""
    query = " ".join(request.GET.get("who", "").replace("\x00", " ").split())[:200]
    people = _found(request, query) if query else _lately(request)
    context = {"here": "promises", "who": query, "people": rings(people, on=request.on)}
    return render(request, "promises/new.html", context)


def _lately(request: Visit) -> list[Person]:
    people = Person.objects.of(request.user).not_in_trash().exclude(place=Person.Place.BOOK)
    return list(people.order_by(F("last_touch_on").desc(nulls_last=True), "-pk")[:OFFERED])


def _found(request: Visit, query: str) -> list[Person]:
    order = [hit.person_id for hit in find(request.user, query)]
    people = Person.objects.of(request.user).not_in_trash().in_bulk(order)
    return [people[pk] for pk in order if pk in people]
