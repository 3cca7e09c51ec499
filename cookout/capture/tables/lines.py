"""Lines of a table as rows of cells; where a quotation mark is never closed, only that row is lost.

Reading goes the strict way first, which is also the fast one. A row that fails it is looked at
again alone, and the lines that it would have swallowed are read as rows of their own.
"""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cookout.vcard.envelope import SkippedCard

if TYPE_CHECKING:
    from _csv import Dialect

LONGEST_LINE = 1_000_000

UNCLOSED = (
    "A quotation mark on this line is never closed, so we can’t tell where its columns end. "
    "Fix the line and import the file again."
)
TORN = "This line is part of line {line}, where a quotation mark is never closed."
TOO_LONG = "This line has more than a million characters, so it can’t be a contact."


class TableLine(NamedTuple):
    """One row: the lines of the file on which it begins and ends, and its cells."""

    line: int
    end: int
    cells: list[str]


class _Lines:
    """The lines of a file; lines can be pushed back to be read again."""

    def __init__(self, lines: Iterable[str], first: int) -> None:
        self._coming, self._again = iter(lines), deque[str]()
        self.number, self.hopeless = first, 0
        self.taken: list[str] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._coming)
        self.taken.append(line)
        self.number += 1
        return line

    def hand_back_all_but_one(self) -> None:
        # What an unclosed quotation mark ran through cannot close one of its own either.
        self.hopeless = max(self.hopeless, self.number - 2)
        self._again.extendleft(reversed(self.taken[1:]))
        self.number -= len(self.taken) - 1
        del self.taken[1:]


def records(
    lines: Iterable[str], separator: str, *, width: int = 0, first: int = 1
) -> Iterator[TableLine | SkippedCard]:
    """Every row that isn't blank, or the reason why it is refused. Linear in the size of the file.

    `width` is the number of columns in the heading, 0 while unknown; `first` is the number of the
    first line.
    """
    source, torn = _Lines(lines, first), 0
    while True:
        line, cells = source.number, _next_cells(source, separator, width)
        if not source.taken:
            return
        if len(source.taken[0]) > LONGEST_LINE:
            yield SkippedCard(line, TOO_LONG)
        elif cells is None:
            torn = line
            yield SkippedCard(line, UNCLOSED)
        elif torn and width and len(cells) != width:
            for number, text in enumerate(source.taken, line):
                if text.strip():
                    yield SkippedCard(number, TORN.format(line=torn))
        elif any(map(str.strip, cells)):
            torn = 0
            yield TableLine(line, source.number - 1, cells)


def _next_cells(source: _Lines, separator: str, width: int) -> list[str] | None:
    """The next row's cells, or None and its first line where a quotation mark is not closed."""
    source.taken = []
    if source.number <= source.hopeless:
        line = next(source)
        cells = _strict(iter([line]), separator)
    else:
        cells = _strict(source, separator)
    if cells is None or _swallows(source.taken, cells, separator, width):
        source.hand_back_all_but_one()
        return _forgiving(source.taken[0], separator)
    return cells


def _strict(source: Iterator[str], separator: str) -> list[str] | None:
    try:
        return next(csv.reader(source, _dialect(separator)), [])
    except csv.Error:
        return None


@cache
def _dialect(separator: str) -> Dialect:
    """Made once, not for every line."""
    made = csv.reader((), delimiter=separator, strict=True, skipinitialspace=True)
    return made.dialect


def _swallows(taken: list[str], cells: list[str], separator: str, width: int) -> bool:
    """Whether a cell of several lines looks like rows between two stray quotation marks."""
    if len(taken) == 1 or width < 3:
        return False
    alone = [line for line in taken[1:] if line.strip()]
    full = [line for line in alone if line.count(separator) >= width - 1]
    whole = sum(len(_forgiving(line, separator) or ()) == width for line in full)
    return whole > 0 if len(cells) != width else whole == len(alone) > 1


@cache
def _cell(separator: str) -> re.Pattern[str]:
    mark = re.escape(separator)
    ends = rf"(?=[ ]*(?:{mark}|\Z))"
    return re.compile(
        rf'[ ]*+"(?P<quoted>(?:[^"]++|""|"(?!{ends}))*+)"{ends}[ ]*+|(?P<plain>[^{mark}]*+)'
    )


def _forgiving(line: str, separator: str) -> list[str] | None:
    """One line with quotation marks inside its cells; None where one opens a cell for good."""
    line = line.rstrip("\n")
    cells, place, pattern = [], 0, _cell(separator)
    while match := pattern.match(line, place):
        quoted, plain = match["quoted"], match["plain"]
        if quoted is None and plain.lstrip().startswith('"') and plain.count('"') % 2:
            return None
        cells.append(plain if quoted is None else quoted.replace('""', '"'))
        place = match.end() + 1
        if place > len(line):
            break
    return cells
