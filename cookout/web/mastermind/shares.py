"""Share one of the six kinds with a group, without a question."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from cookout.mastermind.group_share import GroupShare
from cookout.practice.mastermind.advice import pitch_nudge
from cookout.web.http.door import Visit
from cookout.web.http.idempotency import once
from cookout.web.mastermind.groups import group_of
from cookout.web.mastermind.question_form import SharedWords


@require_http_methods(["GET", "HEAD", "POST"])
@once
def share(request: Visit, pk: int) -> HttpResponse:
    """Share it; a pitch gets a gentle hint and is shared all the same."""
    group, form = group_of(request, pk), SharedWords(request.POST or None)
    if form.is_bound and form.is_valid():
        mine = group.membership_of(request.user)
        GroupShare.share(author=mine, at=request.at, **form.cleaned_data)
        nudge = pitch_nudge(form.cleaned_data["text"])
        messages.success(request, f"Shared. {nudge}".strip())
        return redirect("group", pk)
    shown = {"here": "mastermind", "group": group, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "mastermind/share.html", shown, status=status)


@require_POST
def remove(request: Visit, pk: int) -> HttpResponse:
    """Delete a share of one's own for good."""
    mine = GroupShare.objects.seen_by(request.user).filter(author__member=request.user)
    shared = get_object_or_404(mine, pk=pk)
    shared.delete()
    messages.success(request, "Removed.")
    return redirect("group", shared.group_id)
