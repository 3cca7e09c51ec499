"""The ties that a file brings: linked by a UID or by a full name that one person has, else names.

Whoever is named before they are here is linked when they arrive.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Q

from cookout.capture.intake.matching import ImportRow, Sorted, chunks, people_by_uid
from cookout.members.region import region_of
from cookout.people.person import Person
from cookout.people.remember import Remember, RememberKind
from cookout.people.search import search
from cookout.people.tie import Tie, TieShown, ties_by_person
from cookout.practice.alphabet import name_key, sort_key
from cookout.practice.ties import SeenTie, is_same, read_label
from cookout.vcard.person import Reading
from cookout.vcard.ties import CardTie

if TYPE_CHECKING:
    from cookout.members.member import Member

BATCH = 500
TieWords = tuple[str, str]
"""The uid of a tie, and its text."""


@dataclass
class TiesChanged:
    """The ties that a file added and removed, by the id of the person."""

    added: dict[int, list[TieWords]] = field(default_factory=lambda: defaultdict(list))
    gone: dict[int, list[TieWords]] = field(default_factory=lambda: defaultdict(list))


def seen(tie: CardTie) -> SeenTie:
    """A related person on a card, seen from the card's person."""
    if tie.meant:
        return SeenTie(read_label(tie.meant).relation, names_person=True)
    return read_label(tie.label)


def line_of(tie: CardTie) -> str:
    """The line to remember in which earlier versions saved a tie."""
    return f"{tie.label.capitalize()}: {tie.name}" if tie.label else tie.name


def are_written(person: Person, reading: Reading, base: Reading | None) -> bool:
    """Whether a person has every tie that a card adds over the card before."""
    return not new_ties(person, reading, base)


def new_ties(person: Person, reading: Reading, base: Reading | None) -> list[CardTie]:
    """The ties of a card that neither the person nor the card before it has."""
    before = {*(base.ties if base else ())}
    fresh = [tie for tie in dict.fromkeys(reading.ties) if tie not in before]
    if not fresh:
        return []
    lines = {line.words for line in person.remembered.all()}
    here = ties_by_person([person.pk]).get(person.pk, [])
    return [tie for tie in fresh if line_of(tie) not in lines and not _is_here(tie, here)]


def _is_here(tie: CardTie, here: Iterable[TieShown]) -> bool:
    return any(is_same(seen(tie), one.tie) and _names(one, tie) for one in here)


def _names(one: TieShown, tie: CardTie) -> bool:
    """Whether a tie leads to the person the card means, by UID or name."""
    key = name_key(tie.name)
    return (bool(tie.uid) and one.row.other_uid == tie.uid) or (
        bool(key) and key in (name_key(one.name), one.row.other_key)
    )


def write_ties(*, owner: Member, result: Sorted, at: datetime) -> TiesChanged:
    """Save the ties of new people and the new ties of others, and link the people they name."""
    changed = TiesChanged()
    arrived = {row.made: row for row in result.created if row.made}
    linked = _link(owner, arrived)
    gone = _remove(result.updated, changed, at)
    fresh = [(pk, tie) for pk, row in arrived.items() for tie in row.reading.ties]
    fresh += [
        (row.person.pk, tie)
        for row in result.updated
        if row.person
        for tie in row.reading.ties
        if tie not in (row.base.ties if row.base else ())
    ]
    made = _add(owner, fresh, changed) if fresh else []
    concerned = {pk for tie in (*linked, *gone, *made) for pk in (tie.person_id, tie.other_id)}
    search.write(sorted(pk for pk in concerned if pk))
    return changed


def _link(owner: Member, arrived: dict[int, ImportRow]) -> list[Tie]:
    """Link ties that waited for someone who is here now."""
    waiting = Tie.objects.of(owner).unlinked()
    if not arrived or not waiting.exists():
        return []
    uids = {row.uid for row in arrived.values() if row.uid}
    keys = {key for row in arrived.values() if " " in (key := name_key(row.reading.name))}
    found: dict[int, Tie] = {}
    for some in chunks(uids):
        found |= {tie.pk: tie for tie in waiting.filter(other_uid__in=some)}
    for some in chunks(keys):
        found |= {tie.pk: tie for tie in waiting.filter(other_key__in=some)}
    ends = Ends(owner, ((tie.other_uid, tie.other_name) for tie in found.values()))
    linked = []
    for tie in found.values():
        other = ends.find(tie.other_uid, tie.other_name)
        if other and other != tie.person_id:
            tie.other_id = other
            linked.append(tie)
    Tie.objects.bulk_update(linked, ["other"], batch_size=BATCH)
    return linked


class Ends:
    """The people whom UIDs and full names identify, where exactly one fits."""

    def __init__(self, owner: Member, named: Iterable[tuple[str, str]]) -> None:
        self._region = region_of(owner)
        uids, keys = set[str](), set[str]()
        for uid, name in named:
            uids |= {uid} if uid else set()
            keys |= {key} if " " in (key := self._key(name)) else set()
        people = people_by_uid(owner, uids) if uids else {}
        self._by_uid = {
            uid: [person.pk for person in some if person.trashed_at is None]
            for uid, some in people.items()
        }
        self._by_key: dict[str, list[int]] = defaultdict(list)
        mine = Person.objects.of(owner).not_in_trash()
        for some_keys in chunks(keys):
            for key, pk in mine.filter(sort_key__in=some_keys).values_list("sort_key", "pk"):
                self._by_key[key].append(pk)

    def find(self, uid: str, name: str) -> int | None:
        """The person's id. A UID that no one here has never falls back to the name."""
        found = self._by_uid.get(uid, []) if uid else []
        found = found or self._by_key.get(self._key(name), [])
        return found[0] if len(found) == 1 else None

    def _key(self, name: str) -> str:
        return sort_key(name, region=self._region)


def _add(owner: Member, fresh: list[tuple[int, CardTie]], changed: TiesChanged) -> list[Tie]:
    """New rows, without ties that exist already, seen from either side."""
    ends = Ends(owner, ((tie.uid, tie.name) for _, tie in fresh))
    named = {pk for pk, _ in fresh}
    people = Person.objects.in_bulk(named | _found(ends, fresh))
    here = ties_by_person(people)
    lines = _lines(named)
    made = []
    for pk, tie in fresh:
        other = ends.find(tie.uid, tie.name)
        other = None if other == pk else other
        relation = seen(tie)
        mine = here.setdefault(pk, [])
        is_new = line_of(tie) not in lines[pk] and not any(
            is_same(relation, one.tie)
            and (one.other.pk == other if other and one.other else _names(one, tie))
            for one in mine
        )
        if not is_new or not (other or tie.name or tie.uid):
            continue
        row = Tie(owner_id=owner.pk, person=people[pk], other=people.get(other or 0))
        row.other_name, row.other_uid = tie.name, tie.uid
        row.relation, row.names_person = relation
        row.fill_key()
        made.append(row)
        shown = row.seen_from(pk)
        mine.append(shown)
        if other:
            here.setdefault(other, []).append(row.seen_from(other))
        changed.added[pk].append((str(row.uid), shown.words))
    Tie.objects.bulk_create(made, batch_size=BATCH)
    return made


def _found(ends: Ends, fresh: list[tuple[int, CardTie]]) -> set[int]:
    return {other for _, tie in fresh if (other := ends.find(tie.uid, tie.name))}


def _lines(people: Collection[int]) -> dict[int, set[str]]:
    """The family lines of people, among which earlier versions kept ties."""
    found: dict[int, set[str]] = defaultdict(set)
    for some in chunks(people):
        lines = Remember.objects.filter(person__in=some, kind=RememberKind.FAMILY)
        for pk, words in lines.values_list("person_id", "words"):
            found[pk].add(words)
    return found


def _remove(rows: list[ImportRow], changed: TiesChanged, at: datetime) -> list[Tie]:
    """Put ties that a newer card no longer has in the trash."""
    left_out = [(row.person, tie) for row in rows if row.person for tie in _left_out(row)]
    if not left_out:
        return []
    for person, tie in left_out:
        if tie.uid:
            # Whoever was waited for is not named any more.
            person.ties.unlinked().filter(other_name="", other_uid=tie.uid).delete()
    here = ties_by_person({person.pk for person, _ in left_out})
    gone: dict[int, Tie] = {}
    for person, tie in left_out:
        for tie_shown in here.get(person.pk, []):
            is_theirs = tie_shown.row.person_id == person.pk
            if is_theirs and is_same(seen(tie), tie_shown.tie) and _names(tie_shown, tie):
                gone[tie_shown.row.pk] = tie_shown.row
                changed.gone[person.pk].append((str(tie_shown.row.uid), tie_shown.words))
    Tie.objects.filter(pk__in=gone).update(trashed_at=at)
    return list(gone.values())


def _left_out(row: ImportRow) -> Iterator[CardTie]:
    if row.base and not row.is_recognized:
        now = set(row.reading.ties)
        yield from (tie for tie in row.base.ties if tie not in now)


def take_back(*, added: list[TieWords], gone: list[TieWords], owner_id: int) -> set[int]:
    """Undo what a file did to the ties of a person; returns the people to reindex."""
    ties = Tie.objects.filter(owner=owner_id)
    came = ties.filter(uid__in=[uid for uid, _ in added])
    went = ties.filter(uid__in=[uid for uid, _ in gone])
    both = Tie.objects.filter(Q(pk__in=came.values("pk")) | Q(pk__in=went.values("pk")))
    pairs = list(both.values_list("person_id", "other_id"))
    came.delete()
    went.update(trashed_at=None)
    return {pk for pair in pairs for pk in pair if pk}
