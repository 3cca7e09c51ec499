"""A group's page for visitors, off until its host opens it; and what members show there."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from cookout.mastermind.group import Group
from cookout.mastermind.joining.visit_request import TooManyVisitRequests, VisitRequest
from cookout.mastermind.questions.group_answer import GroupAnswer, NotTheAuthor
from cookout.mastermind.questions.published_insight import PublishedInsight, WordsHaveChanged
from cookout.practice.formats import in_region
from cookout.web.http.concurrent_edit import mark
from cookout.web.http.door import Visit
from cookout.web.http.open_page import is_within, too_many, unlisted
from cookout.web.mastermind.group_page import rhythm_words
from cookout.web.mastermind.groups import led_group
from cookout.web.mastermind.hosting_form import AskToVisit

MOST = 5
"""Requests to visit from one address in five minutes."""


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def visit(request: Visit, secret: str) -> HttpResponse:
    """Purpose, rhythm, who is in it and what they published; and the form that asks to visit."""
    group = _opened(secret)
    form = AskToVisit(request.POST if request.method == "POST" else None)
    if form.is_bound and not is_within(request, "visit", most=MOST):
        return unlisted(too_many(request))
    if form.is_bound and form.is_valid():
        try:
            VisitRequest.ask(group=group, at=request.at, **form.cleaned_data)
            return unlisted(redirect(f"{request.path}?asked=1"))
        except TooManyVisitRequests:
            form.add_error(None, "Many people have asked already. Try again next week.")
    members = group.members.present().filter(shown_to_visitors=True).select_related("member")
    insights = PublishedInsight.objects.agreed().filter(answer__question__group=group)
    with in_region(group.host.region if group.host else "US"):
        shown = {
            "group": group,
            "rhythm": rhythm_words(group),
            "members": members,
            "insights": insights,
            "form": form,
            "asked": not form.is_bound and "asked" in request.GET,
        }
        status = 422 if form.is_bound else 200
        return unlisted(render(request, "mastermind/visit.html", shown, status=status))


@require_POST
def open_page(request: Visit, pk: int) -> HttpResponse:
    """Open the page for visitors, or close it."""
    group, opens = led_group(request, pk), "close" not in request.POST
    group.open_to_visitors(by=request.user, at=request.at if opens else None)
    words = "Visitors can read the page now." if opens else "The page is closed."
    messages.success(request, words)
    return redirect("group_hosting", pk)


@require_POST
def propose(request: Visit, pk: int) -> HttpResponse:
    """Propose that visitors read an answer: its author and its asker are asked."""
    answer = _answer(request, pk)
    if not answer.question.group.is_led_by(request.user):
        raise Http404
    PublishedInsight.propose(answer, at=request.at)
    messages.success(request, "Its author and asker are asked. It shows once both agree.")
    return redirect("group_question", answer.question_id)


@require_POST
def agree(request: Visit, pk: int) -> HttpResponse:
    """The author or the asker agrees to the words they saw, or withdraws that."""
    answer = _answer(request, pk)
    insight = get_object_or_404(PublishedInsight, answer=answer)
    mine = answer.question.group.membership_of(request.user)
    try:
        if "no" in request.POST:
            insight.take_back(by=mine)
        elif request.POST.get("shown") != mark(answer.text):
            raise WordsHaveChanged
        else:
            insight.agree(words=answer.text, by=mine, at=request.at)
        messages.success(request, "Saved.")
    except WordsHaveChanged:
        messages.info(request, "The answer has changed. Read it again before you agree.")
    except NotTheAuthor:
        raise Http404
    return redirect("group_question", answer.question_id)


def _answer(request: Visit, pk: int) -> GroupAnswer:
    rows = GroupAnswer.objects.seen_by(request.user)
    standing = rows.filter(question__withdrawn_at=None).select_related("question__group")
    return get_object_or_404(standing, pk=pk)


def _opened(secret: str) -> Group:
    """The group of an address, if its host opened the page to visitors; else 404."""
    try:
        uid = uuid.UUID(secret)
    except ValueError:
        raise Http404
    opened = Group.objects.exclude(opened_to_visitors_at=None).select_related("host")
    return get_object_or_404(opened, uid=uid)
