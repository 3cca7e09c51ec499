"""The table: who has a seat, who is pinned, and who makes room for someone new."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cookout.people.answered import never_answered
from cookout.people.person import Person
from cookout.table.decision import DecisionKind
from cookout.table.fit import Weighed, weigh_now
from cookout.web.cookouts.invite_over import having_over, planned_with
from cookout.web.decide.decide import DECIDED
from cookout.web.decide.decide_page import goes_on
from cookout.web.http.concurrent_edit import one_at_a_time
from cookout.web.http.door import Visit, back
from cookout.web.parts.person_summary import called, ring, rings
from cookout.web.table.make_room_form import MakeRoom

OFFERED = 3
LONGEST_LIST = 50


@dataclass(frozen=True)
class TableProposal:
    """The one change the practice would make, in words, and where it is made."""

    words: str
    url: str


@require_safe
def index(request: Visit) -> HttpResponse:
    """The people at the table, the one change the practice would make, and who else to consider."""
    weighed = weigh_now(member=request.user, on=request.on)
    people = Person.objects.of(request.user).not_in_trash()
    seated = list(people.standing(Person.Place.DEEP).in_order()[:LONGEST_LIST])
    shown = {
        "here": "plan",
        "weighed": weighed,
        "seated": rings(seated, on=request.on),
        "open": max(weighed.capacity.seats - len(seated), 0) if weighed else 0,
        "proposal": proposal(weighed),
        "unanswered": rings(never_answered(member=request.user, on=request.on), on=request.on),
        "having_over": having_over(request.user, on=request.on),
        "over_url": planned_with(person.pk for person in seated),
    }
    return render(request, "table/index.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def room(request: Visit, pk: int) -> HttpResponse:
    """Ask who makes room at a full table."""
    person = get_object_or_404(Person.objects.of(request.user).not_in_trash(), pk=pk)
    weighed = weigh_now(member=request.user, on=request.on)
    if weighed is None or person.place == Person.Place.DEEP:
        return redirect("person", pk)
    if not weighed.seats.is_full:
        query = urlencode({"next": then}) if (then := goes_on(request)) else ""
        return redirect(f"{reverse('decide_one', args=[pk])}{query and f'?{query}'}")
    posted = request.method == "POST"
    found = weighed.room_for(person)
    form = MakeRoom(
        request.POST if posted else None,
        newcomer=person,
        name=called(person),
        offered=_offered(weighed, found.leaves),
        on=request.on,
    )
    if posted and form.is_valid():
        for decision in form.decide(on=request.on, at=request.at):
            undoing = f"undo:{reverse('decision_undo', args=[decision.pk])}"
            words = DECIDED[DecisionKind(decision.kind)].format(called(decision.person))
            messages.success(request, words, extra_tags=undoing)
        return back(request, "table")
    names = {leave: called(weighed.people[leave]) for leave in found.leaves} | {pk: called(person)}
    shown = {
        "here": "plan",
        "person": person,
        "name": called(person),
        "ring": ring(person, on=request.on),
        "seats": weighed.capacity.seats,
        "taken": len(weighed.seated),
        "words": found.in_words(names=names),
        "form": form,
        "next": request.POST.get("next") or request.GET.get("next", ""),
    }
    return render(request, "table/room.html", shown, status=422 if posted else 200)


@require_POST
@one_at_a_time
def pin(request: Visit, pk: int) -> HttpResponse:
    """Pin a person to their seat, or unpin them."""
    person = get_object_or_404(Person.objects.of(request.user).not_in_trash(), pk=pk)
    keeps = request.POST.get("keeps") == "yes"
    if keeps and person.place != Person.Place.DEEP:
        messages.info(request, f"{called(person)} left your table.")
        return back(request, "table")
    person.pin(on=request.on if keeps else None)
    words = "{} pinned." if keeps else "{} unpinned."
    messages.success(request, words.format(called(person)))
    return back(request, "table")


def _offered(weighed: Weighed, first: tuple[int, ...]) -> list[Person]:
    """People who might make room: those the calculation names, then those longest overdue."""
    named = [weighed.people[pk] for pk in first]
    free = [person for person in weighed.seated if person.pinned_on is None and person not in named]
    coolest = sorted(free, key=lambda one: (one.next_on is None, one.next_on, one.pk))
    return [*named, *coolest][: max(OFFERED, len(named))]


def proposal(weighed: Weighed | None) -> TableProposal | None:
    if weighed is None or (found := weighed.proposal) is None:
        return None
    names = {pk: called(weighed.people[pk]) for pk in (*found.leaves, found.newcomer_id)}
    url = reverse("room", args=[found.newcomer_id])
    return TableProposal(found.in_words(names=names), url)
