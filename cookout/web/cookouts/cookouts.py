"""Cookouts: planned, changed, logged once for all who came."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cookout.people.person import Person
from cookout.plan.plan import Plan
from cookout.practice.invitation import fit_words
from cookout.practice.phrases import so_many
from cookout.table.cookout import Cookout, Cookouts
from cookout.web.cookouts.cookout_form import AboutCookout, WhoCame, as_written, good_day, ticked
from cookout.web.cookouts.cookout_page import page
from cookout.web.cookouts.guest_choice import choice
from cookout.web.cookouts.guest_list import guests_of
from cookout.web.http.concurrent_edit import one_at_a_time
from cookout.web.http.door import Visit, back
from cookout.web.http.idempotency import once
from cookout.web.http.pagination import ByDay, cut

TO_COME = 50


@require_safe
def index(request: Visit) -> HttpResponse:
    """Those to come, the next one first; then the past ones."""
    cookouts = Cookout.objects.of(request.user).not_in_trash()
    past = cut(request.GET, ByDay(_counted(cookouts.past(on=request.on)), "on"), key=_day)
    to_come = _counted(cookouts.to_come(on=request.on))[:TO_COME]
    context = {"here": "plan", "to_come": to_come, "past": past}
    return render(request, "cookouts/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def new(request: Visit) -> HttpResponse:
    """Plan one: the day, and the guests from the table. Searching sends the form, and keeps it."""
    posted = request.method == "POST"
    data = request.POST if posted else request.GET
    chosen = ticked(data.getlist("people"))
    searches = "find" in request.POST
    form = AboutCookout(
        request.POST if posted else None, initial={"on": good_day(on=request.on)}, latest=None
    )
    if posted and not searches and form.is_valid():
        cookout = Cookout(owner=request.user)
        cookout.write(**form.cleaned_data)
        cookout.ask(Person.objects.of(request.user).not_in_trash().filter(pk__in=chosen))
        messages.success(request, "Cookout planned. Now invite your guests.")
        return redirect("cookout", cookout.pk)
    size = Plan.of_member(request.user).cookout_size
    context = {
        "here": "plan",
        "form": form,
        "size": size,
        "fit": fit_words(people=len(chosen), size=size),
        "choice": choice(
            request.user, ticked=chosen, q=data.get("q", ""), without=set(), on=request.on
        ),
    }
    is_wrong = posted and not searches
    return render(request, "cookouts/new.html", context, status=422 if is_wrong else 200)


@require_safe
def show(request: Visit, pk: int) -> HttpResponse:
    """The day, the guests with what they said, what they cannot eat, and who came."""
    return page(request, _cookout(request, pk))


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def edit(request: Visit, pk: int) -> HttpResponse:
    """Change the day, the place, the words."""
    cookout = _cookout(request, pk)
    posted = request.method == "POST"
    form = AboutCookout(
        request.POST if posted else None,
        initial=as_written(cookout),
        latest=request.on if cookout.is_logged else None,
    )
    if posted and form.is_valid():
        cookout.write(**form.cleaned_data)
        messages.success(request, "Saved.")
        return redirect("cookout", pk)
    context = {"here": "plan", "cookout": cookout, "form": form}
    return render(request, "cookouts/edit.html", context, status=422 if posted else 200)


@require_POST
@one_at_a_time
def came(request: Visit, pk: int) -> HttpResponse:
    """Log who came, as one interaction with all of them; a second time corrects it."""
    cookout = _cookout(request, pk)
    if cookout.on > request.on:
        messages.info(request, "You can save who came on the day.")
        return redirect("cookout", pk)
    guests = guests_of(cookout)
    form = WhoCame(request.POST, cookout=cookout, guests=guests)
    if not form.is_valid():
        return page(request, cookout, came=form)
    there = form.cleaned_data["people"]
    is_first = not cookout.is_logged
    minutes = form.cleaned_data["minutes"]
    present = [guest.person for guest in guests if guest.person_id in there]
    cookout.came(present, minutes=minutes, at=request.at)
    words = f"Saved. A cookout with {_people(len(present))}."
    if is_first and cookout.logged:
        undo = f"undo:{reverse('interaction_trash', args=[cookout.logged.pk])}"
        messages.success(request, words, extra_tags=undo)
    else:
        messages.success(request, f"Updated. A cookout with {_people(len(present))}.")
    return redirect("cookout", pk)


@require_POST
def discard(request: Visit, pk: int) -> HttpResponse:
    """Put it in the trash; what was logged stays."""
    cookout = get_object_or_404(Cookout.objects.of(request.user), pk=pk)
    cookout.trash(at=request.at)
    words = "Cookout moved to trash."
    if cookout.is_logged:
        words += " The logged evening stays."
    messages.success(request, words, extra_tags=f"undo:{reverse('cookout_restore', args=[pk])}")
    return redirect("cookouts")


@require_POST
def restore(request: Visit, pk: int) -> HttpResponse:
    """Take it out of the trash."""
    cookout = get_object_or_404(Cookout.objects.of(request.user), pk=pk)
    cookout.restore()
    messages.success(request, "Cookout restored.")
    return back(request, "cookout", pk)


def _cookout(request: Visit, pk: int) -> Cookout:
    cookouts = Cookout.objects.of(request.user).not_in_trash().select_related("logged")
    return get_object_or_404(cookouts, pk=pk)


def _counted(cookouts: Cookouts) -> Cookouts:
    """With counts of guests invited, coming, and present."""
    there = Q(guests__person__trashed_at=None)
    is_logged = Q(logged__trashed_at=None)
    return cookouts.annotate(
        asked=Count("guests", there, distinct=True),
        coming=Count("guests", there & Q(guests__comes=True), distinct=True),
        were_there=Count("logged__people", is_logged, distinct=True),
    )


def _day(cookout: Cookout) -> object:
    return cookout.on


def _people(count: int) -> str:
    return so_many(count=count, one="person", several="people")
