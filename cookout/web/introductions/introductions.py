"""Introductions: offered to both, agreed by both, introduced, talked, and how it turned out."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cookout.people.person import Person
from cookout.referrals.answer_link import AGREE_FOR, RESULT_FOR, AnswerLink
from cookout.referrals.introduction import (
    NO,
    YES,
    Introduction,
    Introductions,
    NamesOne,
    NotAgreed,
)
from cookout.referrals.result import Result
from cookout.web.http.addresses import is_on_the_web
from cookout.web.http.door import Visit, back
from cookout.web.http.idempotency import once
from cookout.web.introductions.ideas import suggested
from cookout.web.introductions.introduction_form import NewIntroduction
from cookout.web.introductions.introduction_page import (
    asking,
    introduction_page,
    rows,
    side,
)
from cookout.web.parts.named_person import trusted_names
from cookout.web.parts.person_summary import called

SHOWN = 50
SIDES = ("first", "second")
PREFILLED = {"why": "q", "other": "other"}
"""Form fields that a link may prefill, with their names in the query."""


@require_safe
def index(request: Visit) -> HttpResponse:
    """All of them, the latest first."""
    found = _introductions(request).standing().latest_first()[:SHOWN]
    shown = {"here": "people", "rows": rows(found), "ideas": suggested(request.user, on=request.on)}
    return render(request, "introductions/index.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def make(request: Visit, pk: int) -> HttpResponse:
    """Offer a person to somebody who looks for what they do."""
    person = get_object_or_404(Person.objects.of(request.user).not_in_trash(), pk=pk)
    person.owner = request.user
    posted = request.method == "POST"
    shown = {name: request.GET.get(asked, "")[:300] for name, asked in PREFILLED.items()}
    form = NewIntroduction(request.POST if posted else None, person=person, initial=shown)
    if posted and form.is_valid():
        asker, why = form.cleaned_data["other"], form.cleaned_data["why"]
        try:
            made = Introduction.offer(first=asker, second=person, why=why, on=request.on)
        except NamesOne:
            form.add_error("why", "Leave out their names until both agree")
        else:
            return redirect("introduction", made.pk)
    page = {"here": "people", "person": person, "name": called(person), "form": form}
    page |= {"names": trusted_names(request.user)}
    return render(request, "introductions/make.html", page, status=422 if posted else 200)


@require_safe
def show(request: Visit, pk: int) -> HttpResponse:
    """Both sides, what they answered, and what comes next."""
    page = introduction_page(_one(request, pk), member=request.user)
    return render(request, "introductions/show.html", page)


@require_POST
def link(request: Visit, pk: int) -> HttpResponse:
    """A message to one side with a link of its own; the one before stops working."""
    one, name = _one(request, pk), request.POST.get("side", "")
    if name not in SIDES or not is_on_the_web():
        return redirect("introduction", pk)
    if one.introduced_on is not None:
        secret = AnswerLink.to_hear(one, at=request.at)
        asked, days = asking(one, secret, member=request.user), RESULT_FOR.days
    else:
        person = one.first if name == "first" else one.second
        secret = AnswerLink.to_agree(one, person, at=request.at)
        asked = side(one, name, member=request.user, secret=secret)
        days = AGREE_FOR.days
    page = {"here": "people", "one": one, "side": asked, "message": asked.message}
    page |= {"actions": asked.actions, "days": days}
    return render(request, "introductions/link.html", page)


@require_POST
def answer(request: Visit, pk: int) -> HttpResponse:
    """Record what one side told the member: yes, no, or nothing."""
    one, name, given = _one(request, pk), request.POST.get("side"), request.POST.get("answer", "")
    if name in SIDES and given in (YES, NO, ""):
        one.answer(one.first if name == "first" else one.second, given)
        messages.success(request, "Answer saved.")
    return back(request, "introduction", pk)


@require_POST
def step(request: Visit, pk: int) -> HttpResponse:
    """Record the next step: introduced, talked, or how it went. Only after both agreed."""
    one, reached = _one(request, pk), request.POST.get("step", "")
    try:
        if reached == "introduced":
            one.introduce(on=request.on)
        elif reached == "talked":
            one.talk(on=request.on)
        elif reached == "unknown":
            one.ask_no_more(on=request.on)
        elif reached in ("", *Result.values):
            one.tell(reached, on=request.on)
    except NotAgreed:
        messages.info(request, "First both have to agree.")
    else:
        messages.success(request, "Saved.")
    return back(request, "introduction", pk)


@require_POST
def discard(request: Visit, pk: int) -> HttpResponse:
    get_object_or_404(_introductions(request), pk=pk).trash(at=request.at)
    undo = f"undo:{reverse('introduction_restore', args=[pk])}"
    messages.success(request, "Introduction moved to the trash.", extra_tags=undo)
    return back(request, "introductions")


@require_POST
def restore(request: Visit, pk: int) -> HttpResponse:
    get_object_or_404(_introductions(request), pk=pk).restore()
    messages.success(request, "Introduction restored.")
    return back(request, "introductions")


def _introductions(request: Visit) -> Introductions:
    return Introduction.objects.of(request.user).select_related("first", "second")


def _one(request: Visit, pk: int) -> Introduction:
    return get_object_or_404(_introductions(request).standing(), pk=pk)
