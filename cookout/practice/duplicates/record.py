"""What is written down about one person, and the traces in it that another record may share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from cookout.practice.duplicates import normalizing
from cookout.practice.duplicates.names import Name, fold, read_name
from cookout.practice.phone_numbers import has_extension

NO_YEAR = 1604
"""The year that some phones write where a birthday has none."""

Day = tuple[int | None, int | None, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """A number as written, its label, and whether it worked when last tried."""

    value: str
    label: str = ""
    works: bool = True

    @property
    def line(self) -> str:
        """Whose line it is, by its label: mobile, home, office, fax, failed, or nothing."""
        if not self.works:
            return "failed"
        return "office" if has_extension(self.value) else normalizing.line(self.label)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRecord:
    """One person as written down. `birthday` is year, month and day, each known or not."""

    id: int
    name: str
    given: str = ""
    family: str = ""
    nickname: str = ""
    company: str = ""
    phones: tuple[Phone, ...] = ()
    mails: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    birthday: Day | None = None


class Comparable(NamedTuple):
    """One person's name and traces, in forms that make two spellings equal.

    `numbers` says which lines each is said to be, `mails` how each mailbox is written, `streets`
    the postal code of each.
    """

    id: int
    name: Name
    words: frozenset[str]
    numbers: Mapping[str, tuple[str, ...]]
    mails: Mapping[str, str]
    streets: Mapping[str, str]
    firm: str
    year: int | None
    day: tuple[int, int] | None

    def traces(self) -> Iterator[str]:
        """What may be theirs alone, a household's or an office's."""
        yield from self.numbers
        yield from self.mails

    def traces_by_word(self) -> Iterator[str]:
        """What many share, beside each word of the name: an address, a company, a day."""
        beside = [*self.streets, self.firm, str(self.day or "")]
        return (by_word(word, one) for word in self.words for one in beside if one)

    def halves_by_word(self) -> Iterator[str]:
        """Both halves of numbers and mailboxes, one of which a slip leaves whole.

        A digit more or less at the end moves the front of a number by one place. Half a mailbox
        beside the word that it is made of would say the same thing twice.
        """
        halves = [
            (half, half)
            for number in self.numbers
            for half in (number[-5:], number[-10:-5], number[-11:-6])
        ]
        for local, _, host in (mail.rpartition("@") for mail in self.mails):
            halves += [(local[:4], f"{local[:4]}*@{host}"), (local[-4:], f"{local[-4:]}@{host}")]
        return (
            by_word(word, trace)
            for word in self.words
            for half, trace in halves
            if half not in word
        )


def by_word(word: str, trace: object) -> str:
    return f"{word} {trace}"


def record(known: PersonRecord, numbers: Mapping[str, str]) -> Comparable:
    """A person's record; `numbers` has the fullest form of every number as it was written."""
    name = read_name(
        name=known.name, given=known.given, family=known.family, nickname=known.nickname
    )
    lines: dict[str, tuple[str, ...]] = {}
    for phone in known.phones:
        if number := numbers[phone.value]:
            lines[number] = (*lines.get(number, ()), phone.line)
    firm = normalizing.firm(known.company)
    if firm and set(firm.split()).issubset(fold(known.name).split()):
        firm = ""
    year, month, day = known.birthday or (None, None, None)
    return Comparable(
        id=known.id,
        name=name,
        words=name.words,
        numbers=lines,
        mails={box: mail.casefold() for mail in known.mails if (box := normalizing.mailbox(mail))},
        streets=dict(filter(None, map(normalizing.street, known.addresses))),
        firm=firm,
        year=None if year == NO_YEAR else year,
        day=(month, day) if month and day else None,
    )
