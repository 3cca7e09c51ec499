"""What a group knows: questions, answers, what was heard and what came of it, found by words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from cookout.mastermind.group import Group
from cookout.mastermind.group_answer import GroupAnswer
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.group_question import FIELDS, GroupQuestion
from cookout.mastermind.question_outcome import QuestionOutcome
from cookout.members.member import Member
from cookout.practice.mastermind.kinds import AnswerBasis
from cookout.practice.routing.bm25 import TextIndex
from cookout.practice.routing.tokens import singular, tokens

MOST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseCard:
    """A question with what was tried and what happened, as a member may read it."""

    question: GroupQuestion
    answers: list[GroupAnswer]
    promise: GroupPromise | None
    outcomes: list[QuestionOutcome]

    @property
    def lived(self) -> list[GroupAnswer]:
        """The answers of those who lived it."""
        return [one for one in self.answers if one.basis == AnswerBasis.LIVED]

    def words(self) -> list[str]:
        """Everything that can be read of it, comparable."""
        texts = [self.question.first, self.question.restated]
        texts += [getattr(self.question, name) for name in FIELDS]
        for answer in self.answers:
            texts += [answer.text, answer.more, answer.heard_why]
            texts += [one.told for one in answer.earlier_more.all()]
        texts += [one.text for one in self.outcomes]
        return tokens(" ".join([*texts, self.promise.what if self.promise else ""]))


def find_cases(
    group: Group, *, member: Member, words: str, at: datetime, lived: bool = False
) -> list[CaseCard]:
    """The cases that share a word with what was typed, the closest first.

    `lived`: only those that somebody answered who lived it.
    """
    cases = {
        case.question.pk: case
        for case in case_cards(group, member=member, at=at)
        if case.lived or not lived
    }
    index = TextIndex()
    for pk, case in cases.items():
        index.add(pk, case.words())
    scores = index.scores(tokens(words))
    return [cases[pk] for pk in sorted(scores, key=lambda pk: (-scores[pk], -pk))[:MOST]]


def case_cards(group: Group, *, member: Member, at: datetime) -> list[CaseCard]:
    """Every case of a group; answers that are sealed are only their author's."""
    readable = GroupAnswer.objects.unsealed_for(member, at=at).filter(question__group=group)
    answers: dict[int, list[GroupAnswer]] = {}
    for answer in readable.select_related("author__member"):
        answers.setdefault(answer.question_id, []).append(answer)
    questions = group.questions.standing().select_related("asker__member")
    return [
        CaseCard(
            question=one,
            answers=answers.get(one.pk, []),
            promise=next(iter(one.promises.all()), None),
            outcomes=list(one.outcomes.all()),
        )
        for one in questions.prefetch_related("promises", "outcomes")
    ]


def who_said_so(members: Iterable[GroupMember], words: str) -> list[tuple[GroupMember, list[str]]]:
    """Members who say they lived something, or can speak to it, with those phrases."""
    asked = {singular(word) for word in tokens(words)}
    found = []
    for one in members:
        phrases = (*one.lived_phrases, *one.spoken_phrases)
        if near := [phrase for phrase in phrases if asked & {*tokens(phrase)}]:
            found.append((one, near))
    return found
