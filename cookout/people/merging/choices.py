"""Two records of one person side by side: where they differ, and the merged values."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

from cookout.people.person import Person
from cookout.vcard.person_fields import FIELDS as FIELDS_OF_A_PERSON
from cookout.vcard.person_fields import PersonField

EMPTY: tuple[object, ...] = (None, "")


class Aspect(NamedTuple):
    """Fields that are chosen together when two records differ."""

    name: str
    label: str
    fields: tuple[str, ...]

    def differs(self, one: Person, other: Person) -> bool:
        """Whether both have a value, and not the same. An empty field needs no choice."""
        pairs = ((getattr(one, name), getattr(other, name)) for name in self.fields)
        return any(mine != theirs and not {mine, theirs} & set(EMPTY) for mine, theirs in pairs)


def _aspect(one: PersonField) -> Aspect:
    """A field, with the fields chosen with it."""
    parts = [part.name for part in FIELDS_OF_A_PERSON if part.chosen_with == one.name]
    return Aspect(one.name, one.label, (*one.row_columns, *parts))


# Notes are not chosen: both are kept, one under the other.
ASPECTS = (
    *(
        _aspect(person_field)
        for person_field in FIELDS_OF_A_PERSON
        if not person_field.chosen_with and person_field.name != "notes"
    ),
    Aspect("usual_way", "Usual way to reach them", ("usual_way",)),
    Aspect("met_on", "Met on", ("met_on",)),
    Aspect("event", "Met at", ("event_id",)),
)
EARLIEST = ("private_on", "pinned_on", "made_at")
FILLED = ("birthday_notice",)
"""Fields filled from the other record if empty: not worth a question."""
STANDING = ("place", "placed_on", "decide_from")
UNDECIDED = (Person.Place.BOOK, Person.Place.NEW)
NEAREST = (
    Person.Place.DIED,
    Person.Place.DEEP,
    Person.Place.WARM,
    Person.Place.GONE,
    *reversed(UNDECIDED),
)

FIELDS = (
    *(name for aspect in ASPECTS for name in aspect.fields),
    *("notes", *EARLIEST, *FILLED, *STANDING),
)
LABELS = {name: aspect.label.lower() for aspect in ASPECTS for name in aspect.fields} | {
    "notes": "notes",
    "private_on": "private",
    "pinned_on": "the pin",
    "birthday_notice": "the birthday reminder",
    **dict.fromkeys(STANDING, "how close"),
}


def differing(one: Person, other: Person) -> Iterator[Aspect]:
    """The aspects to choose."""
    return (aspect for aspect in ASPECTS if aspect.differs(one, other))


def united(kept: Person, other: Person, *, take: AbstractSet[str], decided: bool) -> dict[str, Any]:
    """The merged fields. For the aspects in `take` the other's values count.

    `decided` says whether a decision about the kept one holds; if not, the other's place may count.
    """
    found: dict[str, Any] = {}
    for aspect in ASPECTS:
        if aspect.differs(kept, other):
            wins = other if aspect.name in take else kept
            found |= {name: getattr(wins, name) for name in aspect.fields}
        else:
            found |= {name: _filled(kept, other, name) for name in aspect.fields}
    for name in EARLIEST:
        days = [day for day in (getattr(kept, name), getattr(other, name)) if day]
        found[name] = min(days, default=None)
    found |= {name: _filled(kept, other, name) for name in FILLED}
    stands = other if not decided and _nearer(other, kept) else kept
    found |= {name: getattr(stands, name) for name in STANDING}
    return found | {"notes": _both(kept.notes, other.notes)}


def _filled(kept: Person, other: Person, name: str) -> Any:
    mine = getattr(kept, name)
    return getattr(other, name) if mine in EMPTY else mine


def _nearer(one: Person, other: Person) -> bool:
    """Whether the first was decided about or met, and the second less so."""
    undecided = other.place in UNDECIDED
    return undecided and NEAREST.index(Person.Place(one.place)) < NEAREST.index(
        Person.Place(other.place)
    )


def _both(mine: str, theirs: str) -> str:
    """Both notes, one after the other, without repeating the same text."""
    if theirs.strip() in mine:
        return mine
    return theirs if mine.strip() in theirs else f"{mine}\n\n{theirs}"
