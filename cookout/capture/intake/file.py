"""A file that a member brings: contact cards, or a table read by what its columns hold."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from collections.abc import Mapping as Mapping_
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, NotRequired, TypedDict

from cookout.capture.intake.matching import ImportRow
from cookout.capture.tables import ldif, row_reader, sniffing
from cookout.capture.tables.column_choice import ColumnChoice
from cookout.capture.tables.guessing import (
    DAYS,
    LONGEST_NAME,
    NO_TABLE,
    NOBODY,
    PAYMENTS,
    guess,
    looks_like_payments,
    may_hold_names,
    names_in_doubt,
    why_not,
)
from cookout.capture.tables.lines import TableLine
from cookout.capture.tables.mapping import Column, Mapping
from cookout.capture.tables.sniffing import Table
from cookout.practice.formats import partial_day
from cookout.vcard.day_order import both_days, day_comes_first, days_on_cards
from cookout.vcard.days import Partial
from cookout.vcard.envelope import SkippedCard, VCard, each, holds_cards
from cookout.vcard.person import digest, identity
from cookout.vcard.text import plain
from cookout.vcard.text_encoding import letters_of

if TYPE_CHECKING:
    from cookout.members.member import Member


WHICH_DAY = (
    "Is {text} {month_first} or {day_first}? No other date in this file tells. Choose with "
    "--month-first or --day-first, or answer on the Import page."
)
WHOSE_NAME = (
    "Which column has the names? The headings and rows don’t tell. It may be one of: {headings}. "
    "Choose it on the Import page, or with --columns 'HEADING=name'."
)


SALUTATION = re.compile(
    r"(?:dear|hi|hello|hey|good (?:morning|day)|liebe[rs]?|hallo|sehr geehrte[rs]?|cher|chère"
    r"|bonjour|hola|querid[oa]|estimad[oa]|ciao|car[oa]|gentile|beste|kära|hej)\b",
    re.I,
)


class TwoDays(NamedTuple):
    """A date that may be two days: as it is written, and as either order reads it."""

    text: str
    month_first: str
    day_first: str


@dataclass(frozen=True)
class File:
    """What a file is. A table also has a mapping: certain, chosen by the member, or guessed."""

    content: bytes = field(repr=False)
    table: Table | None = None
    mapping: Mapping | None = None
    is_guessed: bool = False
    index: CardIndex | None = None
    """Where its cards stand, from an earlier reading of the same bytes."""
    day_first: bool | None = None
    """What the member answered, where none of its days tells their order."""

    @classmethod
    def of(
        cls,
        owner: Member,
        content: bytes,
        *,
        begun: Mapping | None = None,
        index: CardIndex | None = None,
        day_first: bool | None = None,
    ) -> File:
        """Read any bytes as a file of this member. `begun` has the settings its import began
        with."""
        if index:
            return cls(content, index=index, day_first=day_first)
        table = _table(content)
        if table is None or table.wrong:
            return cls(content, table, day_first=day_first)
        if begun and begun.headers == table.headers:
            return cls(content, table, begun, day_first=day_first)
        chosen = ColumnChoice.of_headings(owner, table.headers)
        mapping = chosen or guess(table.headers, table.sample())
        is_guessed = not chosen and not mapping.is_certain
        return cls(content, table, mapping, is_guessed, day_first=day_first)

    @property
    def guessed(self) -> list[Column]:
        """Every column, if what they hold was guessed; else none."""
        is_told = self.mapping and self.is_guessed and not self.wrong
        return list(self.mapping.columns) if self.mapping and is_told else []

    @property
    def question(self) -> str:
        """The question only the member can answer: which column holds the names, or what a date
        means. Empty if there is none."""
        if self.wrong:
            return ""
        if self.table and self.mapping and self.is_guessed:
            headings = names_in_doubt(self.mapping, self.table.sample())
            if headings:
                return WHOSE_NAME.format(headings=", ".join(headings[:8]))
        return "" if self.order is not None else self.which_day

    @cached_property
    def order(self) -> bool | None:
        """Whether the day comes first in 03/04/1985: by the other dates of the file, else by the
        member's answer; None if neither tells."""
        found = day_comes_first(self._days)
        if found is None:
            found = self.day_first
        return self.mapping.day_first if found is None and self.mapping else found

    @cached_property
    def two_days(self) -> TwoDays | None:
        """The first date in it that may be two days, where no other date tells; else None."""
        if day_comes_first(self._days) is not None:
            return None
        both = ((text, both_days(text)) for text in self._days)
        found = next(((text, days) for text, days in both if days), None)
        if not found:
            return None
        text, days = found
        month_first, day_first = (_in_words(day) for day in days)
        return TwoDays(text, month_first, day_first)

    @property
    def which_day(self) -> str:
        """The question about it, as the command line asks it; empty where there is none."""
        return WHICH_DAY.format(**self.two_days._asdict()) if self.two_days else ""

    @cached_property
    def _days(self) -> list[str]:
        """Every birthday or the like in it, as it is written."""
        if self.table is None:
            is_ldif = not self.index and ldif.is_ldif(self.content)
            return list((_ldif_days if is_ldif else days_on_cards)(self.content))
        columns = self.mapping.columns if self.mapping else ()
        places = [n for n, column in enumerate(columns) if column.field in DAYS]
        if not places:
            return []
        rows = (row.cells for row in self.table.rows() if isinstance(row, TableLine))
        return [text for row in rows for n in places if n < len(row) and (text := row[n].strip())]

    @property
    def as_mapped(self) -> Mapping | None:
        """What its columns mean, and its days."""
        return replace(self.mapping, day_first=self.order) if self.mapping else None

    def with_columns(self, fields: Mapping_[str, str]) -> File:
        """The same with columns as the member says; ValueError where there is no such field."""
        if not self.mapping or not fields:
            return self
        mapping = self.mapping.with_columns(fields)
        is_same = mapping == self.mapping
        return replace(self, mapping=mapping, is_guessed=self.is_guessed and is_same)

    @property
    def doubt(self) -> str:
        """A sentence if it isn't certain which encoding the file uses; else empty."""
        if self.wrong:
            return ""
        return letters_of(plain(self.content)[0]).doubt

    @property
    def fingerprint(self) -> str:
        """A hash of the bytes and of how they are read."""
        how = self.as_mapped.as_json() if self.as_mapped else _order_words(self.order)
        mark = hashlib.sha256(self.content)
        mark.update(how.encode("utf-8", "replace"))
        return mark.hexdigest()

    def began_as(self, mapping: Mapping, mark: str) -> bool:
        """Whether it is the file of this fingerprint, had its columns meant that."""
        return replace(self, mapping=mapping).fingerprint == mark

    @property
    def wrong(self) -> str:
        """Why this can't be a file of people, whatever its columns hold; empty if it may be one."""
        if self.table is None or self.mapping is None:
            return self.table.wrong if self.table else ""
        reason = why_not(self.mapping)
        if reason == NOBODY:
            sample = self.table.sample()
            if _is_prose(self.table):
                return NO_TABLE
            if looks_like_payments(sample):
                return PAYMENTS
            return "" if may_hold_names(self.mapping, sample) else NOBODY
        return reason

    @property
    def nobody(self) -> str:
        """Why nobody is in it; empty where somebody is, or may be once its columns are known.

        Reads no further than to the first person: a large file is read whole for its preview.
        """
        if self.wrong:
            return self.wrong
        if self.table:
            is_open = not (self.mapping and self.mapping.is_certain)
            if self.table.sample(1) and is_open:
                return ""
            rows, refused = self.rows()
            return "" if rows else refused[0].reason
        if ldif.is_ldif(self.content):
            rows, refused = self.rows()
            return "" if rows else refused[0].reason
        first: SkippedCard | None = None
        for card in each(self.content):
            if not isinstance(card, SkippedCard):
                return ""
            first = first or card
        return first.reason if first else ""

    def rows(self) -> tuple[list[ImportRow], list[SkippedCard]]:
        """Every person in it, and every refusal. Slow; needs no database."""
        if self.index:
            return _from_index(self.content, self.index, self.order)
        if ldif.is_ldif(self.content):
            return _entries(row_reader.entries_of_ldif(self.content, self.order))
        if self.table is None:
            return _cards(self.content, self.order)
        if self.as_mapped is None or self.wrong:
            return [], [SkippedCard(1, self.wrong)]
        return _entries(row_reader.people(self.table, self.as_mapped))


def _ldif_days(content: bytes) -> Iterable[str]:
    entries = (entry.cells for entry in ldif.entries(content) if isinstance(entry, ldif.Entry))
    return (text for cells in entries for column, text in cells if column.field in DAYS)


def _in_words(day: Partial) -> str:
    year, month, number = day
    return partial_day(year=year, of_month=month, of_day=number)


def _order_words(order: bool | None) -> str:
    return "" if order is None else "day first" if order else "month first"


def _table(content: bytes) -> Table | None:
    """The table in a file, or a sentence why it is none; None for a file of cards."""
    if content[:11].upper() == b"BEGIN:VCARD" or ldif.is_ldif(content):
        return None
    table = sniffing.read(content)
    if table.wrong == sniffing.CARDS:
        return None
    if not holds_cards(content):
        return table
    # A card may be quoted in a note of a table, and a table's beginning may stand above cards.
    certain = not table.wrong and guess(table.headers, table.sample()).is_certain
    return table if certain else None


def _is_prose(table: Table) -> bool:
    """Whether the lines have a separator now and then, as sentences have commas."""
    sample = table.sample(60)
    lines = [list(table.headers), *sample] if table.header_line else sample
    alike = sum(len(cells) == len(table.headers) for cells in sample)
    goes_on = [cell for cells in sample for cell in cells[1:] if cell.strip()]
    # A sentence goes on behind its comma in small letters, and is longer than any name.
    spoken = sum(cell.lstrip()[0].islower() and " " in cell.strip() for cell in goes_on)
    long = sum(any(len(cell.split()) > LONGEST_NAME for cell in cells) for cells in lines)
    is_ragged = alike * 2 < len(sample) or spoken * 2 > len(goes_on) > 0
    is_letter = SALUTATION.match(table.headers[0]) is not None
    return not sample or is_ragged or is_letter or long * 2 > len(lines)


class CardIndex(TypedDict):
    """The cards of a file as JSON: start, end, digest and UID of each; line and reason of each
    refusal; and the codec of what names no charset."""

    cards: list[tuple[int, int, str, str]]
    refused: list[tuple[int, str]]
    codec: NotRequired[str]


def card_index(rows: list[ImportRow], refused: list[SkippedCard]) -> CardIndex | None:
    """The index of a file of cards; None for a table, whose rows can't be cut out of it."""
    cuts = [(row.source, row) for row in rows if isinstance(row.source, Cut)]
    if not rows or len(cuts) < len(rows):
        return None
    return CardIndex(
        cards=[(cut.start, cut.end, row.digest, row.uid) for cut, row in cuts],
        refused=[(card.line, card.reason) for card in refused],
        codec=cuts[0][0].codec,
    )


def _from_index(
    content: bytes, index: CardIndex, order: bool | None
) -> tuple[list[ImportRow], list[SkippedCard]]:
    codec = index.get("codec", "")
    rows = [
        ImportRow(Cut(content, start, end, codec, order), digest, uid)
        for start, end, digest, uid in index["cards"]
    ]
    return rows, [SkippedCard(line, reason) for line, reason in index["refused"]]


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a card stands in its file. Ten thousand photos are not held twice."""

    file: bytes = field(repr=False)
    start: int
    end: int
    codec: str = ""
    day_first: bool | None = None

    @property
    def content(self) -> bytes:
        return self.file[self.start : self.end]


def _cards(content: bytes, order: bool | None) -> tuple[list[ImportRow], list[SkippedCard]]:
    found: list[ImportRow] = []
    refused: list[SkippedCard] = []
    for entry in each(content):
        if isinstance(entry, SkippedCard):
            refused.append(entry)
        else:
            found.append(_row(content, entry, order))
    return found, refused


def _row(content: bytes, card: VCard, order: bool | None) -> ImportRow:
    cut = Cut(content, card.start, card.start + len(card.content), card.codec, order)
    return ImportRow(cut, digest(card), (identity(card) or "")[:500])


def _entries(
    found: Iterable[row_reader.TableEntry | SkippedCard],
) -> tuple[list[ImportRow], list[SkippedCard]]:
    rows: list[ImportRow] = []
    refused: list[SkippedCard] = []
    for entry in found:
        if isinstance(entry, SkippedCard):
            refused.append(entry)
        else:
            rows.append(_row_of(entry))
    return rows, refused


def _row_of(entry: row_reader.TableEntry) -> ImportRow:
    return ImportRow(
        entry.reading.card,
        entry.digest,
        (entry.reading.uid or "")[:500],
        connected_on=entry.connected_on,
        told=entry.reading,
        is_table=True,
    )
