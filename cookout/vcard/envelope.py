"""The envelope: a file of vCards split into cards, each with its exact bytes. Nothing is dropped
silently.

Everything that begins in the file is a card or a refusal. Where an end is missing there are three
cases: a card cut off by the next one is kept, since every line of it is there; one that breaks off
in the middle of a line, or with the file, is refused, since more people may be lost; and lines with
an end but no beginning are refused by name, not skipped as junk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from cookout.vcard.foreign_files import what_it_is
from cookout.vcard.properties import Property, properties
from cookout.vcard.text import clean, count_breaks, plain
from cookout.vcard.text_encoding import letters_of

NOBODY = "This card has no name, company, email, phone or address, so it isn’t imported."
TORN = "This card is cut off where the next one begins. Export your contacts again."
UNFINISHED = "The file ends in the middle of this card. Export it again; more may be missing."
HEADLESS = "The lines from here on look like a card, but its first line is missing."

# Whatever somebody can be known by, the best first.
KNOWN_BY = ("FN", "N", "NICKNAME", "ORG", "EMAIL", "TEL", "IMPP", "URL", "ADR", "LABEL")

_COLON = re.compile(rb":[ \t]*[Vv][Cc][Aa][Rr][Dd]")
_WORD = re.compile(rb"(?:begin|end)[ \t]*\Z", re.I)
_AFTER = re.compile(rb"[ \t\0\x1a]*(?:\r\r\n|\r\n|\n|\r|\Z)")
_AFTER_END = re.compile(rb"[ \t]*(?=(?:\xef\xbb\xbf)?begin[ \t]*:[ \t]*vcard)", re.I)
_AGENT = re.compile(rb"[\r\n](?:[\w-]+\.)?agent[^:\r\n]*:\s*\Z", re.I)
_VERSION_NEXT = re.compile(rb"[ \t]*[\r\n]+version[ \t]*:", re.I)
_NO_MORE_CARD = re.compile(rb"\s*(?:\Z|begin[ \t]*:[ \t]*vcard)", re.I)
_LOOKS_LIKE_A_CARD = re.compile(rb"(?<![^\r\n])(?:[\w-]+\.)?(?:FN|N|TEL|EMAIL|ORG)[;:]", re.I)
# As most cards begin: of those not even the first lines are read for a name.
_NAMED_AT_ONCE = re.compile(rb"BEGIN:VCARD\r?\nVERSION:[\d.]+\r?\n(?:FN:|N:;*)[A-Za-z0-9]")
_ANY_NAME = re.compile(rb"(?<![\w/-])(?:%b)[ \t]*[;:]" % "|".join(KNOWN_BY).encode(), re.I)
_FOLD = re.compile(rb"[\r\n][ \t]")
_WINDOW = 300
_TOP = 600


@dataclass(frozen=True)
class VCard:
    """One card, byte for byte, and the line of the file on which it begins."""

    content: bytes = field(repr=False)
    line: int = 1
    # Where it begins in its file, so that it can be cut out again instead of being held.
    start: int = 0
    # What reads the letters that name no charset, by all of its file; empty for UTF-8.
    codec: str = field(default="", compare=False)
    # Whether 03/04/1985 is in April, by all of its file or the member; None where nobody says.
    day_first: bool | None = field(default=None, compare=False)

    @property
    def properties(self) -> list[Property]:
        """All properties in order. Parsed again at each use: ten thousand photos aren't held
        twice."""
        return list(properties(self.content, self.line, self.codec))

    @property
    def version(self) -> str:
        return next((p.value for p in properties(self.content) if p.name == "VERSION"), "")


@dataclass(frozen=True)
class SkippedCard:
    """A part of the file that couldn't be imported: the line, and one sentence why."""

    line: int
    reason: str


@dataclass(frozen=True)
class Book:
    """A file of cards: every card that begins in it is accepted or refused."""

    cards: list[VCard]
    refused: list[SkippedCard]


class _Mark(NamedTuple):
    """Where a card begins or ends."""

    start: int
    end: int
    begins: bool
    indent: bytes
    in_agent: bool
    mid_line: bool


class _Span(NamedTuple):
    start: int
    end: int
    refusal: str = ""


def read(content: bytes) -> Book:
    """Parse any bytes. Something that is no address book is one refusal that names what it is."""
    book = Book([], [])
    for entry in each(content):
        if isinstance(entry, VCard):
            book.cards.append(entry)
        else:
            book.refused.append(entry)
    return book


def each(content: bytes) -> Iterator[VCard | SkippedCard]:
    """The cards and refusals, one after the other; at least one."""
    text, codec = plain(content)
    letters = letters_of(text).codec
    letters = "" if letters.startswith("utf-") else letters
    line, place, original, is_empty = 1, 0, 0, True
    for span in _spans(text, _marks(text)):
        line += count_breaks(text, place, span.start)
        original += _length(text, place, span.start, codec)
        length = _length(text, span.start, span.end, codec)
        card = VCard(content[original : original + length], line, original, letters)
        refusal = span.refusal or ("" if _is_somebody(card) else NOBODY)
        yield SkippedCard(line, refusal) if refusal else card
        line += count_breaks(text, span.start, span.end)
        place, original, is_empty = span.end, original + length, False
    if is_empty:
        yield SkippedCard(1, what_it_is(text))


def holds_cards(content: bytes) -> bool:
    """Whether a card begins or ends anywhere in these bytes."""
    return bool(_marks(plain(content)[0]))


def _length(text: bytes, start: int, end: int, codec: str) -> int:
    """The length in the file's own bytes of a stretch of the decoded text."""
    return end - start if codec == "utf-8" else len(text[start:end].decode().encode(codec))


def _is_somebody(card: VCard) -> bool:
    if _NAMED_AT_ONCE.match(card.content):
        return True
    # As most empty cards: nothing in them begins like a name, however the lines are read.
    is_plain = b"\0" not in card.content and not _FOLD.search(card.content)
    if is_plain and not _ANY_NAME.search(card.content):
        return False
    # A name mostly stands near the top: no need to go through every photo to find it.
    top = [card.content[:_TOP]] if len(card.content) > _TOP else []
    return any(
        any(clean(part, 100) for part in prop.parts())
        for content in (*top, card.content)
        for prop in properties(content)
        if prop.name in KNOWN_BY
    )


def _marks(text: bytes) -> list[_Mark]:
    """Every line that begins or ends a card, also where two lines ran together."""
    marks: list[_Mark] = []
    for colon in _COLON.finditer(text):
        before = text[max(0, colon.start() - 16) : colon.start()]
        word = _WORD.search(before)
        if word:
            start = colon.start() - len(before) + word.start()
            mark = _mark(text, start, colon.end(), marks[-1] if marks else None)
            if mark:
                marks.append(mark)
    return marks


def _mark(text: bytes, start: int, end: int, last: _Mark | None) -> _Mark | None:
    begins = text[start : start + 1] in b"Bb"
    after = _AFTER.match(text, end) or (None if begins else _AFTER_END.match(text, end))
    if not after:
        return None
    near = text[max(0, start - 4) : start]
    if near[-1:] in (b"\n", b"\r") and near.strip()[-1:] not in (b"", b":"):
        # As nearly all: a line of its own, below a line that holds nothing.
        return _Mark(start, after.end(), begins, b"", in_agent=False, mid_line=False)
    before = text[max(0, start - _WINDOW) : start]
    ahead = before.rstrip(b" \t")
    indent = before[len(ahead) :]
    ahead = ahead.removesuffix(b"\xef\xbb\xbf")
    at_line_start = ahead[-1:] in b"\r\n"  # nothing at all ahead: the file's start
    ran_on = last is not None and not last.begins and last.end + len(indent) >= start
    in_agent = begins and before.rstrip()[-1:] == b":" and bool(_AGENT.search(before))
    if at_line_start and indent and not in_agent:
        # Inside a card an indented line is a fold, unless its beginning was indented too.
        inside = last is not None and last.begins
        if inside and (begins or last is None or last.indent != indent):
            return None
        start -= len(indent) if begins else 0
    if not (at_line_start or ran_on or in_agent):
        proof = _VERSION_NEXT.match(text, end) if begins else _NO_MORE_CARD.match(text, end)
        if not proof:
            return None
    mid_line = not (at_line_start or ran_on)
    return _Mark(start, after.end(), begins, indent, in_agent, mid_line)


def _spans(text: bytes, marks: list[_Mark]) -> Iterator[_Span]:
    """The outermost cards, in order, each with the reason to refuse it, if any."""
    ends = _matching_ends(marks)
    place = index = 0
    while index < len(marks):
        mark = marks[index]
        if not mark.begins:
            stray = _LOOKS_LIKE_A_CARD.search(text, place, mark.start)
            if stray:
                yield _Span(stray.start(), mark.end, HEADLESS)
            index += 1
        elif index in ends:
            yield _Span(mark.start, marks[ends[index]].end)
            index = ends[index] + 1
        else:
            index = _next_begin(marks, ends, index + 1)
            if index == len(marks):
                yield _Span(mark.start, len(text), UNFINISHED)
            else:
                refusal = TORN if marks[index].mid_line else ""
                yield _Span(mark.start, marks[index].start, refusal)
        place = marks[index - 1].end


def _next_begin(marks: list[_Mark], ends: dict[int, int], index: int) -> int:
    """The next card after one without an end, past the agents within it."""
    while index < len(marks) and (marks[index].in_agent or not marks[index].begins):
        index = ends.get(index, index) + 1
    return index


def _matching_ends(marks: list[_Mark]) -> dict[int, int]:
    """Which end belongs to which beginning. A card that seems to hold others may just lack its end.

    An agent is held. Anything else is only held if both ends follow each other; otherwise the
    outer card was cut off, and whoever comes after it is somebody of their own.
    """
    ends: dict[int, int] = {}
    doubtful: set[int] = set()
    unended: list[int] = []
    for index, mark in enumerate(marks):
        if mark.begins:
            unended.append(index)
        elif unended:
            begin = unended.pop()
            ends[begin] = index
            follows_end = index + 1 < len(marks) and not marks[index + 1].begins
            if unended and not marks[begin].in_agent and not follows_end:
                doubtful.add(unended[-1])
    return {begin: end for begin, end in ends.items() if begin not in doubtful}
