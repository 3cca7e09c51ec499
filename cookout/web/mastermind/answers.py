"""Answers to a group's question: give one, tell more, say what was heard, say who felt heard."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_promise import GroupPromise, NotAllHeard
from cookout.mastermind.questions.group_answer import (
    AnswerIsHeard,
    AuthorHasLeft,
    GroupAnswer,
    NoMoreWanted,
    NotHeardYet,
    NotTheAuthor,
)
from cookout.mastermind.questions.group_question import AnswersAreLocked, AskerListens
from cookout.mastermind.questions.question_outcome import QuestionOutcome, outcome_due
from cookout.mastermind.sessions.earlier_more import NotToldYet
from cookout.mastermind.sessions.earlier_more import want_more as want_more_of
from cookout.web.http.door import Visit
from cookout.web.http.idempotency import once
from cookout.web.mastermind.question_form import (
    DatedStep,
    FewWords,
    GivenWords,
    MoreWanted,
    WhatWasHeard,
)
from cookout.web.mastermind.question_page import row_id
from cookout.web.mastermind.questions import asked_by, page, question_of

FELT = {"yes": True, "no": False, "": None}


@require_POST
@once
def give(request: Visit, pk: int) -> HttpResponse:
    """Give an answer, or change it until the asker has said what they heard."""
    question, form = question_of(request, pk), GivenWords(request.POST)
    if question.asks_for_provider:
        # Its answers name providers, which is a form of its own.
        raise Http404
    if not form.is_valid():
        return page(request, question, answer_form=form)
    mine = question.group.membership_of(request.user)
    try:
        GroupAnswer.give(question=question, by=mine, at=request.at, **form.cleaned_data)
        messages.success(request, "Answer saved.")
    except AnswersAreLocked:
        messages.info(request, "Answers open once the question is clear.")
    except AnswerIsHeard:
        messages.info(request, f"{question.asker.first_name} has heard your answer already.")
    except AskerListens:
        raise Http404
    return redirect("group_question", pk)


@require_POST
def want_more(request: Visit, pk: int) -> HttpResponse:
    """The asker says "tell me more"."""
    answer = _answer(request, pk)
    asker = asked_by(request, answer.question)
    form = MoreWanted(request.POST, auto_id=row_id("more", pk))
    if not form.is_valid():
        return page(request, answer.question, more_form=form)
    name = answer.author.first_name
    try:
        want_more_of(answer, form.cleaned_data["text"], by=asker, at=request.at)
        messages.success(request, f"{name} sees that you’d like to hear more.")
    except NotToldYet:
        messages.info(request, f"You asked {name} already. They haven’t told more yet.")
    except AuthorHasLeft:
        messages.info(request, f"{name} is no longer in the group.")
    return redirect("group_question", answer.question_id)


@require_POST
def tell_more(request: Visit, pk: int) -> HttpResponse:
    """Its author tells more."""
    answer, form = _answer(request, pk), FewWords(request.POST, auto_id=row_id("tell", pk))
    mine = _author(request, answer)
    if not form.is_valid():
        return page(request, answer.question, tell_form=form)
    try:
        answer.tell_more(form.cleaned_data["text"], by=mine, at=request.at)
        messages.success(request, "Saved.")
    except NoMoreWanted:
        asker = answer.question.asker.first_name
        messages.info(request, f"{asker} hasn’t asked to hear more of it.")
    return redirect("group_question", answer.question_id)


@require_POST
def hear(request: Visit, pk: int) -> HttpResponse:
    """The asker says what they heard in an answer."""
    answer = _answer(request, pk)
    form = WhatWasHeard(request.POST, auto_id=row_id("heard", pk))
    asker = asked_by(request, answer.question)
    if not form.is_valid():
        return page(request, answer.question, heard_form=form)
    cleaned = form.cleaned_data
    answer.hear(cleaned["heard"], why=cleaned["why"], by=asker, at=request.at)
    messages.success(request, f"{answer.author.first_name} sees what you heard.")
    return redirect("group_question", answer.question_id)


@require_POST
def feel(request: Visit, pk: int) -> HttpResponse:
    """The author says whether they felt heard, or clears that."""
    answer = _answer(request, pk)
    felt = FELT.get(request.POST.get("felt", ""))
    try:
        answer.feel(felt, by=_author(request, answer))
        messages.success(request, "Saved.")
    except NotHeardYet:
        raise Http404
    return redirect("group_question", answer.question_id)


@require_POST
@once
def promise(request: Visit, pk: int) -> HttpResponse:
    """The asker promises one dated step, after they said of every answer what they heard."""
    question, form = question_of(request, pk), DatedStep(request.POST, on=request.on)
    asker = asked_by(request, question)
    if not form.is_valid():
        return page(request, question, step_form=form)
    cleaned = form.cleaned_data
    try:
        GroupPromise.after_hearing(
            question=question, by=asker, at=request.at, on=request.on, **cleaned
        )
        messages.success(request, "Promise saved. It’s on your promises page too.")
    except NotAllHeard:
        messages.info(request, "First say what you heard in every answer.")
    return redirect("group_question", pk)


@require_POST
def outcome(request: Visit, pk: int) -> HttpResponse:
    """The asker tells everyone who answered what came of it."""
    question, form = question_of(request, pk), FewWords(request.POST, auto_id="came-%s")
    asker = asked_by(request, question)
    if not form.is_valid():
        return page(request, question, outcome_form=form)
    if days := outcome_due(question, on=request.on, zone_of=request.user):
        text = form.cleaned_data["text"]
        QuestionOutcome.tell(question=question, text=text, by=asker, at=request.at, days=days)
        messages.success(request, "Saved. Everyone who answered sees it.")
    return redirect("group_question", pk)


def _answer(request: Visit, pk: int) -> GroupAnswer:
    rows = GroupAnswer.objects.seen_by(request.user)
    about = ("question__group", "question__asker__member", "author__member")
    standing = rows.filter(question__withdrawn_at=None).select_related(*about)
    return get_object_or_404(standing, pk=pk)


def _author(request: Visit, answer: GroupAnswer) -> GroupMember:
    mine = answer.question.group.membership_of(request.user)
    try:
        answer.by_its_author(mine)
    except NotTheAuthor:
        raise Http404
    return mine
