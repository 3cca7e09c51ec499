"""Names that may be one person's: enough to ask by, never enough to merge by."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from cookout.practice.duplicates.agreement import Agreement, NameFit, compare
from cookout.practice.duplicates.candidates import CROWD, DuplicateCandidate
from cookout.practice.duplicates.names import Name, forms, read_name, shortest
from cookout.practice.duplicates.record import PersonRecord

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


def namesakes(
    people: Iterable[PersonRecord],
    *,
    by_hand: Iterable[int],
    apart: Iterable[frozenset[int]] = frozenset(),
) -> list[DuplicateCandidate]:
    """Pairs that share nothing but a name, by name; the pairs in `apart` are left out.

    A whole name suffices. A part of one, as "Mike", counts only for those in `by_hand`, whom the
    member wrote down: an address book is full of people who share a given name.
    """
    index, left_out = NameIndex(), set(apart)
    for one in people:
        index.add(one.id, _name(one), one.name)
    found: dict[frozenset[int], DuplicateCandidate] = {}
    for pk in sorted(set(by_hand)):
        if pk in index and len(index[pk].called + index[pk].family) == 1:
            found.update(_pairs(index, pk, index.sharing_a_word(index[pk]), whole=False))
    for pk, others in _alike(index):
        found.update(_pairs(index, pk, others, whole=True))
    pairs = (one for key, one in found.items() if key not in left_out)
    return sorted(pairs, key=lambda one: (-one.strength, one.first_id, one.second_id))


def _name(known: PersonRecord) -> Name:
    return read_name(
        name=known.name, given=known.given, family=known.family, nickname=known.nickname
    )


def _alike(index: NameIndex) -> Iterator[tuple[int, set[int]]]:
    """Those written with the same words; of a crowd each with the next few."""
    by_words: dict[tuple[str, frozenset[str]], list[int]] = defaultdict(list)
    for pk, name in index._names.items():
        by_words[index.digits[pk], name.words].append(pk)
    for pks in by_words.values():
        for place, pk in enumerate(pks):
            yield pk, set(pks[place + 1 : place + CROWD])


def _pairs(
    index: NameIndex, pk: int, others: set[int], *, whole: bool
) -> Iterator[tuple[frozenset[int], DuplicateCandidate]]:
    for other in sorted(others - {pk})[:CROWD]:
        names = agreement(index[pk], index[other])
        alike = index.digits[pk] == index.digits[other]
        if alike and names and (names.fit >= NameFit.FORM or not whole):
            first, second = sorted((pk, other))
            yield (
                frozenset((first, second)),
                DuplicateCandidate(
                    first_id=first,
                    second_id=second,
                    reasons=names.words or ("the same name",),
                    strength=names.fit,
                ),
            )
