"""Lengths of time in the words of a session: "90 minutes", "1 minute 30 seconds", "48 hours"."""

from __future__ import annotations

import re

from cookout.practice.phrases import number

MINUTE, HOUR = 60, 3600
MINUTES = re.compile(
    r"(?P<whole>[0-9]{1,5}):(?P<rest>[0-5][0-9])|(?P<decimal>[0-9]{1,5}([.,][0-9]{1,9})?)"
)


def length(*, seconds: int) -> str:
    """A length of time in words, exact; ValueError below 0."""
    if seconds < 0:
        raise ValueError("a length of time is not negative")
    if seconds >= 4 * HOUR and seconds % HOUR == 0:
        return f"{seconds // HOUR} hours"
    minutes, rest = divmod(seconds, MINUTE)
    parts = [_counted(minutes, "minute")] if minutes or not rest else []
    return " ".join([*parts, *([_counted(rest, "second")] if rest else [])])


def short(*, seconds: int) -> str:
    """The same in little room: "4 s", "1 min 30 s", "48 h"; ValueError below 0."""
    units = {"hours": "h", "minutes": "min", "minute": "min", "seconds": "s", "second": "s"}
    return " ".join(units.get(word, word) for word in length(seconds=seconds).split())


def as_minutes(*, seconds: int) -> str:
    """Minutes as a field holds them: "5", and with seconds "1:30" or "0:04"."""
    minutes, rest = divmod(seconds, MINUTE)
    return f"{minutes}:{rest:02}" if rest else str(minutes)


def seconds_of(text: str) -> int:
    """The seconds of minutes as people type them: "5", "1:30", "7.5"; ValueError for other words.

    What is no whole second is the nearest one.
    """
    found = MINUTES.fullmatch(text.strip())
    if found is None:
        raise ValueError("these are no minutes")
    if found["rest"]:
        return int(found["whole"]) * MINUTE + int(found["rest"])
    return round(float(found["decimal"].replace(",", ".")) * MINUTE)


def _counted(count: int, unit: str) -> str:
    return f"{count} {unit}{'' if count == 1 else 's'}"


def in_words(*, minutes: int) -> str:
    """Whole minutes inside a sentence: "one minute", "12 minutes"."""
    return f"{number(count=minutes)} minute{'' if minutes == 1 else 's'}"
