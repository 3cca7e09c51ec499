"""Match rows without a known UID to people by name, number, email and birthday.

Where the match is certain it is made; else the member is asked. People whom the member added by
hand are also asked about where only the name agrees.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from cookout.people.card import Card
from cookout.people.contact_point import ContactKind, ContactPoint
from cookout.people.merging.merge import Merge
from cookout.people.person import Person
from cookout.practice import phone_numbers
from cookout.practice.duplicates import normalizing
from cookout.practice.duplicates.agreement import NameFit, compare
from cookout.practice.duplicates.name_index import NameIndex, agreement, digits, same_name
from cookout.practice.duplicates.names import Name, read_name

if TYPE_CHECKING:
    from cookout.members.member import Member
    from cookout.vcard.person import Reading

MOST_ASKED = 8
"""How many people one row is asked about at most."""
# As in 555-0101x22, and in 555-0101 ext. 22.
_EXTENSION = re.compile(r"[;,#xXpPwW]")
Day = tuple[int | None, int | None, int | None]


class Found(NamedTuple):
    """The person a row is certainly about, or those it may be about, the likeliest first."""

    person: int | None = None
    asked: tuple[int, ...] = ()
    in_trash: tuple[int, ...] = ()
    """Which of those who are asked about lie in the trash."""


NOBODY = Found()


@dataclass
class _Everyone:
    """The names and contact traces of a member's people, and which of them were added by hand."""

    names: NameIndex = field(default_factory=NameIndex)
    of_hand: NameIndex = field(default_factory=NameIndex)
    """The names in `by_hand` again: for them a part of a name is enough to ask."""
    reach: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    birthdays: dict[int, Day] = field(default_factory=dict)
    in_trash: set[int] = field(default_factory=set)
    by_hand: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, owner: Member, *, without: Collection[int]) -> _Everyone:
        found = cls()
        merged = set(Merge.objects.of(owner).standing().values_list("other", flat=True))
        people = Person.objects.of(owner).order_by("pk")
        for pk, trashed_at, name, given, family, nickname, *day in people.values_list(
            *("pk", "trashed_at", "name", "given", "family", "nickname"),
            *("birth_year", "birth_month", "birth_day"),
        ).iterator():
            if pk in without or pk in merged:
                continue
            read = read_name(name=name, given=given, family=family, nickname=nickname)
            found.names.add(pk, read, name)
            if any(day):
                found.birthdays[pk] = (day[0], day[1], day[2])
            if trashed_at:
                found.in_trash.add(pk)
            found.by_hand.add(pk)
        found.by_hand -= set(Card.objects.of(owner).values_list("person_id", flat=True).distinct())
        for pk in found.by_hand:
            found.of_hand.add(pk, found.names[pk], "")
        for pk, kind, value in _points(owner):
            if pk in found.names:
                for trace in traces(kind, value):
                    found.reach[trace].add(pk)
        return found


class Recognition:
    """Whom the rows of one file are about. Someone matched by one row is matched by no other."""

    def __init__(self, owner: Member, taken: Callable[[], set[int]]) -> None:
        self._owner = owner
        self._find_taken = taken

    @cached_property
    def _taken(self) -> set[int]:
        """People already matched. Loaded only if a row is left without a known UID."""
        return self._find_taken()

    @cached_property
    def _everyone(self) -> _Everyone:
        return _Everyone.of(self._owner, without=self._taken)

    @cached_property
    def knows_anyone(self) -> bool:
        """Whether there is anyone to compare with: most files are imported into an empty
        Cookout."""
        return Person.objects.of(self._owner).exists()

    def look(self, readings: Sequence[Reading]) -> list[Found]:
        """Match each row. Certain matches are used up."""
        if not readings:
            return []
        rows = [(reading, _name(reading), self._shared(reading)) for reading in readings]
        certain = [self._certain(*row) for row in rows]
        return [
            Found(person=pk) if pk else self._asked(*row)
            for pk, row in zip(certain, rows, strict=True)
        ]

    def _certain(self, reading: Reading, name: Name, shared: list[str]) -> int | None:
        """The only person with the same name and the same number or mailbox."""
        if not shared:
            return None
        people = self._everyone
        found = [
            pk
            for pk in self._having(trace for trace in shared if not normalizing.is_office(trace))
            if same_name(name, people.names[pk]) and not self._differs(pk, reading)
        ]
        here = [pk for pk in found if pk not in people.in_trash] or found
        if len(here) != 1:
            return None
        self._taken.add(here[0])
        return here[0]

    def _asked(self, reading: Reading, name: Name, shared: list[str]) -> Found:
        people = self._everyone
        sharing = self._having(shared)
        ranked = []
        alike = people.names.sharing_all_of_it(name, reading.name)
        alike |= people.of_hand.sharing_a_word(name)
        for pk in (sharing | alike) - self._taken:
            # What tells namesakes apart is compared first: it costs far less than two names.
            if self._differs(pk, reading):
                continue
            if fit := self._fit(pk, name, shares=pk in sharing):
                ranked.append((pk in people.in_trash, pk not in sharing, -fit, pk))
        asked = tuple(pk for *_, pk in sorted(ranked)[:MOST_ASKED])
        return Found(asked=asked, in_trash=tuple(pk for pk in asked if pk in people.in_trash))

    def _fit(self, pk: int, name: Name, *, shares: bool) -> NameFit:
        """How well the name fits, if that is enough to ask; else APART."""
        people = self._everyone
        if shares:
            return compare(name, people.names[pk]).fit
        is_by_hand = pk in people.by_hand and pk not in people.in_trash
        least = NameFit.PART if is_by_hand else NameFit.FORM
        names = agreement(name, people.names[pk])
        return names.fit if names and names.fit >= least else NameFit.APART

    def _shared(self, reading: Reading) -> list[str]:
        """The numbers and mailboxes that a row shares with people here."""
        reach = self._everyone.reach
        every = (trace for point in reading.points for trace in traces(point.kind, point.value))
        return [trace for trace in every if trace in reach]

    def _having(self, shared: Iterable[str]) -> set[int]:
        found = {pk for trace in shared for pk in self._everyone.reach[trace]}
        return found - self._taken if found else found

    def _differs(self, pk: int, reading: Reading) -> bool:
        """Whether a number in the name or another birthday makes two namesakes different people."""
        if digits(reading.name) != self._everyone.names.digits[pk]:
            return True
        mine, theirs = self._everyone.birthdays.get(pk), reading.birthday
        if not mine or not theirs:
            return False
        return any(
            part and other and part != other for part, other in zip(mine, theirs, strict=True)
        )


def traces(kind: str, value: str) -> Iterator[str]:
    """A number or mailbox in a form shared by all of its spellings."""
    if kind == ContactKind.MAIL and (mailbox := normalizing.mailbox(value)):
        yield mailbox
    elif kind == ContactKind.PHONE:
        # Without country and area, which one address book writes and another does not: the name
        # has to agree, too. Numbers of a whole address book are not parsed for that.
        number = "".join(filter(str.isdecimal, _EXTENSION.split(value, maxsplit=1)[0]))
        if len(number) >= phone_numbers.LOCAL:
            yield number[-phone_numbers.LOCAL :]


def _name(reading: Reading) -> Name:
    return read_name(
        name=reading.name,
        given=reading.given,
        family=reading.family,
        nickname=reading.nickname,
    )


def _points(owner: Member) -> Iterator[tuple[int, str, str]]:
    kinds = (ContactKind.PHONE, ContactKind.MAIL)
    points = ContactPoint.objects.of(owner).filter(kind__in=kinds).order_by()
    return points.values_list("person_id", "kind", "value").iterator()
