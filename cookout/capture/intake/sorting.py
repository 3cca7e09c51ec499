"""Sort the rows of a file: new people, changed people, the same, people in the trash."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import prefetch_related_objects

from cookout.capture.intake.choices import Choices
from cookout.capture.intake.differences import adds_nothing
from cookout.capture.intake.matching import (
    ImportRow,
    KnownDigest,
    Newest,
    Sorted,
    chunks,
    has_signature,
    known_digests,
    newest_of,
    own_uid,
    people_by_uid,
    shared_uids,
    signature_of,
    whose,
)
from cookout.capture.intake.recognizing import NOBODY, Found, Recognition
from cookout.members.region import region_of
from cookout.people.person import Person
from cookout.vcard.envelope import SkippedCard

if TYPE_CHECKING:
    from cookout.members.member import Member


def sort_out(
    owner: Member,
    rows: list[ImportRow],
    refused: list[SkippedCard],
    *,
    choices: Choices | None = None,
    shared: set[str] | None = None,
    recognition: Recognition | None = None,
) -> Sorted:
    """Compare each card with what the member has. Writes nothing.

    The same bytes are the same card. The same UID is the same person, except where one file
    gives one UID to people of different names: those are kept apart. Whoever has no such UID is
    recognized by what did not change, or asked about. `shared` and `recognition` are those of the
    whole file, where the rows are a part of it.
    """
    known = known_digests(owner, (row.digest for row in rows))
    fresh = [row for row in rows if row.digest not in known]
    people = people_by_uid(owner, {row.uid for row in fresh if row.uid})
    recognition = recognition or recognition_of(owner, rows)
    shared = shared_uids(rows) if shared is None else shared
    sorting = _Sorting(Sorted(refused=refused), choices or Choices(), shared, region_of(owner))
    sorting.known, sorting.people = known, people
    sorting.find(owner, fresh, recognition)
    for row in rows:
        sorting.sort(row)
    return sorting.result


def recognition_of(owner: Member, rows: Sequence[ImportRow]) -> Recognition:
    """The recognition of all rows of a file without a known UID."""
    digests, uids = {row.digest for row in rows}, {row.uid for row in rows if row.uid}
    return Recognition(owner, lambda: whose(owner, digests, uids))


@dataclass
class _Sorting:
    """One file while it is sorted into the five lists."""

    result: Sorted
    choices: Choices
    shared: set[str]
    region: str
    known: dict[str, KnownDigest] = field(default_factory=dict)
    people: dict[str, list[Person]] = field(default_factory=dict)
    found: dict[str, Found] = field(default_factory=dict)
    others: dict[int, Person] = field(default_factory=dict)
    newest: dict[int, Newest] = field(default_factory=dict)
    seen: dict[str, ImportRow] = field(default_factory=dict)
    sorted_now: set[str] = field(default_factory=set)

    def find(self, owner: Member, fresh: list[ImportRow], recognition: Recognition) -> None:
        """Recognize people without a known UID, and load everyone the rows are or may be about."""
        everyone = [person for some in self.people.values() for person in some]
        self.newest = newest_of(everyone)
        uids, unknown = set[str](), dict[str, ImportRow]()
        for row in fresh if recognition.knows_anyone else ():
            is_first = not row.uid or row.uid not in uids
            uids.add(row.uid)
            if is_first and not self._by_uid(row):
                unknown.setdefault(row.digest, row)
        looked = recognition.look([row.reading for row in unknown.values()])
        self.found = dict(zip(unknown, looked, strict=True))
        people = Person.objects.of(owner).prefetch_related("contact_points", "remembered", "tags")
        for chunk in chunks({pk for row in looked for pk in (*row.asked, row.person) if pk}):
            self.others |= people.in_bulk(chunk)
        self.newest |= newest_of(self.others[row.person] for row in looked if row.person)
        for chunk in chunks({digest.person for digest in self.known.values() if digest.in_trash}):
            self.others |= people.in_bulk(chunk)
        if any(row.is_table or own_uid(row.uid) for row in fresh):
            prefetch_related_objects(everyone, "remembered", "tags")

    def sort(self, row: ImportRow) -> None:
        if known := self.known.get(row.digest):
            self._sort_known(row, self.others.get(known.person) if known.in_trash else None)
            return
        if row.digest in self.sorted_now:
            self.result.same.append(row)
            return
        self.sorted_now.add(row.digest)
        row.person = self._by_uid(row) or self._recognized(row)
        earlier = self.seen.setdefault(row.uid, row) if row.uid else row
        is_newer = earlier is not row and earlier.reading.name == row.reading.name
        if not row.person and is_newer and earlier.person:
            row.person, row.is_recognized = earlier.person, earlier.is_recognized
        if row.person:
            self._sort_somebody(row, row.person)
        elif is_newer:
            row.earlier, row.base, self.seen[row.uid] = earlier, earlier.reading, row
            self.result.updated.append(row)
        else:
            row.apart = tuple(pk for pk in row.asked if self.choices.is_nobody(pk))
            self.result.created.append(row)

    def _sort_known(self, row: ImportRow, person: Person | None) -> None:
        if person is None:
            self.result.same.append(row)
            return
        row.person, row.is_in, row.base = person, True, row.reading
        self._from_trash(row)

    def _sort_somebody(self, row: ImportRow, person: Person) -> None:
        newest = self.newest.get(person.pk)
        if person.trashed_at:
            row.base = newest.reading if newest else None
            self._from_trash(row)
        elif self._says_nothing_new(row, person, newest):
            self.result.same.append(row)
        else:
            row.base = newest.reading if newest else None
            self.newest[person.pk] = Newest(row.reading, "")
            self.result.updated.append(row)

    def _from_trash(self, row: ImportRow) -> None:
        # Whoever is said to be the one in the trash comes back with it.
        is_chosen = row.person is not None and self.choices.is_same(row.person.pk, row.mark)
        row.brings_back = is_chosen or row.mark in self.choices.back
        (self.result.updated if row.brings_back else self.result.in_trash).append(row)

    def _says_nothing_new(self, row: ImportRow, person: Person, newest: Newest | None) -> bool:
        """Whether the card before has all that this one has, in another order or by another
        program.

        A row of a table has no bytes worth keeping, and a card with the person's uid was written by
        Cookout itself: these are compared with what is saved of the person.
        """
        base = newest.reading if newest else None
        if row.is_table or own_uid(row.uid) == person.uid:
            removes = not row.is_recognized
            return adds_nothing(person, row.reading, base, removes=removes, region=self.region)
        if not newest or not newest.signature:
            return False
        signature = signature_of(row.source.content, row.reading)
        return signature == newest.signature or (
            newest.cards > 1 and has_signature(person, signature)
        )

    def _by_uid(self, row: ImportRow) -> Person | None:
        """The person with this UID. Where several share it, the name must agree, too."""
        people = self.people.get(row.uid, []) if row.uid else []
        for person in people:
            newest = self.newest.get(person.pk)
            if newest and newest.reading.name == row.reading.name:
                return person
        return people[0] if len(people) == 1 and row.uid not in self.shared else None

    def _recognized(self, row: ImportRow) -> Person | None:
        found = self.found.get(row.digest, NOBODY)
        if found.person:
            row.is_recognized = True
            return self.others.get(found.person)
        row.asked = tuple(pk for pk in found.asked if pk in self.others)
        row.in_trash = tuple(pk for pk in row.asked if pk in found.in_trash)
        if row.is_table:
            for pk in row.asked:
                one = self.others[pk]
                if adds_nothing(one, row.reading, None, removes=False, region=self.region):
                    row.asked, row.in_trash, row.is_recognized = (), (), True
                    return one
        chosen = next((pk for pk in row.asked if self.choices.is_same(pk, row.mark)), None)
        row.is_recognized = chosen is not None
        return self.others[chosen] if chosen is not None else None
