"""What a group has asked and answered so far, in time order, and what that says of a new question.

The clock of a group is its questions: what happened 30 questions ago counts half. A group that
asks twice a week and one that asks ten times a day are treated alike, and nothing is tuned to
either.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from heapq import nlargest

from cookout.practice.mastermind.kinds import AnswerBasis
from cookout.practice.routing.bm25 import TextIndex
from cookout.practice.routing.tokens import tokens

HALF_LIFE = 30
"""Questions after which something counts half: two to four months of a group of eight."""

FADES = 0.5 ** (1 / HALF_LIFE)
"""What is left of a count after one question."""

MOST_SIMILAR = 50
"""So many similar past answers have a vote."""

NOT_TOLD = 0.5
"""What a lived answer counts while the asker has not told whether it was useful; then 1 or 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question. `text` is the question itself, `background` all else that was written."""

    id: int
    asker: int | None
    text: str
    background: str = ""
    topics: frozenset[str] = frozenset()

    def words(self) -> list[str]:
        """Every word of it, comparable."""
        return tokens(f"{self.text} {self.background}")


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAnswer:
    """An answer to a question. `useful` is None while the asker has not told."""

    id: int
    question: Question
    member: int
    text: str
    basis: AnswerBasis | None = None
    useful: bool | None = None


class Fading:
    """Counts that lose half of their weight every HALF_LIFE questions."""

    def __init__(self) -> None:
        self._counts: dict[int, tuple[float, int]] = {}

    def add(self, key: int, clock: int) -> None:
        self._counts[key] = (self.at(key, clock) + 1, clock)

    def at(self, key: int, clock: int) -> float:
        count, then = self._counts.get(key, (0.0, clock))
        return count * float(FADES ** (clock - then))

    def all_at(self, clock: int) -> dict[int, float]:
        return {key: self.at(key, clock) for key in self._counts}


class Askings:
    """Who was asked personally, question by question in time order."""

    def __init__(self) -> None:
        self._clock = 0
        self._questions = 0.0
        self._asked = Fading()

    def ask(self, members: Iterable[int]) -> None:
        """A question was asked, and these members personally."""
        self._clock += 1
        self._questions = self._questions * FADES + 1
        for member in members:
            self._asked.add(member, self._clock)

    def share(self, member: int) -> float:
        """Of the recent questions, the share for which a member was asked: 0 to 1."""
        return self._asked.at(member, self._clock) / self._questions if self._questions else 0.0


@dataclass(slots=True, kw_only=True)
class AnswerHistory:
    """A group's questions and answers, told in time order."""

    clock: int = 0
    answers: dict[int, GivenAnswer] = field(default_factory=dict)
    answered: Counter[int] = field(default_factory=Counter)
    """How often each member answered, ever."""
    _recent: Fading = field(default_factory=Fading)
    profiles: TextIndex = field(default_factory=TextIndex)
    """By member: all their answers with the questions."""
    texts: TextIndex = field(default_factory=TextIndex)
    """By answer: its words and its question's."""
    by_member: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_topic: defaultdict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    by_asker: defaultdict[int, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))

    def ask(self) -> None:
        """A question was asked."""
        self.clock += 1

    def answer(self, answer: GivenAnswer) -> None:
        """Somebody answered. What an asker answers to their own question is left out."""
        question, member = answer.question, answer.member
        if member == question.asker:
            return
        words = question.words() + tokens(answer.text)
        self.answers[answer.id] = answer
        self.answered[member] += 1
        self._recent.add(member, self.clock)
        self.profiles.add(member, words)
        self.texts.add(answer.id, words)
        self.by_member[member].append(answer.id)
        for topic in question.topics:
            self.by_topic[topic][member] += 1
        if question.asker is not None:
            self.by_asker[question.asker][member] += 1

    def recent(self) -> Mapping[int, float]:
        """How much each member answered lately."""
        return self._recent.all_at(self.clock)

    def similar(self, words: Iterable[str]) -> list[tuple[GivenAnswer, float]]:
        """The past answers most like a question, the most similar first."""
        scores = self.texts.scores(words)
        best = nlargest(MOST_SIMILAR, scores.items(), key=lambda found: (found[1], -found[0]))
        return [(self.answers[answer], score) for answer, score in best]

    def close_to(self, asker: int | None) -> Mapping[int, int]:
        """How often each member answered an asker before."""
        return Counter() if asker is None else self.by_asker.get(asker, Counter())

    def topics(self, question: Question) -> Mapping[int, float]:
        """How much of what was answered under a question's topics each member answered."""
        found: defaultdict[int, float] = defaultdict(float)
        for topic in sorted(question.topics):
            counted = self.by_topic.get(topic, Counter())
            for member, count in counted.items():
                found[member] += count / (counted.total() + 1)
        return found
