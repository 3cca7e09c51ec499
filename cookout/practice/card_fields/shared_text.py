"""Plain words about someone, as another app shares them: read like the lines of a card."""

from __future__ import annotations

from collections.abc import Iterator

from cookout.practice.card_fields.fields import CardFields
from cookout.practice.card_fields.lines import Box, TextLine
from cookout.practice.card_fields.reading import read_fields

MOST_LINES = 40
LETTER, LINE = 10, 20
"""A text has no picture: each letter is so wide and each line so high, with room between."""


def read_text(text: str, *, region: str) -> CardFields:
    """The fields in a text, each line of it as a line of print."""
    return read_fields(_lines(text), region=region)


def _lines(text: str) -> Iterator[TextLine]:
    filled = [line.strip() for line in text.splitlines() if line.strip()]
    for number, line in enumerate(filled[:MOST_LINES]):
        top = 2.0 * LINE * number
        box = Box(left=0, top=top, right=float(LETTER * len(line)), bottom=top + LINE)
        yield TextLine(text=line, box=box)
