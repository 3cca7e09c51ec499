"""What speaks for two records being one person, and what speaks against it."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import product

from cookout.practice.duplicates import normalizing
from cookout.practice.duplicates.agreement import NameFit, one_letter_apart
from cookout.practice.duplicates.record import Comparable, by_word


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that two records share, and how well the names must fit for it to suffice."""

    words: str
    least: NameFit

    @property
    def weak(self) -> bool:
        """Whether families, colleagues or namesakes may share it too."""
        return self.least >= NameFit.PART


_LINES = (
    # The first of these that either record says a number is, and what it takes of the names where
    # no other people share it.
    ("failed", Fact("the same number, which did not work", NameFit.PART)),
    ("fax", Fact("the same fax number", NameFit.SLIP)),
    ("mobile", Fact("the same mobile", NameFit.GIVEN)),
    ("home", Fact("the same home number", NameFit.PART)),
    ("office", Fact("the same office number", NameFit.PART)),
    ("", Fact("the same number", NameFit.UNNAMED)),
)


def facts(first: Comparable, second: Comparable, *, crowded: AbstractSet[str]) -> list[Fact]:
    """What two records share; `crowded` are the traces that different people share."""
    return [
        *_mails(first, second, crowded),
        *_numbers(first, second, crowded),
        *_places(first, second, crowded),
        *_days(first, second, crowded),
    ]


def _mails(first: Comparable, second: Comparable, crowded: AbstractSet[str]) -> Iterator[Fact]:
    same = first.mails.keys() & second.mails.keys()
    for mail in sorted(same):
        if normalizing.is_office(mail):
            yield Fact("the same office email address", NameFit.SLIP)
        else:
            alike = first.mails[mail] == second.mails[mail]
            words = (
                "the same email address" if alike else "the same email address, written in two ways"
            )
            yield Fact(words, NameFit.SLIP if mail in crowded else NameFit.GIVEN)
    if same:
        return
    nearly = (one for one, two in product(first.mails, second.mails) if _one_mailbox(one, two))
    if mail := next(nearly, ""):
        numbered = any(map(str.isdigit, mail.rpartition("@")[0]))
        yield Fact("email addresses one letter apart", NameFit.PART if numbered else NameFit.SLIP)


def _one_mailbox(one: str, two: str) -> bool:
    """Whether a mailbox may be another one misspelled; a digit would tell two people apart."""
    (name, _, host), (other, _, other_host) = one.rpartition("@"), two.rpartition("@")
    if host != other_host or not one_letter_apart(name, other):
        return False
    return [*filter(str.isdigit, name)] == [*filter(str.isdigit, other)]


def _two_mailboxes(first: Comparable, second: Comparable) -> bool:
    """Whether each has a mailbox of their own with one host, as two colleagues have."""
    return not first.mails.keys() & second.mails.keys() and any(
        one.rpartition("@")[2] == two.rpartition("@")[2] and not _one_mailbox(one, two)
        for one, two in product(first.mails, second.mails)
        if not normalizing.is_office(one) and not normalizing.is_office(two)
    )


def _numbers(first: Comparable, second: Comparable, crowded: AbstractSet[str]) -> Iterator[Fact]:
    same = first.numbers.keys() & second.numbers.keys()
    for number in sorted(same):
        kinds = first.numbers[number] + second.numbers[number]
        fact = next(fact for line, fact in _LINES if line in kinds)
        yield Fact(fact.words, NameFit.SLIP) if number in crowded else fact
    if not same and any(_one_number(*pair) for pair in product(first.numbers, second.numbers)):
        yield Fact("numbers one digit apart", NameFit.PART)


def _one_number(one: str, two: str) -> bool:
    """Whether a number may be another one mistyped; a country left out is no mistake."""
    most = min(len(one), len(two))
    if most <= normalizing.LOCAL:
        return False
    if one.startswith("+") == two.startswith("+"):
        return one_letter_apart(one, two) or one_letter_apart(one[-most:], two[-most:])
    bare, full = sorted((one, two), key=lambda number: number.startswith("+"))
    ends = (full[1:][-length:] for length in range(len(bare) - 1, len(bare) + 2))
    return any(one_letter_apart(bare, end) for end in ends)


def _places(first: Comparable, second: Comparable, crowded: AbstractSet[str]) -> Iterator[Fact]:
    for one in sorted(first.streets.keys() & second.streets.keys()):
        codes = {first.streets[one], second.streets[one]}
        if len(codes) == 1 or "" in codes:
            least = _least(first, second, one, crowded, NameFit.PART)
            yield Fact("the same street address", least)
    if first.firm and first.firm == second.firm and not _two_mailboxes(first, second):
        yield Fact("the same company", _least(first, second, first.firm, crowded, NameFit.SHORT))


def _days(first: Comparable, second: Comparable, crowded: AbstractSet[str]) -> Iterator[Fact]:
    if first.day and first.day == second.day and not _years_differ(first, second):
        alone = NameFit.PART if first.year and second.year else NameFit.SHORT
        yield Fact("the same birthday", _least(first, second, first.day, crowded, alone))


def _least(
    first: Comparable, second: Comparable, trace: object, crowded: AbstractSet[str], alone: NameFit
) -> NameFit:
    """Less is enough where nobody else with that trace shares a word of the name."""
    shared = {by_word(word, trace) for word in first.words & second.words}
    return alone if shared and not shared & crowded else NameFit.SLIP


def speak_against(first: Comparable, second: Comparable) -> bool:
    """Whether something tells namesakes apart: Jr and Sr, a middle name, another birthday."""
    if first.name.generation != second.name.generation or _years_differ(first, second):
        return True
    if first.day and second.day and sorted(first.day) != sorted(second.day):
        return True
    middle, other = first.name.middle, second.name.middle
    return bool(middle and other) and middle[0][0] != other[0][0]


def _years_differ(first: Comparable, second: Comparable) -> bool:
    return bool(first.year and second.year) and first.year != second.year
