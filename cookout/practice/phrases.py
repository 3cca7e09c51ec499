"""How the product writes days, spans of time, and texts that someone typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date

from cookout.practice import formats

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SMALL = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

# Emoji of families and several scripts are written with these two; every other invisible sign
# (direction overrides, soft hyphens, byte order marks) is left out, because it can make a name
# show as something else.
JOINERS = "\u200c\u200d"

MONTH_DAYS = 30.44
"""The average length of a month in days: 365.25 / 12, rounded."""


def one_line(*, text: str, most: int = 120) -> str:
    """Somebody's words on one line of at most `most` characters, cut between words with "…".

    Line breaks, tabs and control characters become one space; invisible signs and halves of
    broken characters go. ValueError when `most` is under 1.
    """
    if most < 1:
        raise ValueError("one line needs room for one character")
    plain = text.isascii() and text.isprintable()
    line = " ".join((text if plain else "".join(map(_shown, text))).split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    if not line[most - 1].isspace():
        whole_words = cut.rpartition(" ")[0]
        cut = whole_words if len(whole_words) > most // 2 else _whole_signs(cut, line)
    return f"{cut.rstrip(' ,;:.-')}…"


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Cc", "Zl", "Zp", "Zs"):
        return " "
    if category in ("Cf", "Cs") and character not in JOINERS:
        return ""
    return character


def _whole_signs(cut: str, line: str) -> str:
    """Drop a letter that is cut off from its accents: without them it is another letter."""
    while cut and (unicodedata.combining(line[len(cut)]) or cut[-1] in JOINERS):
        cut = cut[:-1]
    return cut


def number(*, count: int) -> str:
    """A count in a sentence: in words below 10, in figures from 10. ValueError below 0."""
    if count < 0:
        raise ValueError("a count is not negative")
    return SMALL[count] if count < len(SMALL) else str(count)


def so_many(*, count: int, one: str, several: str) -> str:
    """A count in a sentence with its noun: "one person", "12 people"."""
    return f"{number(count=count)} {one if count == 1 else several}"


def with_article(*, noun: str) -> str:
    """A noun with its article: "a plumber", "an electrician"."""
    return f"{'an' if noun[:1].casefold() in 'aeiou' else 'a'} {noun}"


def plural(*, noun: str) -> str:
    """Several of a noun: "plumbers", "notaries"."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return noun if noun.endswith("s") else f"{noun}s"


def listed(*, names: Sequence[str]) -> str:
    """Names in a sentence: "Ann", "Ann and Bea", "Ann, Bea, and Cal"."""
    return formats.listed(names)


def span(*, days: int, in_days_below: int = 14) -> str:
    """A length of time: "1 day", "6 weeks", "5 months", "3 years"; always rounded down.

    Weeks up to 10 weeks, months up to 2 years. ValueError below 0 days.
    """
    if days < 0:
        raise ValueError("a length of time is not negative")
    if days < max(in_days_below, 7):
        return _counted(days, "day")
    if days < 70:
        return _counted(days // 7, "week")
    if days < 730:
        return _counted(int(days / MONTH_DAYS), "month")
    return _counted(int(days / 365.25), "year")


def _counted(count: int, unit: str) -> str:
    return f"{count} {unit}{'' if count == 1 else 's'}"


def ago(*, day: date, on: date) -> str:
    """A day gone by, seen from `on`: "today", "yesterday", "26 days ago", "6 weeks ago".

    A day still to come is said as `when` says it.
    """
    days = (on - day).days
    if days < 2:
        return "yesterday" if days == 1 else when(day=day, on=on)
    return f"{span(days=days, in_days_below=28)} ago"


def when(*, day: date, on: date) -> str:
    """A day seen from `on`: "today", "tomorrow", "in 4 days", "on November 2".

    Up to 13 days ahead in days, further as a date, with its year where that is another one. A day
    gone by is always a date, yesterday apart.
    """
    days = (day - on).days
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get(days)
    if near:
        return near
    return f"in {days} days" if 0 < days < 14 else f"on {calendar_day(day=day, on=on)}"


def calendar_day(*, day: date, on: date) -> str:
    """A date in words: "November 2", with its year where `on` is in another one."""
    return formats.day(day) if day.year == on.year else formats.day_and_year(day)


def near_day(*, day: date, on: date) -> str:
    """A day less than a week away: "today", "tomorrow", "on Friday", "last Saturday".

    Further away it is a date, as `when` says it.
    """
    days = (day - on).days
    if abs(days) < 2 or abs(days) > 6:
        return when(day=day, on=on)
    return f"{'on' if days > 0 else 'last'} {formats.weekday(day.weekday())}"


def promise_day(*, due_on: date | None, on: date) -> str:
    """When a promise is due, for its row: "3 days late", "today", "in 4 days", "no date"."""
    if due_on is None:
        return "no date"
    late = (on - due_on).days
    return f"{_counted(late, 'day')} late" if late > 0 else when(day=due_on, on=on)


def capital(*, words: str) -> str:
    """Words with their first letter large; the rest stays as it was written."""
    return words[:1].upper() + words[1:]
