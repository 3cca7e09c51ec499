""" "Who has used a ...?" by a link from an email: a provider named, or taken back."""

from __future__ import annotations

import secrets
from datetime import date
from typing import Any

from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.providers.provider_question import name_provider, take_back
from cookout.mastermind.providers.shared_experience import SharedExperience, SharedExperiences
from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.web.http.door import Visit
from cookout.web.http.pagination import ROW_ID
from cookout.web.mastermind.provider_form import NamedProvider

KEY = "told"
"""The field with the key that makes an answer idempotent."""


def provider_reply(
    question: GroupQuestion, form: NamedProvider | None, *, by: GroupMember, on: date
) -> dict[str, Any]:
    """The recipient's statements so far, and the form for a provider."""
    if not question.asks_for_provider:
        return {}
    return {
        "asks_for_provider": True,
        "told_providers": _told(question, by).order_by("pk"),
        "provider_form": form or NamedProvider(on=on),
        "key": secrets.token_hex(16),
    }


def name_by_link(request: Visit, question: GroupQuestion, *, by: GroupMember) -> NamedProvider:
    """Save the recipient's statement; returns the form if it is invalid. Raises what
    `name_provider` raises."""
    form = NamedProvider(request.POST, on=by.day(request.at))
    if form.is_valid():
        key = request.POST.get(KEY, "")[:64] or secrets.token_hex(16)
        name_provider(question, by=by, key=key, at=request.at, **form.told)
    return form


def remove_by_link(request: Visit, question: GroupQuestion, *, by: GroupMember) -> None:
    """Remove one statement. Raises AnswerIsHeard."""
    chosen = request.POST.get("remove", "")
    statements = _told(question, by)
    if ROW_ID.fullmatch(chosen) and (one := statements.filter(pk=int(chosen)).first()):
        take_back(one, at=request.at)


def _told(question: GroupQuestion, by: GroupMember) -> SharedExperiences:
    rows = SharedExperience.objects.filter(question=question, author=by)
    return rows.select_related("question", "author")
