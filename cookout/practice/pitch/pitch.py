"""The pitch check: whether a draft pushes more than it cares. Advice only; the member decides.

English only: other languages need lists of their own. Nothing is kept and nothing goes anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from cookout.practice.draft import question, quotable
from cookout.practice.event_names import at_event
from cookout.practice.numbers import REAL_TALKS_FIRST
from cookout.practice.phrases import number, one_line
from cookout.practice.pitch.patterns import CARES, PUSHES, Care, Push
from cookout.practice.today.person_facts import PersonFacts

ABOUT_ME_WORDS = 4
LONGEST_WORDS = 60


class PitchVerdict(StrEnum):
    """The result of the check."""

    FINE = "fine"
    SOFTEN = "soften"
    TOO_SOON = "too_soon"


@dataclass(frozen=True, slots=True, kw_only=True)
class PitchFinding:
    """The exact words that push, and how."""

    push: Push
    words: str

    @property
    def reason(self) -> str:
        """Why it pushes, in one sentence."""
        return REASONS[self.push]


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """The verdict on a draft, the words it is based on, and one sentence to use instead."""

    verdict: PitchVerdict
    found: tuple[PitchFinding, ...]
    cares: tuple[Care, ...]
    instead: str

    @property
    def reason(self) -> str:
        """The verdict in one or two sentences."""
        if self.verdict == PitchVerdict.FINE and self.found:
            return "This reads like someone who cares. The words below are up to you."
        return VERDICTS[self.verdict]


VERDICTS = {
    PitchVerdict.FINE: "This reads like someone who cares.",
    PitchVerdict.SOFTEN: "This asks more than it gives. One caring sentence would turn it around.",
    PitchVerdict.TOO_SOON: "It may be too soon to ask for anything. Two real talks come first.",
}

REASONS = {
    Push.SELLS: "It offers something for sale.",
    Push.BOOK_ME: "It asks for time for your own business.",
    Push.HURRY: "It hurries them.",
    Push.ASK_REFERRAL: "It asks them to pass you on.",
    Push.ABOUT_ME: "It speaks of you more than of them.",
}

_ME = re.compile(r"\b(?:i|me|my|mine|we|us|our|ours)\b", re.IGNORECASE)
_YOU = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")


# Compiled at the first check: most processes check no draft.
@cache
def _push_patterns() -> tuple[tuple[Push, re.Pattern[str]], ...]:
    return tuple((push, re.compile(pattern, re.IGNORECASE)) for push, pattern in PUSHES)


@cache
def _care_patterns() -> tuple[tuple[Care, re.Pattern[str]], ...]:
    return tuple((care, re.compile(pattern, re.IGNORECASE)) for care, pattern in CARES)


def check(*, words: str, someone: PersonFacts, talks: int, asked: bool = False) -> Advice:
    """What a draft to somebody reads like: push against care.

    `talks` counts real talks with them, the first meeting included; `asked` says that they asked
    for it. Before the second real talk any push but speaking of oneself is too soon; later, care
    has to be more than push. ValueError when `talks` is negative.
    """
    if talks < 0:
        raise ValueError("talks are not fewer than none")
    found = tuple(_found(words))
    cares = tuple(_cares(words, someone, found))
    pushes = {finding.push for finding in found}
    if asked or not pushes:
        verdict = PitchVerdict.FINE
    elif talks < REAL_TALKS_FIRST and pushes - {Push.ABOUT_ME}:
        verdict = PitchVerdict.TOO_SOON
    else:
        verdict = PitchVerdict.FINE if len(cares) > len(pushes) else PitchVerdict.SOFTEN
    return Advice(verdict=verdict, found=found, cares=cares, instead=caring(someone=someone))


def pushes(*, words: str) -> bool:
    """Whether a text to a group sells, books, hurries or asks to be passed on."""
    return any(finding.push != Push.ABOUT_ME for finding in _found(words))


def _found(words: str) -> Iterator[PitchFinding]:
    """Every push with its own words, in the order they are written, none within another."""
    text = " ".join(words.split())
    hits = sorted(
        (hit.start(), -hit.end(), push)
        for push, pattern in _push_patterns()
        for hit in pattern.finditer(text)
    )
    end = 0
    for start, negative_end, push in hits:
        if start >= end:
            end = -negative_end
            yield PitchFinding(push=push, words=one_line(text=text[start:end], most=LONGEST_WORDS))
    mine, yours = len(_ME.findall(text)), len(_YOU.findall(text))
    if mine >= ABOUT_ME_WORDS and mine > 2 * yours:
        counted = f"I or we: {number(count=mine)}; you: {number(count=yours)}"
        yield PitchFinding(push=Push.ABOUT_ME, words=counted)


def _cares(words: str, someone: PersonFacts, found: tuple[PitchFinding, ...]) -> Iterator[Care]:
    """How a draft cares; a question that pushes is none of it."""
    text = " ".join(words.split())
    questions = [sentence for sentence in _SENTENCE.findall(text) if sentence.endswith("?")]
    if any(
        not any(pattern.search(question) for _, pattern in _push_patterns())
        for question in questions
    ):
        yield Care.ASKS
    for care in (Care.OFFERS_HELP, Care.REMEMBERS, Care.THANKS):
        patterns = (pattern for kind, pattern in _care_patterns() if kind == care)
        if any(pattern.search(text) for pattern in patterns) or (
            care == Care.REMEMBERS and _names_a_fact(text, someone)
        ):
            yield care


def _names_a_fact(text: str, someone: PersonFacts) -> bool:
    """Whether it mentions something saved that they care about or look for."""
    folded = text.casefold()
    lines = [line for line in someone.remembered if line.kind in ("cares", "sport", "wants")]
    cared = {word for line in lines for word in re.findall(r"\w{5,}", line.words.casefold())}
    return any(re.search(rf"\b{re.escape(word)}\b", folded) for word in cared)


def caring(*, someone: PersonFacts) -> str:
    """One caring sentence from saved facts; a plain one if there are none."""
    if asked := question(someone=someone):
        return asked
    for promise in someone.promises:
        # Quoted only where it reads well to them, as any other line.
        if what := quotable(kind="cares", words=promise.what):
            return f"I haven’t forgotten what I promised: {what}."
    if where := at_event(someone.event_name):
        return f"Good to meet you {where}. How has your week been?"
    return "How are you?"
