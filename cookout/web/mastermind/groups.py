"""Mastermind groups: list, create, one on its page, and what its host changes."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import HostMustHandOver
from cookout.web.http.concurrent_edit import one_at_a_time
from cookout.web.http.door import Visit, back
from cookout.web.http.idempotency import once
from cookout.web.http.pagination import ROW_ID
from cookout.web.mastermind.group_form import AboutGroup, AboutPlace, as_written
from cookout.web.mastermind.group_page import group_page, rhythm_words

NEW = {"weeks": "2"}
PLACE = ("trade", "lived", "speaks_to", "shown_to_visitors")


@require_safe
def index(request: Visit) -> HttpResponse:
    """The groups the member is in."""
    groups = Group.objects.seen_by(request.user).select_related("host").order_by("name", "pk")
    shown = {"here": "mastermind", "groups": [(group, rhythm_words(group)) for group in groups]}
    return render(request, "mastermind/index.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def new(request: Visit) -> HttpResponse:
    """Create a group, as its host."""
    form = AboutGroup(request.POST if request.method == "POST" else None, initial=NEW)
    if form.is_bound and form.is_valid():
        group = Group.found(host=request.user, at=request.at, **form.cleaned_data)
        messages.success(request, "Group saved. Now invite members.")
        return redirect("group", group.pk)
    shown = {"here": "mastermind", "form": form}
    return render(request, "mastermind/new.html", shown, status=422 if form.is_bound else 200)


@require_safe
def show(request: Visit, pk: int) -> HttpResponse:
    """A group: when it meets, and who is in it."""
    page = group_page(group_of(request, pk), member=request.user, at=request.at)
    return render(request, "mastermind/group.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def edit(request: Visit, pk: int) -> HttpResponse:
    """Change the name, the purpose or the rhythm; for the host or a stand-in."""
    group, posted = led_group(request, pk), request.method == "POST"
    form = AboutGroup(request.POST if posted else None, initial=as_written(group))
    if posted and form.is_valid():
        group.change(**form.cleaned_data)
        messages.success(request, "Group saved.")
        return redirect("group", pk)
    shown = {"here": "mastermind", "group": group, "form": form}
    return render(request, "mastermind/edit.html", shown, status=422 if posted else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def about_me(request: Visit, pk: int) -> HttpResponse:
    """What the member does, has lived and can speak to, as this group sees it."""
    group, posted = group_of(request, pk), request.method == "POST"
    mine = group.membership_of(request.user)
    now = {name: getattr(mine, name) for name in PLACE}
    form = AboutPlace(request.POST if posted else None, initial=now)
    if posted and form.is_valid():
        mine.describe(**form.cleaned_data)
        messages.success(request, "Saved.")
        return redirect("group", pk)
    shown = {"here": "mastermind", "group": group, "form": form}
    return render(request, "mastermind/about_me.html", shown, status=422 if posted else 200)


@require_POST
def stand_in(request: Visit, pk: int) -> HttpResponse:
    """Stand in for the host."""
    group_of(request, pk).stand_in_for_host(by=request.user, at=request.at)
    messages.success(request, "You’re leading the group for now.")
    return back(request, "group", pk)


@require_POST
def end_stand_in(request: Visit, pk: int) -> HttpResponse:
    """End standing in: the host leads again."""
    led_group(request, pk).end_stand_in(by=request.user)
    messages.success(request, "The host is leading again.")
    return back(request, "group", pk)


@require_POST
def hand_over(request: Visit, pk: int) -> HttpResponse:
    """Make another member the host."""
    group = group_of(request, pk)
    if group.host_id not in (None, request.user.pk):
        raise Http404
    chosen = request.POST.get("to", "")
    heirs = group.members.present().exclude(member=None).select_related("member")
    heir = get_object_or_404(heirs, pk=int(chosen) if ROW_ID.fullmatch(chosen) else 0)
    assert heir.member
    group.hand_over(to=heir.member, by=request.user)
    messages.success(request, f"{heir.full_name} hosts the group now.")
    return redirect("group", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: Visit, pk: int) -> HttpResponse:
    """Ask for confirmation; then leave the group."""
    group = group_of(request, pk)
    mine = group.membership_of(request.user)
    if request.method == "POST":
        try:
            mine.leave(at=request.at)
        except HostMustHandOver:
            messages.info(request, "Choose who hosts next. Then you can leave.")
            return redirect("group", pk)
        messages.success(request, f"You left {group.name}.")
        return redirect("mastermind")
    shown = {"here": "mastermind", "group": group, "is_last": mine.is_last_account}
    return render(request, "mastermind/leave.html", shown)


def group_of(request: Visit, pk: int) -> Group:
    """A group the member is in; 404 for others."""
    groups = Group.objects.seen_by(request.user).select_related("host", "stand_in")
    return get_object_or_404(groups, pk=pk)


def led_group(request: Visit, pk: int) -> Group:
    """A group the member hosts, or stands in for; 404 for others."""
    group = group_of(request, pk)
    if not group.is_led_by(request.user):
        raise Http404
    return group
