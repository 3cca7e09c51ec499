"""Delete a member's whole account."""

from __future__ import annotations

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from cookout.letters.mail_server import MailServer
from cookout.mastermind.group_member import GroupMember
from cookout.members.member import Member
from cookout.practice.retention import copy_days
from cookout.trash.leaving import leave as erase
from cookout.web.exports.export_form import ARCHIVE
from cookout.web.http.door import Visit
from cookout.web.settings.settings_form import PresentPassword
from cookout.web.trash.erasure_page import all_of, group_going


@sensitive_post_parameters("present")
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: Visit) -> HttpResponse:
    """Say what is deleted, offer the archive, ask for the password; then delete everything."""
    member = Member.objects.get(pk=request.user.pk)
    data = request.POST if request.method == "POST" else None
    form = PresentPassword(data, member=member, at=request.at)
    if form.is_valid():
        logout(request)
        with transaction.atomic():
            if member.is_host:
                # Whoever is the host next sets up their own.
                MailServer.forget()
            erase(member)
        return redirect("goodbye")
    going = GroupMember.groups_going_with(member)
    shown = {
        "here": "settings",
        "form": form,
        "goes": [*all_of(member), *(group_going(group) for group in going)],
        "is_alone": not Member.objects.exclude(pk=member.pk).exists(),
        "in_groups": GroupMember.objects.filter(member=member).exclude(group__in=going).exists(),
        "archive": ARCHIVE,
        "copy_days": copy_days(),
    }
    return render(request, "settings/leaving.html", shown, status=422 if form.is_bound else 200)


@login_not_required
@require_safe
def goodbye(request: HttpRequest) -> HttpResponse:
    """The last page, which knows no member."""
    return render(request, "settings/goodbye.html")
