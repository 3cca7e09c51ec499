"""A row of a table as a person, by what its columns hold; every row is somebody or a refusal.

A row is kept whole, as one line of JSON with its headings and what they mean, in place of the
bytes that a card has: so it can be read again on its own, and known again in the next file.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from cookout.capture.tables import ldif
from cookout.capture.tables.guessing import LINKEDIN, Column, Mapping, why_not
from cookout.capture.tables.headings import may_be_a_key, meaning
from cookout.capture.tables.lines import TableLine
from cookout.capture.tables.row_values import Cell, RowValues
from cookout.capture.tables.sniffing import Table
from cookout.vcard.envelope import SkippedCard, VCard
from cookout.vcard.person import Reading, digest

NOBODY = "This row has no name, company, email, phone or address, so it isn’t imported."
NO_ROWS = "This table has headings but no rows below them. Export your contacts again."
SAME = "This row is the same as line {line}, so it’s imported once."
KEY = "The name in this row is a column heading, so it isn’t imported."
HEADINGS = "This row repeats the headings."
RULED = "This row is only a dividing line."
SHORT = (
    "This row is cut off: it has {cells} of {columns} columns. Fix the line and import the file "
    "again."
)
LONG = (
    "This row has {cells} columns, but the headings have {columns}, so its values may be in the "
    "wrong ones. Put quotation marks around values with a separator and import the file again."
)

# What starts like a formula is often exported behind an apostrophe, which is no part of it.
# So are digits, to keep their zeros.
_PROTECTED = re.compile(r"^'(?=[=+@|-]|[\d(][\d\s()./+-]*$)")
# What a spreadsheet writes for what it could not count.
_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|NULL!|DIV/0!|NUM!)")
_RULE = re.compile(r"[ :+|=-]*-{3}[ :+|=-]*|[ =+|]*={3}[ =+|]*")
_AS_TEXT = re.compile(r'="(.*)"', re.S)
_quoted = json.encoder.encode_basestring
ROW = "row-"
"""How the UID of a row begins that has none of its own."""
_BEGINNING = b'{"row":'


@dataclass(frozen=True)
class TableEntry:
    """One row as a person. `kept` has the cells without a field: headings and texts."""

    reading: Reading
    connected_on: date | None = None
    kept: dict[str, str] = field(default_factory=dict)

    @property
    def line(self) -> int:
        return self.reading.card.line

    @cached_property
    def digest(self) -> str:
        """A hash of the row and the mapping, independent of the file's format."""
        return digest(self.reading.card)


def people(table: Table, mapping: Mapping) -> Iterator[TableEntry | SkippedCard]:
    """Every row below the headings, in order: a person, or the reason why not."""
    if wrong := table.wrong or why_not(mapping):
        yield SkippedCard(1, wrong)
        return
    seen: dict[str, int] = {}
    written = _written(mapping)
    line = 0
    for row in table.rows():
        line = row.line
        entry = _row(row, mapping, written) if isinstance(row, TableLine) else row
        if isinstance(entry, TableEntry):
            first = seen.setdefault(entry.digest, line)
            yield entry if first == line else SkippedCard(line, SAME.format(line=first))
        else:
            yield entry
    if not line:
        yield SkippedCard(max(1, table.header_line), NO_ROWS)


def entries_of_ldif(
    content: bytes, day_first: bool | None = None
) -> Iterator[TableEntry | SkippedCard]:
    """Every entry of an LDIF file as a row with its own columns; a group or a key is refused."""
    seen: dict[str, int] = {}
    for entry in ldif.entries(content):
        if isinstance(entry, SkippedCard):
            yield entry
            continue
        kept = [[c.heading, c.field, c.label, c.group, text] for c, text in entry.cells]
        with_mapping = {"row": kept, "source": ldif.SOURCE, "day_first": day_first}
        written = json.dumps(with_mapping, ensure_ascii=False, separators=(",", ":"))
        card = VCard(written.encode("utf-8", "replace"), entry.line)
        cells = [(column, text) for column, text in entry.cells if column.field != "aside"]
        found = _entry(cells, card, ldif.SOURCE, day_first, uid=_ldif_uid(entry))
        first = seen.setdefault(found.digest, entry.line) if found else entry.line
        if not found:
            yield SkippedCard(entry.line, ldif.NO_PERSON)
        else:
            yield found if first == entry.line else SkippedCard(entry.line, SAME.format(line=first))


def _ldif_uid(entry: ldif.Entry) -> str:
    """The directory's own name of an entry, which stays when its values change."""
    texts = (text for column, text in entry.cells if column.heading == "entryuuid")
    return next(texts, "") or f"ldif-{entry.dn.casefold()}" if entry.dn else ""


def again(content: bytes) -> TableEntry | None:
    """The entry of a saved row; None if these bytes are a card and no row."""
    if not content.startswith(_BEGINNING):
        return None
    parsed = json.loads(content)
    cells = [(Column(*column), text) for *column, text in parsed["row"]]
    return _entry(cells, VCard(content), parsed["source"], parsed["day_first"])


def _row(row: TableLine, mapping: Mapping, written: list[str]) -> TableEntry | SkippedCard:
    columns, texts = mapping.columns, row.cells
    if texts[0] == columns[0].heading and texts == list(mapping.headers):
        return SkippedCard(row.line, HEADINGS)
    if _RULE.fullmatch("".join(texts)):
        return SkippedCard(row.line, RULED)
    if len(texts) < len(columns) and mapping.source == LINKEDIN:
        # Its rows always have every column; others may lack what is empty at the end.
        return SkippedCard(row.line, SHORT.format(cells=len(texts), columns=len(columns)))
    if any(map(str.strip, texts[len(columns) :])):
        return SkippedCard(row.line, LONG.format(cells=len(texts), columns=len(columns)))
    cells: list[Cell] = []
    kept: list[str] = []
    for column, beginning, raw in zip(columns, written, texts, strict=False):
        if text := raw.strip():
            if text[0] in "'=#" and not (text := _plain(text)):
                continue
            cells.append((column, text))
            kept.append(f"{beginning},{_quoted(text)}]")
    content = f'{{"row":[{",".join(kept)}],{written[-1]}'.encode("utf-8", "replace")
    entry = _entry(cells, VCard(content, row.line), mapping.source, mapping.day_first)
    if entry and _is_key(entry.reading.name):
        return SkippedCard(row.line, KEY)
    return entry or SkippedCard(row.line, NOBODY)


def _is_key(name: str) -> bool:
    known = meaning(name) if may_be_a_key(name) else None
    return known is not None and known.field in ("phone", "mail", "address", "birthday")


def _plain(text: str) -> str:
    """A cell without what a spreadsheet needs: '+1 555, '0170 and ="0170" are numbers, #REF! is
    nothing."""
    if written := _AS_TEXT.fullmatch(text):
        return written[1].replace('""', '"').strip()
    if _ERROR.fullmatch(text):
        return ""
    return _PROTECTED.sub("", text)


def _written(mapping: Mapping) -> list[str]:
    """The parts of a saved row that are the same for all: how each cell begins, and how the row
    ends."""
    columns = [(c.heading, c.field, c.label, c.group) for c in mapping.columns]
    cells = [json.dumps(column, ensure_ascii=False)[:-1] for column in columns]
    end = {"source": mapping.source, "day_first": mapping.day_first}
    return [*cells, json.dumps(end, ensure_ascii=False)[1:]]


def _entry(
    cells: list[Cell], card: VCard, source: str, day_first: bool | None, uid: str = ""
) -> TableEntry | None:
    values = RowValues(cells, day_first=day_first)
    if not values.is_somebody:
        return None
    return TableEntry(
        values.reading(card, uid or _uid(cells, source)), values.connected_on, values.kept
    )


def _uid(cells: list[Cell], source: str) -> str:
    """LinkedIn's address of a person; elsewhere the row itself, whatever its columns are said
    to hold, so that a corrected mapping changes people instead of doubling them."""
    if source == LINKEDIN:
        for column, text in cells:
            if column.field == "profile":
                return text.partition("?")[0].rstrip("/").lower()
    raw = "\x1f".join(f"{column.heading}\x1f{text}" for column, text in cells)
    return ROW + hashlib.sha256(raw.encode("utf-8", "replace")).hexdigest()[:40]
