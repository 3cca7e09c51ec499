"""Case cards: a question, what was tried and what happened, as a member of the group reads it."""

from __future__ import annotations

from dataclasses import dataclass

from cookout.mastermind.group import Group
from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.questions.clarifying_question import ClarifyingQuestion
from cookout.mastermind.questions.group_answer import GroupAnswer
from cookout.mastermind.questions.group_question import FIELDS, GroupQuestion
from cookout.mastermind.questions.question_outcome import QuestionOutcome
from cookout.mastermind.questions.session_clarifying import Clarified, clarified_in_sessions
from cookout.members.member import Member
from cookout.practice.mastermind.kinds import AnswerBasis
from cookout.practice.routing.tokens import tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseCard:
    """A question with what was tried and what happened, as a member may read it."""

    question: GroupQuestion
    clarifying: list[Clarified]
    answers: list[GroupAnswer]
    promise: GroupPromise | None
    outcomes: list[QuestionOutcome]

    @property
    def lived(self) -> list[GroupAnswer]:
        """The answers of those who lived it."""
        return [answer for answer in self.answers if answer.basis == AnswerBasis.LIVED]

    def words(self) -> list[str]:
        """Everything that can be read of it, comparable."""
        texts = [self.question.first, self.question.restated]
        texts += [getattr(self.question, name) for name in FIELDS]
        for asked in self.clarifying:
            texts += [asked.text, asked.reply]
        for answer in self.answers:
            texts += [answer.text, answer.more_wanted, answer.more, answer.heard_why]
            for earlier in answer.earlier_more.all():
                texts += [earlier.wanted, earlier.told]
        texts += [outcome.text for outcome in self.outcomes]
        return tokens(" ".join([*texts, self.promise.what if self.promise else ""]))


def case_cards(group: Group, *, member: Member) -> list[CaseCard]:
    """Every case of a group that a member is in."""
    given = GroupAnswer.objects.seen_by(member).filter(question__group=group)
    answers: dict[int, list[GroupAnswer]] = {}
    for answer in given.select_related("author__member").prefetch_related("earlier_more"):
        answers.setdefault(answer.question_id, []).append(answer)
    questions = group.questions.standing().select_related("asker__member")
    clarified = _clarified(group)
    return [
        CaseCard(
            question=question,
            clarifying=clarified.get(question.pk, []),
            answers=answers.get(question.pk, []),
            promise=next(iter(question.promises.all()), None),
            outcomes=list(question.outcomes.all()),
        )
        for question in questions.prefetch_related("promises", "outcomes")
    ]


def _clarified(group: Group) -> dict[int, list[Clarified]]:
    """What was asked to make each question clear: between sessions, and by members in one."""
    found: dict[int, list[Clarified]] = {}
    asked = ClarifyingQuestion.objects.filter(question__group=group)
    for clarifying_question in asked.select_related("author__member"):
        made = Clarified(
            author=clarifying_question.author,
            text=clarifying_question.text,
            reply=clarifying_question.reply,
        )
        found.setdefault(clarifying_question.question_id, []).append(made)
    for question, those in clarified_in_sessions(group.questions.all()).items():
        found.setdefault(question, []).extend(those)
    return found
