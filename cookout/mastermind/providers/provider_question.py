"""A need put to a group: "Who has used a plumber?" Its answers name providers, with the basis."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.providers.shared_experience import SharedExperience
from cookout.mastermind.questions.group_answer import AnswerIsHeard, GroupAnswer
from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.mastermind.questions.personal_request import ask_personally
from cookout.practice.mastermind.kinds import Brings, Gives
from cookout.practice.mastermind.questions import WrittenQuestion
from cookout.practice.mastermind.who_has_used import asking_words, strongest
from cookout.referrals.experience import Experience

OWN = "own-{}"
"""The key of a statement that shares one of its author's experiences."""


class AsksForNoProvider(Exception):
    """The question asks for something else: its answers name no providers."""


class NotToBeShared(ValueError):
    """The provider is marked private, or the experience isn't the author's."""


@transaction.atomic
def ask_who_has_used(
    *, asker: GroupMember, trade: str, need: str, at: datetime
) -> tuple[GroupQuestion, bool]:
    """Put a need to a group; the question, and whether it is new.

    One that still waits for the same trade is that question. Nothing has to be made clear first:
    it is open for answers at once, and at most three members are asked personally.
    """
    # Two taps at once are one question.
    Group.objects.select_for_update().get(pk=asker.group_id)
    waiting = asker.group.questions.waiting().filter(asker=asker, provider_trade=trade)
    if there := waiting.first():
        return there, False
    written = WrittenQuestion(question=asking_words(trade=trade), background=need)
    question = GroupQuestion.ask(asker=asker, written=written, brings=Brings.CONCERN, at=at)
    question.provider_trade = trade
    question.save(update_fields=["provider_trade"])
    question.open_answers(by=asker, at=at)
    ask_personally(question, at=at)
    return question, True


@transaction.atomic
def name_provider(
    question: GroupQuestion, *, by: GroupMember, key: str, on: date, at: datetime, **fields: Any
) -> SharedExperience:
    """Answer with a provider; sent twice, it is told once.

    Raises AsksForNoProvider, AnswersAreLocked, AskerListens, AnswerIsHeard.
    """
    if not question.asks_for_provider:
        raise AsksForNoProvider
    question.by_another(by)
    made = fields | {"group": question.group, "trade": question.provider_trade, "on": on, "at": at}
    statement, _ = SharedExperience.objects.get_or_create(
        question=question, author=by, key=key, defaults=made
    )
    _follow(question, by, at)
    return statement


def share_own(
    question: GroupQuestion, experience: Experience, *, by: GroupMember, at: datetime
) -> SharedExperience:
    """Answer with an experience of one's own: its provider, what for, when, and how it went.

    What was written about it stays with its author. Raises NotToBeShared, and what
    `name_provider` raises.
    """
    is_mine = by.member_id == experience.owner_id
    if not is_mine or experience.person.private_on or experience.trashed_at:
        raise NotToBeShared
    basis = SharedExperience.ProviderBasis
    return name_provider(
        question,
        by=by,
        key=OWN.format(experience.pk),
        on=experience.on,
        at=at,
        provider=experience.person.name[:200],
        what=experience.what,
        basis=basis.USED if experience.is_own else basis.TRUSTED,
        source_name=experience.teller[:200] if not experience.is_own else "",
        outcome=experience.outcome,
        experience=experience,
    )


@transaction.atomic
def take_back(statement: SharedExperience, *, at: datetime) -> None:
    """Delete a statement of one's own. Raises AnswerIsHeard once it was heard."""
    question, author = statement.question, statement.author
    if GroupAnswer.objects.filter(question=question, author=author).exclude(heard="").exists():
        raise AnswerIsHeard
    statement.delete()
    if question is not None and author is not None:
        _follow(question, author, at)


def _follow(question: GroupQuestion, author: GroupMember, at: datetime) -> None:
    """Rebuild the author's answer from their statements; without any there is none."""
    statements = list(
        SharedExperience.objects.filter(question=question, author=author).order_by("pk")
    )
    if statements:
        GroupAnswer.give(
            question=question,
            by=author,
            text="\n".join(experience.words for experience in statements),
            gives=Gives.SOLUTION,
            basis=strongest({experience.rests_on for experience in statements}),
            at=at,
        )
    else:
        GroupAnswer.objects.filter(question=question, author=author, heard="").delete()
