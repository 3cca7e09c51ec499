"""What is no address book is said to be none, and nobody is made of it."""

from __future__ import annotations

import pytest

from cookout.capture.intake.file import File
from cookout.capture.tables import guessing, row_reader, sniffing
from cookout.capture.tables.guessing import guess
from cookout.vcard.envelope import SkippedCard


def read(content: str) -> File:
    table = sniffing.read(content.encode())
    mapping = None if table.wrong else guess(table.headers, table.sample())
    return File(content.encode(), table, mapping)


@pytest.mark.parametrize(
    "content",
    [
        "milk, 2 liters\nbread, one loaf\neggs, 12\nbutter, salted\n",
        "milk,2,1.20\nbread,1,3.50\neggs,12,4.00\n",
        "It was the best of times, it was the worst of times, it was\nof Light, it was dark, so\n",
        "import os, sys\nfrom a import b, c\n\ndef f(x, y):\n    return x + y\nprint(f(1, 2), 3)\n",
        "2026-11-29 09:00:01,123 INFO starting up, port 80\n2026-11-29 09:00:02,4 WARN slow, 3s\n",
        "- [ ] call Ann, ask about the car\n- [x] buy milk, eggs\n- [ ] write Bo\n",
        "[11/29/26, 9:00:01 AM] Ann: Hi, how are you?\n[11/29/26, 9:01:00 AM] Bo: Fine, thanks.\n",
        "city,country,lat,lng\nBerlin,Germany,52.5,13.4\nParis,France,48.9,2.35\n",
    ],
)
def test_text_with_commas_is_no_table_of_people(content: str) -> None:
    file = read(content)
    assert file.wrong in (sniffing.NO_TABLE, guessing.NOBODY)
    assert file.rows() == ([], [SkippedCard(1, file.wrong)])
    assert not file.question
    assert not file.doubt


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        ("Date,Description,Amount\n2026-11-01,Coffee Shop,-4.50\n", guessing.PAYMENTS),
        ("Buchungstag;Empfänger;Betrag\n01.11.2026;Anna Meier;900,00\n", guessing.PAYMENTS),
        ("url,username,password\nhttps://example.org,ann@example.org,x\n", guessing.PASSWORDS),
        ("type,name,login_uri,login_password\nlogin,A,https://a.example,x\n", guessing.PASSWORDS),
        ("Number,Name,Date,Duration,Type\n+12125550190,Ann,2026-11-29,65,In\n", guessing.CALLS),
        ("Subject,Start Date,Start Time\nLunch with Ann,11/29/2026,12:00\n", guessing.CALENDAR),
        ("Ann Bee <ann@example.org>\nBo Cee <bo@example.org>\n", sniffing.ADDRESSEES),
        ("Ann <ann@example.org>, Bo <bo@example.org>, cy@example.org", sniffing.ADDRESSEES),
        (
            "From: Ann <ann@example.org>\nTo: Bo <bo@example.org>\nSubject: Hi, Bo\n\nHi\n",
            "This is an email. Export your contacts as a .vcf file and import that.",
        ),
    ],
)
def test_what_else_it_is_is_said(content: str, wrong: str) -> None:
    assert read(content).wrong == wrong


def test_tables_of_people_may_have_such_columns_too() -> None:
    for content in ("Name,Amount\nAnn Bee,5\n", "Name,Type,Duration\nAnn Bee,x,3\n"):
        (row,), refused = read(content).rows()
        assert (row.reading.name, refused) == ("Ann Bee", [])


def test_a_ruled_line_is_nobody() -> None:
    rows, refused = read("| Name | Email |\n|---|---|\n| Ann Bee | ann@example.org |\n").rows()
    assert [row.reading.name for row in rows] == ["Ann Bee"]
    assert [one.reason for one in refused] == [row_reader.RULED]
