"""Interactions: log a time in touch, with one person or several; change it; take it back."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cookout.members.owned import TrashableRows
from cookout.people.interaction import Interaction
from cookout.people.person import Person
from cookout.practice.phrases import number, one_line, span
from cookout.promises.promise import Promise
from cookout.web.http.concurrent_edit import one_at_a_time
from cookout.web.http.door import Visit, back
from cookout.web.http.idempotency import once
from cookout.web.http.pagination import ROW_ID
from cookout.web.interactions.interaction_form import TimeInTouch, as_logged
from cookout.web.parts.person_summary import IN_RHYTHM, called
from cookout.web.parts.promise_rows import next_time
from cookout.web.people.people import MOST_CHOSEN

NOUNS = {
    "met": "A meeting",
    "call": "A call",
    "message": "A message",
    "online": "A connection online",
    "helped": "Help",
    "introduced": "An introduction",
    "business": "Business",
}
ASKED_ABOUT = ("helped", "business")
"""Kinds after which the page asks once how their work was."""


@require_http_methods(["GET", "HEAD", "POST"])
@once
def log(request: Visit, pk: int) -> HttpResponse:
    """Log a time in touch with one person; its kind is enough."""
    person = get_object_or_404(Person.objects.of(request.user).not_in_trash(), pk=pk)
    promise = _promise(request, person)
    return _log(request, [person], promise) or back(request, "person", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def log_several(request: Visit) -> HttpResponse:
    """Log one time in touch with several people."""
    ids = (request.POST if request.method == "POST" else request.GET).getlist("people")
    chosen = list(dict.fromkeys(int(pk) for pk in ids if ROW_ID.fullmatch(pk)))
    if len(chosen) > MOST_CHOSEN:
        messages.info(request, f"Choose up to {MOST_CHOSEN} people.")
        query = urlencode({"choose": 1, "people": chosen[:MOST_CHOSEN]}, doseq=True)
        return redirect(f"{reverse('people')}?{query}")
    people = Person.objects.of(request.user).not_in_trash().filter(pk__in=chosen).in_order()
    if not people:
        messages.info(request, "First choose the people who were there.")
        return redirect(f"{reverse('people')}?choose=1")
    return _log(request, list(people)) or back(request, "people")


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def edit(request: Visit, pk: int) -> HttpResponse:
    """Change what was logged."""
    interaction = get_object_or_404(_interactions(request).not_in_trash(), pk=pk)
    event, posted = interaction.event, request.method == "POST"
    form = TimeInTouch(
        request.POST if posted else None,
        owner=request.user,
        on=request.on,
        initial=as_logged(interaction),
        event=event,
    )
    if posted and form.is_valid():
        for name, value in form.cleaned_data.items():
            setattr(interaction, name, value)
        interaction.rewrite()
        messages.success(request, "Saved.")
        return _home(request, interaction)
    context = {"interaction": interaction, "people": list(interaction.people.in_order())}
    return _form(request, "interactions/edit.html", form, **context)


@require_POST
def discard(request: Visit, pk: int) -> HttpResponse:
    """Delete the log entry."""
    interaction = get_object_or_404(_interactions(request), pk=pk)
    interaction.trash(at=request.at)
    undo = f"undo:{reverse('interaction_restore', args=[pk])}"
    messages.success(request, "Entry moved to the trash.", extra_tags=undo)
    return _home(request, interaction)


@require_POST
def restore(request: Visit, pk: int) -> HttpResponse:
    """Restore it from the trash; the rhythms are recalculated."""
    interaction = get_object_or_404(_interactions(request), pk=pk)
    interaction.restore()
    messages.success(request, "Entry restored.")
    return _home(request, interaction)


def _interactions(request: Visit) -> TrashableRows[Interaction]:
    return Interaction.objects.of(request.user).select_related("event")


def _promise(request: Visit, person: Person) -> Promise | None:
    """The promise that this kept, if the form names one."""
    pk = request.POST.get("promise", "")
    if not pk:
        return None
    promises = Promise.objects.of(request.user).not_in_trash().filter(person=person)
    return get_object_or_404(promises, pk=int(pk) if ROW_ID.fullmatch(pk) else 0)


def _log(
    request: Visit, people: list[Person], promise: Promise | None = None
) -> HttpResponse | None:
    """The page with the form; None once it is logged."""
    posted = request.method == "POST"
    form = TimeInTouch(request.POST if posted else None, owner=request.user, on=request.on)
    if not (posted and form.is_valid()):
        return _form(request, "interactions/log.html", form, people=people)
    interaction = Interaction.log(
        people=people, owner=request.user, at=request.at, **form.cleaned_data
    )
    tags = f"undo:{reverse('interaction_trash', args=[interaction.pk])}"
    if len(people) == 1 and promise is None:
        tags += f" promise:{reverse('promise_make', args=[people[0].pk])}"
    if len(people) == 1 and interaction.kind in ASKED_ABOUT:
        tags += f" experience:{_experience_url(interaction, people[0])}"
    noted = _noted(request, interaction, people)
    if promise:
        promise.keep(on=request.on)
        noted += f" Promise kept, and it stays kept if you undo this.{next_time(promise)}"
    messages.success(request, noted, extra_tags=tags)
    return None


def _experience_url(interaction: Interaction, person: Person) -> str:
    """The address to tell how the work was, with the form filled in from the log entry."""
    prefilled = {"what": one_line(text=interaction.words, most=200), "on": interaction.on}
    return f"{reverse('experience_make', args=[person.pk])}?{urlencode(prefilled)}"


def _noted(request: Visit, interaction: Interaction, people: list[Person]) -> str:
    """The message after logging: that it is saved, and when the next hello is due."""
    noun = NOUNS[interaction.kind]
    if len(people) > 1:
        return f"Saved. {noun} with {number(count=len(people))} people."
    due = people[0].next_on
    if people[0].place not in IN_RHYTHM or due is None or due <= request.on:
        return f"Saved. {noun} with {called(people[0])}."
    return f"Saved. Next hello in about {span(days=(due - request.on).days)}."


def _form(request: Visit, template: str, form: TimeInTouch, **more: Any) -> HttpResponse:
    names = [one_line(text=person.name, most=40) for person in more["people"]]
    more |= {"here": "people", "form": form, "next": request.POST.get("next", "")}
    more["several"] = len(names) != 1
    more["who"] = names[0] if len(names) == 1 else f"{number(count=len(names))} people"
    return render(request, template, more, status=422 if form.is_bound else 200)


def _home(request: Visit, interaction: Interaction) -> HttpResponse:
    """Redirect to where the member came from, else to the first person it was with."""
    person = interaction.people.not_in_trash().in_order().first()
    return back(request, "person", person.pk) if person else back(request, "people")
