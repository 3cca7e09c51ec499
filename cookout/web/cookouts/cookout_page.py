"""The page of a cookout; it comes again where something on it was wrong."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import render

from cookout.plan.plan import Plan
from cookout.practice.invitation import fit_words
from cookout.practice.phrases import ago, capital
from cookout.table.cookout import Cookout
from cookout.web.cookouts.cookout_form import GuestAnswer, WhoCame
from cookout.web.cookouts.guest_list import allergies, guests_of, invited, people_in_all, summary
from cookout.web.http.door import Visit


def page(
    request: Visit,
    cookout: Cookout,
    *,
    came: WhoCame | None = None,
    answer: GuestAnswer | None = None,
) -> HttpResponse:
    """Everything about one cookout; with a form that was wrong, it says what to do."""
    guests = guests_of(cookout)
    shown = invited(cookout, guests, on=request.on)
    if answer:
        shown = [
            replace(invited_guest, form=answer)
            if invited_guest.guest.pk == answer.guest.pk
            else invited_guest
            for invited_guest in shown
        ]
    size = Plan.of_member(request.user).cookout_size
    when = ago(day=cookout.on, on=request.on)
    context = {
        "here": "plan",
        "cookout": cookout,
        "when": "" if when.startswith("on ") else capital(words=when),
        "is_past": cookout.on < request.on,
        "is_there": cookout.on <= request.on,
        "guests": shown,
        "summary": summary(shown),
        "fit": fit_words(people=people_in_all(shown), size=size),
        "allergies": allergies(shown),
        "came": came or WhoCame(cookout=cookout, guests=guests),
        "form": answer or came or "",
    }
    return render(request, "cookouts/show.html", context, status=422 if came or answer else 200)
