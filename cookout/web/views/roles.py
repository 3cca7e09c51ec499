"""Roles you need: trades you want somebody good for, and whom you know for each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cookout.members.member import Member
from cookout.people.person import Person
from cookout.people.role import Role
from cookout.practice.phrases import one_line
from cookout.web.door import Visit
from cookout.web.forms.role import NeededRole

SHOWN = 100
NAMED = 200


@dataclass(frozen=True)
class Need:
    """A role the member needs, how many they know for it, and who does a great job."""

    role: Role
    known: int = 0
    great: list[Person] = field(default_factory=list)

    @property
    def has_one_great(self) -> bool:
        return len(self.great) == 1

    @property
    def trade_query(self) -> str:
        """The people of this trade, as the list of people is narrowed to them."""
        return urlencode({"trade": self.role.key})


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: Visit) -> HttpResponse:
    """The list; a POST adds to it, also by the address that an Undo button posts to."""
    posted = request.method == "POST"
    said = {"name": request.POST.get("name", request.GET.get("name", ""))}
    form = NeededRole(said if posted else None)
    if posted and form.is_valid():
        role = Role.need(owner=request.user, name=form.cleaned_data["name"], on=request.on)
        messages.success(request, f"{_name(role)} is on your list.")
        return redirect("roles")
    context = {"here": "people", "form": form, "needs": _needs(request.user)}
    return render(request, "roles/index.html", context, status=422 if posted else 200)


@require_POST
def no_longer(request: Visit, pk: int) -> HttpResponse:
    """Nobody is needed for it any longer."""
    role = get_object_or_404(Role.objects.of(request.user), pk=pk)
    role.delete()
    undo = f"undo:{reverse('roles')}?{urlencode({'name': role.name})}"
    messages.success(request, f"{_name(role)} is off your list.", extra_tags=undo)
    return redirect("roles")


def _name(role: Role) -> str:
    return one_line(text=role.name, most=60)


def _needs(member: Member) -> list[Need]:
    roles = list(Role.objects.of(member).order_by("key")[:SHOWN])
    people = Person.objects.of(member).kept().filter(role_key__in=[role.key for role in roles])
    known = dict(people.exclude(place="gone").values_list("role_key").annotate(Count("pk")))
    great: dict[str, list[Person]] = defaultdict(list)
    for person in people.exclude(great_on=None).order_by("great_on", "pk")[:NAMED]:
        great[person.role_key].append(person)
    return [Need(role, known.get(role.key, 0), great[role.key][:3]) for role in roles]
