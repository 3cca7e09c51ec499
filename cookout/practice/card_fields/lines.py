"""Pieces of text as a reader finds them on a picture, joined into the lines of the print."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cookout.practice.card_fields.labels import is_label

LONGEST = 200
"""No line of a card has more letters."""
SAME_LINE = 0.5
"""Two pieces stand on one line when their middles differ by at most this part of the lower one."""
SIMILAR_HEIGHT = 2.0
WORD_GAP = 1.2
"""Gap between two words of one line, in heights: wider gaps are between columns."""
BESIDE_GAP = 0.4
_WHOLE = re.compile(r"(?:@[\w-]+|\bwww)(?:\.[\w-]+)*\.[a-z]{2,}$", re.I)
LABEL_GAP = 8.0
"""A label ("mob:") may stand this many heights from its number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on one side of a card, in pixels of the upright picture; side 0 is the front."""

    left: float
    top: float
    right: float
    bottom: float
    side: int = 0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    def around(self, other: Box) -> Box:
        """The smallest box that holds both."""
        return replace(
            self,
            left=min(self.left, other.left),
            top=min(self.top, other.top),
            right=max(self.right, other.right),
            bottom=max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """Text on one line, how sure the reader is of it (0 to 1), and other readings of it."""

    text: str
    box: Box
    confidence: float = 1.0
    alternatives: tuple[str, ...] = ()
    rows: int = 1

    @property
    def height(self) -> float:
        """The height of its print, also where it is a text in two rows, half a row apart."""
        return self.box.height / (1.5 * self.rows - 0.5)

    def is_above(self, other: TextLine, *, within: float = 1.6) -> bool:
        """Whether `other` is the next line of the same column, at most `within` heights away."""
        mine, its = self.box, other.box
        gap = its.top - mine.bottom
        height = max(self.height, other.height)
        near = mine.side == its.side and -0.5 * height < gap < within * height
        overlaps = min(mine.right, its.right) > max(mine.left, its.left)
        return near and its.middle > mine.middle and overlaps


def join_pieces(pieces: Iterable[TextLine]) -> tuple[TextLine, ...]:
    """Join pieces that share a baseline into lines, in reading order, front before back.

    Readers return pieces in no useful order: a label can come long before its number.
    """
    cleaned = (replace(piece, text=clean(piece.text)) for piece in pieces)
    waiting = sorted((p for p in cleaned if p.text), key=lambda p: (p.box.side, p.box.left))
    lines: list[TextLine] = []
    for piece in waiting:
        before = [line for line in lines if _continues(line, piece)]
        if before:
            nearest = max(before, key=lambda line: line.box.right)
            lines[lines.index(nearest)] = _joined(nearest, piece)
        else:
            lines.append(piece)
    return tuple(sorted(lines, key=lambda line: (line.box.side, line.box.middle, line.box.left)))


_KEPT = re.compile(r"[^º°ª²³½¼]+")


def clean(text: str) -> str:
    """Compatibility letters unfolded, blanks single, and pictograms read as letters dropped."""
    text = _KEPT.sub(lambda run: unicodedata.normalize("NFKC", run[0]), text[:LONGEST])
    plain = " ".join(text.split())
    latin = sum("LATIN" in unicodedata.name(letter, "") for letter in plain)
    digits = sum(letter.isdigit() for letter in plain)
    if latin + digits > 2:
        plain = re.sub(r"[\u2190-\u2bff\u3000-\u9fff\uac00-\ud7af\ue000-\uf8ff]+", " ", plain)
    return " ".join(plain.split()).strip("|•·∙°*_~ ")


def _continues(line: TextLine, piece: TextLine) -> bool:
    mine, its = line.box, piece.box
    low, high = sorted((mine.height, its.height))
    if mine.side != its.side or abs(mine.middle - its.middle) > SAME_LINE * low:
        return False
    gap = its.left - mine.right
    if is_label(line.text) and high < 2 * SIMILAR_HEIGHT * low:
        return -high < gap < LABEL_GAP * high
    # A mail address or a link is whole, and a label begins something: what stands at some distance
    # is a column of its own.
    is_apart = _WHOLE.search(line.text) or is_label(piece.text)
    widest = BESIDE_GAP if is_apart else WORD_GAP
    return high < SIMILAR_HEIGHT * low and -high < gap < widest * high


def _joined(line: TextLine, piece: TextLine) -> TextLine:
    first, second = (line.text, *line.alternatives), (piece.text, *piece.alternatives)
    readings = [f"{a} {second[0]}" for a in first] + [f"{first[0]} {b}" for b in second[1:]]
    return TextLine(
        text=readings[0],
        box=line.box.around(piece.box),
        confidence=min(line.confidence, piece.confidence),
        alternatives=tuple(readings[1:]),
    )


def tallest(lines: Sequence[TextLine]) -> float:
    """The height of the largest line, at least 1."""
    return max((line.height for line in lines), default=1.0) or 1.0
