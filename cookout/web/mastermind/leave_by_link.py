"""Leave a group by a link from an email: for a member without an account."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from cookout.mastermind.group_member import GroupMember
from cookout.web.http.door import Visit

LEAVE = "leave"
"""The name of the button."""


def leaves_by_link(request: Visit, place: GroupMember) -> bool:
    """Whether they pressed the button. A member with an account leaves on the group's page."""
    return request.method == "POST" and LEAVE in request.POST and place.member_id is None


def leave_by_link(request: Visit, place: GroupMember) -> HttpResponse:
    """Leave at once. All of their links stop working with that, so this response confirms it
    itself."""
    place.leave(at=request.at)
    return render(request, "mastermind/left.html", {"group": place.group})
