"""A full table on the way to a seat: its page asks who makes room."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from cookout.people.person import Person
from cookout.practice.phrases import listed, number
from cookout.web.http.door import Visit
from cookout.web.parts.person_summary import called

MOST_NAMED = 3


def who_makes_room(request: Visit, people: Sequence[Person], *, then: str = "") -> HttpResponse:
    """The table is full: its page asks who makes room for the first, and names the others. It
    goes on to `then`, or to where the form says."""
    first, *others = people
    if others:
        names = listed(names=[called(other) for other in others[:MOST_NAMED]])
        more = len(others) - MOST_NAMED
        also = f" and {number(count=more)} more" if more > 0 else ""
        messages.info(request, f"Your table is full. No seat yet for {names}{also}.")
    onward = urlencode({"next": then or request.POST.get("next", "")})
    return redirect(f"{reverse('room', args=[first.pk])}?{onward}")
