"""What a member can answer a group that asks who has used someone: statements so far, and own
experiences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.providers.shared_experience import SharedExperience
from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.members.member import Member
from cookout.practice.evidence.statement import Basis
from cookout.practice.mastermind.who_has_used import provider_words
from cookout.referrals.experience import Experience
from cookout.referrals.look_up import people_of

MOST = 6
"""The most own experiences offered."""


@dataclass(frozen=True)
class OwnExperience:
    """One of the member's experiences, and the sentence that the group would read."""

    experience: Experience
    words: str


def provider_answers(
    question: GroupQuestion, *, mine: GroupMember, member: Member, on: date
) -> dict[str, Any]:
    """The member's statements so far, and their experiences that aren't told yet."""
    if not question.asks_for_provider:
        return {}
    rows = SharedExperience.objects.filter(question=question, author=mine)
    statements = list(rows.select_related("experience").order_by("pk"))
    if mine.pk == question.asker_id:
        return {"told_providers": []}
    shared = {shared_experience.experience_id for shared_experience in statements}
    found = people_of(member, question.provider_trade, on=on)
    own = (
        OwnExperience(job, _words(job))
        for provider in (*found.used, *found.trusted)
        if provider.person.private_on is None
        for job in provider.experiences
        if job.pk not in shared
    )
    return {"told_providers": statements, "own_experiences": list(islice(own, MOST))}


def _words(job: Experience) -> str:
    return provider_words(
        provider=job.person.name,
        basis=Basis.USED if job.is_own else Basis.TRUSTED,
        what=job.what,
        source="" if job.is_own else job.teller,
        outcome=job.outcome,
    )
