"""Promises made in groups: kept, reopened, or no longer needed. Only their maker's to change."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from cookout.mastermind.group_promise import GroupPromise
from cookout.web.http.door import Visit, back


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
