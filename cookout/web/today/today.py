"""Today: who needs the member now, and why; and the end of it."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from cookout.mastermind.my_turn import group_turns
from cookout.members.member import Member
from cookout.members.region import region_of
from cookout.people.person import Person
from cookout.referrals.introduction import Introduction
from cookout.referrals.newly_met import newly_met
from cookout.referrals.recommendation import Recommendation, Recommendations
from cookout.referrals.result import Result
from cookout.today.dates_ahead import dates_ahead
from cookout.today.not_today import NotToday
from cookout.today.today import show_more
from cookout.today.today import today as todays
from cookout.web.http.door import Visit, back
from cookout.web.http.idempotency import once
from cookout.web.parts.need_notes import notes
from cookout.web.parts.person_summary import called
from cookout.web.recommendations.coming_home import whom_to_tell
from cookout.web.recommendations.recommendation_page import row
from cookout.web.today import today_page

ASKED = 3
"""So many recommendations are asked about on one day."""
NEWS = timedelta(days=14)
"""So long somebody new stands beside the need that they could meet."""


@require_safe
def today(request: Visit) -> HttpResponse:
    """The few people for today, promises, and who was just met."""
    member = request.user
    if member.welcomed_at is None and not Person.objects.of(member).exists():
        return redirect("welcome")
    day = todays(member=member, on=request.on)
    done = today_page.done(day, member)
    shown = {
        "here": "today",
        "today": day,
        "greeting": today_page.greeting(member, at=request.at),
        "summary": today_page.summary(day),
        **today_page.ending(day, done=bool(done)),
        "cards": today_page.cards(day, region=region_of(request.user)),
        "done": done,
        "all": len(done) + len(day.steps),
        "nobody": not (done or day.steps) and not Person.objects.of(member).kept().exists(),
        "promises": today_page.promise_rows(day)
        + today_page.group_promise_rows(member, on=request.on),
        "group_turns": group_turns(member, at=request.at),
        "asked": Recommendation.objects.of(member)
        .to_ask_about(on=request.on)
        .select_related("provider", "asker")[:ASKED],
        "introduced": Introduction.objects.of(member)
        .to_ask_about(on=request.on)
        .select_related("first", "second")[:ASKED],
        "results": Result.choices,
        "went": [(row(one), whom_to_tell(one)) for one in _came_home(member, request.on)],
        "met": notes(newly_met(member, since=request.on - NEWS))[:ASKED],
        "dates": today_page.date_lines(day, dates_ahead(member=member, on=request.on)),
        "just_met": today_page.met_rows(day),
    }
    return render(request, "today/index.html", shown)


def _came_home(member: Member, on: date) -> Recommendations:
    told = Recommendation.objects.of(member).came_home(on=on)
    return told.select_related("provider", "asker", "experience", "experience__source")[:ASKED]


@require_POST
def not_today(request: Visit, pk: int) -> HttpResponse:
    """Leave somebody out until tomorrow."""
    person = _person(request, pk)
    NotToday.say(person=person, on=request.on)
    undo = f"undo:{reverse('today_after_all', args=[pk])}"
    messages.success(request, f"{called(person)} can wait until tomorrow.", extra_tags=undo)
    return back(request, "today")


@require_POST
def today_after_all(request: Visit, pk: int) -> HttpResponse:
    """Put them on today's list again."""
    person = _person(request, pk)
    NotToday.take_back(person=person, on=request.on)
    messages.success(request, f"{called(person)} is back on today’s list.")
    return back(request, "today")


@require_POST
@once
def more(request: Visit) -> HttpResponse:
    """Put the next few at the end of today's list."""
    show_more(member=request.user, on=request.on)
    return back(request, "today")


def _person(request: Visit, pk: int) -> Person:
    return get_object_or_404(Person.objects.of(request.user).kept(), pk=pk)
