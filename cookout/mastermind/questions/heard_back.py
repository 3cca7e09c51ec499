"""The heard-back ledger: answers not yet heard and outcomes not yet told, the oldest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from cookout.mastermind.group import Group
from cookout.mastermind.questions.group_answer import GroupAnswer
from cookout.mastermind.questions.question_outcome import outcome_due
from cookout.members.member import Member
from cookout.practice.mastermind.outcomes import not_heard, not_told
from cookout.practice.phrases import one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """What a group waits to hear: the sentence, since which day, about which question."""

    words: str
    since: date
    question_id: int


def heard_back_ledger(group: Group, *, member: Member, on: date) -> list[LedgerLine]:
    """What is still owed to those who answered, as a member may read it on a day."""
    lines = [*_not_heard(group, member, on), *_not_told(group, member, on)]
    return sorted(lines, key=lambda line: (line.since, line.question_id))


def _not_heard(group: Group, member: Member, on: date) -> list[LedgerLine]:
    answers = GroupAnswer.objects.not_heard().filter(question__group=group)
    # Who left says nothing more, and nobody waits for it.
    answers = answers.filter(question__asker__left_at=None)
    return [
        LedgerLine(
            words=not_heard(
                asker=answer.question.asker.first_name,
                author=answer.author.first_name,
                question=one_line(text=answer.question.text, most=80),
                given_on=member.day(answer.given_at),
                on=on,
            ),
            since=member.day(answer.given_at),
            question_id=answer.question_id,
        )
        for answer in answers.select_related("question__asker__member", "author__member")
    ]


def _not_told(group: Group, member: Member, on: date) -> list[LedgerLine]:
    heard = group.questions.standing().exclude(heard_at=None).filter(asker__left_at=None)
    lines = []
    for question in heard.select_related("asker__member").prefetch_related("outcomes"):
        days = outcome_due(question, on=on, zone_of=member)
        if days and question.heard_at:
            due_on = member.day(question.heard_at) + timedelta(days=days)
            words = not_told(
                asker=question.asker.first_name,
                question=one_line(text=question.text, most=80),
                due_on=due_on,
                on=on,
            )
            lines.append(LedgerLine(words=words, since=due_on, question_id=question.pk))
    return lines
