"""Unusual ways to write a date, converted to a plainer one: 22 XII 1985, 22.12.????."""

from __future__ import annotations

import re
from datetime import date, timedelta

_MONTHS = "I II III IV V VI VII VIII IX X XI XII".split()
# The year before the first of each: Japan's eras since 1868, and the Republic's in Taiwan.
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_ERAS |= {"民國": 1911, "民国": 1911}
_ERAS |= {"M": 1867, "T": 1911, "S": 1925, "H": 1988, "R": 2018}
_BY_LETTER = re.compile(r"([MTSHR])(\d{1,2})([./-])(\d{1,2})\3(\d{1,2})")
_OF_ERA = re.compile(rf"({'|'.join(_ERAS)}) ?(\d{{1,3}}|元)年")
# Months in letters that are no words to a pattern, or that grow together with others, by CLDR.
_IN_LETTERS = """
มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน \
กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม
ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.
ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר
يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
"""
_LETTERS = {
    name: number
    for line in _IN_LETTERS.strip().splitlines()
    for number, name in enumerate(line.split(), 1)
}
_BY_LETTERS = (
    rf"(?:(?:วันที่|يوم) *)?(\d{{1,2}}) *ב?({'|'.join(map(re.escape, _LETTERS))})[,،]? *"
    r"(?:[พค]\.ศ\. *)?(\d{4})"
)
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")
_OF_WEEK = re.compile(r"([12]\d{3})-?W(\d\d)-?([1-7])", re.ASCII)
_OF_YEAR = re.compile(r"(1[89]\d\d|20\d\d)-?([0-3]\d\d)", re.ASCII)
_SIX = re.compile(r"\d{6}", re.ASCII)
_FIRST, _OLDEST = date(1899, 12, 30), 3_654
# Compiled for the first odd day, if any comes.
_AROUND = (
    (r"(?i)^(?:\*|(?:born|geb(?:oren)?|née?|b)\.?(?: on| am| le)?) *(?=\d)", ""),
    (r" *\([^()]*\)$", ""),
    (r" *\b(?:r|rok|roku|г|года|р|року)\.?$", ""),
    (r"(?<=\d)°", ""),
    (r"[?Xx_]{4}", "0000"),
    (r" *([./-]) *", r"\1"),
)
_FORMS = (
    (r"(?i)(\d{1,2})[ ./-]*([IVX]{1,4})[ ./-]*(\d{4}|\d\d|)\.?", "{0}.{1}.{2}"),
    (r"(?i)(\d{4})[ ./-]*([IVX]{1,4})[ ./-]*(\d{1,2})\.?", "{0}-{1}-{2}"),
    (r"([IVX]{1,4})[ ./-]+(\d{4})\.?", "{1}-{0:0>2}"),
    (r"(\d{4})年 ?(\d{1,2})月|(\d{4})년 ?(\d{1,2})월", "{0}-{1:0>2}"),
    # As the North writes it, where the day comes first: 9/4-85.
    (r"(\d{1,2})/(\d{1,2})[- ]?-[- ]?'?(\d{4}|\d\d)", "{0}.{1}.{2}"),
    (r"(\d{1,2})/(\d{1,2}) (\d{4})", "{0}/{1}/{2}"),
    (r"(3[2-9]|[4-9]\d) (\d\d) (\d\d)", "{0}-{1}-{2}"),
    (r"(?i)(?:ngày )?(\d{1,2}) tháng (\d{1,2}),? (?:năm )?(\d{4})", "{0}.{1}.{2}"),
    (r"(\d{1,2})([月월]) ?(\d{1,2})[日일]?", "--{0:0>2}-{2:0>2}"),
    (r"(\d{1,2})([ ,·])(\d{1,2})\2(\d{4}|\d\d)", "{0}/{2}/{3}"),
    (r"(\d{4})[./](\d{1,2})[./](\d{1,2})\.", "{0}-{1}-{2}"),
)


def plainly(text: str) -> str:
    """The same date in a form that `days` parses; the text itself if it is no unusual form."""
    text = _OF_ERA.sub(_year_of_era, text.strip())
    text = _BY_LETTER.sub(lambda f: f"{_ERAS[f[1]] + int(f[2])}-{f[4]}-{f[5]}", text)
    if not text.isascii():
        text = re.sub(_BY_LETTERS, lambda f: f"{f[1]}.{_LETTERS[f[2]]}.{f[3]}", text)
    if counted := of_the_year(text):
        return counted.isoformat()
    for form, plain in _AROUND:
        text = re.sub(form, plain, text)
    for form, written in _FORMS:
        if found := re.fullmatch(form, text):
            parts = [_month(part) for part in found.groups() if part is not None]
            return written.format(*parts) if all(part is not None for part in parts) else text
    return text


def of_spreadsheet(text: str, latest: int) -> date | None:
    """A date as a spreadsheet's serial number: 31110. None for a future one."""
    found = _SERIAL.fullmatch(text.strip())
    if not found or int(found[1]) < _OLDEST:
        return None
    day = _FIRST + timedelta(days=int(found[1]))
    return day if day.year <= latest else None


def of_the_year(text: str) -> date | None:
    """A week date or an ordinal date of ISO 8601: 1985-W15-2, 1985-099."""
    try:
        if found := _OF_WEEK.fullmatch(text):
            return date.fromisocalendar(*(int(part) for part in found.groups()))
        if found := _OF_YEAR.fullmatch(text):
            first, count = date(int(found[1]), 1, 1), int(found[2])
            day = first + timedelta(days=count - 1)
            return day if count and day.year == first.year else None
    except ValueError:
        pass  # no week has a day of this number
    return None


def six_digits(text: str, latest: int, *, day_first: bool | None) -> tuple[str, str, str] | None:
    """Year, month and day of 850409 and 090485, if only one reading is a date.

    `latest` is this year. Without `day_first`, the order of day and month has to be certain.
    """
    if not _SIX.fullmatch(text):
        return None
    one, two, three = text[:2], text[2:4], text[4:]
    orders = ((one, two, three), (three, two, one), (three, one, two))
    is_read = (True, day_first is not False, day_first is not True)
    wanted = zip(orders, is_read, strict=True)
    days = {order: _real(order, latest) for order, wants in wanted if wants}
    found = {day: order for order, day in days.items() if day}
    return next(iter(found.values())) if len(found) == 1 else None


def _real(order: tuple[str, str, str], latest: int) -> date | None:
    year, month, day = map(int, order)
    try:
        return date(latest - (latest - year) % 100, month, day)
    except ValueError:
        return None


def _year_of_era(found: re.Match[str]) -> str:
    count = 1 if found[2] == "元" else int(found[2])
    return f"{_ERAS[found[1]] + count}年"


def _month(part: str) -> str | None:
    """The month of a Roman numeral, 1 to 12; None for any other."""
    if not part or part[0] not in "IVXivx":
        return part
    return str(_MONTHS.index(part.upper()) + 1) if part.upper() in _MONTHS else None
