"""Answer one question by a link, without an account. Looking at it answers nothing."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cookout.practice.formats import in_region
from cookout.practice.phrases import one_line
from cookout.referrals.answer_link import AnswerLink, NoSuchLink, digest
from cookout.referrals.result import Result
from cookout.web.http.door import Visit
from cookout.web.http.open_page import is_within, secret_page, too_many

LINK, MOST = "answer link", 20
"""Answers by one link, or by one address without a link that opens, in five minutes."""


# The secret in the address is what may answer. The form's token would need the page's origin,
# which "no-referrer" keeps from being sent.
@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: Visit, secret: str) -> HttpResponse:
    """The question, and the answer that was given; a POST answers or takes it back."""
    try:
        link = AnswerLink.find(secret, at=request.at)
    except NoSuchLink:
        if request.method == "POST" and not is_within(request, LINK, most=MOST):
            return secret_page(too_many(request))
        return secret_page(render(request, "answer/gone.html", status=404))
    if request.method != "POST":
        return _page(request, link)
    if not is_within(request, LINK, most=MOST, whose=digest(secret)):
        return secret_page(too_many(request))
    try:
        link.give(request.POST.get("answer", ""), at=request.at)
    except ValueError:
        return _page(request, link, status=422)
    return secret_page(redirect("answer", secret))


def _page(request: Visit, link: AnswerLink, status: int = 200) -> HttpResponse:
    one, both = link.recommendation, link.introduction
    provider = one.provider if one else both.second if both else None
    shown = {
        "asks": one_line(text=link.owner.name, most=60) or "Someone you know",
        "why": both.why if both and link.asks_to_agree else "",
        "is_first": bool(both and link.person_id == both.first_id),
        "is_over": bool(both and both.introduced_on and link.asks_to_agree),
        "did": "recommended" if one else "introduced",
        "provider": one_line(text=provider.name, most=60) if provider else "",
        "results": Result.choices,
        "answer": link.answer,
    }
    with in_region(link.owner.region):
        return secret_page(render(request, "answer/show.html", shown, status=status))
