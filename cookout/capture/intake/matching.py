"""Match rows of a file with people by digest and by UID.

A row is a card, or a row of a table, which is kept as a card of its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar
from uuid import UUID

from django.db.models import Count, Max

from cookout.capture.tables import row_reader as rows_of_tables
from cookout.capture.tables.row_reader import ROW
from cookout.members.prepared import fetch
from cookout.people.card import Card
from cookout.people.merging.merge import Merge
from cookout.people.person import Person
from cookout.people.picture import PhotoRefused, Square, square
from cookout.practice.name_parts import NOTHING, NameParts, name_parts
from cookout.vcard.envelope import SkippedCard
from cookout.vcard.envelope import VCard as Source
from cookout.vcard.person import Reading, first_picture, photo_in, read_person
from cookout.vcard.person_fields import BIRTHDAY, NAME_PARTS, TEXTS
from cookout.vcard.pictures import SetAside
from cookout.vcard.sameness import signature

if TYPE_CHECKING:
    from cookout.members.member import Member

CHUNK = 500
# Both are asked of every row of a file, and find nothing in most: a list is one value here.
CARDS_BY_DIGEST = """
select c.digest, c.person_id, p.trashed_at is not null
from cookout_card c join cookout_person p on p.id = c.person_id
where c.owner_id = %(owner)s and c.digest in %(digests)s order by c.taken_at desc, c.id desc
"""
KEPT_UIDS = """
select distinct uid from cookout_card where owner_id = %(owner)s and uid in %(uids)s
"""
OWN = "urn:uuid:"
LONGEST_UUID = 38
"""Letters of a UUID, with its hyphens and in braces."""
T = TypeVar("T")
Value = str | int | None


class PersonValues(Protocol):
    """A row's bytes: in memory, or cut out of the file when they are written."""

    @property
    def content(self) -> bytes: ...

    @property
    def codec(self) -> str: ...

    @property
    def day_first(self) -> bool | None: ...


@dataclass(slots=True, eq=False)
class ImportRow:
    """One card or row of a file, and the person it is about once that is known."""

    source: PersonValues
    digest: str
    uid: str = ""
    connected_on: date | None = None
    told: Reading | None = None
    picture: Square | None = None
    # The number of the person whom it made.
    made: int | None = None
    person: Person | None = None
    earlier: ImportRow | None = None
    base: Reading | None = None
    # Known by a name, a number or the member's word, and not by a UID: it may come from another
    # address book, and what it leaves out is no reason to remove anything.
    is_recognized: bool = False
    is_table: bool = False
    # Whom it may be about, which of them the member said it is not about, and which of them lie
    # in the trash.
    asked: tuple[int, ...] = ()
    apart: tuple[int, ...] = ()
    in_trash: tuple[int, ...] = ()
    # The card is here already; its person came back from the trash.
    is_in: bool = False
    brings_back: bool = False
    # Where the member said so, field by field: whose words count.
    chosen: dict[str, str] = field(default_factory=dict)
    rest: str = ""

    @property
    def is_asked_here(self) -> bool:
        """Whether it may be about someone who isn't in the trash."""
        return len(self.asked) > len(self.in_trash)

    @property
    def mark(self) -> str:
        """The name of this row in a form and in the saved choices. For a row of a table it doesn't
        depend on the mapping or the order of dates."""
        is_raw = self.is_table and self.uid.startswith(ROW)
        return self.uid.removeprefix(ROW)[:16] if is_raw else self.digest[:16]

    @property
    def reading(self) -> Reading:
        """The row as a `Reading`, parsed on first use: most rows of a large file are only
        counted."""
        return self.read()

    def read(self) -> Reading:
        if self.told is None:
            source = self.source
            self.told = read_again(source.content, source.codec, source.day_first)
        return self.told

    def read_with_photo(self) -> None:
        """Parse a card and crop its photo, if any, in one pass over its bytes."""
        source = self.source
        card = SetAside(source.content, codec=source.codec, day_first=source.day_first)
        if self.told is None:
            self.told = _without_bytes(read_person(card))
        self.picture = _square_of(first_picture(card.properties))

    def let_go(self) -> None:
        """Drop what is no longer needed once the row is written."""
        self.told = self.person = self.earlier = self.base = self.picture = None


def photo_of(content: bytes) -> Square | None:
    """The photo inside a card, cropped as it is saved; None if it has none that can be opened."""
    return _square_of(photo_in(content))


def _square_of(picture: bytes | None) -> Square | None:
    """A broken photo doesn't cost anyone their card."""
    try:
        return square(picture) if picture else None
    except PhotoRefused:
        return None


@dataclass
class Sorted:
    """The rows of a file in five lists, each row in exactly one. People in the trash stay there
    unless the member restores them."""

    created: list[ImportRow] = field(default_factory=list)
    updated: list[ImportRow] = field(default_factory=list)
    same: list[ImportRow] = field(default_factory=list)
    in_trash: list[ImportRow] = field(default_factory=list)
    refused: list[SkippedCard] = field(default_factory=list)

    @property
    def asked(self) -> list[ImportRow]:
        """New and updated rows that may be about people the member already has."""
        return [row for row in (*self.created, *self.updated) if row.asked]

    @property
    def from_trash(self) -> list[ImportRow]:
        """Rows that are certainly about someone in the trash, restored or not."""
        back = (row for row in self.updated if row.brings_back and not row.asked)
        return [*self.in_trash, *back]


class Newest(NamedTuple):
    """What the newest card of a person said, and the signature by which it is recognized."""

    reading: Reading
    signature: str
    cards: int = 1
    """How many of their cards are saved."""


def shared_uids(rows: Collection[ImportRow]) -> set[str]:
    """The UIDs that a file gives to people of different names."""
    first: dict[str, str] = {}
    times = Counter(row.uid for row in rows if row.uid)
    called = ((row.uid, row.reading.name) for row in rows if times[row.uid] > 1)
    return {uid for uid, name in called if first.setdefault(uid, name) != name}


class KnownDigest(NamedTuple):
    """Whose card has these bytes, and whether that person is in the trash."""

    person: int
    in_trash: bool


def known_digests(owner: Member, digests: Iterable[str]) -> dict[str, KnownDigest]:
    """The people whose cards have these exact bytes, by digest."""
    found: dict[str, KnownDigest] = {}
    values = {"owner": owner.pk, "digests": list(digests)}
    for digest, pk, in_trash in fetch(CARDS_BY_DIGEST, values):
        if digest not in found or not in_trash:
            found[digest] = KnownDigest(pk, bool(in_trash))
    return found


def people_by_uid(owner: Member, uids: Iterable[str]) -> dict[str, list[Person]]:
    """The people with a card of each UID, with their contact points; mostly one each."""
    cards = Card.objects.of(owner).defer("content").select_related("person").order_by("-pk")
    cards = cards.prefetch_related("person__contact_points")
    found: dict[str, dict[int, Person]] = defaultdict(dict)
    every = list(uids)
    for uid, person in _people_by_their_own(owner, every):
        found[uid][person.pk] = person
    kept = fetch(KEPT_UIDS, {"owner": owner.pk, "uids": every})
    for chunk in chunks(uid for (uid,) in kept):
        for card in cards.filter(uid__in=chunk):
            found[card.uid].setdefault(card.person_id, card.person)
    return {uid: list(people.values()) for uid, people in found.items()}


def whose(owner: Member, digests: Iterable[str], uids: Iterable[str]) -> set[int]:
    """The ids of everyone with a card of one of these digests or UIDs. Reads all cards of the
    member once: someone who imports a large file mostly has few."""
    bytes_of, named = set(digests), set(uids)
    cards = Card.objects.of(owner).order_by().values_list("person_id", "digest", "uid")
    found = {pk for pk, digest, uid in cards.iterator() if digest in bytes_of or uid in named}
    for own in chunks(one for uid in named if (one := own_uid(uid))):
        found |= set(Person.objects.of(owner).filter(uid__in=own).values_list("pk", flat=True))
    return found


def _people_by_their_own(owner: Member, uids: Iterable[str]) -> Iterator[tuple[str, Person]]:
    """The people whose card was written by Cookout and comes back: it carries the person's own
    uid."""
    ours = {own: uid for uid in uids if (own := own_uid(uid))}
    people = Person.objects.of(owner).prefetch_related("contact_points")
    for chunk in chunks(ours):
        for person in people.filter(uid__in=chunk):
            yield ours[person.uid], _kept(person) if person.trashed_at else person


def _kept(person: Person) -> Person:
    """The person whom someone in the trash was merged into, if any."""
    merges = Merge.objects.standing().select_related("kept")
    while person.trashed_at and (merge := merges.filter(other=person).first()):
        person = merge.kept
    return person


def own_uid(text: str) -> UUID | None:
    """The person's uid in a card, if the card has one as Cookout writes it."""
    named = text.removeprefix(OWN)
    if len(named) > LONGEST_UUID:
        return None
    try:
        return UUID(named)
    except ValueError:
        return None


def newest_of(people: Iterable[Person]) -> dict[int, Newest]:
    """The newest card of each person, to tell the member's own edits from it."""
    found = {}
    for chunk in chunks({person.pk for person in people}):
        cards = Card.objects.filter(person__in=chunk).values("person")
        kept = cards.annotate(newest=Max("pk"), cards=Count("pk")).values_list("newest", "cards")
        counts = dict(kept)
        for card in Card.objects.filter(pk__in=counts).iterator(CHUNK):
            content = bytes(card.content)
            reading = read_again(content, card.codec, card.day_first)
            signature = signature_of(content, reading)
            found[card.person_id] = Newest(reading, signature, counts[card.pk])
    return found


def has_signature(person: Person, signature: str) -> bool:
    """Whether any saved card of a person has this signature."""
    for card in Card.objects.filter(person=person).iterator(CHUNK):
        content = bytes(card.content)
        reading = read_again(content, card.codec, card.day_first)
        if signature_of(content, reading) == signature:
            return True
    return False


def signature_of(content: bytes, reading: Reading) -> str:
    """A signature that is equal for cards with the same content, apart from parts that only repeat
    the whole name."""
    names = NameParts(**{part: getattr(reading, part) for part in NAME_PARTS})
    is_derived = names in (NOTHING, name_parts(name=reading.name, company=reading.company))
    return signature(content, without=("N",) if is_derived else ())


def read_again(content: bytes, codec: str = "", day_first: bool | None = None) -> Reading:
    """Parse a saved card or row, without keeping its bytes: pictures are large."""
    entry = rows_of_tables.again(content)
    source = Source(content, codec=codec, day_first=day_first)
    return _without_bytes(entry.reading if entry else read_person(source))


def _without_bytes(reading: Reading) -> Reading:
    return replace(reading, card=Source(b"", reading.card.line))


def chunks(values: Iterable[T]) -> Iterator[list[T]]:
    every = list(values)
    for start in range(0, len(every), CHUNK):
        yield every[start : start + CHUNK]


@cache
def _room(name: str) -> int | None:
    """The most characters that a field of a person holds; None for no limit."""
    room: int | None = getattr(Person._meta.get_field(name), "max_length", None)
    return room


def fields_of(reading: Reading | None) -> dict[str, Value]:
    """The fields of a card, cut to what a person's columns hold; the card keeps the rest."""
    if reading is None:
        return {}
    values: dict[str, Value] = {}
    for name in TEXTS:
        values[name] = getattr(reading, name)[: _room(name)]
    values["died"] = reading.died
    return values | dict(zip(BIRTHDAY, reading.birthday or (None, None, None), strict=True))
