"""How two names go together: nicknames, initials, slips of the pen, swapped and married names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import product

from cookout.practice.duplicates.names import Name, forms, shortest
from cookout.practice.duplicates.nicknames import FORMAL

_SYLLABLES = "\u2e80"
"""From here on a sign is a syllable or a word: no initials, and another sign is another name."""


class Fit(IntEnum):
    """How well two names go together, from not at all to letter by letter."""

    APART = 0
    GIVEN = 1  # the same given name, another family name
    UNNAMED = 2  # nothing to compare
    PART = 3  # one of them is only a given name, or only a family name
    SHORT = 4  # an initial, or two nicknames of one name
    SLIP = 5  # one letter apart
    FORM = 6  # a nickname, or another spelling
    SAME = 7


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two names have in common, in words; `slips` are the pairs of words a letter apart."""

    fit: Fit
    words: tuple[str, ...] = ()
    slips: tuple[tuple[str, str], ...] = ()


def compare(first: Name, second: Name) -> Agreement:
    """How two names go together; the same whichever comes first."""
    first, second = sorted((first, second))
    if not (first.called or first.family) or not (second.called or second.family):
        return Agreement(Fit.UNNAMED, ("one of the two has no name",))
    if first.generation and second.generation and first.generation != second.generation:
        return Agreement(Fit.APART)
    straight = _side_by_side(first, second)
    if straight.fit >= Fit.SLIP:
        return straight
    crossed = max(
        (_side_by_side(first, second.turned), _side_by_side(second, first.turned)),
        key=lambda found: found.fit,
    )
    if crossed.fit < Fit.PART or crossed.fit <= straight.fit:
        return straight
    whole = first.called and first.family and second.called and second.family
    swapped = ("given and family name swapped",) if whole else ()
    return Agreement(crossed.fit, crossed.words + swapped, crossed.slips)


def _side_by_side(first: Name, second: Name) -> Agreement:
    given, family = _given(first, second), _family(first, second)
    words, slips = given.words + family.words, given.slips + family.slips
    if Fit.UNNAMED in (given.fit, family.fit):
        known = family.fit if given.fit is Fit.UNNAMED else given.fit
        if known in (Fit.APART, Fit.UNNAMED):
            return Agreement(known, ("no part of the names to compare",))
        return Agreement(Fit.PART, (*words, "one name is only a part of the other"), slips)
    if given.fit is Fit.APART or (family.fit is Fit.APART and given.fit < Fit.FORM):
        return Agreement(Fit.APART)
    if family.fit is Fit.APART:
        married = "another family name" if words else "the same given name with another family name"
        return Agreement(Fit.GIVEN, (*words, married))
    return Agreement(min(given.fit, family.fit), words or ("the same name",), slips)


def _given(first: Name, second: Name) -> Agreement:
    if not first.called or not second.called:
        return Agreement(Fit.UNNAMED)
    pairs = [sorted((one, other)) for one, other in product(first.called, second.called)]
    fit, (one, other) = max((_alike(*pair), pair) for pair in pairs)
    if set(first.called) & set(second.middle) or set(second.called) & set(first.middle):
        fit = max(fit, Fit.SHORT)
    if fit in (Fit.SHORT, Fit.FORM) and forms(one) & forms(other) & FORMAL.keys():
        forms_of = f"{one.capitalize()} and {other.capitalize()} are forms of one name"
        return Agreement(fit, (forms_of,))
    short = "an initial" if len(one) == 1 or len(other) == 1 else "a short or a second given name"
    return _said(fit, (one, other), {Fit.SHORT: short, Fit.FORM: "a given name in two spellings"})


def _family(first: Name, second: Name) -> Agreement:
    if not first.family or not second.family:
        return Agreement(Fit.UNNAMED)
    one, other = sorted(("".join(first.family), "".join(second.family)))
    if one != other and shortest(one) == shortest(other):
        return Agreement(Fit.FORM, ("a family name in two spellings",))
    if one != other and _is_part(first, second):
        return Agreement(Fit.FORM, ("one family name is a part of the other",))
    fit = _alike(one, other)
    initial = len(one) == 1 or len(other) == 1
    kept = fit if fit in (Fit.SAME, Fit.SLIP) or initial else Fit.APART
    return _said(kept, (one, other), {Fit.SHORT: "an initial for the family name"})


def _is_part(first: Name, second: Name) -> bool:
    mine, theirs = set(first.family), set(second.family)
    inside = mine <= set(second.middle) or theirs <= set(first.middle)
    return mine < theirs or theirs < mine or inside


def _said(fit: Fit, pair: tuple[str, str], words: dict[Fit, str]) -> Agreement:
    if fit is Fit.SLIP:
        return Agreement(fit, ("a name one letter apart",), (pair,))
    return Agreement(fit, (words[fit],) if fit in words else ())


@lru_cache(maxsize=20_000)
def _alike(one: str, other: str) -> Fit:
    if one == other:
        return Fit.SAME
    if shared := forms(one) & forms(other):
        nicknames = one in FORMAL and other in FORMAL and not shared & {one, other}
        return Fit.SHORT if nicknames else Fit.FORM
    if max(one + other) >= _SYLLABLES:
        return Fit.APART
    if _stands_for(*sorted((one, other), key=len)):
        return Fit.SHORT
    return Fit.SLIP if max(len(one), len(other)) > 2 and one_letter_apart(one, other) else Fit.APART


def _stands_for(short: str, long: str) -> bool:
    """Whether one is the other's initial, or a beginning of it that somebody may go by."""
    stem = re.sub("(?<=...)(?:ie|y)$", "", short)
    return long.startswith(stem) and (len(stem) == 1 or 2 < len(stem) < len(long) - 2)


def one_letter_apart(one: str, other: str) -> bool:
    """One letter more, less, another, or swapped with its neighbour."""
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    x, y = one[same:], other[same:]
    return x[1:] == y[1:] or x == y[1:] or x[1:] == y or (x[:2] == y[1::-1] and x[2:] == y[2:])
