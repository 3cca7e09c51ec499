"""Text as comparable words: lower case, without markup, plurals as their singular."""

from __future__ import annotations

import re

WORD = re.compile(r"[^\W_]{2,}")

COMMON = frozenset(
    """
    about above after again against all also am an and any anybody anyone anything are aren as at
    away back be because been before being below best better between both but by can cannot could
    couldn did didn do does doesn doing don done down during each either else enough even ever
    every everybody everyone everything few first for from further get gets getting give go goes
    going good got had hadn has hasn have haven having he help her here hers him his how however
    if in instead into is isn it its just keep know last least less let like ll long lot made make
    makes making many may maybe me mean might mine more most much must my myself need needs never
    new next no nobody nor not nothing now of off on once one only onto or other others our ours
    out over own part people please put quite rather re really right said same say see seem she
    should shouldn since so some somebody someone something soon still such sure take takes taking
    tell than that the their theirs them then there these they thing think this those though
    through time to together too try trying two under until up upon us use used using ve very want
    wants was wasn way we well went were weren what when where whether which while who whole whom
    whose why will with within without won would wouldn year yes yet you your yours
    """.split()
)
"""English words that say nothing about a question's subject."""


def singular(word: str) -> str:
    """A word without the -s of a plural: "partners" as "partner", "companies" as "company"."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def tokens(text: str) -> list[str]:
    """A text's words, comparable, in order, without the common ones and those of one sign."""
    return [singular(word) for word in WORD.findall(text.casefold()) if word not in COMMON]


def spoken_words(text: str) -> dict[str, str]:
    """The words that say what a text is about: comparable form to the form as written."""
    found: dict[str, str] = {}
    for word in WORD.findall(text):
        plain = word.casefold()
        if plain not in COMMON and not plain.isdigit():
            found.setdefault(singular(plain), plain)
    return found


def shared_words(first: str, second: str) -> tuple[str, ...]:
    """What two texts are both about, as the second writes it."""
    words = spoken_words(first)
    return tuple(written for word, written in spoken_words(second).items() if word in words)
