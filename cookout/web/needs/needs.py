"""Needs: what people look for, the honest no, and who could vouch for someone."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cookout.referrals.need import Need, Needs
from cookout.referrals.newly_met import newly_met
from cookout.web.http.concurrent_edit import one_at_a_time
from cookout.web.http.door import Visit, back
from cookout.web.http.idempotency import once
from cookout.web.needs.need_form import NeedWords
from cookout.web.needs.need_page import need_page, rows
from cookout.web.parts.named_person import only_person_called, trusted_names
from cookout.web.parts.need_notes import notes

SHOWN = 50


@require_safe
def index(request: Visit) -> HttpResponse:
    """Open needs, the latest first; then closed ones."""
    needs = _needs(request).not_in_trash().order_by("-asked_on", "-pk")
    shown = {
        "here": "people",
        "open": rows(needs.open()[:SHOWN]),
        "over": rows(needs.exclude(ended_on=None)[:SHOWN]),
        "met": notes(newly_met(request.user)),
    }
    return render(request, "needs/index.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def make(request: Visit) -> HttpResponse:
    """Save a need; after a look-up that is one tap, and the honest no is shown."""
    form = NeedWords(request.POST if request.method == "POST" else None, initial={})
    if form.is_bound and form.is_valid() and _asker(request, form):
        fields = form.cleaned_data | {"owner": request.user}
        need = Need.remember(on=request.on, **fields)
        messages.success(request, "Need saved.", extra_tags=_undo("need_trash", need))
        return redirect("need", need.pk)
    shown = {"here": "people", "form": form, "names": trusted_names(request.user)}
    return render(request, "needs/make.html", shown, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def show(request: Visit, pk: int) -> HttpResponse:
    """A need: the honest answer, who could vouch for someone, and its words to change."""
    need, posted = _need(request, pk), request.method == "POST"
    initial = {"words": need.words, "trade": need.trade}
    initial["asker"] = need.asker.name if need.asker else ""
    form = NeedWords(request.POST if posted else None, initial=initial)
    if posted and form.is_valid() and _asker(request, form):
        for name, value in form.cleaned_data.items():
            setattr(need, name, value)
        need.save()
        messages.success(request, "Need saved.")
        return redirect("need", pk)
    page: dict[str, Any] = need_page(need, member=request.user, on=request.on)
    page |= {"form": form, "names": trusted_names(request.user)}
    return render(request, "needs/show.html", page, status=422 if posted else 200)


@require_POST
def end(request: Visit, pk: int) -> HttpResponse:
    """Close it: someone was found, or no one is looked for anymore."""
    need = _need(request, pk)
    need.end(on=request.on)
    messages.success(request, "Need closed.", extra_tags=_undo("need_reopen", need))
    return back(request, "needs")


@require_POST
def reopen(request: Visit, pk: int) -> HttpResponse:
    _need(request, pk).reopen()
    messages.success(request, "Need reopened.")
    return back(request, "need", pk)


@require_POST
def discard(request: Visit, pk: int) -> HttpResponse:
    need = get_object_or_404(_needs(request), pk=pk)
    need.trash(at=request.at)
    messages.success(request, "Need moved to the trash.", extra_tags=_undo("need_restore", need))
    return back(request, "needs")


@require_POST
def restore(request: Visit, pk: int) -> HttpResponse:
    get_object_or_404(_needs(request), pk=pk).restore()
    messages.success(request, "Need restored.")
    return back(request, "needs")


def _needs(request: Visit) -> Needs:
    return Need.objects.of(request.user).select_related("asker")


def _need(request: Visit, pk: int) -> Need:
    return get_object_or_404(_needs(request).not_in_trash(), pk=pk)


def _undo(name: str, need: Need) -> str:
    return f"undo:{reverse(name, args=[need.pk])}"


def _asker(request: Visit, form: NeedWords) -> bool:
    """Replace the asker's name by the person; if none has that name, the form says so."""
    name = form.cleaned_data["asker"]
    form.cleaned_data["asker"] = None
    if not name:
        return True
    found = only_person_called(request.user, name)
    if found is None:
        form.add_error("asker", "Enter the name of one of your people")
        return False
    form.cleaned_data["asker"] = found
    return True
