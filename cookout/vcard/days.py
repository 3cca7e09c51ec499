"""Days as address books write them: whole, without a year, or only in part."""

from __future__ import annotations

import calendar
import re

# A year, a month and a day, as far as each is known.
Partial = tuple[int | None, int | None, int | None]

_FORMS = [
    re.compile(form)
    for form in (
        r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})",
        r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)",
        r"--(?P<m>\d\d)-?(?P<d>\d\d)",
        r"---(?P<d>\d\d)",
        r"--(?P<m>\d\d)",
        r"(?P<y>\d{4})-(?P<m>\d{1,2})",
        r"(?P<y>\d{4})",
        r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})?",
    )
]
# Programs that must write a year for a birthday without one write these.
_NO_YEAR = (0, 1604)


def partial_day(text: str, no_year: str = "") -> Partial | None:
    """What a date says, or None where it says nothing that a calendar knows.

    A time of day is left out. `no_year` is a year that stands for none, as Apple names it.
    """
    written = re.split(r"[Tt ]", text.strip(), maxsplit=1)[0]
    found = next((match for form in _FORMS if (match := form.fullmatch(written))), None)
    if not found:
        return None
    named = {name: int(digits) for name, digits in found.groupdict().items() if digits}
    year, month, day = named.get("y"), named.get("m"), named.get("d")
    if year in _NO_YEAR or (no_year.isdecimal() and year == int(no_year[:9])):
        year = None
    if month is not None and not 1 <= month <= 12:
        return None
    longest = calendar.monthrange(year or 2000, month)[1] if month else 31
    if day is not None and not 1 <= day <= longest:
        return None
    return (year, month, day) if year or month or day else None


def in_words(day: Partial) -> str:
    year, month, number = day
    parts = (number, calendar.month_name[month] if month else None, year)
    return " ".join(str(part) for part in parts if part)


def iso(day: Partial | None) -> str:
    """A day as far as it is known, as "2024-05-14", "2024-05", "2024" or "--05-14"."""
    year, month, number = day or (None, None, None)
    if not (year or month):
        return ""
    rest = "".join(f"-{part:02}" for part in (month, number) if part)
    return f"{year:04}{rest}" if year else f"-{rest}"
