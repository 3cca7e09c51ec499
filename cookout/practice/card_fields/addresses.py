"""The postal address on a card: the lines around a postcode, or a street with its number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cookout.practice.card_fields.fields import FieldReading
from cookout.practice.card_fields.labels import without_label
from cookout.practice.card_fields.lines import TextLine
from cookout.practice.card_fields.words import company_marks, has_street, is_country

_POSTCODES = re.compile(
    r"\b[A-Z]{2}\.?\s+\d{5}(?:-\d{4})?\b"  # Pasadena, CA 91101
    r"|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b"  # SW1A 1AA
    r"|\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b"  # K1A 0B1
    r"|\b(?:[A-Z]{1,2}-)?\d{4}\s?[A-Z]{2}\s+[A-Z]\w+"  # 1012 AB Amsterdam
    r"|\b\d{2}-\d{3}\s+\w+|\b\d{4}-\d{3}\s+\w+"  # 00-950 Warszawa, 1200-001 Lisboa
    r"|\b(?:[A-Z]{1,3}-?\s?)?\d{3}\s\d{2}\s+[^\W\d]{3,}"  # 111 29 Stockholm
    r"|\b(?:[A-Z]{1,3}-\s?)?\d{4,5}\s+[^\W\d]{2,}|\b\d{5}[^\W\d]{3,}"  # 10115 Berlin, 1010 Wien
    r"|\b[^\W\d]{4,}\s+\d{5}(?:-\d{4})?$"  # California 91101
)
_HOUSE_NUMBER = re.compile(
    r"(?:^|\s)(?:[nN][°ºo]?\.?\s?)?\d{1,5}\s?[a-zA-Z]?(?:[-/]\d{1,4}\s?[a-zA-Z]?)?(?=[\s,.]|$)"
)
FAR = 2.2
"""Lines of one address stand at most this many heights apart."""


def find_address(lines: Sequence[TextLine]) -> tuple[FieldReading | None, list[TextLine]]:
    """The address and the lines it takes; the lines are those that no pattern has claimed."""
    core = next((line for line in lines if _has_postcode(line.text)), None)
    streets = (line for line in lines if _is_street(line.text) and has_street(line.text))
    core = core or next(streets, None)
    if core is None:
        return None, []
    taken = [core]
    while (above := _next(lines, taken[0], taken, down=False)) and len(taken) < 4:
        taken.insert(0, above)
    while (below := _next(lines, taken[-1], taken, down=True)) and len(taken) < 6:
        taken.append(below)
    parts = [without_label(line.text).strip(" ,;|·•-") for line in taken]
    return (
        FieldReading(
            value=", ".join(parts),
            confidence=min(line.confidence for line in taken)
            * (1 if _has_postcode(" ".join(parts)) else 0.7),
            boxes=tuple(line.box for line in taken),
            alternatives=tuple(
                ", ".join([*parts[:at], other, *parts[at + 1 :]])
                for at, line in enumerate(taken)
                for other in line.alternatives
            ),
        ),
        taken,
    )


def _next(
    lines: Sequence[TextLine], edge: TextLine, taken: list[TextLine], *, down: bool
) -> TextLine | None:
    for line in lines:
        upper, lower = (edge, line) if down else (line, edge)
        if line not in taken and upper.is_above(lower, within=FAR) and _belongs(line.text, down):
            return line
    return None


def _belongs(text: str, down: bool) -> bool:
    if down:
        return is_country(text) or _has_postcode(text)
    return _is_street(text)


def _has_postcode(text: str) -> bool:
    found = _POSTCODES.search(text)
    # The CO of Colorado is no company.
    return bool(found and not company_marks(text.replace(found[0], " "))[0])


def _is_street(text: str) -> bool:
    has_number = bool(_HOUSE_NUMBER.search(text))
    return has_number and (has_street(text) or _starts_like_street(text))


def _starts_like_street(text: str) -> bool:
    """A house number and one to three words, or the other way round, and nothing else."""
    return bool(
        re.fullmatch(r"\d{1,5}[a-zA-Z]?,?(?:\s+[^\W\d][\w.'’-]*){1,4}", text)
        or re.fullmatch(
            r"[^\W\d][\w.'’-]*(?:\s+[\w.'’-]+){0,4},?\s+\d{1,4}\s?[a-zA-Z]?(?:[/-]\d+\w?)?", text
        )
    )
