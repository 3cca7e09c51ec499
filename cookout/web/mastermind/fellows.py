"""Fellow members as people of one's own: add them, or find them there."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from cookout.mastermind.fellow_person import FellowPerson
from cookout.mastermind.group_member import GroupMember
from cookout.web.http.door import Visit
from cookout.web.http.idempotency import once


@require_POST
@once
def add(request: Visit, pk: int) -> HttpResponse:
    """Add a fellow member to my people, or find who they are there."""
    rows = GroupMember.objects.seen_by(request.user).present().others_than(request.user)
    fellow = get_object_or_404(rows.select_related("member"), pk=pk)
    chosen = FellowPerson.choose(owner=request.user, place=fellow, at=request.at)
    messages.success(request, f"{fellow.full_name} is one of your people.")
    return redirect("person", chosen.person_id)
