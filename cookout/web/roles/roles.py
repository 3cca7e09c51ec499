"""Roles you need: trades the member wants someone good for, and who there is for each."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cookout.people.role import Role
from cookout.practice.phrases import one_line
from cookout.table.role_map import role_map
from cookout.web.http.door import Visit
from cookout.web.roles.role_form import HowCrowded, NeededRole
from cookout.web.roles.role_rows import need


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: Visit) -> HttpResponse:
    """The list; a POST adds a role. The Undo button posts here, too."""
    posted = request.method == "POST"
    data = {"name": request.POST.get("name", request.GET.get("name", ""))}
    form = NeededRole(data if posted else None)
    if posted and form.is_valid():
        role = Role.need(owner=request.user, name=form.cleaned_data["name"], on=request.on)
        messages.success(request, f"{_name(role)} added.")
        return redirect("roles")
    needs = [need(mapped, on=request.on) for mapped in role_map(member=request.user, on=request.on)]
    context = {"here": "people", "form": form, "needs": needs}
    return render(request, "roles/index.html", context, status=422 if posted else 200)


@require_POST
def crowded(request: Visit, pk: int) -> HttpResponse:
    """Save how common a trade is, or leave it to the count."""
    role = get_object_or_404(Role.objects.of(request.user), pk=pk)
    form = HowCrowded(request.POST)
    if not form.is_valid():
        messages.error(request, "Choose one of the answers.")
        return redirect("roles")
    role.call_crowded(form.cleaned_data["crowded"])
    messages.success(request, f"Saved for {_name(role)}.")
    return redirect("roles")


@require_POST
def no_longer(request: Visit, pk: int) -> HttpResponse:
    """Remove a role."""
    role = get_object_or_404(Role.objects.of(request.user), pk=pk)
    role.delete()
    undo = f"undo:{reverse('roles')}?{urlencode({'name': role.name})}"
    messages.success(request, f"{_name(role)} removed.", extra_tags=undo)
    return redirect("roles")


def _name(role: Role) -> str:
    return one_line(text=role.name, most=60)
