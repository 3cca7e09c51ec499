"""Ask a group who has used someone, answer with a provider, and save a fellow member's provider."""

from __future__ import annotations

import secrets

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from cookout.mastermind.providers.group_statements import take
from cookout.mastermind.providers.provider_question import (
    AsksForNoProvider,
    NotToBeShared,
    ask_who_has_used,
    name_provider,
    share_own,
    take_back,
)
from cookout.mastermind.providers.shared_experience import OnlyMet, SharedExperience
from cookout.mastermind.questions.group_answer import AnswerIsHeard
from cookout.mastermind.questions.group_question import AnswersAreLocked, AskerListens
from cookout.referrals.experience import Experience
from cookout.web.http.door import Visit
from cookout.web.http.idempotency import KEY, once
from cookout.web.http.pagination import ROW_ID
from cookout.web.mastermind.groups import group_of
from cookout.web.mastermind.provider_form import NamedProvider, WhoHasUsed
from cookout.web.mastermind.questions import page, question_of

HEARD = "They have heard your answer already."


@require_POST
@once
def ask(request: Visit, pk: int) -> HttpResponse:
    """Put a need to a group; an open question for the same need is reused."""
    group, form = group_of(request, pk), WhoHasUsed(request.POST)
    if not form.is_valid():
        messages.info(request, "Look up a trade first. Then ask the group.")
        return redirect("group", pk)
    mine = group.membership_of(request.user)
    question, is_new = ask_who_has_used(asker=mine, at=request.at, **form.cleaned_data)
    words = f"{group.name} is asked." if is_new else "You asked this already. Here it is."
    messages.success(request, words)
    return redirect("group_question", question.pk)


@require_POST
@once
def answer(request: Visit, pk: int) -> HttpResponse:
    """Name a provider, with what it rests on; or share one of my own experiences."""
    question = question_of(request, pk)
    mine = question.group.membership_of(request.user)
    chosen = request.POST.get("experience", "")
    form = NamedProvider(request.POST, on=request.on)
    if not chosen and not form.is_valid():
        return page(request, question, provider_form=form)
    try:
        if chosen:
            share_own(question, _own(request, chosen), by=mine, at=request.at)
        else:
            key = request.POST.get(KEY, "")[:64] or secrets.token_hex(16)
            name_provider(question, by=mine, key=key, at=request.at, **form.told)
        messages.success(request, f"{question.asker.first_name} sees your answer.")
    except AnswerIsHeard:
        messages.info(request, HEARD)
    except (AskerListens, AnswersAreLocked, AsksForNoProvider, NotToBeShared):
        raise Http404
    return redirect("group_question", pk)


@require_POST
def remove(request: Visit, pk: int) -> HttpResponse:
    """Remove a statement of one's own."""
    statement = get_object_or_404(
        SharedExperience.objects.seen_by(request.user).by(request.user), pk=pk
    )
    try:
        take_back(statement, at=request.at)
        messages.success(request, "Removed.")
    except AnswerIsHeard:
        messages.info(request, HEARD)
    if statement.question_id:
        return redirect("group_question", statement.question_id)
    return redirect("session", statement.session_id)


@require_POST
def take_over(request: Visit, pk: int) -> HttpResponse:
    """Save a fellow member's statement among what the member knows of the provider's work."""
    rows = SharedExperience.objects.seen_by(request.user).exclude(author=None)
    rows = rows.exclude(author__member=request.user).select_related("author__member")
    statement = get_object_or_404(rows, pk=pk)
    try:
        experience = take(statement, owner=request.user, at=request.at)
    except OnlyMet:
        raise Http404
    messages.success(request, f"{statement.provider} is one of your people.")
    return redirect("person", experience.person_id)


def _own(request: Visit, chosen: str) -> Experience:
    mine = Experience.objects.of(request.user).not_in_trash().select_related("person", "source")
    return get_object_or_404(mine, pk=int(chosen) if ROW_ID.fullmatch(chosen) else 0)
