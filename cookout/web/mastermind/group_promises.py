"""Promises made in groups: changed, kept, reopened, no longer needed. Only by their maker."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cookout.mastermind.group_promise import GroupPromise
from cookout.web.http.door import Visit, back
from cookout.web.mastermind.question_form import DatedStep


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Visit, pk: int) -> HttpResponse:
    """Other words or another day; or no longer needed."""
    promise, posted = _promise(request, pk), request.method == "POST"
    now = {"what": promise.what, "due_on": promise.due_on}
    form = DatedStep(
        request.POST if posted else None, on=min(request.on, promise.due_on), initial=now
    )
    if posted and form.is_valid():
        promise.change(**form.cleaned_data, on=request.on)
        messages.success(request, "Promise changed.")
        return redirect("promises")
    shown = {"here": "promises", "promise": promise, "form": form}
    return render(request, "mastermind/promise.html", shown, status=422 if posted else 200)


@require_POST
def keep(request: Visit, pk: int) -> HttpResponse:
    _promise(request, pk).keep(on=request.on)
    undo = f"undo:{reverse('group_promise_reopen', args=[pk])}"
    messages.success(request, "Promise kept.", extra_tags=undo)
    return back(request, "promises")


@require_POST
def reopen(request: Visit, pk: int) -> HttpResponse:
    _promise(request, pk).reopen()
    messages.success(request, "Promise reopened.")
    return back(request, "promises")


@require_POST
def release(request: Visit, pk: int) -> HttpResponse:
    _promise(request, pk).release(on=request.on)
    undo = f"undo:{reverse('group_promise_reopen', args=[pk])}"
    messages.success(request, "No longer needed.", extra_tags=undo)
    return back(request, "promises")


def _promise(request: Visit, pk: int) -> GroupPromise:
    return get_object_or_404(GroupPromise.objects.made_by(request.user), pk=pk)
