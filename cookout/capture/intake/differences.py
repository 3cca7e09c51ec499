"""Differences: what a newer card of somebody says otherwise, and whose words count.

Three are compared: the card before, the newer card, and the person as they are now.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from cookout.capture.intake.matching import Row, Value, fields_of
from cookout.people.person import Person
from cookout.practice.formats import DEFAULT_REGION, partial_day
from cookout.practice.phone_numbers import key as phone_key
from cookout.vcard.contact_points import Point
from cookout.vcard.person import Reading
from cookout.vcard.person_fields import BIRTHDAY, FIELDS

MINE, THEIRS = "mine", "theirs"
GROUPS = {one.name: one.row_columns for one in FIELDS}
"""What is decided as one: a birthday is not taken by halves."""


class Difference(NamedTuple):
    """One thing in which a newer card and the member's page differ."""

    what: str
    mine: str
    theirs: str
    # Whether the card's words count where nobody chose: not in what the member has edited.
    usual: bool
    fields: dict[str, Value]
    added: Point | None = None
    gone: tuple[str, str] | None = None

    @property
    def key(self) -> str:
        """What names it in a form and among the choices."""
        said = "\x1f".join((self.what, self.mine if self.gone else "", *self._added))
        return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:12]

    @property
    def _added(self) -> tuple[str, ...]:
        return (self.added.value,) if self.added else ()

    def counts(self, row: Row) -> bool:
        """Whether the card's words are written."""
        said = row.chosen.get(self.key) or row.rest
        return said == THEIRS if said else self.usual


@dataclass
class Choices:
    """Whose words count: by the row's mark and the difference's key, and for all the rest."""

    rest: str = ""
    single: dict[str, dict[str, str]] = field(default_factory=dict)

    def choose(self, rows: list[Row]) -> None:
        """Let these rows know; those of people who are new by the file have nothing to choose."""
        for row in rows:
            if row.person is not None:
                row.rest = self.rest
                row.chosen = self.single.get(mark(row), {})


def mark(row: Row) -> str:
    """What names a row in a form and among the choices."""
    return row.digest[:16]


def differences(
    person: Person,
    present: Collection[tuple[str, str]],
    *,
    base: Reading | None,
    theirs: Reading,
    region: str = DEFAULT_REGION,
) -> Iterator[Difference]:
    """Everything that is different and new. `present` are the kinds and values of the points."""
    before, now = fields_of(base), fields_of(theirs)
    for what, names in GROUPS.items():
        mine = {name: getattr(person, name) for name in names}
        said = {name: now[name] for name in names}
        known = {name: before[name] for name in names} if before else None
        # A card that says what the one before said has nothing new to say.
        if said != mine and said != known and (known or any(said.values())):
            yield Difference(what, _words(mine), _words(said), mine == known, said)
    earlier = {_leads_to(p.kind, p.value, region) for p in base.points} if base else set()
    here = {_leads_to(p.kind, p.value, region) for p in theirs.points}
    there = {_leads_to(kind, value, region): (kind, value) for kind, value in present}
    for point in theirs.points:
        if _leads_to(point.kind, point.value, region) not in earlier | there.keys():
            yield Difference(point.kind, "", point.value, True, {}, added=point)
    for kind, value in sorted(there[one] for one in (earlier - here) & there.keys()):
        yield Difference(kind, value, "", True, {}, gone=(kind, value))


def _leads_to(kind: str, value: str, region: str) -> tuple[str, str]:
    """Where a contact point leads: one number is one, in whatever way it is written."""
    return kind, (phone_key(value, region) or value) if kind == "phone" else value


def _words(values: dict[str, Value]) -> str:
    """The values as text; a birthday as a date."""
    if tuple(values) == BIRTHDAY:
        year, month, day = (int(value) if value else None for value in values.values())
        return partial_day(year=year, of_month=month, of_day=day)
    return " ".join(str(value or "") for value in values.values())
