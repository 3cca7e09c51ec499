"""Days, times, money, numbers and lists as people write them in the member's region.

The words are English everywhere. Order, clock, currency and first day of the week come from the
Unicode locale data (Babel). Doors open `in_region(member.region)` once; outside of it the region is
the United States. Babel is imported at the first use: most commands format nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, time
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

DEFAULT_REGION = "US"
NOT_REGIONS = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})
"""Two-letter codes of groups of countries, and of none."""
WORLD = "en_001"
LANGUAGE = re.compile(r"\s*([A-Za-z]{2,3})(?:[-_][A-Za-z]{4})?(?:[-_]([A-Za-z]{2}))?\s*(?:;|$)")

_region: ContextVar[str] = ContextVar("region", default=DEFAULT_REGION)


@contextmanager
def in_region(region: str) -> Iterator[None]:
    """Format for this region (a country's two letters, as "US") while the block runs."""
    before = _region.set(region)
    try:
        yield
    finally:
        _region.reset(before)


def current_region() -> str:
    """The current region."""
    return _region.get()


@cache
def regions() -> dict[str, str]:
    """Every region and its name, by name."""
    names = {
        code: name
        for code, name in _world().territories.items()
        if len(code) == 2 and code.isalpha() and code not in NOT_REGIONS
    }
    return dict(sorted(names.items(), key=lambda named: named[1]))


def region_of(languages: str) -> str:
    """The region that a browser's Accept-Language names first; the United States for none."""
    from babel.core import get_global

    for language in languages.split(","):
        found = LANGUAGE.match(language)
        if not found:
            continue
        likely = get_global("likely_subtags").get(found[1].lower(), "")
        region = (found[2] or likely.rpartition("_")[2]).upper()
        if region in regions():
            return region
    return DEFAULT_REGION


@cache
def _locale(region: str) -> Locale:
    """The locale for English in a region; international English for a region without one."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale("en", region)
    except (UnknownLocaleError, ValueError):
        return _world()


@cache
def _world() -> Locale:
    from babel import Locale

    return Locale.parse(WORLD)


def day(value: date) -> str:
    """ "November 28"."""
    return _date(value, "MMMMd", _region.get())


def day_and_year(value: date) -> str:
    """ "November 28, 2026"."""
    return _date(value, "long", _region.get())


def numeric_day(value: date) -> str:
    """ "11/28/2026"."""
    return _date(value, "yMd", _region.get())


def full_day(value: date) -> str:
    """ "Saturday, November 28"."""
    return _date(value, "MMMMEd", _region.get())


def full_day_and_year(value: date) -> str:
    """ "Saturday, November 28, 2026"."""
    return _date(value, "full", _region.get())


def partial_day(*, year: int | None, of_month: int | None, of_day: int | None) -> str:
    """What is known of a day: "May 9, 1980", "May 9", "May 1980", "1980"."""
    named = of_month is not None and 1 <= of_month <= 12
    try:
        # 2000 has a February 29.
        known = date(year or 2000, of_month or 0, of_day or 0)
    except ValueError:
        return " ".join(filter(None, (month(of_month or 0) if named else "", str(year or ""))))
    return day_and_year(known) if year else day(known)


@lru_cache(maxsize=4096)
def _date(value: date, pattern: str, region: str) -> str:
    from babel.dates import format_date

    of = _locale(region)
    if pattern in of.datetime_skeletons:
        pattern = str(of.datetime_skeletons[pattern].pattern)
        if pattern.count("M") == 4:
            # The weekday of a day in full: only the short one has a pattern without the year.
            pattern = re.sub("E+", "EEEE", pattern)
    return format_date(value, pattern, locale=of)


@lru_cache(maxsize=4096)
def _time(value: time, region: str) -> str:
    from babel.dates import format_time

    # A narrow space before AM and PM is a box in many fonts.
    return format_time(value, "short", locale=_locale(region)).replace("\u202f", " ")


def clock(value: time) -> str:
    """A time of day: "5:00 PM"."""
    return _time(value.replace(tzinfo=None), _region.get())


def money(amount: Decimal | int) -> str:
    """An amount in the region's currency: "$25", "$12.50"."""
    from babel.numbers import format_currency

    region = _region.get()
    of = _locale(region)
    pattern = str(of.currency_formats["standard"].pattern)
    if amount == int(amount):
        pattern = pattern.replace(".00", "")
    return format_currency(amount, currency(), pattern, locale=of, currency_digits=False)


def currency() -> str:
    """The region's currency: "USD"."""
    from babel.numbers import get_territory_currencies

    return next(iter(get_territory_currencies(_region.get())), "USD")


def number(value: Decimal | float) -> str:
    """A number in figures: "1,234", "2.5"."""
    from babel.numbers import format_decimal

    return format_decimal(value, locale=_locale(_region.get()))


def listed(words: Sequence[str]) -> str:
    """ "Ann", "Ann and Bea", "Ann, Bea, and Cal"."""
    from babel.lists import format_list

    return format_list(words, locale=_locale(_region.get()))


@cache
def region_writes_day_first(region: str) -> bool:
    """Whether a region writes May 9 as 9/5."""
    from babel import Locale, UnknownLocaleError

    try:
        of = Locale.parse(f"und_{region}")
    except (UnknownLocaleError, ValueError):
        of = _world()
    pattern = str(of.datetime_skeletons["Md"].pattern)
    return pattern.index("d") < pattern.index("M")


def month(number: int) -> str:
    """The name of a month, 1 to 12."""
    return str(_locale(_region.get()).months["stand-alone"]["wide"][number])


def weekday(number: int, *, short: bool = False) -> str:
    """The name of a day of the week, 0 for Monday."""
    width = "abbreviated" if short else "wide"
    return str(_locale(_region.get()).days["stand-alone"][width][number])


def weekdays() -> list[int]:
    """The days of the week in the region's order, 0 for Monday: Sunday comes first in the US."""
    first = _first_weekday(_region.get())
    return [(first + number) % 7 for number in range(7)]


@cache
def _first_weekday(region: str) -> int:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(f"und_{region}").first_week_day
    except (UnknownLocaleError, ValueError):
        return _world().first_week_day
