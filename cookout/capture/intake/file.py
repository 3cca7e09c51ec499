"""A file that a member brings: contact cards, or a table read by what its columns hold."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from collections.abc import Mapping as Mapping_
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NotRequired, TypedDict

from cookout.capture.intake.matching import ImportRow
from cookout.capture.tables import ldif, row_reader, sniffing
from cookout.capture.tables.column_choice import ColumnChoice
from cookout.capture.tables.guessing import (
    NO_TABLE,
    NOBODY,
    days_in_doubt,
    guess,
    names_in_doubt,
    why_not,
)
from cookout.capture.tables.mapping import Column, Mapping
from cookout.capture.tables.sniffing import Table
from cookout.vcard.envelope import SkippedCard, VCard, each, holds_cards
from cookout.vcard.person import digest, identity
from cookout.vcard.text import plain
from cookout.vcard.text_encoding import letters_of

if TYPE_CHECKING:
    from cookout.members.member import Member


WHOSE_NAME = (
    "Which column holds the names? No heading says so, and it is not certain from the rows. It may "
    "be one of: {headings}. Say it on the page, or with --columns 'HEADING=name'."
)


@dataclass(frozen=True)
class File:
    """What a file is. A table has a mapping, which is certain, or the member's, or a guess."""

    content: bytes = field(repr=False)
    table: Table | None = None
    mapping: Mapping | None = None
    is_guessed: bool = False
    index: CardIndex | None = None
    """Where its cards stand, from an earlier reading of the same bytes."""

    @classmethod
    def of(
        cls,
        owner: Member,
        content: bytes,
        *,
        begun: Mapping | None = None,
        index: CardIndex | None = None,
    ) -> File:
        """Look at any bytes at all, as a file of this member; `begun` is how its reading began."""
        if index:
            return cls(content, index=index)
        table = _table(content)
        if table is None or table.wrong:
            return cls(content, table)
        if begun and begun.headers == table.headers:
            return cls(content, table, begun)
        chosen = ColumnChoice.of_headings(owner, table.headers)
        mapping = chosen or guess(table.headers, table.sample())
        is_open = not mapping.is_certain or days_in_doubt(mapping, table.sample())
        return cls(content, table, mapping, not chosen and is_open)

    @property
    def guessed(self) -> list[Column]:
        """What its columns were taken for, where that is not certain."""
        return list(self.mapping.columns) if self.mapping and self.is_guessed else []

    @property
    def question(self) -> str:
        """What only the member can answer: which column holds the names; else empty."""
        if not (self.table and self.mapping and self.is_guessed) or self.wrong:
            return ""
        headings = names_in_doubt(self.mapping, self.table.sample())
        return WHOSE_NAME.format(headings=", ".join(headings[:8])) if headings else ""

    def with_columns(self, said: Mapping_[str, str]) -> File:
        """The same with columns as the member says; ValueError where there is no such field."""
        if not self.mapping or not said:
            return self
        mapping = self.mapping.with_columns(said)
        is_same = mapping == self.mapping
        return replace(self, mapping=mapping, is_guessed=self.is_guessed and is_same)

    @property
    def doubt(self) -> str:
        """A sentence where it is not certain which letters its bytes stand for; else empty."""
        return letters_of(plain(self.content)[0]).doubt

    @property
    def fingerprint(self) -> str:
        """The same for the same bytes read in the same way."""
        how = self.mapping.as_json() if self.mapping else ""
        mark = hashlib.sha256(self.content)
        mark.update(how.encode("utf-8", "replace"))
        return mark.hexdigest()

    def began_as(self, mapping: Mapping, mark: str) -> bool:
        """Whether it is the file of this fingerprint, had its columns meant that."""
        return replace(self, mapping=mapping).fingerprint == mark

    @property
    def wrong(self) -> str:
        """Why it is no file of people, whatever its columns hold; empty where it may be one."""
        if self.table is None or self.mapping is None:
            return self.table.wrong if self.table else ""
        reason = why_not(self.mapping)
        if reason == NOBODY:
            return NO_TABLE if _is_prose(self.table) else ""
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
        for one in each(self.content):
            if not isinstance(one, SkippedCard):
                return ""
            first = first or one
        return first.reason if first else ""

    def rows(self) -> tuple[list[ImportRow], list[SkippedCard]]:
        """Everybody in it, and what is nobody. Slow work that needs no database."""
        if self.index:
            return _from_index(self.content, self.index)
        if ldif.is_ldif(self.content):
            return _entries(row_reader.entries_of_ldif(self.content))
        if self.table is None:
            return _cards(self.content)
        if self.mapping is None:
            return [], [SkippedCard(1, self.wrong)]
        return _entries(row_reader.people(self.table, self.mapping))


def _table(content: bytes) -> Table | None:
    """The table that a file is, or says why it is none; None where it is a file of cards."""
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
    alike = sum(len(cells) == len(table.headers) for cells in sample)
    return not sample or alike * 2 < len(sample)


class CardIndex(TypedDict):
    """The cards of a file as JSON: start, end, digest and UID of each; line and reason of each
    refusal; and the codec of what names no charset."""

    cards: list[tuple[int, int, str, str]]
    refused: list[tuple[int, str]]
    codec: NotRequired[str]


def card_index(rows: list[ImportRow], refused: list[SkippedCard]) -> CardIndex | None:
    """What a file need not be read for again; None for a table, whose rows are no cuts of it."""
    cuts = [(row.source, row) for row in rows if isinstance(row.source, Cut)]
    if not rows or len(cuts) < len(rows):
        return None
    return CardIndex(
        cards=[(cut.start, cut.end, row.digest, row.uid) for cut, row in cuts],
        refused=[(one.line, one.reason) for one in refused],
        codec=cuts[0][0].codec,
    )


def _from_index(content: bytes, index: CardIndex) -> tuple[list[ImportRow], list[SkippedCard]]:
    codec = index.get("codec", "")
    rows = [
        ImportRow(Cut(content, start, end, codec), digest, uid)
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

    @property
    def content(self) -> bytes:
        return self.file[self.start : self.end]


def _cards(content: bytes) -> tuple[list[ImportRow], list[SkippedCard]]:
    found: list[ImportRow] = []
    refused: list[SkippedCard] = []
    for one in each(content):
        if isinstance(one, SkippedCard):
            refused.append(one)
        else:
            found.append(_row(content, one))
    return found, refused


def _row(content: bytes, card: VCard) -> ImportRow:
    cut = Cut(content, card.start, card.start + len(card.content), card.codec)
    return ImportRow(cut, digest(card), (identity(card) or "")[:500])


def _entries(
    found: Iterable[row_reader.TableEntry | SkippedCard],
) -> tuple[list[ImportRow], list[SkippedCard]]:
    rows: list[ImportRow] = []
    refused: list[SkippedCard] = []
    for one in found:
        if isinstance(one, SkippedCard):
            refused.append(one)
        else:
            rows.append(_row_of(one))
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
