"""Days as few programs but many people write them, in a plainer form: 22 XII 1985, 22.12.????."""

from __future__ import annotations

import re
from datetime import date, timedelta

_MONTHS = "I II III IV V VI VII VIII IX X XI XII".split()
# The year before the first of each: Japan's eras since 1868, and the Republic's in Taiwan.
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_ERAS |= {"民國": 1911, "民国": 1911}
_OF_ERA = re.compile(rf"({'|'.join(_ERAS)}) ?(\d{{1,3}}|元)年")
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")
_FIRST, _OLDEST = date(1899, 12, 30), 3_654
_AROUND = (
    (re.compile(r"^(?:\*|(?:born|geb(?:oren)?|née?|b)\.?(?: on| am| le)?) *(?=\d)", re.I), ""),
    (re.compile(r" *\([^()]*\)$"), ""),
    (re.compile(r" *\b(?:r|rok|roku|г|года|р|року)\.?$"), ""),
    (re.compile(r"(?<=\d)°"), ""),
    (re.compile(r"[?Xx_]{4}"), "0000"),
    (re.compile(r" *([./-]) *"), r"\1"),
)
_FORMS = (
    (re.compile(r"(\d{1,2})[ ./-]*([IVX]{1,4})[ ./-]*(\d{4}|\d\d|)\.?"), "{0}.{1}.{2}"),
    (re.compile(r"(\d{4})[ ./-]*([IVX]{1,4})[ ./-]*(\d{1,2})\.?"), "{0}-{1}-{2}"),
    (re.compile(r"(\d{1,2})([月월]) ?(\d{1,2})[日일]?"), "--{0:0>2}-{2:0>2}"),
    (re.compile(r"(\d{1,2})([ ,·])(\d{1,2})\2(\d{4})"), "{0}/{2}/{3}"),
    (re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})\."), "{0}-{1}-{2}"),
)


def plainly(text: str) -> str:
    """The same day in a form that is read; the text itself where it is no odd form."""
    text = _OF_ERA.sub(_year_of_era, text.strip())
    for form, plain in _AROUND:
        text = form.sub(plain, text)
    for form, written in _FORMS:
        if found := form.fullmatch(text):
            parts = [_month(part) for part in found.groups()]
            return written.format(*parts) if all(part is not None for part in parts) else text
    return text


def of_spreadsheet(text: str, latest: int) -> date | None:
    """A day counted from the end of 1899, as spreadsheets do: 31110. None for a future one."""
    found = _SERIAL.fullmatch(text.strip())
    if not found or int(found[1]) < _OLDEST:
        return None
    day = _FIRST + timedelta(days=int(found[1]))
    return day if day.year <= latest else None


def _year_of_era(found: re.Match[str]) -> str:
    count = 1 if found[2] == "元" else int(found[2])
    return f"{_ERAS[found[1]] + count}年"


def _month(part: str) -> str | None:
    """The month of a Roman numeral, 1 to 12; None for any other."""
    if not part or part[0] not in "IVX":
        return part
    return str(_MONTHS.index(part) + 1) if part in _MONTHS else None
