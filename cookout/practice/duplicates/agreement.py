"""How two names go together: nicknames, initials, slips of the pen, swapped and married names."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from cookout.practice.duplicates.names import Name, forms, shortest
from cookout.practice.duplicates.nicknames import FORMAL

_SHORT_ENDING = re.compile("(?<=...)(?:ie|y)$")
_SYLLABLES = "\u2e80"
"""From here on a sign is a syllable or a word: no initials, and another sign is another name."""


class NameFit(IntEnum):
    """How well two names go together, from not at all to letter by letter."""

    APART = 0
    GIVEN = 1  # the same given name, another family name
    UNNAMED = 2  # nothing to compare
    PART = 3  # one of them is only a given name, or only a family name
    SHORT = 4  # an initial, or two nicknames of one name
    SLIP = 5  # one letter apart
    FORM = 6  # a nickname, or another spelling
    SAME = 7


class Agreement(NamedTuple):
    """What two names have in common, in words; `slips` are the pairs of words a letter apart."""

    fit: NameFit
    words: tuple[str, ...] = ()
    slips: tuple[tuple[str, str], ...] = ()


_APART = Agreement(NameFit.APART)


def compare(first: Name, second: Name) -> Agreement:
    """How two names go together; the same whichever comes first."""
    first, second = sorted((first, second))
    if not (first.called or first.family) or not (second.called or second.family):
        return Agreement(NameFit.UNNAMED, ("one of the two has no name",))
    if first.generation and second.generation and first.generation != second.generation:
        return _APART
    straight = _side_by_side(first, second)
    if straight.fit >= NameFit.SLIP:
        return straight
    crossed = max(
        (_side_by_side(first, second.turned), _side_by_side(second, first.turned)),
        key=lambda found: found.fit,
    )
    if crossed.fit < NameFit.PART or crossed.fit <= straight.fit:
        return straight
    whole = first.called and first.family and second.called and second.family
    swapped = ("given and family name swapped",) if whole else ()
    return Agreement(crossed.fit, crossed.words + swapped, crossed.slips)


def _side_by_side(first: Name, second: Name) -> Agreement:
    given = _given(first, second)
    if given.fit is NameFit.APART:
        return _APART
    family = _family(first, second)
    words, slips = given.words + family.words, given.slips + family.slips
    if NameFit.UNNAMED in (given.fit, family.fit):
        known = family.fit if given.fit is NameFit.UNNAMED else given.fit
        if known in (NameFit.APART, NameFit.UNNAMED):
            return Agreement(known, ("no part of the names to compare",))
        return Agreement(NameFit.PART, (*words, "one name is only a part of the other"), slips)
    if family.fit is NameFit.APART and given.fit < NameFit.FORM:
        return _APART
    if family.fit is NameFit.APART:
        married = "another family name" if words else "the same given name with another family name"
        return Agreement(NameFit.GIVEN, (*words, married))
    return Agreement(min(given.fit, family.fit), words or ("the same name",), slips)


def _given(first: Name, second: Name) -> Agreement:
    if not first.called or not second.called:
        return Agreement(NameFit.UNNAMED)
    pairs = map(sorted, product(first.called, second.called))
    fit, (one, other) = max([(_alike(*pair), pair) for pair in pairs])
    if not (
        set(first.called).isdisjoint(second.middle) and set(second.called).isdisjoint(first.middle)
    ):
        fit = max(fit, NameFit.SHORT)
    if fit is NameFit.APART:
        return _APART
    if fit in (NameFit.SHORT, NameFit.FORM) and forms(one) & forms(other) & FORMAL.keys():
        forms_of = f"{one.capitalize()} and {other.capitalize()} are forms of one name"
        return Agreement(fit, (forms_of,))
    if fit is NameFit.SHORT:
        initial = len(one) == 1 or len(other) == 1
        return Agreement(fit, ("an initial" if initial else "a short or a second given name",))
    if fit is NameFit.FORM:
        return Agreement(fit, ("a given name in two spellings",))
    return _slip(one, other) if fit is NameFit.SLIP else Agreement(fit)


def _family(first: Name, second: Name) -> Agreement:
    if not first.family or not second.family:
        return Agreement(NameFit.UNNAMED)
    one, other = sorted(("".join(first.family), "".join(second.family)))
    if one != other and shortest(one) == shortest(other):
        return Agreement(NameFit.FORM, ("a family name in two spellings",))
    if one != other and _is_part(first, second):
        return Agreement(NameFit.FORM, ("one family name is a part of the other",))
    fit = _alike(one, other)
    initial = len(one) == 1 or len(other) == 1
    if fit is NameFit.SHORT and initial:
        return Agreement(fit, ("an initial for the family name",))
    if fit is NameFit.SLIP:
        return _slip(one, other)
    return Agreement(fit) if fit is NameFit.SAME else _APART


def _is_part(first: Name, second: Name) -> bool:
    mine, theirs = set(first.family), set(second.family)
    inside = mine.issubset(second.middle) or theirs.issubset(first.middle)
    return mine < theirs or theirs < mine or inside


def _slip(one: str, other: str) -> Agreement:
    return Agreement(NameFit.SLIP, ("a name one letter apart",), ((one, other),))


@lru_cache(maxsize=20_000)
def _alike(one: str, other: str) -> NameFit:
    if one == other:
        return NameFit.SAME
    if shared := forms(one) & forms(other):
        nicknames = one in FORMAL and other in FORMAL and not shared & {one, other}
        return NameFit.SHORT if nicknames else NameFit.FORM
    if max(one + other) >= _SYLLABLES:
        return NameFit.APART
    if _stands_for(*sorted((one, other), key=len)):
        return NameFit.SHORT
    return (
        NameFit.SLIP
        if max(len(one), len(other)) > 2 and one_letter_apart(one, other)
        else NameFit.APART
    )


def _stands_for(short: str, long: str) -> bool:
    """Whether one is the other's initial, or a beginning of it that somebody may go by."""
    stem = _SHORT_ENDING.sub("", short)
    return long.startswith(stem) and (len(stem) == 1 or 2 < len(stem) < len(long) - 2)


def one_letter_apart(one: str, other: str) -> bool:
    """One letter more, less, another, or swapped with its neighbour."""
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    x, y = one[same:], other[same:]
    return x[1:] == y[1:] or x == y[1:] or x[1:] == y or (x[:2] == y[1::-1] and x[2:] == y[2:])
