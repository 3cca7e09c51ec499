"""The weekly review: eight minutes, one step a screen."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from cookout.people.answered import never_answered
from cookout.people.person import Person
from cookout.plan.past_weeks import planned_at_review
from cookout.plan.plan import Plan
from cookout.plan.week import Week
from cookout.table.fit import weigh_now
from cookout.web.http.concurrent_edit import one_at_a_time
from cookout.web.http.door import Visit
from cookout.web.parts.person_summary import rings
from cookout.web.plan.fit import fit
from cookout.web.review import review_page
from cookout.web.review.review_form import NextPeople, Sentence, monday_after
from cookout.web.table.table import proposal

MET_SHOWN, LET_GO_SHOWN = 12, 3


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def week(request: Visit) -> HttpResponse:
    """1 of 4: look back at the week, with an optional sentence about it."""
    found, posted = review_page.week_of(request.user, on=request.on), request.method == "POST"
    form = Sentence(request.POST if posted else None, week=found)
    if posted and form.is_valid():
        if form.cleaned_data["words"] != found.words:
            Week.of_day(owner=request.user, day=found.monday_on).say(form.cleaned_data["words"])
        return redirect("review_met")
    plan = Plan.of_member(request.user)
    until = min(found.sunday_on, request.on)
    shown = {
        "form": form,
        "fit": fit(plan, on=until) if plan.is_made else None,
        **review_page.look_back(found, on=request.on),
    }
    return _screen(request, "week", 1, shown, status=422 if posted else 200)


@require_safe
def just_met(request: Visit) -> HttpResponse:
    """2 of 4: the people to decide about, one per screen."""
    people = review_page.just_met(request.user, on=request.on)
    here = urlencode({"next": reverse("review_met")})
    shown = {
        "count": people.count(),
        "people": rings(people[:MET_SHOWN], on=request.on),
        "decide_url": f"{reverse('decide')}?{here}",
    }
    return _screen(request, "met", 2, shown)


@require_safe
def room(request: Visit) -> HttpResponse:
    """3 of 4: warm up, keep warm or let go; the one change the practice would make."""
    silent = rings(never_answered(member=request.user, on=request.on), on=request.on)
    weighed = weigh_now(member=request.user, on=request.on)
    shown = {
        "weighed": weighed,
        "cooling": review_page.cooling(request.user, on=request.on),
        "proposal": proposal(weighed),
        "next": urlencode({"next": reverse("review_room")}),
        "silent": silent[:LET_GO_SHOWN],
        "more_silent": max(len(silent) - LET_GO_SHOWN, 0),
    }
    return _screen(request, "room", 3, shown)


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def next_week(request: Visit) -> HttpResponse:
    """4 of 4: choose people for next week. Saving ends the review."""
    found, posted = review_page.week_of(request.user, on=request.on), request.method == "POST"
    monday = monday_after(found)
    offered = Person.objects.of(request.user).not_in_trash()
    form = NextPeople(request.POST if posted else None, offered=offered)
    if posted and form.is_valid():
        form.choose(Week.of_day(owner=request.user, day=monday))
        planned = planned_at_review(plan=Plan.of_member(request.user), monday=found.monday_on)
        reviewed = Week.of_day(owner=request.user, day=found.monday_on)
        reviewed.review(at=request.at, planned=planned)
        return redirect("review_done")
    ticked = set(request.POST.getlist("people")) if posted else None
    held = review_page.next_week(request.user, monday=monday, on=request.on, ticked=ticked)
    shown = {"form": form, "held": held, "is_this_week": monday <= request.on}
    return _screen(request, "next", 4, shown, status=422 if posted else 200)


@require_safe
def done(request: Visit) -> HttpResponse:
    """The end: what next week holds."""
    found = review_page.week_of(request.user, on=request.on)
    if not found.is_reviewed:
        return redirect("review")
    monday = monday_after(found)
    holds = review_page.what_it_holds(request.user, monday=monday, on=request.on)
    shown = {"here": "plan", "is_this_week": monday <= request.on, **holds}
    return render(request, "review/done.html", shown)


def _screen(
    request: Visit, name: str, number: int, shown: dict[str, Any], status: int = 200
) -> HttpResponse:
    context = {**review_page.around(number), **shown}
    return render(request, f"review/{name}.html", context, status=status)
