"""Who in a member's own network could introduce them to somebody of a trade, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from cookout.practice.draft import greeting
from cookout.practice.phrases import one_line
from cookout.practice.today.person_facts import PersonFacts
from cookout.practice.trades import is_next_to, names_of

LONGEST_QUOTE = 80
MOST = 3
"""The most people named for one trade: one to write to, the others if that leads nowhere."""
WAYS_TO_ASK = (
    "I’m looking for a good {trade}. Who would you recommend?",
    "do you know a good {trade}?",
    "I need a good {trade}. Who have you used?",
    "who’s the best {trade} you’ve worked with?",
    "have you used a good {trade} lately?",
)
"""What is asked of those who may know one; nobody reads the line that someone else got."""


class Ground(IntEnum):
    """Why someone could introduce: the stronger reason is the smaller number."""

    NAMES_IT = 0
    NEXT_TO_IT = 1
    INTRODUCED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class NearbyContact:
    """Somebody at the table or kept warm. `texts` is everything written down that may name a
    trade, each with where it stands; `introduced` counts whom they introduced before."""

    id: int
    name: str
    close: bool
    trade: str = ""
    introduced: int = 0
    texts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PossibleIntroducer:
    """Someone who could introduce: every reason in words, the strongest first."""

    id: int
    reasons: tuple[str, ...]


def introducers(
    *, trade: str, people: Iterable[NearbyContact], most: int = MOST
) -> tuple[PossibleIntroducer, ...]:
    """Who could introduce the member to somebody of a trade.

    Whoever has the trade themselves needs no introducing and is left out. Having introduced
    before is a reason by itself, the weakest one.
    """
    pattern = whole_words(trade)
    found = []
    for person in people:
        reasons = (
            [] if pattern.fullmatch(person.trade.strip()) else _reasons(person, trade, pattern)
        )
        if reasons:
            grounds, words = zip(*reasons, strict=True)
            order = (grounds[0], -len(grounds), not person.close, person.name.casefold(), person.id)
            found.append((order, PossibleIntroducer(id=person.id, reasons=words)))
    return tuple(one for _, one in sorted(found, key=lambda pair: pair[0])[:most])


def whole_words(trade: str) -> re.Pattern[str]:
    """A pattern that finds a trade in a text: any of its names, as whole words, also plural."""
    names = "|".join(re.escape(name).replace(r"\ ", r"[\s-]+") for name in names_of(trade) if name)
    return re.compile(rf"(?<!\w)(?:{names})(?:s|es)?(?!\w)" if names else r"(?!)", re.IGNORECASE)


def _reasons(one: NearbyContact, trade: str, pattern: re.Pattern[str]) -> list[tuple[Ground, str]]:
    reasons = []
    for where, words in one.texts:
        if found := pattern.search(words):
            reasons.append((Ground.NAMES_IT, f"{where}: “{_around(words, found)}”"))
            break
    if is_next_to(trade=trade, other=one.trade):
        named = one_line(text=one.trade, most=60)
        reasons.append((Ground.NEXT_TO_IT, f"Works in a related trade: {named}."))
    if one.introduced:
        reasons.append((Ground.INTRODUCED, "Has introduced you to people before."))
    return reasons


def _around(words: str, found: re.Match[str]) -> str:
    """The sentence that names the trade, on one line."""
    start = max(words.rfind(sign, 0, found.start()) for sign in ".!?\n") + 1
    return one_line(text=words[start:], most=LONGEST_QUOTE)


def introduction_draft(*, someone: PersonFacts, trade: str, turn: int = 0) -> str:
    """Asking who they would recommend in a trade.

    `turn` counts the people asked about it, from 0, so that no two of them read the same line.
    """
    named = one_line(text=trade, most=60)
    named = named[:1].lower() + named[1:] if named[1:2].islower() else named
    asks = WAYS_TO_ASK[turn % len(WAYS_TO_ASK)].format(trade=named)
    return f"{greeting(someone=someone)}, {asks}"
