"""Why a member is asked, in words: "Ana has lived this: two answers about partners".

Only what an answer, a topic or the member's own words show is said. No number of anybody is set
against another's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cookout.practice.mastermind.kinds import AnswerBasis
from cookout.practice.phrases import listed, one_line, so_many
from cookout.practice.routing.history import AnswerHistory, GivenAnswer, Question
from cookout.practice.routing.mix import Contributions, ScorePart, declared_words
from cookout.practice.routing.tokens import spoken_words

MOST_REASONS = 2
MOST_PHRASES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What reasons are read from: the question, what came before, and everybody's name."""

    question: Question
    history: AnswerHistory
    names: Mapping[int, str]


def reasons(
    reader: Reader,
    *,
    member: int,
    speaks_to: Iterable[str],
    parts: Contributions,
    lived: Iterable[str] = (),
) -> tuple[str, ...]:
    """At most two sentences, the strongest first; at least one where anything speaks for them."""
    found = [
        *_from_answers(reader, member),
        _from_own_words(reader, member, lived, "says they lived {}"),
        _from_own_words(reader, member, speaks_to, "can speak to {}"),
        _from_asker(reader, member),
        f"{reader.names[member]} has answered questions lately"
        if ScorePart.RECENT in parts
        else "",
    ]
    return tuple(list(filter(None, found))[:MOST_REASONS])


def to_themselves(reason: str, *, name: str) -> str:
    """A reason as the member reads it who is asked: "You have lived this: ..."."""
    for third, second in (("has ", "have "), ("says they ", "say you "), ("", "")):
        if reason.startswith(f"{name} {third}"):
            return f"You {second}{reason.removeprefix(f'{name} {third}')}."
    return reason


def without_asker(reasons: str) -> str:
    """The reasons, a sentence a line, without the one that names the asker."""
    asker = re.compile(r".* has answered .* before")
    return "\n".join(line for line in reasons.splitlines() if not asker.fullmatch(line))


def _from_answers(reader: Reader, member: int) -> list[str]:
    """By basis: lived, seen, and answers on the same subject whatever they rest on."""
    name = reader.names[member]
    history = reader.history
    about = {
        answer: words
        for key in history.by_member.get(member, ())
        if (answer := history.answers[key]).useful is not False
        and (words := _subjects(reader, answer))
    }
    lived = {answer: words for answer, words in about.items() if answer.basis is AnswerBasis.LIVED}
    saw = {answer: words for answer, words in about.items() if answer.basis is AnswerBasis.SAW}
    if lived:
        return [f"{name} has lived this: {_count(lived)}"]
    if saw:
        return [f"{name} saw this up close: {_count(saw)}"]
    return [f"{name} gave {_count(about)}"] if about else []


def _subjects(reader: Reader, answer: GivenAnswer) -> tuple[str, ...]:
    """What a past answer has in common with the question: topics, or else the question's words."""
    topics = reader.question.topics & answer.question.topics
    if topics:
        return tuple(sorted(topics))
    texts = reader.history.texts
    shared = [
        (texts.weight(word), written)
        for word, written in spoken_words(reader.question.text).items()
        if texts.has(answer.id, word)
    ]
    return tuple(f"“{written}”" for _, written in sorted(shared, reverse=True))


def _count(found: Mapping[GivenAnswer, tuple[str, ...]]) -> str:
    """ "two answers about partners": the subject that most of them share."""
    counted = Counter(word for words in found.values() for word in words)
    subject, _ = counted.most_common(1)[0]
    several = sum(subject in words for words in found.values())
    return f"{so_many(count=several, one='answer', several='answers')} about {subject}"


def _from_own_words(reader: Reader, member: int, own_words: Iterable[str], how: str) -> str:
    phrases = declared_words(reader.question, own_words)[:MOST_PHRASES]
    if not phrases:
        return ""
    spoken = listed(names=[f"“{one_line(text=phrase, most=60)}”" for phrase in phrases])
    return f"{reader.names[member]} {how.format(spoken)}"


def _from_asker(reader: Reader, member: int) -> str:
    asker = reader.question.asker
    if asker is None or not reader.history.by_asker.get(asker, Counter())[member]:
        return ""
    return f"{reader.names[member]} has answered {reader.names.get(asker, 'the asker')} before"
