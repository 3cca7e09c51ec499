"""Names by their words, and how two of them agree where nothing but the name is known."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import ItemsView

from cookout.practice.duplicates.agreement import Agreement, NameFit, compare
from cookout.practice.duplicates.names import Name, forms, read_name, shortest

LONG = 6
"""Letters of a word in which a slip of the pen hardly makes another name, as Jan and Jon are."""


def digits(text: str) -> str:
    """The digits of a name: Room 1 and Room 2 are two."""
    return "".join(filter(str.isdecimal, text))


class NameIndex:
    """Names by their words, so that each is compared only with those that share a word."""

    def __init__(self) -> None:
        self.digits: dict[int, str] = {}
        self._names: dict[int, Name] = {}
        self._by_word: dict[str, list[int]] = defaultdict(list)
        # By the digits of the name, and by every word of it.
        self._by_any: dict[str, dict[str, list[int]]] = {}

    def add(self, pk: int, name: Name, text: str) -> None:
        self._names[pk], self.digits[pk] = name, digits(text)
        for word in name.words:
            self._by_word[word].append(pk)
        by_any = self._by_any.setdefault(self.digits[pk], defaultdict(list))
        for word in _every_word(name):
            by_any[word].append(pk)

    def __getitem__(self, pk: int) -> Name:
        return self._names[pk]

    def items(self) -> ItemsView[int, Name]:
        """The names by whose they are."""
        return self._names.items()

    def __contains__(self, pk: int) -> bool:
        return pk in self._names

    def sharing_a_word(self, name: Name) -> set[int]:
        """Everyone with a word of this name, in whatever spelling."""
        words = name.words & self._by_word.keys()
        return {pk for word in words for pk in self._by_word[word]}

    def sharing_all_of_it(self, name: Name, text: str) -> set[int]:
        """Everyone whose whole name this may be: with two words of it, and the same digits.

        Whoever shares only a given name is left out before names are compared.
        """
        by_any = self._by_any.get(digits(text))
        if not by_any:
            return set()
        words = _every_word(name)
        times = Counter(pk for word in words & by_any.keys() for pk in by_any[word])
        least = min(2, len(words))
        return {pk for pk, count in times.items() if count >= least}


def _every_word(name: Name) -> frozenset[str]:
    """Every word, in the form that other spellings share, and the family name as one word."""
    words = {one for word in (*name.called, *name.middle, *name.family) for one in forms(word)}
    return frozenset({*words, shortest("".join(name.family))} - {""})


def agreement(one: Name, other: Name) -> Agreement | None:
    """How two names agree where the same person may be meant; None where they are two.

    "Mike" may be Mike Alvarez, and Mike Michael. Jan Smith is not Jon Smith: a slip of the pen
    in a short name says nothing without another trace.
    """
    found = compare(one, other)
    if found.fit < NameFit.PART or one.generation != other.generation:
        return None
    if any(min(map(len, pair)) < LONG for pair in found.slips):
        return None
    return found


def same_name(one: Name, other: Name) -> bool:
    """Whether both were written with the same words, also where that is only a given name."""
    is_one = one == other and bool(one.called or one.family)
    return is_one or compare(one, other).fit is NameFit.SAME


def is_shorter(mine: str, theirs: str) -> bool:
    """Whether a name is only a part, or a short form, of a fuller one."""
    one, other = read_name(name=mine), read_name(name=theirs)
    words, fuller = (*one.called, *one.family), (*other.called, *other.middle, *other.family)
    alike = all(any(forms(word) & forms(whole) for whole in fuller) for word in words)
    return bool(words) and len(words) < len(fuller) and alike
