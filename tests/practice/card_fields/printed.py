"""Cards in plain text: a line of print each, as a reader finds it."""

from __future__ import annotations

from cookout.practice.card_fields.lines import Box, TextLine


def printed(*texts: str, sizes: dict[str, int] | None = None, side: int = 0) -> list[TextLine]:
    """Lines under each other, each 30 pixels high unless `sizes` says otherwise."""
    lines, top = [], 40.0
    for text in texts:
        height = (sizes or {}).get(text, 30)
        if text:
            lines.append(at(text, left=50, top=top, height=height, side=side))
        top += height * 1.5
    return lines


def at(text: str, *, left: float, top: float, height: float = 30, side: int = 0) -> TextLine:
    """A piece of text at a place."""
    right = left + len(text) * height * 0.5
    box = Box(left=left, top=top, right=right, bottom=top + height, side=side)
    return TextLine(text=text, box=box)
