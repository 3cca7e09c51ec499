"""Deciding: one person a screen, a suggestion with its reason, and four ways to decide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from cookout.capture.card_photos.card_photo import CardPhoto
from cookout.members.region import region_of
from cookout.people.person import People, Person
from cookout.practice.draft import hello_drafts
from cookout.practice.phrases import listed, near_day, number, one_line
from cookout.promises.person_facts import about
from cookout.table.decision import Decision, DecisionKind
from cookout.table.regard import Regard, RoleFacts, role_facts
from cookout.table.seat import TableIsFull
from cookout.web.decide.answers_form import QuickAnswers
from cookout.web.http.concurrent_edit import one_at_a_time
from cookout.web.http.door import Visit, back
from cookout.web.parts.contact_links import reach_of
from cookout.web.parts.person_summary import called, ring
from cookout.web.today.today_page import full_name, where_met

Place = Person.Place
DECIDED = {
    DecisionKind.SEAT: "{} has a seat at your table.",
    DecisionKind.WARMTH: "You’re keeping {} warm.",
    DecisionKind.FAREWELL: "You let {} go. You can change your mind anytime.",
    DecisionKind.LATER: "Decide about {} on Sunday.",
}
REMEMBERED = 3
MOST_NAMED = 3
REVIEWING = ("/review/", "/decide/?next=")


@require_safe
def index(request: Visit) -> HttpResponse:
    """The first of those just met; or the end, or where the review goes on."""
    first, then = _waiting(request).first(), goes_on(request)
    if first:
        here = urlencode({"next": f"{reverse('decide')}?{urlencode({'next': then})}"})
        return redirect(f"{reverse('decide_one', args=[first.pk])}{f'?{here}' if then else ''}")
    if then:
        return redirect(then)
    shown = {"here": "today", "coming_back": _coming_back(request)}
    return render(request, "decide/index.html", shown)


@require_safe
def one(request: Visit, pk: int) -> HttpResponse:
    """One person, with what the practice suggests."""
    person = _person(request, pk)
    return _show(request, person, _answers(person))


@require_safe
def suggestion(request: Visit, pk: int) -> HttpResponse:
    """What answers that are not saved yet suggest."""
    person = _person(request, pk)
    form = QuickAnswers(request.GET, regard=Regard.of_person(person), facts=role_facts(person))
    regard = form.tried_out() if form.is_valid() else form.regard
    shown = suggested(regard, form.facts, called(person))
    return render(request, "decide/_suggestion.html", shown)


@require_POST
@one_at_a_time
def regard(request: Visit, pk: int) -> HttpResponse:
    """Keep the answers, and see what they suggest."""
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
    """Put it off until Sunday; only for somebody nothing is decided about."""
    if _person(request, pk).place != Place.NEW:
        return back(request, "person", pk)
    return _decide(request, pk, DecisionKind.LATER)


@require_POST
@one_at_a_time
def undo(request: Visit, pk: int) -> HttpResponse:
    """As if it had not been decided."""
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


def _great(facts: RoleFacts | None) -> str:
    """Who does this work for the member already: "You already have a great plumber: Bo Keller."."""
    if not (facts and facts.great):
        return ""
    trade = one_line(text=facts.name, most=60)
    trade = trade if trade.isupper() else trade.lower()
    names = listed(names=[one_line(text=one.name, most=40) for one in facts.great])
    return f"You already have a great {trade}: {names}."


def _waiting(request: Visit) -> People:
    return Person.objects.of(request.user).not_in_trash().just_met(on=request.on)


def _coming_back(request: Visit) -> str:
    """Who was put off, and until when: "You’ll decide about Nora on Sunday."."""
    people = Person.objects.of(request.user).not_in_trash().standing(Place.NEW)
    put_off = people.filter(decide_from__gt=request.on).order_by("decide_from", "pk")
    names = [called(person) for person in put_off[:MOST_NAMED]]
    first = put_off.first()
    if not (first and first.decide_from):
        return ""
    if more := put_off.count() - len(names):
        names.append(f"{number(count=more)} more")
    day = near_day(day=first.decide_from, on=request.on)
    return f"You’ll decide about {listed(names=names)} {day}."


def _person(request: Visit, pk: int) -> Person:
    people = Person.objects.of(request.user).not_in_trash().select_related("event", "owner")
    return get_object_or_404(people, pk=pk)


def _answers(person: Person, request: Visit | None = None) -> QuickAnswers:
    data = request.POST if request else None
    return QuickAnswers(data, regard=Regard.of_person(person), facts=role_facts(person))


def who_makes_room(request: Visit, people: Sequence[Person], *, then: str = "") -> HttpResponse:
    """The table is full: its page asks who makes room for the first, and names the others. It
    goes on to `then`, or to where the form says."""
    first, *others = people
    if others:
        names = listed(names=[called(one) for one in others[:MOST_NAMED]])
        more = len(others) - MOST_NAMED
        also = f" and {number(count=more)} more" if more > 0 else ""
        messages.info(request, f"Your table is full. No seat yet for {names}{also}.")
    onward = urlencode({"next": then or request.POST.get("next", "")})
    return redirect(f"{reverse('room', args=[first.pk])}?{onward}")


def goes_on(request: Visit) -> str:
    """Where this leads afterwards, on this site; empty where nobody says so."""
    said = str(request.POST.get("next") or request.GET.get("next", ""))
    is_here = said.startswith("/") and url_has_allowed_host_and_scheme(said, allowed_hosts=None)
    return said if is_here else ""


def _again(request: Visit, pk: int) -> HttpResponse:
    """The page of the same person again; the review that it is part of is not left."""
    then, address = goes_on(request), reverse("decide_one", args=[pk])
    query = urlencode({"next": then})
    return redirect(f"{address}?{query}" if then.startswith(REVIEWING) else address)


def suggested(regard: Regard, facts: RoleFacts | None, name: str) -> dict[str, Any]:
    """What the practice suggests, why, and what would change it."""
    verdict = regard.suggest(facts)
    return {
        "verdict": verdict,
        "reason": verdict.in_words(name=name, great=_great(facts)),
        "changes": [flip.in_words() for flip in regard.changes(facts)],
    }


def _hello(request: Visit, person: Person) -> dict[str, Any]:
    """A first message from what is remembered of them, and the ways to send it."""
    ways = reach_of(person, region=region_of(request.user)).actions
    actions = [one for one in ways if one.takes_a_message]
    if not actions:
        return {}
    ready = CardPhoto.objects.of(request.user).hellos([person]).get(person.pk, "")
    hello = ready or next(iter(hello_drafts(someone=about(person), on=request.on)), "")
    return {"hello": hello, "actions": [one.with_draft(hello) for one in actions]}


def _show(request: Visit, person: Person, form: QuickAnswers) -> HttpResponse:
    name, is_new = called(person), person.place == Place.NEW
    shown = {
        "here": "today" if is_new else "people",
        "person": person,
        "name": name,
        "full_name": full_name(person),
        "ring": ring(person, on=request.on),
        "where": where_met(person, on=request.on),
        "remembered": person.remembered.all()[:REMEMBERED],
        "form": form,
        **suggested(form.regard, form.facts, name),
        "is_new": is_new,
        "next": goes_on(request)
        or (reverse("decide") if is_new else reverse("person", args=[person.pk])),
        "waiting": _waiting(request).count() if is_new else 0,
    }
    if is_new and person.hello_on is None:
        shown |= _hello(request, person)
    return render(request, "decide/one.html", shown, status=422 if form.is_bound else 200)
