"""Invite someone to a group by a link, and join by one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.joining.group_invitation import (
    MOST_OPEN,
    GroupInvitation,
    InvitationIsSpent,
    TooManyGroupInvitations,
)
from cookout.members.member import Member
from cookout.practice.formats import region_of
from cookout.web.http.addresses import absolute
from cookout.web.http.door import Visit
from cookout.web.http.pagination import ROW_ID
from cookout.web.mastermind.groups import led_group
from cookout.web.sign_in import by_link, known_device, second_tap

TOO_MANY = f"This group has {MOST_OPEN} open invitations. Cancel one first."


@require_POST
def invite(request: Visit, pk: int) -> HttpResponse:
    """Make a link for one more member, or for one listed by email; shown on this page and stored
    nowhere."""
    group = led_group(request, pk)
    invited = _listed(group, request.POST["invited"]) if "invited" in request.POST else None
    try:
        secret = GroupInvitation.make(group=group, by=request.user, at=request.at, invited=invited)
    except TooManyGroupInvitations:
        messages.info(request, TOO_MANY)
        return redirect("group_hosting", pk)
    shown = {"here": "mastermind", "group": group, "invited": invited}
    shown["address"] = absolute(reverse("group_join", args=[secret]))
    return render(request, "mastermind/invitation.html", shown)


@require_POST
def cancel(request: Visit, pk: int) -> HttpResponse:
    """Cancel an invitation."""
    invitations = GroupInvitation.objects.seen_by(request.user).open(at=request.at)
    invitation = get_object_or_404(invitations.select_related("group"), pk=pk)
    if not invitation.group.is_led_by(request.user):
        raise Http404
    invitation.cancel()
    messages.success(request, "Invitation canceled. Its link no longer works.")
    return redirect("group_hosting", invitation.group_id)


@require_POST
def unlist(request: Visit, pk: int) -> HttpResponse:
    """Take somebody without an account off the list."""
    rows = GroupMember.objects.seen_by(request.user).listed().select_related("group")
    place = get_object_or_404(rows, pk=pk)
    if not place.group.is_led_by(request.user):
        raise Http404
    place.unlist(at=request.at)
    gone = f"gets no more email from {place.group}" if place.email else "is off the list"
    messages.success(request, f"{place.full_name} {gone}.")
    return redirect("group_hosting", place.group_id)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: Visit, secret: str) -> HttpResponse:
    """The invitation; a POST joins. Opening it doesn't use it up."""
    try:
        if request.method == "POST":
            return _join(request, secret)
        invitation = GroupInvitation.find(secret, at=request.at)
    except InvitationIsSpent:
        visitor: object = request.user
        if isinstance(visitor, Member) and (
            group := GroupInvitation.group_joined(secret, by=visitor)
        ):
            return _closed(redirect("group", group.pk))
        return _closed(render(request, "mastermind/spent.html", status=404))
    return _closed(render(request, "mastermind/join.html", _about(request, invitation)))


def _about(request: Visit, invitation: GroupInvitation) -> dict[str, Any]:
    """The context of an invitation's page, for someone new or for a member of the group."""
    visitor: object = request.user
    members = invitation.group.members.present()
    is_member = isinstance(visitor, Member) and members.filter(member=visitor).exists()
    return {"invitation": invitation, "listed": invitation.invited, "is_member": is_member}


def _join(request: Visit, secret: str) -> HttpResponse:
    visitor: object = request.user
    if isinstance(visitor, Member):
        place = GroupInvitation.accept(
            secret, by=visitor, at=request.at, is_listed="listed" in request.POST
        )
        messages.success(request, f"You’re in {place.group.name}.")
        return _closed(redirect("group", place.group_id))
    try:
        member, group = _create_account(request, secret)
    except InvitationIsSpent:
        if (tapped := second_tap.member_of(request)) is None:
            raise
        member, joined = tapped, GroupInvitation.group_joined(secret, by=tapped)
        if joined is None:
            raise
        group = joined
    login(request, member)
    by_link.note(request, to=reverse("group", args=[group.pk]))
    messages.success(request, f"You’re in {group.name}.")
    response = _closed(redirect("you"))
    known_device.remember(response, member)
    return response


def _create_account(request: Visit, secret: str) -> tuple[Member, Group]:
    """Create a member with a membership in the group. Raises InvitationIsSpent."""
    with transaction.atomic():
        invitation = GroupInvitation.find(secret, at=request.at)
        member = Member.objects.invite(by=invitation.made_by.member)
        member.name = invitation.invited.name if invitation.invited else ""
        member.live_in(request.POST.get("time_zone", ""))
        member.region = region_of(request.headers.get("Accept-Language", ""))
        member.save(update_fields=["name", "time_zone", "region"])
        place = GroupInvitation.accept(secret, by=member, at=request.at)
        second_tap.note(request, member)
    return member, place.group


def _listed(group: Group, number: str) -> GroupMember:
    """A member without an account."""
    return get_object_or_404(
        group.members.listed(), pk=int(number) if ROW_ID.fullmatch(number) else 0
    )


def _closed(response: HttpResponse) -> HttpResponse:
    # The address must not travel on. "no-referrer" would blank the form's own Origin as well,
    # and the form would be refused.
    response["Referrer-Policy"] = "strict-origin"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response
