"""One date of an event that repeats: add it to the events, or skip it."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from cookout.people.event import Event
from cookout.people.event_dates import SeriesDates, dates_of
from cookout.practice.formats import full_day
from cookout.web.http.concurrent_edit import one_at_a_time
from cookout.web.http.door import Visit, back

FARTHEST = timedelta(days=100 * 366)
"""A hundred years; the dates of what is every 99 years may lie further ahead."""


@require_POST
def hold(request: Visit, pk: int) -> HttpResponse:
    """Make a date an event of its own; two tabs make one."""
    event = _dates(request, pk).hold(_day(request))
    if event is None:
        raise Http404
    messages.success(request, f"{full_day(event.on)} added.")
    return redirect("event", event.pk)


@require_POST
@one_at_a_time
def skip(request: Visit, pk: int) -> HttpResponse:
    """Leave a date out."""
    dates, day = _dates(request, pk), _day(request)
    if dates.has(day):
        dates.series.skip(day)
    undo = f"undo:{reverse('event_date_unskip', args=[pk])}?on={day.isoformat()}"
    messages.success(request, f"{full_day(day)} skipped.", extra_tags=undo)
    return back(request, "event", pk)


@require_POST
@one_at_a_time
def take_back_skip(request: Visit, pk: int) -> HttpResponse:
    """Put a date back."""
    day = _day(request)
    _dates(request, pk).series.take_back_skip(day)
    messages.success(request, f"{full_day(day)} is back.")
    return back(request, "event", pk)


def _dates(request: Visit, pk: int) -> SeriesDates:
    events = Event.objects.of(request.user).not_in_trash().select_related("series")
    dates = dates_of(get_object_or_404(events, pk=pk))
    if dates is None:
        raise Http404
    return dates


def _day(request: Visit) -> date:
    """The day that is asked for; none so far ahead that counting up to it would take long."""
    try:
        day = date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        raise Http404
    if day > request.on + FARTHEST:
        raise Http404
    return day
