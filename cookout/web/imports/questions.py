"""Who in a file may be somebody the member has, as its preview asks; and who is in the trash."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import NamedTuple

from cookout.capture.intake.choices import SOMEONE_ELSE, Choices
from cookout.capture.intake.differences import Difference, choose, differences_of
from cookout.capture.intake.file import File
from cookout.capture.intake.matching import ImportRow, Sorted
from cookout.people.person import Person
from cookout.practice.phrases import one_line
from cookout.web.imports.differences_form import DAY, MONTH, NEITHER
from cookout.web.imports.preview_page import Choice, choice_of, ties_in_words, what_is
from cookout.web.parts.person_summary import called

MOST_QUESTIONS, MOST_CANDIDATES, MOST_FROM_TRASH = 50, 8, 100
LONGEST = 80


class Match(NamedTuple):
    """A row that may be the person: its mark, its name, and what it would change."""

    mark: str
    name: str
    line: str
    adds: list[str]
    choices: list[Choice]


class SamePerson(NamedTuple):
    """A person whom rows of the file may be about."""

    person: Person
    called: str
    line: str
    matches: list[Match]
    more: int
    chosen: str

    @property
    def field(self) -> str:
        return f"who-{self.person.pk}"

    @property
    def is_in_trash(self) -> bool:
        return self.person.trashed_at is not None

    @property
    def is_nobody(self) -> bool:
        return self.chosen == SOMEONE_ELSE


class InTrash(NamedTuple):
    """Someone in the trash who is in the file again."""

    mark: str
    name: str
    comes_back: bool


class WhichDay(NamedTuple):
    """A date that may be two days: what was or would be answered, and both readings."""

    text: str
    month_first: str
    day_first: str
    chosen: str


def which_day(file: File) -> WhichDay | None:
    """The question about the dates of a file; None where none of them is open."""
    if not (both := file.two_days):
        return None
    chosen = {True: DAY, False: MONTH, None: NEITHER}[file.order]
    return WhichDay(*both, chosen)


def questions(
    result: Sorted, people: dict[int, Person], choices: Choices, *, region: str
) -> list[SamePerson]:
    """One question for each person who may be in the file, as many as a page bears."""
    rows: dict[int, list[ImportRow]] = defaultdict(list)
    for row in result.asked:
        for pk in row.asked:
            if pk in people:
                rows[pk].append(row)
    return [
        _question(people[pk], those, choices, region)
        for pk, those in list(rows.items())[:MOST_QUESTIONS]
    ]


def from_trash(result: Sorted) -> list[InTrash]:
    """Who is named and offered back."""
    return [
        InTrash(row.mark, one_line(text=row.person.name, most=LONGEST), row.brings_back)
        for row in result.from_trash[:MOST_FROM_TRASH]
        if row.person
    ]


def _question(person: Person, rows: list[ImportRow], choices: Choices, region: str) -> SamePerson:
    first = next(iter(person.contact_points.all()), None)
    return SamePerson(
        person=person,
        called=called(person),
        line=", ".join(filter(None, (person.work, first.value if first else ""))),
        matches=[_match(row, person, choices, region) for row in rows[:MOST_CANDIDATES]],
        more=max(0, len(rows) - MOST_CANDIDATES),
        chosen=choices.whose.get(str(person.pk), ""),
    )


def _match(row: ImportRow, person: Person, choices: Choices, region: str) -> Match:
    """The row compared as if it were the person; pure additions need no choice."""
    row = replace(row, person=person, is_recognized=True)
    choose(choices, [row])
    present = {(point.kind, point.value) for point in person.contact_points.all()}
    found = list(differences_of(row, person, present, region=region))
    reading = row.reading
    first = next((point.value for point in reading.points), "")
    line = ", ".join(filter(None, (reading.role or reading.title, reading.company, first)))
    return Match(
        row.mark,
        one_line(text=reading.name, most=LONGEST),
        one_line(text=line, most=LONGEST),
        [_added(difference) for difference in found if not difference.mine]
        + ties_in_words(row, person),
        [choice_of(row, difference) for difference in found if difference.mine],
    )


def _added(one: Difference) -> str:
    return f"{what_is(one)}: {one_line(text=one.theirs, most=LONGEST)}"
