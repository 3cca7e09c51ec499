"""Who could be introduced to whom: what somebody looks for, and others whose trade it is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from cookout.practice.phrases import one_line
from cookout.practice.today.person_facts import PersonFacts

SMALL_WORDS = frozenset(
    "a an and any as at by for from good great help his her in is it looking my need needs new of "
    "on or our some somebody someone that the their to wants who with work works your".split()
)
"""Words that say nothing about a trade."""

A_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class IntroductionIdea:
    """Two people to bring together: who looks for something, and who may help."""

    asker_id: int
    asker: str
    giver_id: int
    giver: str
    what: str

    @property
    def pair(self) -> tuple[int, int]:
        return self.asker_id, self.giver_id


def introduction_ideas(
    *, people: Iterable[PersonFacts], about: Container[int] | None = None
) -> tuple[IntroductionIdea, ...]:
    """Every pair in which one looks for what the other does, by the asker's id, then the giver's.

    What somebody looks for are their unanswered questions and Remember lines of that kind; what
    somebody does are their trade and what they offer. All words of the one must stand in the
    other, whole words only: nothing is guessed. People let go are left in peace. Of the pairs,
    `about` keeps those with at least one of these people.
    """
    known = sorted(
        (person for person in people if person.place not in ("gone", "died")),
        key=lambda one: one.id,
    )
    givers = [(someone, line) for someone in known for line in _does(someone)]
    by_word = defaultdict(list)
    for place, (_, line) in enumerate(givers):
        for word in line:
            by_word[word].append(place)
    found: dict[tuple[int, int], IntroductionIdea] = {}
    for asker in known:
        for what in _looks_for(asker):
            wanted = words(text=what)
            for place in sorted({place for word in wanted for place in by_word[word]}):
                giver, line = givers[place]
                if about is not None and asker.id not in about and giver.id not in about:
                    continue
                if giver.id != asker.id and (line <= wanted or wanted <= line):
                    found.setdefault((asker.id, giver.id), _introduction(asker, giver, what))
    return tuple(found[pair] for pair in sorted(found))


@lru_cache(maxsize=4096)
def words(*, text: str) -> frozenset[str]:
    """The words that say something, small and without the s of several."""
    found = (word.casefold() for word in A_WORD.findall(text))
    return frozenset(_one(word) for word in found if word not in SMALL_WORDS)


def _one(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] not in "su" else word


def _looks_for(someone: PersonFacts) -> Iterator[str]:
    yield from (line for line in someone.asks if line.strip())
    for line in someone.remembered:
        if line.kind == "wants" and line.words.strip():
            yield line.words


def _does(someone: PersonFacts) -> Iterator[frozenset[str]]:
    for line in (someone.trade, *someone.gives):
        if found := words(text=line):
            yield found


def _introduction(asker: PersonFacts, giver: PersonFacts, what: str) -> IntroductionIdea:
    return IntroductionIdea(
        asker_id=asker.id,
        asker=asker.called,
        giver_id=giver.id,
        giver=giver.called,
        what=one_line(text=what),
    )
