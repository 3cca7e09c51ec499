"""Today: who needs the member now, and why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from cookout.capture.received_capture import ReceivedCapture
from cookout.mastermind.my_turn import group_turns
from cookout.members.member import Member
from cookout.members.region import region_of
from cookout.people.person import Person
from cookout.practice.numbers import MATCH_IS_NEWS_FOR, RESULTS_ASKED_A_DAY
from cookout.referrals.introduction import Introduction
from cookout.referrals.newly_met import newly_met
from cookout.referrals.recommendation import Recommendation
from cookout.referrals.result import Result
from cookout.today.dates_ahead import dates_ahead
from cookout.today.not_today import NotToday
from cookout.today.today import Today, show_more
from cookout.today.today import today as todays
from cookout.web.http.door import Visit, back
from cookout.web.http.idempotency import once
from cookout.web.parts.need_notes import notes
from cookout.web.parts.person_summary import called
from cookout.web.recommendations.coming_home import whom_to_tell
from cookout.web.recommendations.recommendation_page import GivenRow, row
from cookout.web.today import today_page
from cookout.web.today.promise_lines import group_promise_lines, promise_lines
from cookout.web.today.session_rows import session_rows
from cookout.web.today.today_lists import filled_lists

Row = TypeVar("Row", bound=Model)
MOST_COUNTED = 100


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
        "nobody": not (done or day.steps) and not Person.objects.of(member).not_in_trash().exists(),
        "results": Result.choices,
        "dates": today_page.date_lines(day, dates_ahead(member=member, on=request.on)),
        "just_met": today_page.met_rows(day),
        **_beside(request, day),
    }
    return render(request, "today/index.html", shown)


def _beside(request: Visit, day: Today) -> dict[str, Any]:
    """The lists beside today's people that aren't empty."""
    member, on = request.user, request.on
    asked: dict[str, Callable[[], list[Any]]] = {
        "group_turns": lambda: group_turns(member, at=request.at),
        "sessions": lambda: session_rows(member, at=request.at),
        "group_promises": lambda: group_promise_lines(member, on=on),
        "asked": lambda: _few(
            Recommendation.objects.of(member).to_ask_about(on=on), "provider", "asker"
        ),
        "introduced": lambda: _few(
            Introduction.objects.of(member).to_ask_about(on=on), "first", "second"
        ),
        "went": lambda: _came_home(member, on),
        "to_check": lambda: _to_check(member),
        "met": lambda: notes(newly_met(member, since=on - MATCH_IS_NEWS_FOR))[:RESULTS_ASKED_A_DAY],
    }
    filled = filled_lists(member, on=on)
    found = {name: ask() for name, ask in asked.items() if name in filled}
    return found | {
        "promises": promise_lines(day) + found.pop("group_promises", []),
    }


def _to_check(member: Member) -> list[int]:
    waiting = ReceivedCapture.objects.of(member).waiting()
    return list(waiting.values_list("pk", flat=True)[:MOST_COUNTED])


def _came_home(member: Member, on: date) -> list[tuple[GivenRow, str]]:
    recommended = Recommendation.objects.of(member).came_home(on=on)
    few = _few(recommended, "provider", "asker", "experience", "experience__source")
    return [(row(recommendation), whom_to_tell(recommendation)) for recommendation in few]


def _few(rows: QuerySet[Row], *related: str) -> list[Row]:
    return list(rows.select_related(*related)[:RESULTS_ASKED_A_DAY])


@require_POST
def not_today(request: Visit, pk: int) -> HttpResponse:
    """Leave someone off the list until tomorrow."""
    person = _person(request, pk)
    NotToday.say(person=person, on=request.on)
    undo = f"undo:{reverse('today_after_all', args=[pk])}"
    messages.success(request, f"{called(person)} can wait until tomorrow.", extra_tags=undo)
    return back(request, "today")


@require_POST
def today_after_all(request: Visit, pk: int) -> HttpResponse:
    """Put them back on today's list."""
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
    return get_object_or_404(Person.objects.of(request.user).not_in_trash(), pk=pk)
