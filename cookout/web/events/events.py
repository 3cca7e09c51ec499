"""Events: where people were met, what it cost in money and hours, and who was met there."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cookout.people.event import Event
from cookout.people.event_followup import narrowings
from cookout.people.person import Person
from cookout.practice.phrases import one_line
from cookout.practice.plan.event_worth import in_words
from cookout.web.events.event_bars import balances, bars, undecided
from cookout.web.events.event_form import AboutEvent, as_written, plain_number
from cookout.web.events.next_dates import coming, next_dates
from cookout.web.http.concurrent_edit import one_at_a_time
from cookout.web.http.door import Visit, back
from cookout.web.http.idempotency import once
from cookout.web.http.pagination import ByDay, cut
from cookout.web.parts.person_summary import rings

A_YEAR = timedelta(days=365)
MOST_IN_A_YEAR = 400
CLOSEST_FIRST = ("deep", "warm", "new", "gone", "book")


@require_safe
def index(request: Visit) -> HttpResponse:
    """Every event, the latest first, and what those of the last year gave back."""
    events = Event.objects.of(request.user).not_in_trash()
    page = cut(request.GET, ByDay(events, "on"), key=lambda event: event.on)
    year = list(events.filter(on__gt=request.on - A_YEAR, on__lte=request.on)[:MOST_IN_A_YEAR])
    met = narrowings(member=request.user, events=[*page.rows, *year])
    context = {
        "here": "events",
        "page": page,
        "rows": [(event, in_words(what=met[event.pk])) for event in page.rows],
        "balances": balances(year, met, on=request.on),
        "coming": coming(request.user, on=request.on),
    }
    return render(request, "events/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def new(request: Visit) -> HttpResponse:
    """Write down an event."""
    posted = request.method == "POST"
    form = AboutEvent(request.POST if posted else None, initial={"on": request.on})
    if posted and form.is_valid():
        event = form.write(owner=request.user)
        messages.success(request, f"{_name(event)} saved.")
        return redirect("event", event.pk)
    context = {"here": "events", "form": form}
    return render(request, "events/new.html", context, status=422 if posted else 200)


@require_safe
def show(request: Visit, pk: int) -> HttpResponse:
    """An event, and the people met there."""
    events = Event.objects.of(request.user).not_in_trash().select_related("series")
    event = get_object_or_404(events, pk=pk)
    met = Person.objects.of(request.user).not_in_trash().filter(event=event)
    page = cut(request.GET, met, key=lambda person: person.sort_key, anchor="#people")
    counts = dict(met.values_list("place").annotate(Count("pk")).order_by())
    became = narrowings(member=request.user, events=[event])
    context = {
        "here": "events",
        "event": event,
        "fee": event.fee,
        "hours": plain_number(event.hours),
        "met": sum(counts.values()),
        "counts": [(place, counts[place]) for place in CLOSEST_FIRST if place in counts],
        "bars": bars(became[pk]),
        "became": in_words(what=became[pk]),
        "undecided": undecided(became[pk]),
        "balances": balances([event], became, on=request.on),
        "page": page,
        "people": rings(page.rows, on=request.on),
        "dates": next_dates(event, on=request.on),
    }
    return render(request, "events/show.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def edit(request: Visit, pk: int) -> HttpResponse:
    """Change what is written down about an event."""
    event = get_object_or_404(Event.objects.of(request.user).not_in_trash(), pk=pk)
    posted = request.method == "POST"
    form = AboutEvent(request.POST if posted else None, initial=as_written(event))
    if posted and form.is_valid():
        form.write(owner=request.user, event=event)
        messages.success(request, f"{_name(event)} saved.")
        return redirect("event", pk)
    context = {"here": "events", "event": event, "name": _name(event), "form": form}
    return render(request, "events/edit.html", context, status=422 if posted else 200)


@require_POST
def discard(request: Visit, pk: int) -> HttpResponse:
    """Put an event in the trash; the people met there stay."""
    event = get_object_or_404(Event.objects.of(request.user), pk=pk)
    event.trash(at=request.at)
    undo = f"undo:{reverse('event_restore', args=[pk])}"
    messages.success(request, f"{_name(event)} moved to the trash.", extra_tags=undo)
    return redirect("events")


@require_POST
def restore(request: Visit, pk: int) -> HttpResponse:
    """Take an event out of the trash."""
    event = get_object_or_404(Event.objects.of(request.user), pk=pk)
    event.restore()
    messages.success(request, f"{_name(event)} restored.")
    return back(request, "event", pk)


def _name(event: Event) -> str:
    return one_line(text=event.name, most=60)
