"""Names that may be one person's: enough to ask by, never enough to merge by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from cookout.practice.duplicates.agreement import NameFit
from cookout.practice.duplicates.candidates import CROWD, DuplicateCandidate
from cookout.practice.duplicates.name_index import NameIndex, agreement
from cookout.practice.duplicates.names import Name, read_name
from cookout.practice.duplicates.record import PersonRecord


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
    for pk, name in index.items():
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
