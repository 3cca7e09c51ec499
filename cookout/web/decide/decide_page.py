"""What the page that decides about someone shows: who they are, a suggestion, a first message."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from cookout.capture.card_photos.card_photo import CardPhoto
from cookout.members.region import region_of
from cookout.people.person import People, Person
from cookout.practice.draft import hello_drafts
from cookout.practice.phrases import listed, near_day, number, one_line
from cookout.promises.person_facts import about
from cookout.table.regard import Regard, RoleFacts
from cookout.web.decide.answers_form import QuickAnswers
from cookout.web.http.door import Visit, on_this_site
from cookout.web.parts.contact_links import reach_of
from cookout.web.parts.person_summary import called, full_name, ring, where_met

Place = Person.Place
REMEMBERED = 3
MOST_NAMED = 3


def decide_page(request: Visit, person: Person, form: QuickAnswers) -> dict[str, Any]:
    """All that the page shows of one person."""
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
        "waiting": just_met(request).count() if is_new else 0,
    }
    if is_new and person.hello_on is None:
        shown |= _hello(request, person)
    return shown


def just_met(request: Visit) -> People:
    """Those of the last days about whom nothing is decided yet, the first one first."""
    return Person.objects.of(request.user).not_in_trash().just_met(on=request.on)


def goes_on(request: Visit) -> str:
    """Where to go afterwards, on this site; empty if not given."""
    return on_this_site(str(request.POST.get("next") or request.GET.get("next", "")))


def coming_back(request: Visit) -> str:
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


def suggested(regard: Regard, facts: RoleFacts | None, name: str) -> dict[str, Any]:
    """What the practice suggests, why, and what would change it."""
    verdict = regard.suggest(facts)
    return {
        "verdict": verdict,
        "reason": verdict.in_words(name=name, great=_great(facts)),
        "changes": [flip.in_words() for flip in regard.changes(facts)],
    }


def _great(facts: RoleFacts | None) -> str:
    """Who does this work for the member already: "You already have a great plumber: Bo Keller."."""
    if not (facts and facts.great):
        return ""
    trade = one_line(text=facts.name, most=60)
    trade = trade if trade.isupper() else trade.lower()
    names = listed(names=[one_line(text=person.name, most=40) for person in facts.great])
    return f"You already have a great {trade}: {names}."


def _hello(request: Visit, person: Person) -> dict[str, Any]:
    """A first message from what is remembered of them, and the ways to send it."""
    ways = reach_of(person, region=region_of(request.user)).actions
    actions = [way for way in ways if way.takes_a_message]
    if not actions:
        return {}
    ready = CardPhoto.objects.of(request.user).hellos([person]).get(person.pk, "")
    hello = ready or next(iter(hello_drafts(someone=about(person), on=request.on)), "")
    return {"hello": hello, "actions": [action.with_draft(hello) for action in actions]}
