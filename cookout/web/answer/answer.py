"""Answer one question by a link, without an account. Opening the link changes nothing."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from cookout.practice.formats import in_region
from cookout.practice.phrases import one_line
from cookout.referrals.answer_link import AnswerLink, NoSuchLink
from cookout.referrals.result import Result
from cookout.web.http.door import Visit
from cookout.web.http.secret_link import secret_link


@secret_link("answer link", find=AnswerLink.find, missing=NoSuchLink, whom="the person who sent it")
def answer(request: Visit, link: AnswerLink, secret: str) -> HttpResponse:
    """The question with the current answer; a POST answers or clears it."""
    if request.method != "POST":
        return _page(request, link)
    try:
        link.give(request.POST.get("answer", ""), at=request.at)
    except ValueError:
        return _page(request, link, status=422)
    return redirect("answer", secret)


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
        return render(request, "answer/show.html", shown, status=status)
