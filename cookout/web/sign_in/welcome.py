"""First run: who would you have over for a cookout?"""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from cookout.members.member import Member
from cookout.people.person import Person
from cookout.web.decide.full_table import who_makes_room
from cookout.web.http.door import Visit
from cookout.web.http.idempotency import once
from cookout.web.sign_in.welcome_form import FirstPeople

MOST_DRAWN = 3


@require_http_methods(["GET", "HEAD", "POST"])
@once
def welcome(request: Visit) -> HttpResponse:
    """Three names at the table, or later."""
    if "skip" in request.POST:
        _has_been_welcomed(request)
        return redirect("today")
    form = FirstPeople(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with transaction.atomic():
            # Of two at once, the second waits here and finds everybody seated.
            Member.objects.select_for_update().get(pk=request.user.pk)
            without_seat = form.set_the_table(member=request.user, on=request.on, at=request.at)
            _has_been_welcomed(request)
        if without_seat:
            return who_makes_room(request, without_seat)
        messages.success(request, "Your table is set.")
        return redirect("today")
    seated = Person.objects.of(request.user).not_in_trash().standing(Person.Place.DEEP)
    shown = {"form": form, "here": "today", "taken": len(seated[:MOST_DRAWN])}
    return render(request, "sign_in/welcome.html", shown, status=422 if form.is_bound else 200)


def _has_been_welcomed(request: Visit) -> None:
    if request.user.welcomed_at is None:
        request.user.welcomed_at = request.at
        request.user.save(update_fields=["welcomed_at"])
