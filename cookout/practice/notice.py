"""Important dates: how many days ahead each is mentioned, and the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cookout.practice.formats import full_day
from cookout.practice.numbers import NOTICE_DAYS, NOTICES
from cookout.practice.phrases import one_line

IN_TOUCH = ("new", "deep", "warm")
"""Places of people whose dates are mentioned by default."""
NOTICE_WORDS = {days: f"{days} days before" if days else "On the day only" for days in NOTICES}
FURTHEST = max(NOTICES)
ANNIVERSARY = re.compile(r"anniversary( on \d.*)?", re.IGNORECASE)
"""What a card's anniversary is written down as; its day is mentioned anyway."""


def notice_of(*, chosen: int | None, place: str) -> int | None:
    """Days ahead; None for never. Dates of people who died are never mentioned, whatever was chosen
    before."""
    if place == "died":
        return None
    if chosen is not None:
        return chosen
    return NOTICE_DAYS if place in IN_TOUCH else None


def yearly(*, month: int, day: int, on: date) -> Iterator[date]:
    """A day of the year in last year, this and next; February 29 is the 28th in other years."""
    for year in (on.year - 1, on.year, on.year + 1):
        try:
            yield date(year, month, day)
        except ValueError:
            if (month, day) == (2, 29) and date.min.year <= year <= date.max.year:
                yield date(year, 2, 28)


def next_yearly(*, month: int, day: int, on: date) -> date | None:
    """The first such day from `on` on; None for a day that no year has."""
    return next(
        (day_of_year for day_of_year in yearly(month=month, day=day, on=on) if day_of_year >= on),
        None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportantDate:
    """A day that matters to somebody, the next time it comes; `words` is empty for a birthday.

    `key` names it among the member's dates, and `month_day` is as it was written down.
    """

    key: str
    person_id: int
    name: str
    day: date
    notice: int
    words: str = ""
    yearly: bool = True
    month_day: tuple[int, int]

    @property
    def notice_on(self) -> date | None:
        """The day on which it is mentioned ahead."""
        return self.day - timedelta(days=self.notice) if self.notice else None

    def is_mentioned(self, *, on: date, since: date, until: date) -> bool:
        """Whether a look or an email on a day mentions it: ahead, or as its day has come.

        `since` is the day of the one before, which mentioned what was due until then; `until` the
        last day before the next one.
        """
        if on <= self.day <= until:
            return True
        return self.day > on and self.notice_on is not None and since < self.notice_on <= on

    def sentence(self, *, on: date, with_notes: bool = True) -> str:
        """Whose it is, what, and when: "Dana’s birthday is on Saturday, December 5."."""
        words = one_line(text=self.words, most=80).rstrip(" .,;:")
        if not words:
            return f"{self.name}’s birthday is {day_of(self.day, on=on)}."
        if ANNIVERSARY.fullmatch(words):
            return f"{self.name}’s anniversary is {day_of(self.day, on=on)}."
        what = words if with_notes else "a date you noted"
        return f"{self.name}: {what}, {day_of(self.day, on=on)}."

    def title(self, *, with_notes: bool = True) -> str:
        """Whose it is and what, where the day stands beside it."""
        words = one_line(text=self.words, most=80).rstrip(" .,;:")
        if not words or ANNIVERSARY.fullmatch(words):
            return f"{self.name}’s {'anniversary' if words else 'birthday'}"
        return f"{self.name}: {words if with_notes else 'a date you noted'}"


def day_of(day: date, *, on: date) -> str:
    """ "today", "tomorrow", "on Saturday, December 5"."""
    near = {0: "today", 1: "tomorrow"}.get((day - on).days)
    return near or f"on {full_day(day)}"
