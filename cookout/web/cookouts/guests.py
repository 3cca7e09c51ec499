"""Guests of a cookout: added, marked as invited, and their answers."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cookout.people.person import Person
from cookout.practice.phrases import number
from cookout.table.cookout import Cookout, Guest, WasThere
from cookout.web.cookouts.cookout_form import GuestAnswer, ticked
from cookout.web.cookouts.cookout_page import page
from cookout.web.cookouts.guest_choice import choice
from cookout.web.http.concurrent_edit import one_at_a_time
from cookout.web.http.door import Visit
from cookout.web.parts.person_summary import called


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def add(request: Visit, pk: int) -> HttpResponse:
    """Add guests. Searching submits the form, so that ticks are kept."""
    cookout = get_object_or_404(Cookout.objects.of(request.user).not_in_trash(), pk=pk)
    posted = request.method == "POST"
    data = request.POST if posted else request.GET
    chosen = ticked(data.getlist("people"))
    searches = "find" in request.POST
    wrong = ""
    if posted and not searches:
        new = cookout.ask(Person.objects.of(request.user).not_in_trash().filter(pk__in=chosen))
        if new or chosen:
            messages.success(request, _more(new))
            return redirect("cookout", pk)
        wrong = "Check someone first"
    context = {
        "here": "plan",
        "cookout": cookout,
        "wrong": wrong,
        "choice": choice(
            request.user,
            ticked=chosen,
            q=data.get("q", ""),
            without=set(cookout.guests.values_list("person_id", flat=True)),
            on=request.on,
        ),
    }
    return render(request, "cookouts/guests.html", context, status=422 if wrong else 200)


@require_POST
@one_at_a_time
def ask(request: Visit, pk: int) -> HttpResponse:
    """Mark a guest as invited, or not."""
    guest = _guest(request, pk)
    if request.POST.get("asked") == "no":
        guest.invite(on=None)
        messages.success(request, f"{called(guest.person)} is marked as not invited.")
    else:
        guest.invite(on=guest.asked_on or request.on)
        messages.success(request, f"{called(guest.person)} is marked as invited.")
    return _home(guest)


@require_POST
@one_at_a_time
def answer(request: Visit, pk: int) -> HttpResponse:
    """Save a guest's answer, and how many they bring."""
    guest = _guest(request, pk)
    form = GuestAnswer(request.POST, guest=guest)
    if not form.is_valid():
        return page(request, guest.cookout, answer=form)
    form.write(on=request.on)
    messages.success(request, f"{_answer_words(guest)}.")
    return _home(guest)


@require_POST
@one_at_a_time
def remove(request: Visit, pk: int) -> HttpResponse:
    """Remove a guest; one who came stays."""
    guest = _guest(request, pk)
    try:
        guest.strike()
        messages.success(request, f"{called(guest.person)} is no longer a guest.")
    except WasThere:
        messages.info(request, f"{called(guest.person)} came. Change who came first.")
    return _home(guest)


def _guest(request: Visit, pk: int) -> Guest:
    guests = (
        Guest.objects.of(request.user).not_in_trash().select_related("person", "cookout__logged")
    )
    return get_object_or_404(guests, pk=pk)


def _home(guest: Guest) -> HttpResponse:
    return redirect(f"{reverse('cookout', args=[guest.cookout_id])}#guests")


def _answer_words(guest: Guest) -> str:
    name = called(guest.person)
    if guest.comes is None:
        return f"No answer from {name} yet"
    if not guest.comes:
        return f"{name} can’t come"
    more = f" with {number(count=guest.brings)} more" if guest.brings else ""
    return f"{name} is coming{more}"


def _more(new: int) -> str:
    if not new:
        return "They’re already guests."
    return "One guest added." if new == 1 else f"{number(count=new).capitalize()} guests added."
