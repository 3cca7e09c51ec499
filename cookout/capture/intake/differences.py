"""Differences between a newer card and a person, and whose value counts.

Three are compared: the card before, the newer card, and the person as they are now.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from typing import NamedTuple

from cookout.capture.intake.choices import Choices
from cookout.capture.intake.family_lines import family_lines
from cookout.capture.intake.matching import ImportRow, Value, fields_of
from cookout.capture.intake.recognizing import traces
from cookout.capture.intake.ties import are_written
from cookout.capture.tables.ours import OURS
from cookout.people.person import Person
from cookout.people.tag import tag_key
from cookout.practice.duplicates.name_index import is_shorter
from cookout.practice.duplicates.names import fold
from cookout.practice.formats import DEFAULT_REGION, partial_day
from cookout.practice.name_parts import name_parts
from cookout.practice.phone_numbers import key as phone_key
from cookout.vcard.contact_points import CardContact
from cookout.vcard.person import Reading
from cookout.vcard.person_fields import BIRTHDAY, FIELDS, NAME_PARTS

MINE, THEIRS = "mine", "theirs"
GROUPS = {field.name: field.row_columns for field in FIELDS}
"""Fields that are decided together: a birthday's day and year go as one."""


class Difference(NamedTuple):
    """One field in which a newer card and the member's page differ."""

    what: str
    mine: str
    theirs: str
    # Whether the card's words count where nobody chose: not in what the member has edited.
    usual: bool
    fields: dict[str, Value]
    added: CardContact | None = None
    gone: tuple[str, str] | None = None

    @property
    def key(self) -> str:
        """The name of this difference in the form and in the saved choices."""
        parts = "\x1f".join((self.what, self.mine if self.gone else "", *self._added))
        return hashlib.sha256(parts.encode("utf-8", "replace")).hexdigest()[:12]

    @property
    def _added(self) -> tuple[str, ...]:
        return (self.added.value,) if self.added else ()

    def counts(self, row: ImportRow) -> bool:
        """Whether the card's value is written."""
        choice = row.chosen.get(self.key) or row.rest
        return choice == THEIRS if choice else self.usual


Differences = Iterator[Difference]


def choose(choices: Choices, rows: list[ImportRow]) -> None:
    """Tell rows whose values count. New people have nothing to choose."""
    for row in rows:
        if row.person is not None:
            row.rest = choices.rest
            row.chosen = choices.single.get(row.mark, {})


def differences_of(
    row: ImportRow, person: Person, present: Collection[tuple[str, str]], *, region: str
) -> Differences:
    """The differences between a row and a person."""
    removes, theirs = not row.is_recognized, row.reading
    return differences(
        person, present, base=row.base, theirs=theirs, removes=removes, region=region
    )


def adds_nothing(
    person: Person, reading: Reading, base: Reading | None, *, removes: bool, region: str
) -> bool:
    """Whether everything in a row is saved for the person already."""
    present = {(point.kind, point.value) for point in person.contact_points.all()}
    found = differences(person, present, base=base, theirs=reading, removes=removes, region=region)
    if any(found):
        return False
    tags = {tag.key for tag in person.tags.all()}
    tags |= {tag_key(name) for name in base.categories} if base else set()
    if not {tag_key(name) for name in reading.categories} <= tags:
        return False
    kept = {*(base.also if base else ())}
    if any(pair not in kept and pair[0] not in OURS for pair in reading.also):
        return False
    if not are_written(person, reading, base):
        return False
    known = {line.words for line in person.remembered.all()}
    known |= {words for words, _ in family_lines(base)} if base else set()
    return {words for words, _ in family_lines(reading)} <= known


def _only_whole(person: Person, base: Reading | None, theirs: Reading) -> bool:
    """Whether a card's parts of a name are what the whole one says that is here already, as
    exports write them."""
    is_here = theirs.name == person.name or (base is not None and base.name == theirs.name)
    if not is_here or any(getattr(person, part) for part in NAME_PARTS):
        return False
    parts = name_parts(name=theirs.name, company=theirs.company)
    return all(getattr(theirs, part) == getattr(parts, part) for part in NAME_PARTS)


def differences(
    person: Person,
    present: Collection[tuple[str, str]],
    *,
    base: Reading | None,
    theirs: Reading,
    removes: bool = True,
    region: str = DEFAULT_REGION,
) -> Differences:
    """Everything that is different and new. `present` are the kinds and values of the points.

    What a row leaves out is gone only where `removes` says so: it may come from elsewhere.
    """
    before, now = fields_of(base), fields_of(theirs)
    is_only_whole = _only_whole(person, base, theirs)
    for what, names in GROUPS.items():
        mine = {name: getattr(person, name) for name in names}
        changes = {name: now[name] for name in names}
        known = {name: before[name] for name in names} if before else None
        if is_only_whole and what in NAME_PARTS:
            continue
        # A card that says what the one before said has nothing new to say.
        if changes in (mine, known) or not (any(changes.values()) or (known and removes)):
            continue
        is_free = mine == known or (not before and not any(mine.values()))
        if what == "name" and not known and is_shorter(person.name, theirs.name):
            # "Mike", as the member calls him, is Mike Alvarez in full.
            is_free, changes = True, changes | _called(person, theirs)
        yield Difference(
            what, _words(mine), _words({n: changes[n] for n in names}), is_free, changes
        )
    earlier = {_leads_to(p.kind, p.value, region) for p in base.points} if base else set()
    here = {_leads_to(p.kind, p.value, region) for p in theirs.points}
    there = {_leads_to(kind, value, region): (kind, value) for kind, value in present}
    # From another address book a number may come without its country, or with it.
    traced = (
        set() if removes else {trace for kind, value in present for trace in traces(kind, value)}
    )
    for point in theirs.points:
        is_here = _leads_to(point.kind, point.value, region) in earlier | there.keys()
        if not is_here and traced.isdisjoint(traces(point.kind, point.value)):
            yield Difference(point.kind, "", point.value, True, {}, added=point)
    gone = (earlier - here) & there.keys() if removes else set()
    for kind, value in sorted(there[point] for point in gone):
        yield Difference(kind, value, "", True, {}, gone=(kind, value))


def _called(person: Person, theirs: Reading) -> dict[str, Value]:
    """The name the member uses for someone stays, even where the card's fuller name lacks it."""
    says_so = fold(person.name) in map(fold, (theirs.given, *theirs.name.split()))
    is_free = not (says_so or person.nickname or theirs.nickname)
    return {"nickname": person.name} if is_free and " " not in person.name else {}


def _leads_to(kind: str, value: str, region: str) -> tuple[str, str]:
    """What a contact point leads to: one phone number is one, however it is written."""
    return kind, (phone_key(value, region) or value) if kind == "phone" else value


def _words(values: dict[str, Value]) -> str:
    """The values as text; a birthday as a date."""
    if tuple(values) == BIRTHDAY:
        year, month, day = (int(value) if value else None for value in values.values())
        return partial_day(year=year, of_month=month, of_day=day)
    return " ".join(str(value or "") for value in values.values())
