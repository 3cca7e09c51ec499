"""Settings: the member's profile, password, invitations, and where everything is."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from cookout.members.member import Member
from cookout.members.token import Token, TooManyInvitations
from cookout.practice.phrases import calendar_day, when
from cookout.web.email.devices import end_others
from cookout.web.http.addresses import absolute
from cookout.web.http.door import Visit
from cookout.web.http.pagination import ROW_ID
from cookout.web.settings.settings_form import AboutYou, NewPassword
from cookout.web.sign_in import by_link

TOO_MANY = f"You have {Token.MOST_INVITATIONS} open invitations. Cancel one first."


class OpenInvitation(NamedTuple):
    """An open invitation: when it was made, and until when it is good."""

    pk: int
    made: str
    until: str


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: Visit) -> HttpResponse:
    """Everything that can be set, on one page."""
    member = _member(request)
    form = AboutYou(request.POST if request.method == "POST" else None, member=member)
    if form.is_valid() and form.save():
        messages.success(request, "Saved.")
        return redirect("settings")
    return _show(request, form, _new_password(request, member))


@sensitive_post_parameters("present", "new")
@require_POST
def password(request: Visit) -> HttpResponse:
    """A new password; every other device is signed out."""
    member = _member(request)
    form = _new_password(request, member, request.POST)
    if not form.is_valid():
        return _show(request, AboutYou(member=member), form)
    form.save()
    update_session_auth_hash(request, member)
    by_link.use_up(request)
    end_others(request)
    messages.success(request, "Password changed.")
    return redirect("settings")


@require_POST
def invite(request: Visit) -> HttpResponse:
    """Make a link for one more member, shown on this page and stored nowhere; or cancel an open
    one."""
    if "cancel" in request.POST:
        return _cancel(request)
    try:
        secret = Token.make(member=request.user, at=request.at, purpose=Token.Purpose.INVITATION)
    except TooManyInvitations:
        messages.info(request, TOO_MANY)
        return redirect(f"{reverse('settings')}#invite")
    # A redirect would have to keep the link somewhere in the meantime.
    address = absolute(reverse("join", args=[secret]))
    return render(request, "settings/invitation.html", {"here": "settings", "address": address})


def _cancel(request: Visit) -> HttpResponse:
    pk = request.POST["cancel"]
    invitations = Token.invitations(member=request.user, at=request.at)
    invitation = get_object_or_404(invitations, pk=int(pk) if ROW_ID.fullmatch(pk) else 0)
    invitation.take_back()
    messages.success(request, "Invitation canceled. Its link no longer works.")
    return redirect(f"{reverse('settings')}#invite")


def _invitations(request: Visit) -> list[OpenInvitation]:
    """The invitations that can still be used."""
    day, on = request.user.day, request.on
    return [
        OpenInvitation(
            invitation.pk,
            made=when(day=day(invitation.made_at), on=on),
            until=calendar_day(day=day(invitation.expires_at), on=on),
        )
        for invitation in Token.invitations(member=request.user, at=request.at)
    ]


def _member(request: Visit) -> Member:
    """A copy to fill in: what is wrong in a form must not show in the rest of the page."""
    return Member.objects.get(pk=request.user.pk)


def _new_password(request: Visit, member: Member, data: QueryDict | None = None) -> NewPassword:
    fresh = by_link.is_fresh(request)
    return NewPassword(data, member=member, at=request.at, came_by_link=fresh)


def _show(request: Visit, form: AboutYou, new_password: NewPassword) -> HttpResponse:
    wrong = form.is_bound or new_password.is_bound
    shown: dict[str, Any] = {"here": "settings", "form": form, "new_password": new_password}
    shown["invitations"] = _invitations(request)
    return render(request, "settings/index.html", shown, status=422 if wrong else 200)
