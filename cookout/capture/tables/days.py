"""Days as tables write them: 20/01/1991, 1/20/1991, 12 Sep 2026, September 12."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cookout.vcard.days import Partial, partial_day

LONGEST = 60  # letters; what is longer is no day

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
_TIME = re.compile(r"[\sTt,]+\d{1,2}:\d\d\b.*", re.S)
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_IN_WORDS = [
    re.compile(form)
    for form in (
        rf"(?P<day>\d{{1,2}})\.?[ -]{_MONTH}(?:,?[ -](?P<year>\d{{4}}))?",
        rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year>\d{{4}}))?",
        rf"{_MONTH} (?P<year>\d{{4}})(?P<day>)",
    )
]


def read_day(text: str, *, day_first: bool | None) -> Partial | None:
    """What a date says, or None where that is not certain: 03/04/1990 may be two days."""
    if text[:4].isdecimal() and (known := partial_day(text[:LONGEST])):
        return known
    written = _TIME.sub("", text[:LONGEST].strip())
    for form in _IN_WORDS:
        if (found := form.fullmatch(written)) and (month := _month(found["month"])):
            return _checked(found["year"], month, found["day"])
    if found := _SLASHED.fullmatch(written):
        first, second = int(found[1]), int(found[2])
        if first != second and max(first, second) <= 12 and day_first is None:
            return None
        # Where the order that the rest of the file has makes no day, the other one does.
        day, month = (first, second) if day_first else (second, first)
        if month > 12:
            day, month = month, day
        return _checked(found[3], month, day)
    return partial_day(written) if len(text) <= LONGEST else None


def day_comes_first(texts: Iterable[str]) -> bool | None:
    """Whether a file writes 20/01 or 01/20; None where none of its dates tells."""
    found = [match for text in texts if (match := _SLASHED.match(text.strip()))]
    days = sum(int(match[1]) > 12 for match in found)
    months = sum(int(match[2]) > 12 for match in found)
    return None if days == months else days > months


def may_be_two(text: str) -> bool:
    """Whether it is one day or another, by which of its numbers is the month."""
    found = _SLASHED.match(text.strip()[:LONGEST])
    if not found:
        return False
    first, second = int(found[1]), int(found[2])
    return first != second and max(first, second) <= 12


def says_nothing(text: str) -> bool:
    """What some programs write where there is no date: 0/0/00."""
    return not re.search(r"[^\W0_]", text)


def _month(word: str) -> int:
    """A month by its name or the first letters of it, 0 where there is none."""
    found = (n for n, name in enumerate(_MONTHS, 1) if name.startswith(word.lower()))
    return next(found, 0)


def _checked(year: str | None, month: int, day: str | int | None) -> Partial | None:
    return partial_day(f"{year or '0000'}-{month}-{day}" if day else f"{year}-{month}")
