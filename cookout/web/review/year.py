"""The year: who came to the table, promises kept, and other plain counts."""

from __future__ import annotations

from datetime import date

from django.db.models import Min
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cookout.members.member import Member
from cookout.people.interaction import Interaction
from cookout.people.person import Person
from cookout.plan.period import Stretch
from cookout.practice.phrases import capital, number
from cookout.referrals.recommendation import Recommendation, Recommendations
from cookout.table.decision import Decision
from cookout.web.http.door import Visit
from cookout.web.parts import exchanged
from cookout.web.recommendations.recommendation_page import in_words

EARLIEST = 1900
NAMED = 60


@require_safe
def show(request: Visit, year: int | None = None) -> HttpResponse:
    """One year of the member; without a number the current one."""
    year = request.on.year if year is None else year
    if not EARLIEST <= year <= request.on.year:
        raise Http404
    last = min(date(year, 12, 31), request.on)
    stretch = Stretch(member=request.user, first=date(year, 1, 1), last=last)
    kept = list(stretch.promises_kept().values_list("mine", flat=True))
    minutes = sum(stretch.minutes_by_day().values())
    touched, seated = stretch.in_touch().count(), _seated(stretch)
    filled, before, after = stretch.roles_filled(), year - 1, year + 1
    shown = {
        "here": "plan",
        "year": year,
        "is_this_year": year == request.on.year,
        "in_touch": touched,
        "seated": seated,
        "filled": filled,
        "promises_kept": _kept(sum(kept), len(kept) - sum(kept)),
        "is_empty": not (touched or seated or filled or kept),
        "recommended": in_words(_recommended(stretch)),
        "exchanged": exchanged.in_words(stretch.exchanged()),
        "hours": (minutes + 30) // 60,
        "minutes": minutes,
        "event_hours": stretch.event_hours(),
        "before_url": _url(before) if _has_before(request.user, year) else "",
        "after_url": _url(after) if after <= request.on.year else "",
    }
    return render(request, "review/year.html", shown)


def _recommended(stretch: Stretch) -> Recommendations:
    """The recommendations with a known result."""
    recommended = Recommendation.objects.of(stretch.member).standing().exclude(result="")
    return recommended.filter(told_on__range=(stretch.first, stretch.last))


def _seated(stretch: Stretch) -> list[Person]:
    made = Decision.objects.of(stretch.member)
    return made.people_seated(first=stretch.first, last=stretch.last)[:NAMED]


def _has_before(member: Member, year: int) -> bool:
    """Whether anything was logged before a year."""
    logged = Interaction.objects.of(member).not_in_trash().restarting()
    first: date | None = logged.aggregate(first=Min("on"))["first"]
    return first is not None and EARLIEST <= first.year < year


def _kept(mine: int, theirs: int) -> str:
    """Promises kept, both ways: "Three by you, none to you"."""
    return capital(words=f"{number(count=mine)} by you, {number(count=theirs)} to you")


def _url(year: int) -> str:
    return reverse("year_of", args=[year])
