"""Is it the same provider? Ask a fellow member, answer, or take it back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from cookout.mastermind.group import Group
from cookout.mastermind.providers.same_provider import NotToBeCompared, SameProvider
from cookout.mastermind.providers.shared_experience import SharedExperience
from cookout.web.http.door import Visit
from cookout.web.http.pagination import ROW_ID
from cookout.web.mastermind.groups import group_of

ANSWERS = {"yes": True, "no": False}
SAVED = {True: "Saved: they’re the same.", False: "Saved: they’re not the same."}


@require_POST
def ask(request: Visit, pk: int) -> HttpResponse:
    """Ask whether a fellow member's provider is mine; asked twice, it is asked once."""
    group = group_of(request, pk)
    mine, theirs = (_statement(request, group, name) for name in ("mine", "theirs"))
    place = group.membership_of(request.user)
    try:
        SameProvider.ask(mine=mine, theirs=theirs, by=place, at=request.at)
    except NotToBeCompared:
        raise Http404
    asked = theirs.author.first_name if theirs.author else ""
    messages.success(request, f"{asked} is asked.")
    return _to_group(pk)


@require_POST
def answer(request: Visit, pk: int) -> HttpResponse:
    """Say that it is the same, or that it isn't."""
    pair = _pair(request, pk)
    is_same = ANSWERS.get(request.POST.get("same", ""))
    if is_same is None:
        raise Http404
    try:
        pair.answer(is_same=is_same, by=pair.group.membership_of(request.user), at=request.at)
    except NotToBeCompared:
        raise Http404
    messages.success(request, SAVED[is_same])
    return _to_group(pair.group_id)


@require_POST
def remove(request: Visit, pk: int) -> HttpResponse:
    """Take back what I said of it."""
    pair = _pair(request, pk)
    try:
        pair.take_back(by=pair.group.membership_of(request.user), at=request.at)
    except NotToBeCompared:
        raise Http404
    messages.success(request, "Undone.")
    return _to_group(pair.group_id)


def _pair(request: Visit, pk: int) -> SameProvider:
    """A pair in one of the groups that the member is in; 404 for any other."""
    rows = SameProvider.objects.seen_by(request.user).select_related("group", "first", "second")
    return get_object_or_404(rows, pk=pk)


def _statement(request: Visit, group: Group, name: str) -> SharedExperience:
    number = request.POST.get(name, "")
    rows = SharedExperience.objects.seen_by(request.user).filter(group=group)
    rows = rows.select_related("author__member")
    return get_object_or_404(rows, pk=int(number) if ROW_ID.fullmatch(number) else 0)


def _to_group(pk: int) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('group', args=[pk])}#same-provider")
