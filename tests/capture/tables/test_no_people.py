"""What is no address book is said to be none, and nobody is made of it."""

from __future__ import annotations

import pytest

from cookout.capture.intake.file import File
from cookout.capture.tables import guessing, row_reader, sniffing
from cookout.capture.tables.guessing import guess
from cookout.vcard import foreign_files
from cookout.vcard.envelope import SkippedCard
from cookout.vcard.foreign_files import CHAT, CODE, DATABASE


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
        "- [ ] call Ann, ask about the car\n- [x] buy milk, eggs\n- [ ] write Bo\n",
        "Dear Ann,\n\nthank you, Bo and Cy are well.\n\nBest,\nDee\n",
        "Two roads diverged in a wood,\nAnd sorry I could not travel both\nAnd be one, I stood\n",
        "- Ann Bee, 818 555 0147\n- Bo Cee, 818 555 0148\n",
        "1,2,3\n4,5,6\n7,8,9\n",
        "5550147,5550148\n5550149,5550150\n",
        "time,temperature\n2026-11-29 10:00,21.5\n2026-11-29 11:00,22.0\n",
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
        ("Date,Name,Amount\n2026-11-01,Ann Bee,-4.50\n", guessing.PAYMENTS),
        ("01.11.2026;Ann Bee;Rent;-900,00\n02.11.2026;Bo Cee;Food;-12,50\n", guessing.PAYMENTS),
        ("Name,Gross,Fee,Net,From Email\nAnn,1.00,0.1,0.9,a@example.org\n", guessing.PAYMENTS),
        ("Name,Description,Price\nApple Pie,Sweet and warm,4.99\n", guessing.GOODS),
        ("Name,SKU,Qty\nHammer,H-1,10\nNails,N-2,500\n", guessing.GOODS),
        ("Title,Author,ISBN\nDune,Frank Herbert,9780441013593\n", guessing.GOODS),
        ("Name,Number,Date and Time,Duration,Type\nAnn,1,2026-11-29,65,In\n", guessing.CALLS),
        ("Date,From,To,Text\n2026-11-29,+18185550147,+18185550148,Hi\n", guessing.TEXTS),
        ("Event Name,Start Date,End Date\nPicnic,2026-11-29,2026-11-29\n", guessing.CALENDAR),
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


LOG_LINES = (
    '10.0.0.9 - ann [10/Oct/2026:13:55:36 -0700] "GET /a, HTTP/1.0" 200 23\n',
    "192.168.1.1,2026-11-29T10:00:00Z,GET,/index.html,200,512\n",
    "Nov 29 12:00:01 host sshd[1]: Accepted publickey for ann, port 22\n",
    "2026-11-29 09:00:01,123 INFO starting up, port 80\n",
)


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        *((line * 3, foreign_files.LOG) for line in LOG_LINES),
        ("INSERT INTO c (name, mail) VALUES ('Ann', 'a@example.org');\n" * 2, DATABASE),
        ("-- MySQL dump\nDROP TABLE `p`;\nINSERT INTO `p` VALUES (1,'Ann'),(2,'Bo');\n", DATABASE),
        (
            "SET a = 0;\nCOPY public.p (id, name, email) FROM stdin;\n1\tAnn\ta@example.org\n",
            DATABASE,
        ),
        (
            "import os, sys\nfrom a import b\n\ndef f(x, y):\n    return x + y\nprint(f(1), 3)\n",
            CODE,
        ),
        ("const a = f('x'), b = 3;\nfunction g(a, b) { return a; }\ng(1, 2);\n", CODE),
        ("body { margin: 0; }\n.a, .b { color: red; }\n", CODE),
        ("[user]\nname = Ann Bee\nemail = ann@example.org\n", foreign_files.SETTINGS),
        ("NAME=Ann\nPHONE=818 555 0147\n", foreign_files.SETTINGS),
        ("[11/29/26, 9:00:01 AM] Ann: Hi, how are you?\n[11/29/26, 9:01:00 AM] Bo: Fine.\n", CHAT),
        ("11/29/26, 10:01 - Ann: Hi, Bo\n11/29/26, 10:02 - Bo: Hello, Ann\n", CHAT),
        ("29.11.26, 10:01 - Ann: Hallo\n29.11.26, 10:02 - Bo: Hi\n", CHAT),
        (":20:STARTUMS\n:25:100/123\n:61:2611D4,50\n", foreign_files.BANK_STATEMENT),
        ("!Type:Bank\nD11/01/2026\nT-4.50\nPAnn Bee\n^\n", foreign_files.BANK_STATEMENT),
        ("\ufeffBEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n", foreign_files.CALENDAR),
        ('\ufeff{"name": "Ann"}', foreign_files.JSON),
        ("[1, 2, 3]", foreign_files.JSON),
        ('{"level":"info","msg":"on, now"}\n{"level":"warn","msg":"slow"}\n', foreign_files.JSON),
        ("<table>\n<tr><td>Ann</td><td>818 555 0147</td></tr>\n</table>", foreign_files.WEB_PAGE),
        ('<?xml version="1.0"?>\n<!DOCTYPE html>\n<html></html>', foreign_files.WEB_PAGE),
    ],
)
def test_a_file_of_a_known_kind_is_called_by_its_name(content: str, wrong: str) -> None:
    assert read(content).wrong == wrong


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("Ann Bee,818 555 0147\nBo Cee,818 555 0148\n", ["Ann Bee", "Bo Cee"]),
        ("Weber;Anna;0170 5550103\nStein;Bo;0170 5550104\n", ["Anna Weber", "Bo Stein"]),
        ("Name;Phone;Note\nAnn Bee;818 555 0147;(work);\n", ["Ann Bee"]),
        ("private;Ann Bee;818 555 0147\nprivate;Bo Cee;818 555 0148\n", ["Ann Bee", "Bo Cee"]),
        ("Name,Phone,Price\nAnn Bee,818 555 0147,9.99\n", ["Ann Bee"]),
        ("| Name | Phone |\n|---|---|\n| Ann Bee | 818 555 0147 |\n", ["Ann Bee"]),
    ],
)
def test_real_contacts_are_still_read(content: str, names: list[str]) -> None:
    rows, _ = read(content).rows()
    assert [row.reading.name for row in rows] == names


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("'0170 5550103", "0170 5550103"),
        ('"=""0170 5550103"""', "0170 5550103"),
        ('="0170"', "0170"),
        ("'+1 818 555 0147", "+1 818 555 0147"),
        ("8185550147.0", "8185550147"),
        ("8.18555E+09", "8.18555E+09"),
    ],
)
def test_a_cell_is_read_without_what_a_spreadsheet_needs(cell: str, value: str) -> None:
    (row,), _ = read(f"Name,Phone,Note\nAnn Bee,{cell},x\n").rows()
    assert [point.value for point in row.reading.points] == [value]


@pytest.mark.parametrize("cell", ["#N/A", "#REF!", "-", "n/a", "(null)", "?"])
def test_what_stands_for_no_number_is_none(cell: str) -> None:
    (row,), _ = read(f"Name,Phone,Note\nAnn Bee,{cell},x\n").rows()
    assert not row.reading.points
