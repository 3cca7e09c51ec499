"""Days and small numbers in words, seen from one of the member's days."""

from __future__ import annotations

from datetime import date

from cookout.practice import formats

NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
WEEK, MONTH, YEAR = 7, 30, 365


def day_words(day: date | None, on: date) -> str:
    """Today, tomorrow, yesterday, else the day; with its year only where that is another."""
    if day is None:
        return ""
    near = {0: "Today", 1: "Tomorrow", -1: "Yesterday"}.get((day - on).days)
    if near:
        return near
    return formats.day(day) if day.year == on.year else formats.day_and_year(day)


def late_words(day: date | None, on: date) -> str:
    """How late it is, where it is: "3 days late"."""
    days = (on - day).days if day else 0
    return f"{_units(days)} late" if days > 0 else ""


def ago_words(day: date | None, on: date) -> str:
    """How long ago: today, yesterday, "26 days ago", "3 months ago"."""
    if day is None:
        return ""
    days = (on - day).days
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{_units(days)} ago"


def _units(days: int) -> str:
    for unit, length, least in (("year", YEAR, 2), ("month", MONTH, 3), ("week", WEEK, 5)):
        if days >= least * length:
            return f"{days // length} {unit}s"
    return "1 day" if days == 1 else f"{days} days"


def spelled(number: int) -> str:
    """A number as a sentence has it: words under 10, figures from 10."""
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else str(number)
