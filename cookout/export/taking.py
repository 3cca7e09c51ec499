"""Taking an archive in: whoever and whatever is not here yet comes in, all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO, Any, TypeVar
from uuid import UUID

from django.db import DatabaseError, models, transaction

from cookout.capture.reading import digest
from cookout.capture.sorting import OWN
from cookout.capture.vcard import Card as Source
from cookout.export.archive import WITHIN
from cookout.export.rows import few_rows_of, fields_of, rows_of, wrong
from cookout.export.unpacking import NoArchive, Unpacked, unpacked
from cookout.members.member import Member
from cookout.members.owned import Trashable
from cookout.people import search
from cookout.people.card import Card
from cookout.people.change import Cause, because, note_all
from cookout.people.event import Event
from cookout.people.interaction import Interaction
from cookout.people.person import Person, recount
from cookout.people.role import Role, role_key
from cookout.promises.promise import Promise
from cookout.table.regard import Regard

BATCH = 500
ROOM = 8 * 1024 * 1024
"""Bytes of cards that are kept in memory at once."""
Row = dict[str, Any]
Lasting = TypeVar("Lasting", bound=Trashable)


@dataclass
class Brought:
    """What an archive brought, and how many of its people were here already."""

    people: int = 0
    same: int = 0
    events: int = 0
    interactions: int = 0
    promises: int = 0
    roles: int = 0

    @property
    def anything(self) -> bool:
        return any((self.people, self.events, self.interactions, self.promises, self.roles))

    def in_words(self) -> str:
        """What came in, in one sentence or two."""
        kinds = {
            "people": ("person", "people"),
            "interactions": ("time in touch", "times in touch"),
            "promises": ("promise", "promises"),
            "events": ("event", "events"),
            "roles": ("role", "roles"),
        }
        said = [
            f"{count} {kinds[name][count != 1]}" for name in kinds if (count := getattr(self, name))
        ]
        if not said:
            return "Everything in this archive was here already."
        first, last = ", ".join(said[:-1]), said[-1]
        here = f" {self.same} of its people were here already." if self.same else ""
        return f"The archive brought {f'{first} and {last}' if first else last}.{here}"


def take(*, owner: Member, file: IO[bytes], dry_run: bool = False) -> Brought:
    """Take an archive in. Raises NoArchive; nothing was changed then.

    Whoever is here already stays as they are here; what is missing of their times in touch and
    promises is added. So the same archive again changes nothing.
    """
    with unpacked(file) as archive:
        try:
            with transaction.atomic():
                brought = _Taking(owner, archive).everything()
                transaction.set_rollback(dry_run)
        except DatabaseError as error:
            if type(error) is DatabaseError:
                raise
            raise NoArchive("What is in this archive contradicts itself. Nothing was taken in.")
    return brought


class _Taking:
    """One archive on its way in, for one member. Nothing is looked up but the member's own."""

    def __init__(self, owner: Member, archive: Unpacked) -> None:
        self.owner, self.archive, self.contents = owner, archive, archive.contents
        self.brought = Brought()
        self.events: dict[UUID, int] = {}
        self.people: dict[UUID, int] = {}

    def everything(self) -> Brought:
        self._welcome()
        self._take_roles()
        self._take_events()
        fresh = self._take_people()
        self._take_promises()
        touched = self._take_interactions()
        rhythm = (Person.Place.DEEP, Person.Place.WARM)
        concerned = touched | {one.pk for one in fresh if one.place in rhythm}
        for chunk in _chunks(sorted(concerned)):
            recount(Person.objects.of(self.owner).filter(pk__in=chunk))
        search.write([one.pk for one in fresh])
        return self.brought

    def _welcome(self) -> None:
        """Somebody who has not begun here yet goes on as they were; others stay as they are."""
        row = self.contents.get("member")
        if not isinstance(row, dict):
            raise NoArchive("This archive does not say whose it is. Nothing was taken in.")
        said = fields_of(Member, row)
        if self.owner.welcomed_at is None:
            self.owner.name = self.owner.name or said.get("name", "")
            self.owner.theme = said.get("theme", "")
            self.owner.welcomed_at = said.get("welcomed_at")
            self.owner.live_in(said.get("time_zone", ""))
            self.owner.save(update_fields=["name", "theme", "welcomed_at", "time_zone"])

    def _take_roles(self) -> None:
        known = set(Role.objects.of(self.owner).values_list("key", flat=True))
        fresh = {}
        for row in rows_of(self.contents, "roles"):
            said = fields_of(Role, row)
            key = role_key(said.get("name", ""))
            if key not in known:
                fresh[key] = Role(owner=self.owner, key=key, **said)
        self.brought.roles = len(_create(Role, fresh.values()))

    def _take_events(self) -> None:
        rows = [fields_of(Event, row) for row in rows_of(self.contents, "events")]
        self.events = self._here(Event, rows)
        fresh = [Event(owner=self.owner, **said) for said in rows if said["uid"] not in self.events]
        _create(Event, fresh)
        self.events |= {event.uid: event.pk for event in fresh}
        self.brought.events = len(fresh)

    def _take_people(self) -> list[Person]:
        rows = rows_of(self.contents, "people")
        said = [fields_of(Person, row) for row in rows]
        self.people = self._here(Person, said)
        self.people |= self._known_by_cards(rows, said)
        fresh, theirs = [], []
        for row, fields in zip(rows, said, strict=True):
            if fields["uid"] not in self.people:
                person = Person(owner=self.owner, event_id=self._event(row), **fields)
                person.fill_keys()
                fresh.append(person)
                theirs.append(row)
        _create(Person, fresh)
        with because(Cause.ARCHIVE):
            came = dict.fromkeys((one.pk for one in fresh), ())
            note_all(owner_id=self.owner.pk, said=came, are_new=True)
        self.people |= {person.uid: person.pk for person in fresh}
        self.brought.people, self.brought.same = len(fresh), len(rows) - len(fresh)
        both = list(zip(fresh, theirs, strict=True))
        for name, model in WITHIN.items():
            if model not in (Promise, Card, Regard):
                _create(model, (one for pair in both for one in self._within(*pair, name, model)))
        _create(Regard, (one for pair in both for one in self._regard(*pair)))
        self._take_cards(both)
        return fresh

    def _known_by_cards(self, rows: list[Row], said: list[Row]) -> dict[UUID, int]:
        """Those who came here otherwise: a card has the same UID, and the name is the same too."""
        wanted: dict[tuple[str, str], UUID] = {}
        for row, fields in zip(rows, said, strict=True):
            if fields["uid"] not in self.people:
                cards = (fields_of(Card, card).get("uid") for card in few_rows_of(row, "cards"))
                for uid in (*cards, f"{OWN}{fields['uid']}"):
                    if uid:
                        wanted.setdefault((uid, fields.get("name", "")), fields["uid"])
        found: dict[int, UUID] = {}
        cards_here = Card.objects.of(self.owner).values_list("uid", "person__name", "person")
        for chunk in _chunks(sorted({uid for uid, _ in wanted})):
            for uid, name, person in cards_here.filter(uid__in=chunk):
                if (uid, name) in wanted:
                    found.setdefault(person, wanted[uid, name])
        taken = set(self.people.values())
        return {uid: person for person, uid in found.items() if person not in taken}

    def _within(
        self, person: Person, row: Row, name: str, model: type[models.Model]
    ) -> Iterator[models.Model]:
        """What stands within a person."""
        for one in few_rows_of(row, name):
            yield model(owner=self.owner, person=person, **fields_of(model, one))

    def _regard(self, person: Person, row: Row) -> Iterator[Regard]:
        if row.get("regard") is not None:
            if not isinstance(row["regard"], dict):
                raise wrong(Person, "regard")
            yield Regard(owner=self.owner, person=person, **fields_of(Regard, row["regard"]))

    def _take_cards(self, both: list[tuple[Person, Row]]) -> None:
        """The newest card of each counts: they come in in the order in which they were."""
        waiting, size = [], 0
        for person, row in both:
            for one in few_rows_of(row, "cards"):
                content = self.archive.card(one.get("file"))
                card = Card(owner=self.owner, person=person, **fields_of(Card, one))
                card.content, card.digest = content, digest(Source(content))
                waiting.append(card)
                size += len(content)
                if size > ROOM:
                    _create(Card, waiting)
                    waiting, size = [], 0
        _create(Card, waiting)

    def _take_promises(self) -> None:
        """Also of those who were here already: what was promised is not lost."""
        rows = [
            (self._person(row.get("uid")), fields_of(Promise, promise))
            for row in rows_of(self.contents, "people")
            for promise in few_rows_of(row, "promises")
        ]
        here = self._here(Promise, [said for _, said in rows])
        fresh = [
            Promise(owner=self.owner, person_id=person, **said)
            for person, said in rows
            if said["uid"] not in here
        ]
        self.brought.promises = len(_create(Promise, fresh))

    def _take_interactions(self) -> set[int]:
        """Times in touch; whose clocks they concern."""
        rows = rows_of(self.contents, "interactions")
        said = [fields_of(Interaction, row) for row in rows]
        here = self._here(Interaction, said)
        fresh, present = [], []
        for row, fields in zip(rows, said, strict=True):
            if fields["uid"] not in here:
                event = self._event(row)
                fresh.append(Interaction(owner=self.owner, event_id=event, **fields))
                people = row.get("people")
                if not isinstance(people, list):
                    raise wrong(Interaction, "people")
                present.append({self._person(uid) for uid in people})
        _create(Interaction, fresh)
        through = Interaction.people.through
        _create(
            through,
            (
                through(interaction_id=one.pk, person_id=person)
                for one, people in zip(fresh, present, strict=True)
                for person in sorted(people)
            ),
        )
        self.brought.interactions = len(fresh)
        return set().union(*present)

    def _here(self, model: type[Lasting], rows: list[Row]) -> dict[UUID, int]:
        """Which of these the member has already."""
        uids = [row["uid"] for row in rows]
        if len(uids) != len(set(uids)):
            raise wrong(model, "uid")
        mine = model.objects.of(self.owner)
        return {
            uid: pk
            for chunk in _chunks(uids)
            for uid, pk in mine.filter(uid__in=chunk).values_list("uid", "pk")
        }

    def _event(self, row: Row) -> int | None:
        named = row.get("event")
        return None if named is None else _found(self.events, named, Event)

    def _person(self, named: object) -> int:
        return _found(self.people, named, Person)


def _found(known: dict[UUID, int], named: object, model: type[models.Model]) -> int:
    """The row here that an archive means; only ever one that came with it or is the member's."""
    try:
        return known[UUID(named if isinstance(named, str) else "")]
    except (KeyError, ValueError):
        raise wrong(model, "uid")


def _create(model: type[models.Model], rows: Iterable[Any]) -> list[Any]:
    made = list(rows)
    model._default_manager.bulk_create(made, batch_size=BATCH)
    return made


T = TypeVar("T")


def _chunks(values: list[T]) -> Iterator[list[T]]:
    for start in range(0, len(values), BATCH):
        yield values[start : start + BATCH]
