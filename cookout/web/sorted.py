"""A file sorted out, as its preview shows it: the first of each kind, and how many more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import prefetch_related_objects

from cookout.capture.sorting import Change, Row, Sorted
from cookout.capture.vcard import Refusal
from cookout.practice.phrases import one_line

MOST_SHOWN = 100
MOST_CHANGES = 200
LONGEST_NAME, LONGEST_VALUE = 80, 120


class Line(NamedTuple):
    """One person of the file: the name, what they do, and what of them is new."""

    name: str
    work: str
    changes: list[Change]


@dataclass(frozen=True)
class Part:
    """One of the four lists of a file: the first of it, and how many more there are."""

    total: int
    lines: list[Line] | list[Refusal]

    @property
    def more(self) -> int:
        return self.total - len(self.lines)


def parts(result: Sorted) -> dict[str, Part]:
    """The four lists, each as long as a page bears."""
    return {
        "created": Part(len(result.created), [_line(row) for row in result.created[:MOST_SHOWN]]),
        "updated": Part(len(result.updated), _updates(result.updated[:MOST_SHOWN])),
        "same": Part(len(result.same), [_line(row) for row in result.same[:MOST_SHOWN]]),
        "refused": Part(len(result.refused), result.refused[:MOST_SHOWN]),
    }


def _updates(rows: list[Row]) -> list[Line]:
    """Each with its changes, field by field, until there are too many for one page."""
    people = {row.person.pk: row.person for row in rows if row.person}
    prefetch_related_objects(list(people.values()), "contact_points")
    lines: list[Line] = []
    left = MOST_CHANGES
    for row in rows:
        if row.person:
            row.person = people[row.person.pk]
        changes = row.changes()[:left]
        left -= len(changes)
        lines.append(_line(row, [_short(change) for change in changes]))
        if not left:
            break
    return lines


def _line(row: Row, changes: list[Change] | None = None) -> Line:
    said = row.reading
    work = ", ".join(part for part in (said.role or said.title, said.company) if part)
    return Line(
        one_line(text=said.name, most=LONGEST_NAME),
        one_line(text=work, most=LONGEST_NAME),
        changes or [],
    )


def _short(change: Change) -> Change:
    before, after = (one_line(text=text, most=LONGEST_VALUE) for text in change[1:])
    return Change(change.what, before, after)
