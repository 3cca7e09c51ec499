"""Lengths of time in the words of a session: "90 minutes", "1 minute 30 seconds", "48 hours"."""

from __future__ import annotations

from cookout.practice.phrases import number

MINUTE, HOUR = 60, 3600


def length(*, seconds: int) -> str:
    """A length of time in words, exact; ValueError below 0."""
    if seconds < 0:
        raise ValueError("a length of time is not negative")
    if seconds >= 4 * HOUR and seconds % HOUR == 0:
        return f"{seconds // HOUR} hours"
    minutes, rest = divmod(seconds, MINUTE)
    parts = [_counted(minutes, "minute")] if minutes or not rest else []
    return " ".join([*parts, *([_counted(rest, "second")] if rest else [])])


def _counted(count: int, unit: str) -> str:
    return f"{count} {unit}{'' if count == 1 else 's'}"


def in_words(*, minutes: int) -> str:
    """Whole minutes inside a sentence: "one minute", "12 minutes"."""
    return f"{number(count=minutes)} minute{'' if minutes == 1 else 's'}"
