"""What repeats: every few days, weeks, months or years; written as an iCalendar rule."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Literal

from cookout.practice import formats
from cookout.practice.numbers import MOST_EVERY

if TYPE_CHECKING:
    from dateutil.rrule import rrule

Pattern = Literal["day", "week", "month", "weekday", "year"]
"""`weekday` is monthly, on the same weekday: the second Tuesday."""
PATTERNS: tuple[Pattern, ...] = ("day", "week", "month", "weekday", "year")

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
SHORTEST_MONTH = 28
LAST = -1
NTH = {1: "first", 2: "second", 3: "third", 4: "fourth", LAST: "last"}
ENDINGS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
RULE = re.compile(
    r"FREQ=(?P<unit>DAILY|WEEKLY|MONTHLY|YEARLY);INTERVAL=(?P<every>[1-9]\d?)"
    r"(?:;BYMONTH=(?P<month>\d\d?))?(?:;BYDAY=(?P<nth>-?\d)?(?P<weekday>MO|TU|WE|TH|FR|SA|SU))?"
    r"(?:;BYMONTHDAY=(?:\d\d,)*?(?P<day>\d\d?)(?:;BYSETPOS=-1)?)?"
)
UNITS = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Repetition:
    """How something repeats: its pattern, how many of its unit lie between, and on which day.

    `weekday` is 0 for Monday, `nth` 1 to 4 or -1 for the last of a month. A `day` that a month
    does not have is its last one: the 31st is April 30.
    """

    pattern: Pattern
    every: int = 1
    weekday: int = 0
    nth: int = 1
    day: int = 1
    month: int = 1

    @classmethod
    def beginning(cls, *, on: date, pattern: str, every: int = 1) -> Repetition:
        """The repetition of which a day is the first. ValueError for another pattern or number."""
        known = next((one for one in PATTERNS if one == pattern), None)
        if known is None or not 1 <= every <= MOST_EVERY:
            raise ValueError(f"nothing repeats every {every} {pattern}")
        nth = (on.day - 1) // 7 + 1
        return cls(
            pattern=known,
            every=every,
            weekday=on.weekday(),
            nth=nth if nth in NTH else LAST,
            day=on.day,
            month=on.month,
        )

    @classmethod
    def read(cls, rule: str) -> Repetition:
        """The repetition of a rule that `rule` wrote. ValueError for any other text."""
        found = RULE.fullmatch(rule)
        if not found:
            raise ValueError("no such rule")
        pattern = "weekday" if found["nth"] else UNITS[found["unit"]]
        read = cls(
            pattern=next(one for one in PATTERNS if one == pattern),
            every=int(found["every"]),
            weekday=DAYS.index(found["weekday"]) if found["weekday"] else 0,
            nth=int(found["nth"] or 1),
            day=int(found["day"] or 1),
            month=int(found["month"] or 1),
        )
        if read.rule != rule or not read._is_possible:
            raise ValueError("no such rule")
        return read

    @property
    def _is_possible(self) -> bool:
        if not 1 <= self.month <= 12 or self.nth not in NTH:
            return False
        longest = calendar.monthrange(2000, self.month)[1] if self.pattern == "year" else 31
        return 1 <= self.day <= longest

    @property
    def rule(self) -> str:
        """As an iCalendar RRULE (RFC 5545), which is also how it is kept."""
        every = f";INTERVAL={self.every}"
        match self.pattern:
            case "day":
                return f"FREQ=DAILY{every}"
            case "week":
                return f"FREQ=WEEKLY{every};BYDAY={DAYS[self.weekday]}"
            case "weekday":
                return f"FREQ=MONTHLY{every};BYDAY={self.nth}{DAYS[self.weekday]}"
            case "month":
                return f"FREQ=MONTHLY{every}{self._by_day}"
        return f"FREQ=YEARLY{every};BYMONTH={self.month}{self._by_day}"

    @property
    def _by_day(self) -> str:
        """The day of the month; of several that come last, the last one that the month has."""
        if self.day <= SHORTEST_MONTH or (self.pattern == "year" and self.month != 2):
            return f";BYMONTHDAY={self.day}"
        days = ",".join(map(str, range(SHORTEST_MONTH, self.day + 1)))
        return f";BYMONTHDAY={days};BYSETPOS=-1"

    def after(self, day: date, *, first_on: date) -> Iterator[date]:
        """Its days after a day, counted from the first one on, until the calendar ends."""
        began = datetime.combine(first_on, datetime.min.time())
        each = _rule(self.rule, began).xafter(datetime.combine(day, datetime.min.time()))
        return (one.date() for one in each)

    def next(self, *, after: date, first_on: date) -> date | None:
        """The first of its days after a day; None where the calendar ends before it."""
        return next(self.after(after, first_on=first_on), None)

    def few(self, *, after: date, first_on: date, count: int) -> list[date]:
        """The next few of its days after a day."""
        return list(islice(self.after(after, first_on=first_on), count))

    @property
    def words(self) -> str:
        """In words, within a sentence: "every second Tuesday", "every 3 months on the 31st"."""
        named = formats.weekday(self.weekday)
        match self.pattern:
            case "day":
                return _every(self.every, "day")
            case "week" if self.every < 3:
                return f"every second {named}" if self.every == 2 else f"every {named}"
            case "week":
                return f"every {self.every} weeks on {named}"
            case "weekday":
                return f"{_every(self.every, 'month')} on the {NTH[self.nth]} {named}"
            case "month":
                return f"{_every(self.every, 'month')} on the {self.day}{_ending(self.day)}"
        # 2000 has a February 29.
        return f"{_every(self.every, 'year')} on {formats.day(date(2000, self.month, self.day))}"


@lru_cache(maxsize=256)
def _rule(rule: str, began: datetime) -> rrule:
    # Loaded with the first rule.
    from dateutil.rrule import rrulestr

    return rrulestr(rule, dtstart=began)


def _every(count: int, unit: str) -> str:
    return f"every {unit}" if count == 1 else f"every {count} {unit}s"


def _ending(day: int) -> str:
    return ENDINGS.get(day, "th")
