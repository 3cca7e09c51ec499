"""Recommendations: make one, send it, hear how it went."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cookout.people.person import Person
from cookout.referrals.answer_link import AnswerLink
from cookout.referrals.need import Need
from cookout.referrals.recommendation import Recommendation, Recommendations
from cookout.referrals.result import Result
from cookout.web.http.addresses import is_on_the_web
from cookout.web.http.door import Visit, back
from cookout.web.http.idempotency import once
from cookout.web.http.pagination import ROW_ID
from cookout.web.parts.named_person import trusted_names
from cookout.web.parts.person_summary import called
from cookout.web.recommendations.evidence_words import rests_on
from cookout.web.recommendations.recommendation_form import NewRecommendation
from cookout.web.recommendations.recommendation_page import (
    asking_page,
    given_page,
    sending_page,
)

SHOWN = 50


@require_safe
def index(request: Visit) -> HttpResponse:
    """Recommendations made, the latest first, and how they went by basis."""
    given = _given(request).standing().latest_first()
    return render(request, "recommendations/index.html", given_page(given[:SHOWN], on=request.on))


@require_http_methods(["GET", "HEAD", "POST"])
@once
def make(request: Visit, pk: int) -> HttpResponse:
    """Recommend a person to an asker, or only mention them."""
    person = get_object_or_404(Person.objects.of(request.user).not_in_trash(), pk=pk)
    person.owner = request.user
    need, found, posted = _need(request), rests_on(person), request.method == "POST"
    form = NewRecommendation(
        request.POST if posted else None,
        provider=person,
        on=request.on,
        initial={
            "what_for": need.words if need else request.GET.get("q", "")[:500],
            "asker": need.asker.name if need and need.asker else "",
            "evidence": found.evidence,
        },
    )
    valid = posted and not person.private_on and form.is_valid()
    wait = valid and found.is_too_little(form.cleaned_data["stakes"])
    if valid and not (wait and "anyway" not in request.POST):
        fields = form.told(need) | {"basis": found.basis, "experience": found.experience}
        made = Recommendation.make(provider=person, on=request.on, **fields)
        if need:
            need.end(on=request.on)
        return redirect("recommendation", made.pk)
    shown = {"here": "people", "person": person, "name": called(person), "form": form}
    shown |= {"rests_on": found, "names": trusted_names(request.user), "need": need}
    if wait:
        asker = form.told(need)["asker"]
        shown |= {"care": found.care(form.cleaned_data["stakes"])}
        shown |= {"asker_of_mine": asker.name if asker else ""}
    return render(request, "recommendations/make.html", shown, status=422 if posted else 200)


@require_safe
def show(request: Visit, pk: int) -> HttpResponse:
    """The message with its evidence, to send from the member's own phone; and the result."""
    page: dict[str, Any] = sending_page(_one(request, pk), member=request.user, on=request.on)
    return render(request, "recommendations/show.html", page)


@require_POST
def link(request: Visit, pk: int) -> HttpResponse:
    """A link for the asker to say how it went; the one before stops working."""
    one = _one(request, pk)
    if not is_on_the_web():
        return redirect("recommendation", pk)
    secret = AnswerLink.to_tell(one, at=request.at)
    page: dict[str, Any] = asking_page(one, secret, member=request.user)
    return render(request, "recommendations/link.html", page)


@require_POST
def tell(request: Visit, pk: int) -> HttpResponse:
    """Save how it went, in one tap; or clear it."""
    one, result = _one(request, pk), request.POST.get("result", request.GET.get("result", ""))
    if result not in ("", *Result.values):
        return redirect("recommendation", pk)
    before = one.result
    one.tell(result, on=request.on)
    undo = f"undo:{reverse('recommendation_result', args=[pk])}?result={before}"
    messages.success(request, "Saved." if result else "Answer removed.", extra_tags=undo)
    return back(request, "recommendation", pk)


@require_POST
def ask_no_more(request: Visit, pk: int) -> HttpResponse:
    """Stop asking how it went."""
    _one(request, pk).ask_no_more(on=request.on)
    messages.success(request, "We won’t ask again.")
    return back(request, "recommendation", pk)


@require_POST
def discard(request: Visit, pk: int) -> HttpResponse:
    one = get_object_or_404(_given(request), pk=pk)
    one.trash(at=request.at)
    undo = f"undo:{reverse('recommendation_restore', args=[pk])}"
    messages.success(request, "Recommendation moved to the trash.", extra_tags=undo)
    return back(request, "recommendations")


@require_POST
def restore(request: Visit, pk: int) -> HttpResponse:
    get_object_or_404(_given(request), pk=pk).restore()
    messages.success(request, "Recommendation restored.")
    return back(request, "recommendations")


def _given(request: Visit) -> Recommendations:
    mine = Recommendation.objects.of(request.user)
    return mine.select_related(
        *("provider", "provider__owner", "asker", "need", "experience", "experience__source")
    )


def _one(request: Visit, pk: int) -> Recommendation:
    return get_object_or_404(_given(request).standing(), pk=pk)


def _need(request: Visit) -> Need | None:
    """The need it answers, if the page names one."""
    pk = (request.POST if request.method == "POST" else request.GET).get("need", "")
    if not ROW_ID.fullmatch(pk):
        return None
    return get_object_or_404(Need.objects.of(request.user).open().select_related("asker"), pk=pk)
