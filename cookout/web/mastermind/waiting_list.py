"""A group's waiting list: keep who asked to visit, add somebody, change it, take them off."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from cookout.mastermind.joining.waiting_candidate import (
    MOST_WAITING,
    OnTheListAlready,
    TooManyWaiting,
    WaitingCandidate,
)
from cookout.web.http.concurrent_edit import one_at_a_time
from cookout.web.http.door import Visit
from cookout.web.http.idempotency import once
from cookout.web.mastermind.groups import led_group
from cookout.web.mastermind.hosting import visit_request
from cookout.web.mastermind.hosting_form import AboutCandidate

FULL = f"{MOST_WAITING} people are on the list. Remove someone first."
TWICE = "Someone on the list has this email."


@require_http_methods(["GET", "HEAD", "POST"])
@once
def add(request: Visit, pk: int) -> HttpResponse:
    """Add somebody by hand."""
    group = led_group(request, pk)
    form = AboutCandidate(request.POST if request.method == "POST" else None, initial={})
    if form.is_bound and form.is_valid():
        try:
            added = WaitingCandidate.add(group=group, at=request.at, **form.cleaned_data)
            messages.success(request, f"{added.name} is on the waiting list.")
            return redirect("group_hosting", pk)
        except TooManyWaiting:
            form.add_error(None, FULL)
        except OnTheListAlready:
            form.add_error("email", TWICE)
    shown = {"here": "mastermind", "group": group, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "mastermind/waiting_add.html", shown, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def edit(request: Visit, pk: int) -> HttpResponse:
    """Change what the host knows of somebody on the list."""
    candidate, posted = _candidate(request, pk), request.method == "POST"
    now = {name: getattr(candidate, name) for name in AboutCandidate.base_fields}
    form = AboutCandidate(request.POST if posted else None, initial=now)
    if posted and form.is_valid():
        try:
            candidate.change(**form.cleaned_data)
            messages.success(request, f"{candidate.name} saved.")
            return redirect("group_hosting", candidate.group_id)
        except OnTheListAlready:
            form.add_error("email", TWICE)
    shown = {"here": "mastermind", "group": candidate.group, "candidate": candidate, "form": form}
    status = 422 if posted else 200
    return render(request, "mastermind/waiting_edit.html", shown, status=status)


@require_POST
def remove(request: Visit, pk: int) -> HttpResponse:
    """Take somebody off the list for good."""
    candidate = _candidate(request, pk)
    candidate.delete()
    messages.success(request, f"{candidate.name} is off the waiting list.")
    return redirect("group_hosting", candidate.group_id)


@require_POST
def keep(request: Visit, pk: int) -> HttpResponse:
    """Keep somebody who asked to visit."""
    asked = visit_request(request, pk)
    try:
        WaitingCandidate.keep(asked, at=request.at)
        messages.success(request, f"{asked.name} is on the waiting list.")
    except TooManyWaiting:
        messages.info(request, FULL)
    return redirect("group_hosting", asked.group_id)


def _candidate(request: Visit, pk: int) -> WaitingCandidate:
    """Somebody on the list of a group that the member leads; 404 for anyone else."""
    rows = WaitingCandidate.objects.seen_by(request.user).select_related("group")
    candidate = get_object_or_404(rows, pk=pk)
    if not candidate.group.is_led_by(request.user):
        raise Http404
    return candidate
