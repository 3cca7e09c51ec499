"""Which word of a whole name is the given name, if that can be told."""

from __future__ import annotations

import re

from cookout.practice.card_fields.given_names import is_given_name
from cookout.practice.duplicates.names import fold
from cookout.practice.family_names import (
    is_family_name,
    is_mostly_family,
    is_mostly_given,
    is_wife_of,
    may_stand_first,
)

IDEOGRAPHS = "\u2e80"
"""From here on names are written family first."""
_PATRONYMIC = re.compile(r"(?:вич|вна|ична)$", re.I)
# As Koreans write a given name, behind the family's.
_SYLLABLES = re.compile(r"[A-Z][a-z]+-[a-z]+")
_KOREAN = frozenset("kim lee park choi jung jeong kang cho yoon jang lim han shin kwon".split())
# Said before the last word, which is what somebody is called.
_VIETNAMESE = frozenset("nguyen tran pham hoang huynh phan dang bui ngo duong".split())
# Before a family name, also where they are written large.
_OF_FAMILY = frozenset(
    "de di del della dello delle degli da dos das du des von vom der den ter ten zu zum zur "
    "van".split()
)


def given_place(words: list[str]) -> int:
    """Which of the words of a name is the given one; the first where that cannot be told."""
    place = known_given_place(words)
    if place is None and len(words) > 1 and is_family_name(words[0]):
        return int(not is_family_name(words[1]))
    return place or 0


def known_given_place(words: list[str]) -> int | None:
    """Which of them it is; None where it cannot be told.

    Some are written family first, and show it: DUPONT Jean, 山田 太郎, Иванов Иван Иванович.
    Else a known given name behind what is none says so: Rossi Mario, Kovács János.
    """
    if len(words) == 2 and min(filter(str.isalpha, "".join(words))) >= IDEOGRAPHS:
        return 1
    if len(words) == 3 and _PATRONYMIC.search(words[2]):
        return 1
    count = next((n for n, word in enumerate(words) if not shouts(word)), 0)
    if count:
        return count if words[count][:1].isupper() else 0
    return _by_evidence(words)


def shouts(word: str) -> bool:
    """Whether a word is all capitals, as family names in lists are."""
    return word.isupper() and sum(map(str.isalpha, word)) >= 3 and "." not in word


def _by_evidence(words: list[str]) -> int | None:
    first, *rest = words
    if is_wife_of(words[-1]):
        return None  # named by her husband: Nagy Istvánné
    if not rest:
        return None if is_family_name(first) else 0
    if fold(first) in _VIETNAMESE and (len(rest) > 1 or not is_family_name(rest[0])):
        return len(rest)
    if fold(first) in _KOREAN and _SYLLABLES.fullmatch(rest[0]):
        return 1
    if len(rest) > 1 and fold(first) in _OF_FAMILY:
        return len(rest) if is_given_name(rest[-1]) else None
    if is_given_name(first):
        # Martin Anna and Anna Martin both begin with a name that may be given.
        return None if len(rest) == 1 and _is_turned(first, rest[0]) else 0
    return _behind_family(first, rest)


def _behind_family(first: str, rest: list[str]) -> int | None:
    """Whether what follows a word that is no known given name is the given one."""
    is_family = is_family_name(first) or is_wife_of(first)
    if is_wife_of(first) and len(rest) > 1 and is_given_name(rest[1]):
        return 2
    if is_given_name(rest[0]) and (len(rest) == 1 or is_given_name(rest[1]) or is_family):
        if is_family or is_mostly_given(rest[0]):
            return 1
        return 0 if is_mostly_family(rest[0]) else None
    return None if is_family else 0


def _is_turned(first: str, second: str) -> bool:
    return may_stand_first(first) and is_mostly_given(second)
