"""A sorted file as its preview shows it: the first people of each list, and how many more.

Updated people come page by page, with a choice for each difference.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import prefetch_related_objects

from cookout.capture.intake.differences import Difference, differences_of
from cookout.capture.intake.matching import ImportRow, Sorted
from cookout.capture.intake.ties import line_of, new_ties
from cookout.capture.tables.headings import FIELDS
from cookout.people.person import Person
from cookout.practice.formats import DEFAULT_REGION
from cookout.practice.phrases import one_line
from cookout.vcard.envelope import SkippedCard

MOST_SHOWN = 100
MOST_UPDATED, MOST_CHOICES, MOST_TIES = 50, 20, 8
LONGEST_NAME, LONGEST_VALUE = 80, 120


class Choice(NamedTuple):
    """One choice: its form name, its label, both values, and whose counts."""

    name: str
    what: str
    mine: str
    theirs: str
    takes: bool


class PreviewLine(NamedTuple):
    """One person of the file: the name, the work, and the differences."""

    name: str
    work: str
    choices: list[Choice]
    more: int
    ties: list[str]
    """Family and ties that come with the file."""


@dataclass(frozen=True)
class PreviewPart:
    """One list of a file: a part of it, and its length."""

    total: int
    lines: list[PreviewLine] | list[SkippedCard] = field(default_factory=list)
    start: int = 0

    @property
    def more(self) -> int:
        return self.total - self.start - len(self.lines)

    @property
    def following(self) -> int:
        """Where the next page begins."""
        return self.start + len(self.lines)

    @property
    def preceding(self) -> int:
        """Where the page before begins."""
        return max(0, self.start - MOST_UPDATED)


def parts(
    result: Sorted, *, start: int = 0, region: str = DEFAULT_REGION
) -> dict[str, PreviewPart]:
    """The four lists, each cut to what fits on a page; updated people from `start` on.

    People asked about or restored from the trash are shown apart from these.
    """
    updated = [row for row in result.updated if not (row.asked or row.brings_back)]
    created = [row for row in result.created if not row.asked]
    start = start if start < len(updated) else 0
    return {
        "created": PreviewPart(len(created), [_new(row) for row in created[:MOST_SHOWN]]),
        "updated": PreviewPart(len(updated), _updates(updated, start, region), start),
        "same": PreviewPart(len(result.same), [_line(row) for row in result.same[:MOST_SHOWN]]),
        "refused": PreviewPart(len(result.refused), result.refused[:MOST_SHOWN]),
    }


def _updates(every: list[ImportRow], start: int, region: str) -> list[PreviewLine]:
    """Each updated person with the differences. Of several cards of one person only the last counts
    in full, so the earlier ones offer no choices."""
    times = Counter(row.person.pk for row in every if row.person)
    rows = every[start : start + MOST_UPDATED]
    people = {row.person.pk: row.person for row in rows if row.person}
    prefetch_related_objects(list(people.values()), "contact_points", "remembered")
    lines = []
    for row in rows:
        choices: list[Choice] = []
        if row.person and times[row.person.pk] == 1:
            person = people[row.person.pk]
            present = {(point.kind, point.value) for point in person.contact_points.all()}
            found = differences_of(row, person, present, region=region)
            choices = [choice_of(row, difference) for difference in found]
        of = people.get(row.person.pk) if row.person else None
        lines.append(_line(row, choices, ties_in_words(row, of)))
    return lines


def _new(row: ImportRow) -> PreviewLine:
    return _line(row, ties=ties_in_words(row))


def ties_in_words(row: ImportRow, person: Person | None = None) -> list[str]:
    """The ties that a row brings to a person, or to whoever is new."""
    fresh = new_ties(person, row.reading, row.base) if person else row.reading.ties
    named = [one_line(text=line_of(tie), most=LONGEST_VALUE) for tie in fresh if tie.name]
    return named[:MOST_TIES]


def choice_of(row: ImportRow, one: Difference) -> Choice:
    """A difference as a choice."""
    mine, theirs = (one_line(text=text, most=LONGEST_VALUE) for text in (one.mine, one.theirs))
    what = what_is(one)
    if one.added:
        what = f"{what}, new"
    elif one.gone:
        what = f"{what}, removed"
    return Choice(f"{row.mark}.{one.key}", what, mine, theirs, one.counts(row))


def what_is(one: Difference) -> str:
    """The label of a difference, as a column of a table is called."""
    return FIELDS.get(one.what, one.what.capitalize())


def _line(
    row: ImportRow, choices: list[Choice] | None = None, ties: list[str] | None = None
) -> PreviewLine:
    reading = row.reading
    work = ", ".join(part for part in (reading.role or reading.title, reading.company) if part)
    return PreviewLine(
        one_line(text=reading.name, most=LONGEST_NAME),
        one_line(text=work, most=LONGEST_NAME),
        (choices or [])[:MOST_CHOICES],
        max(0, len(choices or []) - MOST_CHOICES),
        ties or [],
    )
