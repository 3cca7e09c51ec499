"""One question of a group, by a link from an email: for a member without an account.

Looking answers nothing. The page shows this question and the member's own answer, and no other's.
"""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render

from cookout.mastermind.group_answer import AnswerIsHeard, GroupAnswer
from cookout.mastermind.group_notice import GroupNotice, NoSuchNotice
from cookout.mastermind.group_question import FIELDS, AnswersAreLocked
from cookout.practice.formats import in_region
from cookout.practice.mastermind.kinds import Brings, usual_answer
from cookout.web.http.door import Visit
from cookout.web.http.secret_link import secret_link
from cookout.web.mastermind.provider_form import NamedProvider
from cookout.web.mastermind.question_form import GivenWords
from cookout.web.mastermind.question_page import LABELS
from cookout.web.mastermind.reply_provider import name_by_link, provider_reply, remove_by_link

FELT = {"yes": True, "no": False}


@secret_link(
    "group reply", find=GroupNotice.find, missing=NoSuchNotice, whom="the host of your group"
)
def reply(request: Visit, notice: GroupNotice, secret: str) -> HttpResponse:
    """The question; a POST answers it, passes, or says whether one felt heard."""
    if request.method != "POST":
        return _page(request, notice, _empty(notice))
    return _write(request, notice, secret)


def _write(request: Visit, notice: GroupNotice, secret: str) -> HttpResponse:
    given = notice.answer
    if "felt" in request.POST and given and given.heard:
        given.feel(FELT.get(request.POST["felt"]), by=notice.recipient)
    elif "pass" in request.POST:
        for asked in notice.question.requests.filter(asked=notice.recipient):
            asked.decline(at=request.at)
    elif wrong := _answer(request, notice):
        return _page(request, notice, wrong, status=422)
    return redirect("group_reply", secret)


def _answer(request: Visit, notice: GroupNotice) -> GivenWords | NamedProvider | None:
    """Give or change the answer, or take back a provider; the form that stays as it was sent."""
    question, recipient = notice.question, notice.recipient
    try:
        if "remove" in request.POST:
            remove_by_link(request, notice)
            return None
        if question.asks_for_provider:
            named = name_by_link(request, notice, on=_today(request, notice))
            return None if named.is_valid() else named
        form = GivenWords(request.POST)
        if form.is_valid():
            GroupAnswer.give(question=question, by=recipient, at=request.at, **form.cleaned_data)
        return None if form.is_valid() else form
    except (AnswersAreLocked, AnswerIsHeard):
        return _empty(notice)


def _today(request: Visit, notice: GroupNotice) -> date:
    """The day where the group's host is: who takes part by email has no clock of their own."""
    host = notice.question.group.host
    return host.day(request.at) if host else request.at.date()


def _empty(notice: GroupNotice) -> GivenWords:
    given, usual = notice.answer, usual_answer(Brings(notice.question.brings))
    if given is None:
        return GivenWords(initial={"gives": usual})
    return GivenWords(initial={"basis": given.basis, "gives": given.gives, "text": given.text})


def _page(
    request: Visit, notice: GroupNotice, form: GivenWords | NamedProvider, status: int = 200
) -> HttpResponse:
    question = notice.question
    named = form if isinstance(form, NamedProvider) else None
    asked = question.requests.filter(asked=notice.recipient).first()
    shown = {
        "question": question,
        "form": form,
        "given": notice.answer,
        "told": [(LABELS[name], words) for name in FIELDS if (words := getattr(question, name))],
        "reasons": asked.reasons_to_asked if asked else "",
        "is_passed": bool(asked and asked.declined_at),
        "outcomes": question.outcomes.all() if notice.answer else [],
    }
    shown |= provider_reply(notice, named, on=_today(request, notice))
    host = question.group.host
    with in_region(host.region if host else "US"):
        return render(request, "mastermind/reply.html", shown, status=status)
