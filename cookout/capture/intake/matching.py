"""Sorting: which rows of a file are new people, which change somebody, which are the same.

A row is a card, or a row of a table, which is kept as a card of its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Protocol, TypeVar
from uuid import UUID

from django.db.models import Max

from cookout.capture.tables import row_reader as rows_of_tables
from cookout.people.card import Card
from cookout.people.person import Person
from cookout.vcard.envelope import Card as Source
from cookout.vcard.envelope import Refusal
from cookout.vcard.person import Reading, read_person
from cookout.vcard.person_fields import BIRTHDAY, TEXTS

if TYPE_CHECKING:
    from cookout.members.member import Member

CHUNK = 500
OWN = "urn:uuid:"
T = TypeVar("T")
Value = str | int | None


class Words(Protocol):
    """Where the bytes of a row are: at hand, or to be cut out of the file when they are written."""

    @property
    def content(self) -> bytes: ...


@dataclass(slots=True, eq=False)
class Row:
    """One card or row of a file: what it says, and whom it is about once that is known."""

    source: Words
    digest: str
    uid: str = ""
    connected_on: date | None = None
    told: Reading | None = None
    # The number of the person whom it made.
    made: int | None = None
    person: Person | None = None
    earlier: Row | None = None
    base: Reading | None = None
    # Where the member said so, field by field: whose words count.
    chosen: dict[str, str] = field(default_factory=dict)
    rest: str = ""

    @property
    def reading(self) -> Reading:
        """What it says, read when it is asked for: most of a large file is only counted."""
        return self.read()

    def read(self) -> Reading:
        if self.told is None:
            self.told = read_again(self.source.content)
        return self.told

    def let_go(self) -> None:
        """Hold nothing that is no longer needed, once it is in."""
        self.told = self.person = self.earlier = self.base = None


@dataclass
class Sorted:
    """A file sorted out: every card of it stands in exactly one of the four lists."""

    created: list[Row] = field(default_factory=list)
    updated: list[Row] = field(default_factory=list)
    same: list[Row] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


def shared_uids(rows: Collection[Row]) -> set[str]:
    """The UIDs that a file gives to people of different names."""
    first: dict[str, str] = {}
    times = Counter(row.uid for row in rows if row.uid)
    called = ((row.uid, row.reading.name) for row in rows if times[row.uid] > 1)
    return {uid for uid, name in called if first.setdefault(uid, name) != name}


def sort_out(
    owner: Member, rows: list[Row], refused: list[Refusal], *, shared: set[str] | None = None
) -> Sorted:
    """Compare each card with what the member has. Writes nothing.

    The same bytes are the same card. The same UID is the same person, except where one file
    gives one UID to people of different names: those are kept apart. `shared` are such UIDs,
    where the rows are not the whole file.
    """
    known = known_digests(owner, (row.digest for row in rows))
    fresh = [row for row in rows if row.digest not in known]
    people = _people_by_uid(owner, {row.uid for row in fresh if row.uid})
    said = _newest_readings(person for some in people.values() for person in some)
    shared = shared_uids(rows) if shared is None else shared
    result, seen = Sorted(refused=refused), dict[str, Row]()
    for row in rows:
        if row.digest in known:
            result.same.append(row)
            continue
        known.add(row.digest)
        whose = people.get(row.uid, [])
        row.person = _whose(row, whose, said, shared=row.uid in shared)
        earlier = seen.setdefault(row.uid, row) if row.uid else row
        if row.person:
            row.base = said.get(row.person.pk)
            said[row.person.pk] = row.reading
        elif earlier is not row and earlier.reading.name == row.reading.name:
            row.earlier, row.base, seen[row.uid] = earlier, earlier.reading, row
        (result.updated if row.person or row.earlier else result.created).append(row)
    return result


def known_digests(owner: Member, digests: Iterable[str]) -> set[str]:
    """Those of cards that are in already, byte for byte."""
    cards = Card.objects.of(owner)
    return {
        one
        for chunk in _chunks(digests)
        for one in cards.filter(digest__in=chunk).values_list("digest", flat=True)
    }


def _people_by_uid(owner: Member, uids: Iterable[str]) -> dict[str, list[Person]]:
    """Whoever has a card of each UID, with their contact points; mostly one person each."""
    cards = Card.objects.of(owner).defer("content").select_related("person").order_by("-pk")
    cards = cards.prefetch_related("person__contact_points")
    found: dict[str, dict[int, Person]] = defaultdict(dict)
    every = list(uids)
    for uid, person in _people_by_their_own(owner, every):
        found[uid][person.pk] = person
    for chunk in _chunks(every):
        for card in cards.filter(uid__in=chunk):
            found[card.uid].setdefault(card.person_id, card.person)
    return {uid: list(people.values()) for uid, people in found.items()}


def _people_by_their_own(owner: Member, uids: Iterable[str]) -> Iterator[tuple[str, Person]]:
    """Those whose card was written here and comes back: without one, a person gives their own."""
    ours = {own: uid for uid in uids if (own := own_uid(uid))}
    people = Person.objects.of(owner).prefetch_related("contact_points")
    for chunk in _chunks(ours):
        for person in people.filter(uid__in=chunk):
            yield ours[person.uid], person


def _whose(
    row: Row, people: list[Person], said: dict[int, Reading], *, shared: bool
) -> Person | None:
    """Whom a card is about. Where several people share its UID, the name must be theirs, too."""
    for person in people:
        if person.pk in said and said[person.pk].name == row.reading.name:
            return person
    return people[0] if len(people) == 1 and not shared else None


def own_uid(text: str) -> UUID | None:
    """The uid of a person that a card names, if it names one as Cookout writes it."""
    try:
        return UUID(text.removeprefix(OWN))
    except ValueError:
        return None


def _newest_readings(people: Iterable[Person]) -> dict[int, Reading]:
    """What the newest card of each said, to tell the member's own edits from it."""
    found = {}
    for chunk in _chunks({person.pk for person in people}):
        newest = Card.objects.filter(person__in=chunk).values("person").annotate(newest=Max("pk"))
        for card in Card.objects.filter(pk__in=newest.values("newest")).iterator(CHUNK):
            found[card.person_id] = read_again(bytes(card.content))
    return found


def read_again(content: bytes) -> Reading:
    """Without the bytes it was read from: pictures of a whole address book are large."""
    entry = rows_of_tables.again(content)
    reading = entry.reading if entry else read_person(Source(content))
    return replace(reading, card=Source(b"", reading.card.line))


def _chunks(values: Iterable[T]) -> Iterator[list[T]]:
    every = list(values)
    for start in range(0, len(every), CHUNK):
        yield every[start : start + CHUNK]


@cache
def _room(name: str) -> int | None:
    """How many characters a field of a person holds; None where it holds any number."""
    room: int | None = getattr(Person._meta.get_field(name), "max_length", None)
    return room


def fields_of(reading: Reading | None) -> dict[str, Value]:
    """What a card says of a person, cut to what a field holds; the card keeps the rest."""
    if reading is None:
        return {}
    said: dict[str, Value] = {}
    for name in TEXTS:
        said[name] = getattr(reading, name)[: _room(name)]
    return said | dict(zip(BIRTHDAY, reading.birthday or (None, None, None), strict=True))
