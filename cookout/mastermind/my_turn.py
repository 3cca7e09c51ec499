"""A line on a member's day for each thing that their groups wait for or told them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import NAMELESS
from cookout.mastermind.joining.visit_request import VisitRequest
from cookout.mastermind.providers.same_provider import SameProvider
from cookout.mastermind.questions.group_answer import GroupAnswer
from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.mastermind.questions.personal_request import PersonalRequest
from cookout.mastermind.questions.question_outcome import QuestionOutcome, outcome_due
from cookout.mastermind.thank_you import ThankYou
from cookout.members.member import Member
from cookout.practice.mastermind.kinds import HEARD_WORDS, Heard
from cookout.practice.numbers import GROUP_NEWS_FOR
from cookout.practice.phrases import listed, one_line

MOST = 5
SHORT = 70
NAMED = 3
"""How many visitors a line names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupTurn:
    """One line of a member's day: the words, and the question, the group, its hosting page or the
    member they lead to."""

    words: str
    why: str
    question_id: int | None = None
    group_id: int | None = None
    place_id: int | None = None
    hosting_id: int | None = None


def group_turns(member: Member, *, at: datetime) -> list[GroupTurn]:
    """At most five lines: what is asked of them first, then what they were told."""
    if not Group.objects.seen_by(member).exists():
        return []
    lines = [*_asked(member), *_visits(member), *_same_provider(member)]
    lines += [*_to_hear(member), *_to_tell(member, at)]
    return [*lines, *_heard(member, at), *_told(member, at), *_thanked(member, at)][:MOST]


def _asked(member: Member) -> Iterator[GroupTurn]:
    rows = PersonalRequest.objects.seen_by(member).filter(
        asked__member=member, declined_at=None, question__withdrawn_at=None
    )
    # Who left hears no answer.
    rows = rows.filter(question__asker__left_at=None)
    answered = GroupAnswer.objects.filter(author__member=member).values("question")
    unanswered = rows.filter(question__heard_at=None).exclude(question__in=answered)
    for request in unanswered.select_related("question__asker__member", "asked__member"):
        asker = request.question.asker.first_name
        words = f"{asker} asks you: “{_short(request.question)}”"
        yield GroupTurn(words=words, why=request.reasons_to_asked, question_id=request.question_id)


def _visits(member: Member) -> Iterator[GroupTurn]:
    """Who asks to visit a group that the member leads: a line a group."""
    leads = Q(group__host=member) | Q(group__stand_in=member)
    waiting = VisitRequest.objects.seen_by(member).open().filter(leads).select_related("group")
    names: dict[Group, list[str]] = {}
    for request in waiting:
        names.setdefault(request.group, []).append(one_line(text=request.name, most=40))
    for group, visitors in names.items():
        shown = visitors if len(visitors) <= NAMED else [*visitors[: NAMED - 1], "others"]
        yield GroupTurn(
            words=f"{listed(names=shown)} would like to visit {group}",
            why="Write back, so that they know.",
            hosting_id=group.pk,
        )


def _same_provider(member: Member) -> Iterator[GroupTurn]:
    rows = SameProvider.objects.seen_by(member).filter(second__author__member=member, says="")
    waiting = rows.filter(first__author__left_at=None, second__author__left_at=None)
    for same_provider in waiting.select_related("first__author__member", "second"):
        asker = same_provider.first.author.first_name if same_provider.first.author else NAMELESS
        theirs, mine = (
            one_line(text=statement.provider, most=SHORT)
            for statement in (same_provider.first, same_provider.second)
        )
        named_alike = theirs.casefold() == mine.casefold()
        yours = "the one you told of" if named_alike else f"your {mine}"
        yield GroupTurn(
            words=f"Is {asker}’s {theirs} {yours}?",
            why="Say whether it’s the same provider.",
            group_id=same_provider.group_id,
        )


def _to_hear(member: Member) -> Iterator[GroupTurn]:
    mine = GroupQuestion.objects.seen_by(member).filter(asker__member=member)
    for question in mine.to_hear():
        yield GroupTurn(
            words=f"Say what you heard on “{_short(question)}”",
            why="Everyone who answered sees it.",
            question_id=question.pk,
        )


def _to_tell(member: Member, at: datetime) -> Iterator[GroupTurn]:
    mine = GroupQuestion.objects.seen_by(member).standing().filter(asker__member=member)
    heard = mine.exclude(heard_at=None).prefetch_related("outcomes")
    for question in heard.select_related("asker__member"):
        if outcome_due(question, on=member.day(at), zone_of=member):
            yield GroupTurn(
                words=f"Say what came of “{_short(question)}”",
                why="Everyone who answered reads it.",
                question_id=question.pk,
            )


def _heard(member: Member, at: datetime) -> Iterator[GroupTurn]:
    mine = GroupAnswer.objects.seen_by(member).filter(author__member=member, felt_heard=None)
    lately = mine.filter(heard_at__gt=at - GROUP_NEWS_FOR, question__withdrawn_at=None)
    for answer in lately.select_related("question__asker__member"):
        heard = HEARD_WORDS[Heard(answer.heard)].lower()
        yield GroupTurn(
            words=f"{answer.question.asker.first_name} heard you on “{_short(answer.question)}”",
            why=f"{heard.capitalize()}. Did you feel heard?",
            question_id=answer.question_id,
        )


def _told(member: Member, at: datetime) -> Iterator[GroupTurn]:
    lately = QuestionOutcome.objects.seen_by(member).filter(told_at__gt=at - GROUP_NEWS_FOR)
    answered = lately.filter(question__answers__author__member=member, question__withdrawn_at=None)
    for outcome in answered.select_related("question__asker__member"):
        asker = outcome.question.asker.first_name
        yield GroupTurn(
            words=f"{asker} told what came of “{_short(outcome.question)}”",
            why=one_line(text=outcome.text),
            question_id=outcome.question_id,
        )


def _thanked(member: Member, at: datetime) -> Iterator[GroupTurn]:
    lately = ThankYou.objects.seen_by(member).filter(given_at__gt=at - GROUP_NEWS_FOR)
    for thank_you in lately.filter(receiver__member=member).select_related("giver__member"):
        deed = one_line(text=thank_you.deed, most=SHORT)
        yield GroupTurn(
            words=f"{thank_you.giver.first_name} thanked you: “{deed}”",
            why=one_line(text=thank_you.change),
            place_id=thank_you.receiver_id,
        )


def _short(question: GroupQuestion) -> str:
    return one_line(text=question.text, most=SHORT)
