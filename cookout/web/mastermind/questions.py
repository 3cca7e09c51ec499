"""Questions to a group: ask, clarify, restate, open for answers, withdraw."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cookout.mastermind.questions.clarifying_question import ClarifyingQuestion
from cookout.mastermind.questions.group_question import (
    AskerListens,
    ClarifyingIsOver,
    GroupQuestion,
    NotTheAsker,
)
from cookout.mastermind.questions.personal_request import PersonalRequest, ask_personally
from cookout.web.http.door import Visit
from cookout.web.http.idempotency import once
from cookout.web.mastermind.groups import group_of
from cookout.web.mastermind.question_form import FewWords, RestatedQuestion, SixFields
from cookout.web.mastermind.question_page import question_page, row_id

IS_OPEN = "The question is open for answers now. It stays as it is."
CLEAR_NOW = "Your question is open for answers now."


@require_http_methods(["GET", "HEAD", "POST"])
@once
def new(request: Visit, pk: int) -> HttpResponse:
    """Ask the group."""
    group = group_of(request, pk)
    form = SixFields(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        asked = GroupQuestion.ask(
            asker=group.membership_of(request.user),
            written=form.written,
            brings=form.cleaned_data["brings"],
            at=request.at,
        )
        messages.success(request, "Question asked. Open it for answers once it’s clear.")
        return redirect("group_question", asked.pk)
    shown = {"here": "mastermind", "group": group, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "mastermind/ask.html", shown, status=status)


@require_safe
def show(request: Visit, pk: int) -> HttpResponse:
    """The question, what it brings, its answers, and whose turn it is."""
    return page(request, question_of(request, pk))


@require_POST
@once
def clarify(request: Visit, pk: int) -> HttpResponse:
    """Ask the asker something before anyone answers."""
    question, form = question_of(request, pk), FewWords(request.POST)
    if not form.is_valid():
        return page(request, question, clarify_form=form)
    mine = question.group.membership_of(request.user)
    try:
        text = form.cleaned_data["text"]
        ClarifyingQuestion.ask(question=question, by=mine, text=text, at=request.at)
        messages.success(request, "Clarifying question added.")
    except ClarifyingIsOver:
        messages.info(request, IS_OPEN)
    except AskerListens:
        raise Http404
    return redirect("group_question", pk)


@require_POST
def reply(request: Visit, pk: int) -> HttpResponse:
    """The asker replies to a clarifying question."""
    rows = ClarifyingQuestion.objects.seen_by(request.user).filter(question__withdrawn_at=None)
    asked = get_object_or_404(rows.select_related("question__group"), pk=pk)
    form = FewWords(request.POST, auto_id=row_id("reply", pk))
    if not form.is_valid():
        return page(request, asked.question, reply_form=form)
    asker = asked_by(request, asked.question)
    try:
        asked.answer(form.cleaned_data["text"], by=asker, at=request.at)
        messages.success(request, "Reply saved.")
    except ClarifyingIsOver:
        messages.info(request, IS_OPEN)
    return redirect("group_question", asked.question_id)


@require_POST
def restate(request: Visit, pk: int) -> HttpResponse:
    """Restate the question once it is clear; and open it for answers if that button was pressed."""
    question = question_of(request, pk)
    asker, form = asked_by(request, question), RestatedQuestion(request.POST)
    if not form.is_valid():
        return page(request, question, restate_form=form)
    try:
        question.make_clear(form.cleaned_data["question"], by=asker)
    except ClarifyingIsOver:
        messages.info(request, IS_OPEN)
        return redirect("group_question", pk)
    if "open" in request.POST:
        question.open_answers(by=asker, at=request.at)
        ask_personally(question, at=request.at)
    messages.success(request, CLEAR_NOW if question.is_open else "Question saved.")
    return redirect("group_question", pk)


@require_POST
def withdraw(request: Visit, pk: int) -> HttpResponse:
    """Withdraw the question."""
    question = question_of(request, pk)
    question.withdraw(by=asked_by(request, question), at=request.at)
    undo = f"undo:{reverse('group_question_restore', args=[pk])}"
    messages.success(request, "Question taken back.", extra_tags=undo)
    return redirect("group", question.group_id)


@require_POST
def restore(request: Visit, pk: int) -> HttpResponse:
    """Restore a withdrawn question."""
    rows = GroupQuestion.objects.seen_by(request.user).select_related("group")
    question = get_object_or_404(rows, pk=pk)
    question.restore(by=asked_by(request, question))
    messages.success(request, "Question restored.")
    return redirect("group_question", pk)


@require_POST
def decline(request: Visit, pk: int) -> HttpResponse:
    """Decline a personal request. The member can still answer."""
    asked = PersonalRequest.objects.seen_by(request.user).filter(asked__member=request.user)
    one = get_object_or_404(asked.select_related("question"), pk=pk)
    one.decline(at=request.at)
    messages.success(request, "Fine. You can still answer anytime.")
    return redirect("group_question", one.question_id)


def page(request: Visit, question: GroupQuestion, **bound: forms.Form) -> HttpResponse:
    """The question's page, with a form redisplayed."""
    shown: dict[str, Any] = question_page(question, member=request.user, at=request.at, **bound)
    status = 422 if bound else 200
    return render(request, "mastermind/question.html", shown, status=status)


def question_of(request: Visit, pk: int) -> GroupQuestion:
    """A question of a group the member is in."""
    rows = GroupQuestion.objects.seen_by(request.user).standing()
    return get_object_or_404(rows.select_related("group", "asker__member"), pk=pk)


def asked_by(request: Visit, question: GroupQuestion) -> Any:
    """The member's membership if they are the asker; 404 for anyone else."""
    mine = question.group.membership_of(request.user)
    try:
        question.by_the_asker(mine)
    except NotTheAsker:
        raise Http404
    return mine
