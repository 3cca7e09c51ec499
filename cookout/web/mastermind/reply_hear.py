"""What an asker heard, by a link in an email: answer by answer, then one promise with a date."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render

from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_promise import GroupPromise, NotAllHeard
from cookout.mastermind.questions.group_answer import GroupAnswer
from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.mastermind.sessions.earlier_more import EarlierMore
from cookout.web.http.door import Visit
from cookout.web.http.pagination import ROW_ID
from cookout.web.mastermind.question_form import DatedStep, WhatWasHeard
from cookout.web.mastermind.question_page import row_id


@dataclass(frozen=True)
class AnswerToHear:
    """One answer, what was told more before, and the form for what the asker heard in it."""

    answer: GroupAnswer
    earlier_more: list[EarlierMore]
    form: forms.Form


def hear_reply(
    request: Visit, asker: GroupMember, question: GroupQuestion, secret: str
) -> HttpResponse:
    """The answers to the asker's question; a POST says what they heard in one, or promises."""
    if request.method != "POST":
        return _page(request, asker, question)
    act = _promise if "due_on" in request.POST else _hear
    wrong = act(request, asker, question)
    if wrong is not None:
        return _page(request, asker, question, wrong, status=422)
    return redirect("group_reply", secret)


def _hear(request: Visit, asker: GroupMember, question: GroupQuestion) -> forms.Form | None:
    """Say what was heard, or correct it; returns the form if it is invalid. Idempotent."""
    chosen = request.POST.get("answer", "")
    answer = question.answers.filter(pk=int(chosen)).first() if ROW_ID.fullmatch(chosen) else None
    form = WhatWasHeard(request.POST, auto_id=row_id("heard", answer.pk if answer else 0))
    if answer is None or not form.is_valid():
        return form
    answer.hear(**form.cleaned_data, by=asker, at=request.at)
    return None


def _promise(request: Visit, asker: GroupMember, question: GroupQuestion) -> forms.Form | None:
    """The one step, after every answer is heard; returns the form if it is invalid. Idempotent."""
    on = asker.day(request.at)
    form = DatedStep(request.POST, on=on)
    if not form.is_valid():
        return form
    try:
        GroupPromise.after_hearing(
            question=question, by=asker, at=request.at, on=on, **form.cleaned_data
        )
    except NotAllHeard:
        form.add_error(None, "First say what you heard in every answer.")
        return form
    return None


def _page(
    request: Visit,
    asker: GroupMember,
    question: GroupQuestion,
    wrong: forms.Form | None = None,
    status: int = 200,
) -> HttpResponse:
    rows = question.answers.select_related("author__member").prefetch_related("earlier_more")
    cards = [
        AnswerToHear(answer, list(answer.earlier_more.all()), _form_of(answer, wrong))
        for answer in rows
    ]
    promise = question.promises.first()
    all_heard = bool(cards) and all(card.answer.heard for card in cards)
    step_form = wrong if isinstance(wrong, DatedStep) else None
    if all_heard and promise is None:
        step_form = step_form or DatedStep(on=asker.day(request.at))
    shown = {
        "question": question,
        "place": asker,
        "to_hear": [card for card in cards if not card.answer.heard],
        "heard": [card for card in cards if card.answer.heard],
        "promise": promise,
        "step_form": step_form,
        "form": wrong,
    }
    return render(request, "mastermind/reply_hear.html", shown, status=status)


def _form_of(answer: GroupAnswer, wrong: forms.Form | None) -> forms.Form:
    """The form of one answer: the redisplayed one with its words, else as it was heard."""
    auto_id = row_id("heard", answer.pk)
    if wrong is not None and wrong.auto_id == auto_id:
        return wrong
    now = {"heard": answer.heard, "why": answer.heard_why}
    return WhatWasHeard(auto_id=auto_id, initial=now)
