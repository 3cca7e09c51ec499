"""What a card says of family and anniversaries, as lines to remember."""

from __future__ import annotations

from datetime import date

from cookout.vcard.person import Reading


def family_lines(reading: Reading) -> list[tuple[str, date | None]]:
    """Each line about family or an anniversary on a card, with its day."""
    lines: list[tuple[str, date | None]] = [
        (f"{label.capitalize()}: {text}" if label else text, None)
        for label, text in reading.related
    ]
    if reading.anniversary:
        lines.append(anniversary(reading.anniversary))
    return lines


def anniversary(when: tuple[int | None, int | None, int | None]) -> tuple[str, date | None]:
    """An anniversary in words, and as a day where it names one."""
    year, month, day = when
    if month and day:
        on = date(year or 2000, month, day)
        since = f", since {year}" if year else ""
        return f"Anniversary on {on.day} {on:%B}{since}", on
    return f"Anniversary, since {year}", None
