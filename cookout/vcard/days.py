"""Days as address books write them, in cards and in tables: 1991-01-20, 20/01/91, 13 May."""

from __future__ import annotations

import calendar
import re
import time
from functools import lru_cache
from typing import NamedTuple

from cookout.vcard.month_names import folded, month_of
from cookout.vcard.odd_days import of_spreadsheet, plainly, six_digits

# A year, a month and a day, as far as each is known.
Partial = tuple[int | None, int | None, int | None]

LONGEST = 60  # letters; what is longer is no day

_FORMS = [
    re.compile(form)
    for form in (
        r"(?P<y>\d{4})[-/. ]{1,2}(?P<m>\d{1,2})[-/. ]{1,2}(?P<d>\d{1,2})",
        r"(?P<y>\d{4})-?(?P<m>\d\d)-?(?P<d>\d\d)",
        r"--?(?P<m>\d\d)-?(?P<d>\d\d)",
        r"---(?P<d>\d\d)",
        r"--(?P<m>\d\d)",
        r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})",
        r"(?P<m>\d{1,2})[/.-](?P<y>\d{4})",
        r"(?P<y>\d{4})",
    )
]
# Eight digits and a time, as directories write a moment: 19800509000000Z.
_MOMENT = re.compile(r"(\d{8})(?:\d{2}){0,3}(?:[.,]\d+)?(?:Z|[+-]\d{2,4})?")
_TIME = re.compile(
    r"(?:(?<=\d)[Tt]|[\s,]+(?:at |um |kl\.? )?)\d{1,2}(?:[:.h]\d\d){1,2}(?![/.-]?\d{3}).*"
    r"|(?<=\d)[Tt]\d{4,6}.*|(?<=\d)[Zz]$",
    re.S,
)
_NUMBERS = re.compile(r"(\d{1,2})([/.-]) ?(\d{1,2})(?:\2 ?(\d{4}|'?\d\d)|\.)?")
_YEAR_FIRST = re.compile(r"(3[2-9]|[4-9]\d)([/.-])(\d{1,2})\2(\d{1,2})")
# A number that is neither a day nor a month is the year.
_MONTH_AND_YEAR = re.compile(r"(?P<m>0?[1-9]|1[0-2])[/-](?P<y>'?(?:3[2-9]|[4-9]\d))")
_YEAR_AND_MONTH = re.compile(r"(?P<y>3[2-9]|[4-9]\d)-(?P<m>0[1-9]|1[0-2])")
_WORD = re.compile(r"\d+|[^\W\d_]+|'\d\d")
_NO_WORDS = re.compile(r"[^\s\w.,'’/-]")
# What may stand around a day: articles, ordinals, and zones of a moment.
_AROUND = set(
    "the of on de del di do d den der le la el il am em o dia r roku rok g st nd rd th er re eme a "
    "º ª um gmt utc kl uhr h cet cest edt est".split()
)
_WEEKDAYS = set(
    """
    mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun
    sunday mo montag di dienstag mi mittwoch do donnerstag fr freitag sa samstag sonnabend so
    sonntag lun lundi mar mardi mer mercredi jeu jeudi ven vendredi sam samedi dim dimanche lunes
    martes mie miercoles jue jueves vie viernes sab sabado dom domingo maandag dinsdag woensdag
    donderdag vrijdag zaterdag zondag ma wo vr za zo lunedi martedi mercoledi giovedi venerdi
    sabato domenica gio segunda terca quarta quinta sexta feira seg ter qua qui sex poniedzialek
    wtorek sroda czwartek piatek sobota niedziela pon wt sr czw pt sob niedz mandag tisdag onsdag
    torsdag fredag lordag sondag tis ons tor fre lor tirsdag
    """.split()
)
_LONGEST_MONTH = 31
# Programs that must write a year for a birthday without one write these.
_NO_YEAR = (0, 1, 1604)
# The years of Thailand, from the death of the Buddha on.
_BUDDHIST, _OLDEST_BUDDHIST = 543, 2400
# What programs write where there is no day at all: the ends of their calendars.
_PLACEHOLDERS = {
    *((1, 1, 1), (1601, 1, 1), (1753, 1, 1), (1899, 12, 30), (1899, 12, 31)),
    *((1900, 1, 0), (1900, 1, 1), (1904, 1, 1), (4501, 1, 1), (9999, 12, 31)),
}
_NO_DAY = set(
    "n/a na none null nil nan tbd unknown unbekannt inconnu inconnue desconocido desconhecido "
    "sconosciuto onbekend nieznany okand ukendt ukjent tuntematon neznamy".split()
)
_MISTAKEN = str.maketrans("OolI–—−‐‑年月년월", "0011---------", "日일")


class _Found(NamedTuple):
    """The parts of a day as written, before a calendar is asked."""

    year: str = ""
    month: str | int = ""
    day: str = ""


def partial_day(
    text: str, no_year: str = "", *, day_first: bool | None = None, latest: int | None = None
) -> Partial | None:
    """What a date says, or None where that is not certain: 03/04/1990 may be two days.

    A time of day is left out. `no_year` is a year that stands for none, as Apple names it. A
    year of two digits is one of the hundred years up to `latest`, which is this year.
    """
    if len(text) > LONGEST:
        return None
    latest = latest or time.gmtime().tm_year
    found = _found(text.strip(), day_first=day_first)
    if not found and (plain := plainly(text)) != text:
        found = _found(plain, day_first=day_first)
    if not found and (six := six_digits(text.strip(), latest, day_first=day_first)):
        found = _Found(*six)
    if not found:
        counted = of_spreadsheet(text, latest)
        return (counted.year, counted.month, counted.day) if counted else None
    year = _year(found.year, latest)
    month, day = int(found.month or 0) or None, int(found.day or 0) or None
    if (year, month or 0, day or 0) in _PLACEHOLDERS:
        return None
    if year and latest < year <= latest + _BUDDHIST and year > _OLDEST_BUDDHIST:
        year -= _BUDDHIST
    if year in _NO_YEAR or (no_year.isdecimal() and year == int(no_year[:9])):
        year = None
    # Databases write 1985-00-00 where they know the year, and 1985-12-00 without the day.
    knows_less = year is not None and len(found.year) == 4 and not day
    if (found.month and not month and not knows_less) or (month and not 1 <= month <= 12):
        return None
    longest = calendar.monthrange(year or 2000, month)[1] if month else 31
    if (found.day and not day and not knows_less) or (day and day > longest):
        return None
    return (year, month, day) if year or month or day else None


def says_nothing(text: str) -> bool:
    """What some programs write where there is no date: 0/0/00, 4501-01-01."""
    if not re.search(r"[^\W0_]", text) or folded(text.strip(" .-")) in _NO_DAY:
        return True
    found = _found(text.strip(), day_first=None) if len(text) <= LONGEST else None
    if not found or not all(found):
        return False
    year, month, day = _year(found.year, 0), int(found.month), int(found.day)
    return (year, month, day) in _PLACEHOLDERS or (year in _NO_YEAR and not (month and day))


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


@lru_cache(maxsize=1024)
def _found(text: str, *, day_first: bool | None) -> _Found | None:
    if moment := _MOMENT.fullmatch(text):
        return _eight_digits(moment[1], day_first=day_first)
    written = _TIME.sub("", text).strip(" ,;")
    if any(letter.isdecimal() for letter in written) and not _has_words(written):
        return _in_numbers(written.translate(_MISTAKEN), day_first=day_first)
    return _in_words(text)


def _has_words(text: str) -> bool:
    return re.search(r"[^\W\d_]{2}", re.sub("[年月日년월일]", " ", text)) is not None


def _in_numbers(text: str, *, day_first: bool | None) -> _Found | None:
    for form in _FORMS:
        if match := form.fullmatch(text):
            named = match.groupdict()
            return _Found(*(named.get(part) or "" for part in "ymd"))
    if match := _YEAR_FIRST.fullmatch(text):
        return _Found(match[1], match[3], match[4])
    if match := _MONTH_AND_YEAR.fullmatch(text) or _YEAR_AND_MONTH.fullmatch(text):
        return _Found(match["y"], match["m"])
    if not (match := _NUMBERS.fullmatch(text)):
        return None
    first, mark, second = match[1], match[2], match[3]
    same = int(first) == int(second) or max(int(first), int(second)) > 12
    same = same or 0 in (int(first), int(second))
    if mark == ".":
        day_first = True
    elif day_first is None and not same:
        return None
    # Where the order that the rest of the file has makes no day, the other one does.
    day, month = (first, second) if day_first else (second, first)
    if int(month) > 12:
        day, month = month, day
    return _Found(match[4] or "", month, day)


def _eight_digits(text: str, *, day_first: bool | None) -> _Found | None:
    year, month, day = text[:4], text[4:6], text[6:]
    if int(month) <= 31 and int(day) <= 31 and not 1300 <= int(text[4:]) <= 2100:
        return _Found(year, month, day)
    return _in_numbers(f"{text[:2]}/{text[2:4]}/{text[4:]}", day_first=day_first)


def _in_words(text: str) -> _Found | None:
    """A day with the name of its month; any other word says that it is no day."""
    text = re.sub(r"\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?(?: ?[ap]\.?m\.?)?", " ", text, flags=re.I)
    text = re.sub(r"(?:(?:GMT|UTC)|(?<=\s))[+-]\d{4}\b(?: ?\([^)]*\))?", " ", text)
    if _NO_WORDS.search(text):
        return None
    month, numbers = 0, list[str]()
    for word in _WORD.findall(text):
        if not word.isalpha():
            numbers.append(word)
        elif named := month_of(word):
            if month and folded(word) not in _WEEKDAYS:
                return None
            month = month or named
        elif folded(word) not in _AROUND | _WEEKDAYS:
            return None
    return _by_month(month, numbers) if month and len(numbers) <= 2 else None


def _by_month(month: int, numbers: list[str]) -> _Found | None:
    years = [number for number in numbers if len(number) > 2]
    days = [number for number in numbers if len(number) <= 2]
    if len(years) > 1 or any(len(year.strip("'")) not in (2, 4) for year in years):
        return None
    if len(days) == 2:
        # 29-May-80 and May 29, 80; but 80 May 29 where the first is no day.
        day, year = days if int(days[0]) <= 31 else reversed(days)
        return _Found(year, month, day)
    if not years and days and int(days[0].strip("'")) > _LONGEST_MONTH:
        years, days = days, []  # April 85
    return _Found(years[0] if years else "", month, days[0] if days else "")


def _year(written: str, latest: int) -> int | None:
    if not written:
        return None
    year = int(written.strip("'"))
    if len(written.strip("'")) != 2:
        return year
    return latest - (latest - year) % 100
