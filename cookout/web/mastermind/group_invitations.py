"""Invite someone to a group by a link, and join by one."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cookout.mastermind.group_invitation import (
    MOST_OPEN,
    GroupInvitation,
    InvitationIsSpent,
    TooManyGroupInvitations,
)
from cookout.members.member import Member
from cookout.practice.formats import region_of
from cookout.web.http.addresses import absolute
from cookout.web.http.door import Visit
from cookout.web.mastermind.groups import led_group
from cookout.web.sign_in import by_link, known_device

TOO_MANY = f"This group has {MOST_OPEN} open invitations. Cancel one first."


@require_POST
def invite(request: Visit, pk: int) -> HttpResponse:
    """A link for one more member, on this one page and kept nowhere."""
    group = led_group(request, pk)
    try:
        secret = GroupInvitation.make(group=group, by=request.user, at=request.at)
    except TooManyGroupInvitations:
        messages.info(request, TOO_MANY)
        return redirect("group", pk)
    shown = {"here": "mastermind", "group": group}
    shown["address"] = absolute(reverse("group_join", args=[secret]))
    return render(request, "mastermind/invitation.html", shown)


@require_POST
def cancel(request: Visit, pk: int) -> HttpResponse:
    """Its link opens nothing anymore."""
    invitations = GroupInvitation.objects.seen_by(request.user).open(at=request.at)
    invitation = get_object_or_404(invitations.select_related("group"), pk=pk)
    if not invitation.group.is_led_by(request.user):
        raise Http404
    invitation.cancel()
    messages.success(request, "Invitation canceled. Its link no longer works.")
    return redirect("group", invitation.group_id)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: Visit, secret: str) -> HttpResponse:
    """The invitation; its button joins. Looking at it does not use it up."""
    try:
        if request.method == "POST":
            return _join(request, secret)
        invitation = GroupInvitation.find(secret, at=request.at)
    except InvitationIsSpent:
        return _closed(render(request, "mastermind/spent.html", status=404))
    return _closed(render(request, "mastermind/join.html", {"invitation": invitation}))


def _join(request: Visit, secret: str) -> HttpResponse:
    visitor: object = request.user
    if isinstance(visitor, Member):
        place = GroupInvitation.accept(secret, by=visitor, at=request.at)
        messages.success(request, f"You’re in {place.group.name}.")
        return _closed(redirect("group", place.group_id))
    with transaction.atomic():
        host = GroupInvitation.find(secret, at=request.at).made_by.member
        member = Member.objects.invite(by=host)
        member.live_in(request.POST.get("time_zone", ""))
        member.region = region_of(request.headers.get("Accept-Language", ""))
        member.save(update_fields=["time_zone", "region"])
        GroupInvitation.accept(secret, by=member, at=request.at)
    login(request, member)
    by_link.note(request)
    response = _closed(redirect("you"))
    known_device.remember(response, member)
    return response


def _closed(response: HttpResponse) -> HttpResponse:
    # The address must not travel on. "no-referrer" would blank the form's own Origin as well,
    # and the form would be refused.
    response["Referrer-Policy"] = "strict-origin"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response
