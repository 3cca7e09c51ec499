"""One question of a group, by a link from an email: for a member without an account.

Looking answers nothing. The page shows this question and the member's own answer, and no other's.
"""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cookout.mastermind.group_answer import AnswerIsHeard, GroupAnswer
from cookout.mastermind.group_invitation import digest_of
from cookout.mastermind.group_notice import GroupNotice, NoSuchNotice
from cookout.mastermind.group_question import FIELDS, AnswersAreLocked
from cookout.practice.formats import in_region
from cookout.practice.mastermind.kinds import Brings, usual_answer
from cookout.web.http.door import Visit
from cookout.web.http.open_page import is_within, secret_page, too_many
from cookout.web.mastermind.question_form import GivenWords
from cookout.web.mastermind.question_page import LABELS

LINK, MOST = "group reply", 20
"""Answers by one link, or by one address without a link that opens, in five minutes."""
FELT = {"yes": True, "no": False}


# The secret in the address is what may answer. The form's token would need the page's origin,
# which "no-referrer" keeps from being sent.
@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: Visit, secret: str) -> HttpResponse:
    """The question; a POST answers it, passes, or says whether one felt heard."""
    try:
        notice = GroupNotice.find(secret, at=request.at)
    except NoSuchNotice:
        if request.method == "POST" and not is_within(request, LINK, most=MOST):
            return secret_page(too_many(request))
        return secret_page(render(request, "mastermind/reply_gone.html", status=404))
    if request.method != "POST":
        return _page(request, notice, _empty(notice))
    if not is_within(request, LINK, most=MOST, whose=digest_of(secret)):
        return secret_page(too_many(request))
    return _write(request, notice, secret)


def _write(request: Visit, notice: GroupNotice, secret: str) -> HttpResponse:
    given = notice.answer
    if "felt" in request.POST and given and given.heard:
        given.feel(FELT.get(request.POST["felt"]), by=notice.recipient)
    elif "pass" in request.POST:
        for asked in notice.question.requests.filter(asked=notice.recipient):
            asked.decline(at=request.at)
    else:
        form = GivenWords(request.POST)
        if not form.is_valid():
            return _page(request, notice, form, status=422)
        try:
            GroupAnswer.give(
                question=notice.question, by=notice.recipient, at=request.at, **form.cleaned_data
            )
        except (AnswersAreLocked, AnswerIsHeard):
            return _page(request, notice, _empty(notice), status=422)
    return secret_page(redirect("group_reply", secret))


def _empty(notice: GroupNotice) -> GivenWords:
    given, usual = notice.answer, usual_answer(Brings(notice.question.brings))
    if given is None:
        return GivenWords(initial={"gives": usual})
    return GivenWords(initial={"basis": given.basis, "gives": given.gives, "text": given.text})


def _page(request: Visit, notice: GroupNotice, form: GivenWords, status: int = 200) -> HttpResponse:
    question = notice.question
    asked = question.requests.filter(asked=notice.recipient).first()
    shown = {
        "question": question,
        "form": form,
        "given": notice.answer,
        "told": [(LABELS[name], words) for name in FIELDS if (words := getattr(question, name))],
        "reasons": asked.reasons if asked else "",
        "is_passed": bool(asked and asked.declined_at),
        "outcomes": question.outcomes.all() if notice.answer else [],
    }
    host = question.group.host
    with in_region(host.region if host else "US"):
        return secret_page(render(request, "mastermind/reply.html", shown, status=status))
