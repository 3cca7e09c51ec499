"""A table of people: any bytes become headings and rows, or one sentence that says why not."""

from __future__ import annotations

import codecs
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from cookout.capture.tables.headings import meaning
from cookout.capture.tables.lines import LONGEST_LINE, TableLine, records
from cookout.vcard.envelope import SkippedCard
from cookout.vcard.foreign_files import CODE, MAIL, kind_of_lines, known_kind, what_it_is
from cookout.vcard.text_encoding import PATCHED, codec_of

LARGEST = 50_000_000
MOST_LINES = 250_000
MOST_COLUMNS = 1_000

TOO_LARGE = (
    "This file has {size} MB. Cookout imports up to 50 MB at a time. Split it into smaller files "
    "and import them one after another."
)
TOO_MANY_LINES = (
    "This table has {lines:,} lines. Cookout imports up to 250,000 at a time. Split it into "
    "smaller files and import them one after another."
)
TOO_WIDE = (
    "This table has {columns:,} columns. Cookout reads up to 1,000. Delete those that "
    "aren’t about people and import it again."
)
WORKBOOK = (
    "This is a spreadsheet workbook. Open it in your spreadsheet, save it as CSV and import that."
)
PACKED = "This is a compressed file. Unpack it and import the .csv or .vcf file inside."
LINKEDIN = "This is LinkedIn's zipped download. Unpack it and import Connections.csv from it."
CARDS = "These are contact cards (.vcf), not a table. Import the file as contact cards."
NO_TABLE = (
    "This is text, not a table of people. Export your contacts as a .csv or .vcf file and "
    "import that."
)
ADDRESSEES = (
    "This is a list of addresses, as in an email. Put each name and each address in a column of "
    "its own, save it as CSV and import that."
)
SIDEWAYS = (
    "This table has its headings in the first column, one below the other. Swap rows and columns "
    "(Paste special, Transpose), save it as CSV and import that."
)
EMPTY = "This file is empty. Export your contacts again and import that."

SEPARATORS = ",;\t|"
_NEVER = "\x1f"  # separates what has only one column
_SAMPLE_LINES, _SAMPLE_LETTERS = 60, 200_000
_NO_TABLE = re.compile(
    rb'\s*(?:<[!?a-z]|[\[{]\s*["{\[\]}]|begin:v|%PDF-|\x89PNG|\xff\xd8\xff|GIF8|RIFF.{4}WEBP'
    rb"|PK\x03\x04|PK\x05\x06|\x1f\x8b|BZh|7z\xbc\xaf|Rar!|SQLite format|\xd0\xcf\x11\xe0)",
    re.I | re.S,
)
# A key with its value behind a colon or a sign of equality, a section, or an item of a list.
_KEYED = re.compile(
    r"\s*(?:[-*•]\s+\S|\[[^\]]*\]\s*$|-?\s*[^\W\d][\w .()/-]{0,40}(?:::?\s|=\s*\S))"
)
_LISTED = re.compile(r"\s*[-*•–] \S")
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\x1a\x1b"))
_MAIL = re.compile(MAIL, re.I)
_ADDRESSEE = re.compile(r"(?:[^<>@]{1,100} )?<[^<>@\s]+@[^<>@\s]+>")
_VALUE = re.compile(r"[^@\s]+@[^@\s]+\.\w+|https?://.*|[+(]?\d[\d\s()./+-]{5,}")


@dataclass(frozen=True)
class Table:
    """The headings of a table and where its rows begin. `wrong` says why a file is none."""

    content: bytes = field(repr=False, default=b"")
    codec: str = "utf-8"
    separator: str = ","
    headers: tuple[str, ...] = ()
    header_line: int = 0
    first_line: int = 1
    wrong: str = ""

    def rows(self) -> Iterator[TableLine | SkippedCard]:
        """Every row below the headings that is not blank, read afresh each time."""
        if not self.wrong:
            lines = islice(_lines(self.content, self.codec), self.first_line - 1, None)
            width = len(self.headers)
            yield from records(lines, self.separator, width=width, first=self.first_line)

    def sample(self, count: int = 500) -> list[list[str]]:
        """The cells of the first rows, to guess by and to show beside the headings."""
        return [row.cells for row in islice(self.rows(), count) if isinstance(row, TableLine)]


def read(content: bytes) -> Table:
    """Read any bytes at all. What is no table says in `wrong` what it is and what to do."""
    if len(content) > LARGEST:
        return Table(wrong=TOO_LARGE.format(size=round(len(content) / 1_000_000)))
    if wrong := _stranger(content):
        return Table(wrong=wrong)
    codec = codec_of(content)
    lines = max(content.count(b"\n"), content.count(b"\r"))
    if lines > MOST_LINES:
        return Table(wrong=TOO_MANY_LINES.format(lines=lines))
    head = list(_head(content, codec))
    if not any(map(str.strip, head)):
        return Table(wrong=EMPTY)
    return _table(content, codec, head)


def _stranger(content: bytes) -> str:
    """What a file is that does not even look like text in rows; empty for all others."""
    head = content.removeprefix(codecs.BOM_UTF8)[:4096]
    if _NO_TABLE.match(head):
        if b"xl/workbook" in content or b"opendocument.spreadsheet" in head:
            return WORKBOOK
        if b"Connections.csv" in content:
            return LINKEDIN
        of_ours = content[30:42] == b"cookout.json"
        if head.startswith(b"PK") and not of_ours and b"[Content_Types].xml" not in content:
            return PACKED
        return CARDS if head.lstrip()[:11].upper() == b"BEGIN:VCARD" else what_it_is(content)
    if _MAIL.match(head):
        return what_it_is(content)
    if found := known_kind(content):
        return found
    controls = len(head) - len(head.translate(None, _CONTROL))
    is_text = controls < max(8, len(head) // 50) or codec_of(content).startswith("utf-")
    return "" if is_text else what_it_is(content)


def _lines(content: bytes, codec: str) -> Iterator[str]:
    """The lines of a file, whatever the line endings, read lazily."""
    errors = PATCHED if codec.startswith("utf-8") else "replace"
    with io.TextIOWrapper(io.BytesIO(content), codec, errors) as text:
        while line := text.readline(LONGEST_LINE + 1):
            rest = line
            while len(rest) > LONGEST_LINE and rest[-1] != "\n":
                rest = text.readline(LONGEST_LINE + 1)  # beyond what any row may have
            yield line.replace("\0", "")


def _head(content: bytes, codec: str) -> Iterator[str]:
    letters = 0
    for line in islice(_lines(content, codec), _SAMPLE_LINES):
        yield line
        letters += len(line)
        if letters > _SAMPLE_LETTERS:
            return


def _table(content: bytes, codec: str, head: list[str]) -> Table:
    named = re.fullmatch(r'"?sep=([,;:|~^\t])"?\s*', head[0])  # what some programs write for others
    separator = named[1] if named else max(SEPARATORS, key=lambda one: _consistency(head, one))
    rows = _rows(head, separator)
    if named:
        rows = rows[1:]
    header = _header(rows)
    if header and len(header.cells) == 1 and not named:
        separator = _NEVER
    is_named = header is not None and sum(map(_is_key, header.cells)) > 1
    kind = "" if is_named else kind_of_lines("".join(head).encode("utf-8", "replace"))
    if kind == CODE and sum(map(_reaches_somebody, rows)) * 2 > len(rows):
        kind = ""
    if wrong := kind or _other_text(rows):
        return Table(wrong=wrong)
    width = len(header.cells) if header else _usual_width(rows)
    if width > MOST_COLUMNS:
        return Table(wrong=TOO_WIDE.format(columns=width))
    cells = header.cells if header else [""] * width
    return Table(
        content=content,
        codec=codec,
        separator=separator,
        headers=tuple(cell.strip() or f"Column {n}" for n, cell in enumerate(cells, 1)),
        header_line=header.line if header else 0,
        first_line=header.end + 1 if header else 2 if named else 1,
    )


def _other_text(rows: list[TableLine]) -> str:
    """Why lines of text aren't rows of people: each is a key and a value, or it is a list of email
    recipients."""
    cells = [cell for row in rows for cell in row.cells if cell.strip()]
    if sum(_ADDRESSEE.fullmatch(cell.strip()[:300]) is not None for cell in cells) * 2 > len(cells):
        return ADDRESSEES
    if _usual_width(rows) == 1:
        keyed = sum(_KEYED.match(row.cells[0]) is not None for row in rows)
        return NO_TABLE if rows and keyed * 2 >= len(rows) else ""
    if sum(_LISTED.match(row.cells[0]) is not None for row in rows) * 2 >= len(rows):
        return NO_TABLE
    if sum(map(_is_key, rows[0].cells)) > 1:
        return ""  # keys side by side are headings
    keys = sum(_is_key(row.cells[0]) for row in rows[1:])
    return SIDEWAYS if keys > 1 and keys * 2 > len(rows) - 1 else ""


def _reaches_somebody(row: TableLine) -> bool:
    return any(_VALUE.fullmatch(cell[:300].strip()) for cell in row.cells)


def _is_key(cell: str) -> bool:
    known = meaning(cell)
    return known is not None and known.field not in ("kept", "aside")


def _rows(head: list[str], separator: str) -> list[TableLine]:
    return [row for row in records(head, separator) if isinstance(row, TableLine)]


def _usual_width(rows: list[TableLine]) -> int:
    widths = Counter(len(row.cells) for row in rows)
    return widths.most_common(1)[0][0] if widths else 1


def _consistency(head: list[str], separator: str) -> float:
    """How consistently each line has the same number of this separator."""
    rows = _rows(head, separator)
    width = _usual_width(rows)
    alike = sum(len(row.cells) == width for row in rows)
    return alike / len(rows) * (1 - 1 / width) if rows else 0


def _header(rows: list[TableLine]) -> TableLine | None:
    """The row with the headings, after any preamble that a program wrote."""
    width = _usual_width(rows)
    able = [row for row in rows[:30] if width == 1 or len(row.cells) > 1]
    able = [
        row for row in able if not any(_VALUE.fullmatch(cell[:300].strip()) for cell in row.cells)
    ]
    known = [sum(meaning(cell) is not None for cell in row.cells) for row in able]
    if any(known):
        return able[known.index(max(known))]
    usual = next((row for row in rows if len(row.cells) == width), None)
    return usual if usual in able and width > 1 else None
