"""Search a group's knowledge, as by "Has anyone here lived this" or any other words."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cookout.mastermind.group_search import find_cases, find_shared, who_said_so
from cookout.web.http.door import Visit
from cookout.web.mastermind.groups import group_of

LONGEST = 200


@require_safe
def search(request: Visit, pk: int) -> HttpResponse:
    """Cases with what was tried and what happened, and who says they lived it."""
    group = group_of(request, pk)
    words = request.GET.get("words", "")[:LONGEST].strip()
    lived = bool(request.GET.get("lived"))
    cases = find_cases(group, member=request.user, words=words, lived=lived)
    members = group.members.present().select_related("member")
    shown = {
        "here": "mastermind",
        "group": group,
        "words": words,
        "lived": lived,
        "cases": cases,
        # Nobody says of what they share whether they lived it.
        "shared": [] if lived else find_shared(group, words=words),
        "people": who_said_so(members, words),
    }
    return render(request, "mastermind/search.html", shown)
