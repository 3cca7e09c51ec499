"""Deciding: one person a screen, a suggestion with its reason, and four ways to decide."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from cookout.people.person import Person
from cookout.table.decision import Decision, DecisionKind
from cookout.table.regard import Regard, role_facts
from cookout.table.seat import TableIsFull
from cookout.web.decide.answers_form import QuickAnswers
from cookout.web.decide.decide_page import coming_back, decide_page, goes_on, just_met, suggested
from cookout.web.decide.full_table import who_makes_room
from cookout.web.http.concurrent_edit import one_at_a_time
from cookout.web.http.door import Visit, back
from cookout.web.parts.person_summary import called

Place = Person.Place
DECIDED = {
    DecisionKind.SEAT: "{} has a seat at your table.",
    DecisionKind.WARMTH: "You’re keeping {} warm.",
    DecisionKind.FAREWELL: "You let {} go. You can change your mind anytime.",
    DecisionKind.LATER: "Decide about {} on Sunday.",
}
REVIEWING = ("/review/", "/decide/?next=")


@require_safe
def index(request: Visit) -> HttpResponse:
    """The first person just met; else the end, or the next step of the review."""
    first, then = just_met(request).first(), goes_on(request)
    if first:
        here = urlencode({"next": f"{reverse('decide')}?{urlencode({'next': then})}"})
        return redirect(f"{reverse('decide_one', args=[first.pk])}{f'?{here}' if then else ''}")
    if then:
        return redirect(then)
    shown = {"here": "today", "coming_back": coming_back(request)}
    return render(request, "decide/index.html", shown)


@require_safe
def one(request: Visit, pk: int) -> HttpResponse:
    """One person, with what the practice suggests."""
    person = _person(request, pk)
    return _show(request, person, _answers(person))


@require_safe
def suggestion(request: Visit, pk: int) -> HttpResponse:
    """What the practice suggests for unsaved answers."""
    person = _person(request, pk)
    form = QuickAnswers(request.GET, regard=Regard.of_person(person), facts=role_facts(person))
    regard = form.tried_out() if form.is_valid() else form.regard
    shown = suggested(regard, form.facts, called(person))
    return render(request, "decide/_suggestion.html", shown)


@require_POST
@one_at_a_time
def regard(request: Visit, pk: int) -> HttpResponse:
    """Save the answers, and show what they suggest."""
    person = _person(request, pk)
    form = _answers(person, request)
    if not form.is_valid():
        return _show(request, person, form)
    form.save(on=request.on)
    messages.success(request, "Answers saved.")
    return _again(request, pk)


@require_POST
@one_at_a_time
def seat(request: Visit, pk: int) -> HttpResponse:
    """Go deep."""
    return _decide(request, pk, DecisionKind.SEAT)


@require_POST
@one_at_a_time
def warmth(request: Visit, pk: int) -> HttpResponse:
    """Keep warm."""
    return _decide(request, pk, DecisionKind.WARMTH)


@require_POST
@one_at_a_time
def farewell(request: Visit, pk: int) -> HttpResponse:
    """Let go."""
    return _decide(request, pk, DecisionKind.FAREWELL)


@require_POST
@one_at_a_time
def later(request: Visit, pk: int) -> HttpResponse:
    """Put off until Sunday; only for someone without a decision."""
    if _person(request, pk).place != Place.NEW:
        return back(request, "person", pk)
    return _decide(request, pk, DecisionKind.LATER)


@require_POST
@one_at_a_time
def undo(request: Visit, pk: int) -> HttpResponse:
    """Undo the decision."""
    decision = get_object_or_404(Decision.objects.of(request.user).select_related("person"), pk=pk)
    person = decision.person
    if person.trashed_at:
        messages.info(request, f"{called(person)} is in the trash. Restore them first.")
        return redirect("trash")
    if decision.ended_at:
        messages.info(request, f"You made a newer decision about {called(person)}. It stays.")
        return back(request, "person", person.pk)
    decision.undo()
    person.refresh_from_db()
    messages.success(request, f"Decision about {called(person)} undone.")
    if person.place == Place.NEW:
        return _again(request, person.pk)
    return back(request, "person", person.pk)


def _decide(request: Visit, pk: int, kind: DecisionKind) -> HttpResponse:
    person = _person(request, pk)
    form = _answers(person, request)
    answered = "answered" in request.POST
    if answered and not form.is_valid():
        return _show(request, person, form)
    if answered:
        form.save(on=request.on)
    try:
        decision = Decision.make(person=person, kind=kind, on=request.on, at=request.at)
    except TableIsFull:
        return who_makes_room(request, [person])
    undoing = f"undo:{reverse('decision_undo', args=[decision.pk])}"
    messages.success(request, DECIDED[kind].format(called(person)), extra_tags=undoing)
    return back(request, "person", pk)


def _person(request: Visit, pk: int) -> Person:
    people = Person.objects.of(request.user).not_in_trash().select_related("event", "owner")
    return get_object_or_404(people, pk=pk)


def _answers(person: Person, request: Visit | None = None) -> QuickAnswers:
    data = request.POST if request else None
    return QuickAnswers(data, regard=Regard.of_person(person), facts=role_facts(person))


def _again(request: Visit, pk: int) -> HttpResponse:
    """The page of the same person again, still within the review if it came from there."""
    then, address = goes_on(request), reverse("decide_one", args=[pk])
    query = urlencode({"next": then})
    return redirect(f"{address}?{query}" if then.startswith(REVIEWING) else address)


def _show(request: Visit, person: Person, form: QuickAnswers) -> HttpResponse:
    shown = decide_page(request, person, form)
    return render(request, "decide/one.html", shown, status=422 if form.is_bound else 200)
