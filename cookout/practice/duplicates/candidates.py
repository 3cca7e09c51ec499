"""The same person written down twice: who it may be and why, for the member to decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations

from cookout.practice.duplicates import normalizing
from cookout.practice.duplicates.agreement import Agreement, NameFit, compare
from cookout.practice.duplicates.evidence import facts, speak_against
from cookout.practice.duplicates.nicknames import FORMAL
from cookout.practice.duplicates.record import Comparable, PersonRecord, Phone, record
from cookout.practice.formats import DEFAULT_REGION

__all__ = ["CROWD", "DuplicateCandidate", "PersonRecord", "Phone", "candidates"]

CROWD = 30
"""What more records than this share is an office's, whatever their names."""

BEARERS = 3
"""A spelling beside this many different names is a name of its own, not a slip of the pen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateCandidate:
    """Two records that may be one person, the lower id first, with the reasons in words.

    `strength` only puts a list in order: it is no likelihood, and nobody is shown it.
    """

    first_id: int
    second_id: int
    reasons: tuple[str, ...]
    strength: int


def candidates(
    people: Iterable[PersonRecord],
    *,
    apart: AbstractSet[frozenset[int]] = frozenset(),
    region: str = DEFAULT_REGION,
) -> list[DuplicateCandidate]:
    """Who may be written down twice, the clearest first; the pairs in `apart` are left out.

    Never on a name alone, and nothing is merged: that is the member's to decide. Where a number,
    a mailbox or a name is shared by many, each record is compared with the next few in order of
    their names, so that the time grows with the people and not with their square.
    """
    book = _Book(people, region)
    found = [book.candidate(*pair) for pair in book.pairs()]
    return sorted(
        (
            candidate
            for candidate in found
            if candidate and frozenset((candidate.first_id, candidate.second_id)) not in apart
        ),
        key=lambda one: (-one.strength, one.first_id, one.second_id),
    )


class _Book:
    """Everybody's records, and what different people among them share."""

    def __init__(self, people: Iterable[PersonRecord], region: str) -> None:
        everybody = sorted(
            {person.id: person for person in people}.values(), key=lambda one: one.id
        )
        written = {
            phone.value: normalizing.digits(phone.value, region)
            for who in everybody
            for phone in who.phones
        }
        fullest = normalizing.fullest(filter(None, written.values()))
        numbers = {value: fullest.get(number, "") for value, number in written.items()}
        self.records = [record(known, numbers) for known in everybody]
        self.beside = self._beside()
        self.agreements: dict[tuple[int, int], Agreement] = {}
        self.crowded: set[str] = set()

    def pairs(self) -> list[tuple[int, int]]:
        """Every two records that share a trace, by place; on the way, which traces are crowded."""
        met = self._met(Comparable.traces, self._differ)
        met |= self._met(Comparable.traces_by_word, self._hardly_fit)
        return sorted(met | self._met(Comparable.halves_by_word, lambda *_: False))

    def candidate(self, one: int, other: int) -> DuplicateCandidate | None:
        """Two records, if one fact suffices for how well the names fit."""
        names = self._agreement(one, other)
        if names.fit is NameFit.APART:
            return None
        first, second = self.records[one], self.records[other]
        shared = facts(first, second, crowded=self.crowded)
        doubtful = speak_against(first, second) or self._two_names(names)
        if not any(names.fit >= fact.least and not (doubtful and fact.weak) for fact in shared):
            return None
        return DuplicateCandidate(
            first_id=first.id,
            second_id=second.id,
            reasons=tuple(dict.fromkeys((*(fact.words for fact in shared), *names.words))),
            strength=sum(NameFit.SAME + 1 - fact.least for fact in shared) + names.fit,
        )

    def _met(
        self, of: Callable[[Comparable], Iterator[str]], crowds: Callable[[int, int], bool]
    ) -> set[tuple[int, int]]:
        # Most traces are one record's alone, and need no list.
        holder: dict[str, int] = {}
        shared: dict[str, list[int]] = {}
        for place, one in enumerate(self.records):
            for trace in set(of(one)):
                first = holder.setdefault(trace, place)
                if first != place:
                    shared.setdefault(trace, [first]).append(place)
        found: set[tuple[int, int]] = set()
        for trace, places in shared.items():
            pairs = list(self._meetings(places))
            if len(places) > CROWD or any(crowds(*pair) for pair in pairs):
                self.crowded.add(trace)
            found.update(pairs)
        return found

    def _meetings(self, places: list[int]) -> Iterator[tuple[int, int]]:
        """Every two of them; in a crowd those who share a word of the name, with the next ones."""
        if len(places) <= CROWD:
            yield from combinations(places, 2)
            return
        by_word: dict[str, list[int]] = defaultdict(list)
        for place in places:
            for word in self.records[place].words:
                by_word[word].append(place)
        for namesakes in by_word.values():
            namesakes.sort(key=lambda place: (sorted(self.records[place].words), place))
            for start, place in enumerate(namesakes):
                for other in namesakes[start + 1 : start + CROWD]:
                    yield min(place, other), max(place, other)

    def _agreement(self, one: int, other: int) -> Agreement:
        if (one, other) not in self.agreements:
            names = compare(self.records[one].name, self.records[other].name)
            self.agreements[one, other] = names
        return self.agreements[one, other]

    def _differ(self, one: int, other: int) -> bool:
        """Whether these are two people, such as a household or colleagues share a trace."""
        names = self._agreement(one, other)
        return names.fit is NameFit.APART or self._two_names(names)

    def _hardly_fit(self, one: int, other: int) -> bool:
        return self._agreement(one, other).fit < NameFit.PART

    def _beside(self) -> dict[str, set[str]]:
        """For each given and family name, the other names that it goes with."""
        found: dict[str, set[str]] = defaultdict(set)
        for name in (one.name for one in self.records):
            if name.called and name.family:
                given, family = name.called[0], "".join(name.family)
                found[given].add(family)
                found[family].add(given)
        return found

    def _two_names(self, names: Agreement) -> bool:
        """Whether a slip of the pen may as well be two people: Jan and Jon, Carl and Carla."""
        return any(all(map(self._is_name, slip)) for slip in names.slips)

    def _is_name(self, word: str) -> bool:
        return word in FORMAL or len(self.beside.get(word, ())) >= BEARERS
