"""Any bytes at all become headings and rows, or one sentence that says why not."""

from __future__ import annotations

import io
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cookout.capture.tables import sniffing
from cookout.capture.tables.lines import LONGEST_LINE, TOO_LONG, UNCLOSED, TableLine, records
from cookout.capture.tables.sniffing import SIDEWAYS, Table, read
from cookout.vcard.envelope import SkippedCard
from cookout.vcard.text_encoding import codec_of

HEADINGS = "First Name,Last Name,Phone,Notes"


def table(*lines: str, codec: str = "utf-8", ending: str = "\n") -> Table:
    return read(ending.join([*lines, ""]).encode(codec))


def cells(found: Table) -> list[list[str]]:
    return [row.cells for row in found.rows() if isinstance(row, TableLine)]


def refused(found: Table) -> dict[int, str]:
    return {row.line: row.reason for row in found.rows() if isinstance(row, SkippedCard)}


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_with_a_mark_and_without(codec: str) -> None:
    found = table(HEADINGS, "Zoë,Müller,123,€ 5", codec=codec)
    assert found.headers == tuple(HEADINGS.split(","))
    assert cells(found) == [["Zoë", "Müller", "123", "€ 5"]]


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ("cp1252", "Jörg Groß, Hélène Lefèvre, Núñez, Conceição, Sørensen"),
        ("cp1250", "Wałęsa, Świątek, Żółć"),
        ("cp1250", "Dvořák, Jiří, Černý, Němec"),
        ("cp1250", "Győző, Dénes, Szűcs"),
        ("cp1251", "Пётр Иванов, Київ"),
        ("cp1253", "Γιώργος Παπαδόπουλος"),
        ("cp1254", "Ayşe Yıldız, Şükrü, İbrahim Doğan"),
        ("cp1255", "שלום כהן, תל אביב"),
        ("cp1256", "محمد علي, القاهرة"),
        ("cp1257", "Jānis Bērziņš, Kęstutis Ąžuolas"),
    ],
)
def test_the_old_windows_pages_are_told_apart_by_their_words(page: str, names: str) -> None:
    content = f"Name;Phone\n{names};123\n".encode(page)
    assert cells(read(content)) == [[names, "123"]]


def test_one_torn_letter_does_not_spoil_a_file_in_utf_8() -> None:
    content = "Name,Town\nZoë,Köln\nJosé,Málaga\nLéa,Nîmes\n".encode() + b"Ren\xe9e,Paris\n"
    assert codec_of(content) == "utf-8"
    assert cells(read(content))[-1] == ["Renée", "Paris"]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_the_separator_is_the_one_that_all_rows_agree_on(separator: str, ending: str) -> None:
    lines = [["Name", "Address", "Phone"], ["Ana", '"Main St 1, Town; x|y\tz"', "1"]]
    lines += [["Bo", "Side St 2", "3"], ["Cy", '"A, B"', "4"]]
    found = table(*(separator.join(line) for line in lines), ending=ending)
    assert found.separator == separator
    assert [row[2] for row in cells(found)] == ["1", "3", "4"]
    assert cells(found)[0][1] == "Main St 1, Town; x|y\tz"


def test_commas_in_addresses_do_not_outvote_the_semicolon() -> None:
    found = table("Name;Address", "Ana;Main St 1, Town", "Bo;Side St 2, Town", "Cy;A 3, Town")
    assert cells(found)[0] == ["Ana", "Main St 1, Town"]


def test_a_program_may_name_its_separator_first() -> None:
    found = table("sep=;", "Name;Phone", "Ana;1,2")
    assert (found.headers, cells(found)) == (("Name", "Phone"), [["Ana", "1,2"]])
    assert cells(table('sep="', "Name,Phone", "Ana,1"))[-1] == ["Ana", "1"]


def test_one_column_is_a_table_too() -> None:
    assert cells(table("Email", "ana@example.com", "bo@example.com")) == [
        ["ana@example.com"],
        ["bo@example.com"],
    ]


def test_lines_above_the_headings_are_passed_over() -> None:
    found = table("Notes:", '"Some mail, you may notice,', 'is missing."', "", HEADINGS, "A,B,1,")
    assert (found.header_line, found.headers[0], cells(found)) == (
        5,
        "First Name",
        [["A", "B", "1", ""]],
    )


def test_a_table_without_headings_keeps_its_first_row() -> None:
    found = table("Ana Berg,ana@example.com", "Bo Lund,bo@example.com")
    assert found.headers == ("Column 1", "Column 2")
    assert len(cells(found)) == 2


def test_quotation_marks_hold_separators_line_ends_and_themselves() -> None:
    found = table(HEADINGS, 'A,"Smith, Jr.",1,"said ""hi"",', 'twice"', 'B,"",2, "x" ')
    assert cells(found) == [["A", "Smith, Jr.", "1", 'said "hi",\ntwice'], ["B", "", "2", "x"]]


def test_quotation_marks_that_nobody_doubled_are_text() -> None:
    found = table(HEADINGS, 'Al "Ace",Berg,"5"" ","The "big" one, yes"', '"Bo" B,Lund,2,')
    assert cells(found) == [
        ['Al "Ace"', "Berg", '5" ', 'The "big" one, yes'],
        ['"Bo" B', "Lund", "2", ""],
    ]


def test_an_unclosed_quotation_mark_costs_one_row_and_names_it() -> None:
    found = table(HEADINGS, "A,A,1,", 'B,"B,2,', 'C,"C, Jr.",3,', "D,D,4,", 'E,E,5,"two', 'lines"')
    assert [row[0] for row in cells(found)] == ["A", "C", "D", "E"]
    assert refused(found) == {3: UNCLOSED}


def test_what_an_unclosed_note_leaves_behind_is_named_line_by_line() -> None:
    found = table(HEADINGS, 'A,A,1,"begun', "and never", "ended", "B,B,2,", "C,C,3,")
    assert [row[0] for row in cells(found)] == ["B", "C"]
    assert list(refused(found)) == [2, 3, 4]
    assert "line 2" in refused(found)[4]


def test_rows_between_two_stray_quotation_marks_are_not_swallowed() -> None:
    found = table(HEADINGS, 'A,"A,1,x', "B,B,2,x", "C,C,3,x", 'D,D",4,x', "E,E,5,x")
    assert [row[0] for row in cells(found)] == ["B", "C", "D", "E"]
    assert list(refused(found)) == [2]


def test_a_note_of_several_lines_with_commas_is_one_note() -> None:
    note = "Kids: Al, Bo\nlikes tea, milk, and rye\nbye, now"
    found = table(HEADINGS, f'A,A,1,"{note}"', "B,B,2,")
    assert cells(found)[0][3] == note
    assert refused(found) == {}


def test_zero_bytes_and_blank_rows_are_no_content() -> None:
    found = read(b"Name,Phone\nAn\0a,1\0\n,\n\n ,\t\nBo,2\n")
    assert cells(found) == [["Ana", "1"], ["Bo", "2"]]


def test_every_row_knows_its_line() -> None:
    found = table(HEADINGS, "", 'A,A,1,"x', 'y"', "", "B,B,2,")
    assert [row.line for row in found.rows()] == [3, 6]


def packed(*names: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in names:
            archive.writestr(name, "x" * 50)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n\n", "empty"),
        (b"\xff\xfe", "empty"),
        (b"\0" * 500, "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(100), "picture"),
        (packed("holiday.jpg"), "compressed file"),
        (packed("Connections.csv", "messages.csv"), "Connections.csv"),
        (packed("[Content_Types].xml", "xl/workbook.xml"), "save it as CSV"),
        (packed("[Content_Types].xml", "word/document.xml"), "office document"),
        (b'[{"name": "Ana"}]', "JSON"),
        (b'{"name": "Ana"}', "JSON"),
        (b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana\r\nEND:VCARD\r\n", "contact cards"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "calendar"),
        (b"<!DOCTYPE html><html><body>Ana, Bo</body></html>", "web page"),
        (b"<?xml version='1.0'?><people/>", "XML"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
        (b"Name,Phone\n" + b"Ana,1\n" * 300_000, "300,001 lines"),
        (b"Name," * 10_000 + b"\nAna,\n", "10,001 columns"),
        (b"Name,Phone\n".ljust(200_000_000), "200 MB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_wrong_file_is_told_what_it_is_and_what_to_do(content: bytes, words: str) -> None:
    found = read(content)
    assert words in found.wrong
    assert found.wrong.endswith(".")
    assert list(found.rows()) == []


HOSTILE = {
    "only quotation marks": b'"' * 3_000_000,
    "only commas": b"," * 3_000_000,
    "opened on every line": b"Name,Phone,Mail\n" + b'a,"b,c\n' * 100_000,
    "opened and closed out of step": b"Name,Phone,Mail\n" + b'5",",\na,b,c\n' * 50_000 + b'x"\n',
    "opened once and never closed": b'Name,Phone,Mail\na,"b,c\n' + b"a,b,c\n" * 100_000,
    "one cell of many megabytes": b'Name,Phone,Mail\na,b,"' + b"x" * 5_000_000 + b'"\n',
    "one note of very many lines": b'Name,Phone,Mail\na,b,"' + b"x\n" * 100_000 + b'"\n',
    "almost a mail": b"Name,Phone,Mail\na,b,a@" + b"b." * 400_000 + b" \n",
    "many columns in each row": b"Name,Phone,Mail\n" + (b"x," * 10_000 + b"\n") * 100,
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_no_file_takes_more_time_than_its_size_asks(content: bytes) -> None:
    start = time.process_time()
    found = read(content)
    assert sum(1 for _ in found.rows()) <= content.count(b"\n") + 1
    assert time.process_time() - start < 15


def test_a_line_longer_than_any_row_is_refused_by_name() -> None:
    found = table("Name,Phone", "Ana,1", "x" * (LONGEST_LINE + 5) + ",2", "Bo,3")
    assert refused(found) == {3: TOO_LONG}
    assert [row[0] for row in cells(found)] == ["Ana", "Bo"]


LINE = st.text(alphabet='ab ,;"\n\t|1@.', max_size=40)


def test_headings_down_the_side_are_said_and_people_called_note_are_people() -> None:
    assert read(b"Name,Ana,Bo\nPhone,1,2\nEmail,a@example.com,b@example.com\n").wrong == SIDEWAYS
    named = ["Note", "1", "a@example.com"], ["Phone", "2", "b@example.com"]
    assert cells(table("Name,Phone,Email", *map(",".join, named))) == [*named]


@settings(deadline=None, max_examples=300)
@given(st.lists(LINE, max_size=8))
def test_every_line_with_content_is_in_a_row_or_refused(lines: list[str]) -> None:
    lines = [f"{line}\n" for text in lines for line in text.split("\n")]
    for width in (0, 3):
        covered: set[int] = set()
        for row in records(lines, ",", width=width):
            covered |= set(
                range(row.line, (row.end if isinstance(row, TableLine) else row.line) + 1)
            )
        missing = [n for n, line in enumerate(lines, 1) if n not in covered]
        assert all(not lines[n - 1].strip(' ,"\n\t') for n in missing)


@settings(deadline=None, max_examples=300)
@given(
    st.lists(
        st.lists(
            st.text(
                st.characters(exclude_characters="\r\0", exclude_categories=["Cs"]), max_size=12
            ),
            min_size=3,
            max_size=3,
        ),
        max_size=6,
    )
)
def test_what_was_written_as_csv_is_read_back(rows: list[list[str]]) -> None:
    quoted = ('"' + cell.replace('"', '""') + '"' for row in rows for cell in row)
    lines = [",".join(three) for three in zip(quoted, quoted, quoted, strict=True)]
    found = table("Name,Phone,Mail", *lines)
    assert cells(found) == [row for row in rows if any(map(str.strip, row))]


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=400))
def test_no_bytes_at_all_are_too_much(content: bytes) -> None:
    found = read(content)
    assert isinstance(found.wrong, str)
    assert all(row.line > 0 for row in found.rows())


def test_what_a_table_may_have_is_said_in_one_place() -> None:
    assert (sniffing.MOST_COLUMNS, sniffing.MOST_LINES) == (1_000, 250_000)
    assert "50 MB" in sniffing.TOO_LARGE
    assert sniffing.LARGEST == 50_000_000
