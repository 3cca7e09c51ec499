"""Days as address books write them, in cards and tables and in nine languages."""

from __future__ import annotations

import pytest

from cookout.vcard.day_order import both_days, day_comes_first, days_on_cards, may_be_two
from cookout.vcard.days import Partial, partial_day, says_nothing
from cookout.vcard.envelope import read
from cookout.vcard.person import read_person

MAY_9 = (1980, 5, 9)


@pytest.mark.parametrize(
    "text",
    [
        *("May 9, 1980", "9 May 1980", "9th of May 1980", "Friday, May 9, 1980", "9-May-80"),
        *("9. Mai 1980", "Freitag, 9. Mai 1980", "9 mai 1980", "vendredi 9 mai 1980"),
        *("9 de mayo de 1980", "9 mei 1980", "9 maggio 1980", "9 de maio de 1980"),
        *("9 maja 1980", "9 maj 1980", "den 9 maj 1980", "9 MAY 1980", "may 9 '80"),
        *("5/9/1980 12:00:00 AM", "9.5.80", "09.05.1980", "20. 5. 1980"[:0] + "9. 5. 1980"),
        *("19800509", "19800509000000", "19800509120000Z", "19800509120000.0Z", "198005091200"),
        *("1980-5-9", "1980/05/09", "1980.05.09", "1980-05--09", "1980–05–09", "198O-O5-09"),
        *("1980-05-09T00:00:00Z", "1980-05-09 00:00", "19800509T231000Z", "80-05-09"),
        *("Fri, 9 May 1980 00:00:00 GMT", "Fri May 09 1980 00:00:00 GMT+0100 (CET)"),
    ],
)
def test_a_day_may_be_written_in_many_ways(text: str) -> None:
    assert partial_day(text, day_first=False, latest=2026) == MAY_9


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1/1", (None, 1, 1)),
        ("850409", (1985, 4, 9)),
        ("311285", (1985, 12, 31)),
        ("123185", (1985, 12, 31)),
        ("991231", (1999, 12, 31)),
        ("9.IV.1985", (1985, 4, 9)),
        ("9-iv-1985", (1985, 4, 9)),
        ("IV 1985", (1985, 4, None)),
        ("9 avr. 1985", (1985, 4, 9)),
        ("1985年4月9日", (1985, 4, 9)),
        ("1985年4月", (1985, 4, None)),
        ("S60.4.9", (1985, 4, 9)),
        ("1985-W15-2", (1985, 4, 9)),
        ("1985-099", (1985, 4, 9)),
        ("1985099", (1985, 4, 9)),
        ("1985-W54-1", None),
        ("1985-W15", None),
        ("1985-366", None),
        ("31146", (1985, 4, 9)),
        ("--0409", (None, 4, 9)),
        ("---09", (None, None, 9)),
        ("1985-04", (1985, 4, None)),
        ("4/85", (1985, 4, None)),
        ("85-04", (1985, 4, None)),
        ("Apr-85", (1985, 4, None)),
        ("9/4-85", (1985, 4, 9)),
        ("9 april 1985 kl 12:00", (1985, 4, 9)),
        ("9. April 1985, 12:00 Uhr", (1985, 4, 9)),
        ("9 Απριλίου 1985", (1985, 4, 9)),
        ("9 aprill 1985", (1985, 4, 9)),
        ("9 tháng 4, 1985", (1985, 4, 9)),
        ("2528-04-09", (1985, 4, 9)),
        ("spring 1985", None),
        ("Q2 1985", None),
        ("2. Quartal 1985", None),
        ("circa 1985", None),
        ("101112", None),
        ("123456", None),
        ("12/25", (None, 12, 25)),
        ("25/12", (None, 12, 25)),
        ("25.12.", (None, 12, 25)),
        ("12-25", (None, 12, 25)),
        ("13 May", (None, 5, 13)),
        ("1er janvier", (None, 1, 1)),
        ("5/29/80", (1980, 5, 29)),
        ("5/29/26", (2026, 5, 29)),
        ("5/29/27", (1927, 5, 29)),
        ("Tue, 22 Dec 2009", (2009, 12, 22)),
        ("3 marca", (None, 3, 3)),
        ("3 września 1999", (1999, 9, 3)),
        ("3. Jänner", (None, 1, 3)),
        ("15 Nov 2019", (2019, 11, 15)),
        ("0001-05-09", (None, 5, 9)),
        ("1604-04-15", (None, 4, 15)),
        ("Mai 1980", (1980, 5, None)),
        ("1985-00-00", (1985, None, None)),
        ("12-1985", (1985, 12, None)),
        ("DEC-22-1985", (1985, 12, 22)),
        ("22.12.1985 r.", (1985, 12, 22)),
        ("22 декабря 1985 г.", (1985, 12, 22)),
        ("22. joulukuuta 1985", (1985, 12, 22)),
        ("22 грудня 1985", (1985, 12, 22)),
        ("22 XII 1985", (1985, 12, 22)),
        ("4.V.76", (1976, 5, 4)),
        ("1985. XII. 22.", (1985, 12, 22)),
        ("1985. 3. 4.", (1985, 3, 4)),
        ("22 . 12 . 1985", (1985, 12, 22)),
        ("22 12 1985", (1985, 12, 22)),
        ("3月4日", (None, 3, 4)),
        ("3월 4일", (None, 3, 4)),
        ("昭和60年3月4日", (1985, 3, 4)),
        ("14 มกราคม 2528", (1985, 1, 14)),
        ("วันที่ 5 พ.ค. พ.ศ. 2528", (1985, 5, 5)),
        ("14 בינואר 1985", (1985, 1, 14)),
        ("٢٣ أبريل ١٩٨٥", (1985, 4, 23)),
        ("令和元年5月1日", (2019, 5, 1)),
        ("民國74年3月4日", (1985, 3, 4)),
        ("22.12.????", (None, 12, 22)),
        ("XXXX-12-22", (None, 12, 22)),
        ("* 22.12.1985", (1985, 12, 22)),
        ("born 22 Dec 1985", (1985, 12, 22)),
        ("1985-12-22 (Sunday)", (1985, 12, 22)),
        ("1° gennaio 1970", (1970, 1, 1)),
        ("31110", (1985, 3, 4)),
        ("31110.0", (1985, 3, 4)),
        ("90210", None),
        ("2009-13-45", None),
        ("22 XIV 1985", None),
        ("03/04/1990", None),
        ("9/5", None),
        ("31 April 1990", None),
        ("9 May, ask Dana", None),
        ("about 1980", None),
        ("12", None),
        ("+1 555 0100", None),
    ],
)
def test_a_day_is_read_as_far_as_it_is_certain(text: str, day: Partial | None) -> None:
    assert partial_day(text, latest=2026) == day


@pytest.mark.parametrize(
    "text",
    [
        *("4501-01-01", "1/1/4501", "01.01.4501 00:00:00", "0001-01-01", "0001-01-01T00:00:00"),
        *("0/0/00", "0000-00-00", "1899-12-30", "9999-12-31", "16010101000000Z", ""),
        *("1/0/1900", "1900-01-01", "01.01.1904", "n/a", "unknown", "Unbekannt", "-", "--"),
    ],
)
def test_what_stands_for_no_day_is_none(text: str) -> None:
    assert partial_day(text) is None
    assert says_nothing(text)
    card = f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoe\r\nBDAY:{text}\r\nEND:VCARD\r\n"
    reading = read_person(read(card.encode()).cards[0])
    assert (reading.birthday, reading.related) == (None, ())


def test_a_day_that_may_be_two_is_known_as_such() -> None:
    assert may_be_two("3/4/1990")
    assert may_be_two("3/4")
    assert not may_be_two("3.4.1990")
    assert not may_be_two("25/12/1990")
    assert not says_nothing("3/4/1990")
    assert both_days("03/04/1985") == ((1985, 3, 4), (1985, 4, 3))
    assert both_days("03041985") == both_days("3-4-1985 00:00") == both_days("03/04/1985")
    assert both_days("4/4/1985") is both_days("19850304") is both_days("1/2 cup of milk") is None


def test_the_days_of_a_file_of_cards_are_found_without_reading_it() -> None:
    cards = (
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Bo Bday: none\r\nBDAY;VALUE=text:03/04/1985\r\n"
        b"bday:04/05/1985\nitem1.X-ABDATE;type=pref:5/6\r\nX-Evolution-Anniversary:6/7/99\r\n"
        b"X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;7/8/1999;1;;\r\nEND:VCARD\r\n"
    )
    days = {"03/04/1985", "04/05/1985", "5/6", "6/7/99", "7/8/1999"}
    assert {day for day in days_on_cards(cards) if may_be_two(day)} == days


def test_cards_and_tables_read_days_alike() -> None:
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoe\r\nBDAY:May 9\\, 1980\r\nEND:VCARD\r\n"
    assert read_person(read(card.encode()).cards[0]).birthday == MAY_9


def test_six_digits_are_asked_about_where_they_are_two_days() -> None:
    assert both_days("090485") == ((1985, 9, 4), (1985, 4, 9))
    assert day_comes_first(["090485", "311285"]) is True
    assert both_days("850409") is both_days("101112") is None
