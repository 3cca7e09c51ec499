"""What a member takes from a session's minutes: an experience to keep, a promise's result."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from cookout.mastermind.shared_experience import OnlyMet, SharedExperience
from cookout.web.http.door import Visit, back


@require_POST
def keep_experience(request: Visit, pk: int) -> HttpResponse:
    """Save it among my experiences, with what it rests on."""
    mine = SharedExperience.objects.seen_by(request.user).by(request.user)
    told = get_object_or_404(mine.select_related("author__member"), pk=pk)
    try:
        kept = told.keep(at=request.at)
    except OnlyMet:
        messages.info(request, "You only met them. That’s no experience with their work.")
        return back(request, "mastermind")
    messages.success(request, "Saved to your experiences.")
    return redirect("person", kept.person_id)
