"""Lines split into a name and its title, and pairs of lines joined into one text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cookout.practice.card_fields.companies import likeness
from cookout.practice.card_fields.lines import TextLine
from cookout.practice.card_fields.person_names import rest_after_name
from cookout.practice.card_fields.words import company_marks
from cookout.practice.duplicates.names import fold


def split_at_titles(lines: Sequence[TextLine]) -> list[TextLine]:
    """A line "Roberto Tamburello, Engineering Manager" cut into its name and its title."""
    cut: list[TextLine] = []
    for line in lines:
        rest = rest_after_name(line.text)
        if not rest or company_marks(line.text)[0]:
            cut.append(line)
            continue
        share = 1 - len(rest) / len(line.text)
        at = line.box.left + (line.box.right - line.box.left) * share
        first = line.text[: -len(rest)].rstrip(" ,|-–—·•")
        cut.append(replace(line, text=first, box=replace(line.box, right=at), alternatives=()))
        cut.append(replace(line, text=rest, box=replace(line.box, left=at + 1), alternatives=()))
    return cut


def with_pairs(lines: Sequence[TextLine], domains: list[str]) -> list[TextLine]:
    """Also each pair of lines that may be one text in two lines, of one height and column."""
    pairs = [
        (line, other)
        for line in lines
        for other in lines
        if line is not other
        and line.is_above(other, within=1.0)
        and _of_one_text(line, other, domains)
    ]
    return [*lines, *(_pair(one, other) for one, other in pairs)]


def _of_one_text(one: TextLine, other: TextLine, domains: list[str]) -> bool:
    low, high = sorted((one.height, other.height))
    if high > 1.25 * low:
        return False
    goes_on = one.text.endswith((",", "&", "/", "-", "–", "+"))
    last, first = fold(one.text).split()[-1], fold(other.text).split()[0]
    if goes_on or last in _JOINING or first in _JOINING or company_marks(other.text)[0]:
        return True
    both = f"{one.text} {other.text}"
    return any(
        likeness(both, domain) > max(0.9, likeness(one.text, domain), likeness(other.text, domain))
        for domain in domains
    )


_JOINING = frozenset(
    "and und et y e i og och ja & of for fur de der des du del di da the + en".split()
)


def _pair(one: TextLine, other: TextLine) -> TextLine:
    return TextLine(
        text=f"{one.text} {other.text}",
        box=one.box.around(other.box),
        confidence=min(one.confidence, other.confidence),
        rows=2,
    )
