"""Every row of a table is somebody or a refusal, and what it says is all there."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import random
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cookout.capture.tables import row_reader as row_words
from cookout.capture.tables.guessing import Mapping, guess, why_not
from cookout.capture.tables.lines import UNCLOSED, TableLine
from cookout.capture.tables.row_reader import TableEntry, again, people
from cookout.capture.tables.sniffing import Table, read
from cookout.vcard.contact_points import CardContact
from cookout.vcard.envelope import SkippedCard
from cookout.vcard.envelope import read as read_cards
from cookout.vcard.person import Reading, read_person
from cookout.vcard.ties import CardTie

LINKEDIN = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"


def mapped(content: bytes) -> tuple[Table, Mapping]:
    table = read(content)
    return table, guess(table.headers, table.sample())


def taken(content: bytes) -> list[TableEntry | SkippedCard]:
    return list(people(*mapped(content)))


def entries(*lines: str) -> list[TableEntry]:
    return [one for one in taken("\n".join(lines).encode()) if isinstance(one, TableEntry)]


def refused(*lines: str) -> dict[int, str]:
    found = taken("\n".join(lines).encode())
    return {one.line: one.reason for one in found if isinstance(one, SkippedCard)}


def reading(header: str, row: str) -> Reading:
    [entry] = entries(header, row)
    return entry.reading


def test_related_people_of_google_and_outlook_are_ties() -> None:
    google = "Name,Relation 1 - Type,Relation 1 - Value"
    assert reading(google, "Ana,Mother,Lee").ties == (CardTie("mother", "Lee"),)
    outlook = "First Name,Last Name,Spouse,Children,Manager's Name,Assistant's Name"
    named = [tie[:2] for tie in reading(outlook, 'Ana,Berg,Bo,"Theo, Mia",Cy,Di').ties]
    children = [("child", "Theo"), ("child", "Mia")]
    assert named == [("spouse", "Bo"), *children, ("manager", "Cy"), ("assistant", "Di")]


def points(header: str, row: str) -> list[tuple[str, str, str]]:
    return [(p.kind, p.label, p.value) for p in reading(header, row).points]


def test_a_person_has_all_that_a_row_says() -> None:
    [entry] = entries(
        "Name Prefix,First Name,Middle Name,Last Name,Suffix,Nickname,Company,Department,Job Title,"
        "Trade,Birthday,Anniversary,Notes,Tags,Spouse,Shoe size",
        'Dr,Ana,B.,Berg,Jr.,Annie,"Acme, Inc.",Sales,Head,Roofer,1990-02-01,2010-06-05,'
        '"Likes tea.\nAnd rye.",family; chess,Bo,38',
    )
    said = entry.reading
    assert (said.name, said.prefix, said.given, said.additional, said.family, said.suffix) == (
        "Dr Ana B. Berg Jr.",
        *("Dr", "Ana", "B.", "Berg", "Jr."),
    )
    assert (said.nickname, said.company, said.department) == ("Annie", "Acme, Inc.", "Sales")
    assert (said.title, said.role, said.notes) == ("Head", "Roofer", "Likes tea.\nAnd rye.")
    assert (said.birthday, said.anniversary) == ((1990, 2, 1), (2010, 6, 5))
    assert said.categories == ("family", "chess")
    assert said.ties == (CardTie("spouse", "Bo"),)
    assert entry.kept == {"Shoe size": "38"}


def test_phones_and_mails_keep_their_labels_and_their_order_the_preferred_first() -> None:
    assert points(
        "Name,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,"
        "E-mail 1 - Type,E-mail 1 - Value",
        "Ana,Home Fax,1 ::: 2,* Mobile,3,Other,mailto:ana@example.com",
    ) == [
        ("phone", "mobile", "3"),
        ("phone", "home fax", "1"),
        ("phone", "home fax", "2"),
        ("mail", "", "ana@example.com"),
    ]


def test_nobody_has_the_same_number_twice() -> None:
    assert points("Name,Phone,Mobile,E-mail,Work e-mail", "Ana,030 123,030-123,A@b.de,a@b.de") == [
        ("phone", "mobile", "030-123"),
        ("mail", "work", "a@b.de"),
    ]


def test_a_cell_may_hold_several_mails() -> None:
    assert points("Name,Email", 'Ana,"a@example.com; b@example.com"') == [
        ("mail", "", "a@example.com"),
        ("mail", "", "b@example.com"),
    ]


def test_an_address_is_written_as_on_a_letter() -> None:
    street = "Home Street,Home Street 2,Home City,Home State,Home Postal Code,Home Country"
    row = "Ana,Main St 1,Flat 2,Town,CA,90001,USA"
    expected = [("address", "home", "Main St 1\nFlat 2\nTown, CA 90001\nUSA")]
    assert points(f"Name,{street}", row) == expected


def test_a_whole_address_is_not_said_twice() -> None:
    header = "Name,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - Country"
    whole = '"Main St 1\nTown\nPeru"'
    expected = [("address", "", "Main St 1\nTown\nPeru")]
    assert points(header, f"Ana,{whole},Main St 1,Town,Peru") == expected
    assert points(header, f"Ana,{whole},,,") == expected
    assert points(header, f"Ana,{whole},,Town,") == expected
    # Thunderbird calls the street an address.
    assert points("Name,Work Address,Work City", "Ana,Main St 1,Town") == [
        ("address", "work", "Main St 1\nTown")
    ]


def test_a_day_that_may_be_two_days_stays_what_was_written() -> None:
    assert reading("Name,Birthday", "Ana,3/4/1990").related == (("birthday", "3/4/1990"),)
    [first, _] = entries("Name,Birthday", "Ana,3/4/1990", "Bo,1/20/1991")
    assert first.reading.birthday == (1990, 3, 4)


def test_a_birthday_in_three_columns_is_one_and_no_birthday_is_none() -> None:
    header = "Name,Birth Year,Birth Month,Birth Day"
    assert reading(header, "Ana,1990,2,1").birthday == (1990, 2, 1)
    assert reading(header, "Ana,,02,01").birthday == (None, 2, 1)
    assert reading(header, "Ana,1990,,").birthday == (1990, None, None)
    odd = reading(header, "Ana,1990,2,31")
    assert (odd.birthday, odd.related) == ((1990, None, None), (("birthday", "31 2 1990"),))
    assert reading("Name,Birthday", "Ana,0/0/00").related == ()


def test_events_and_custom_fields_go_by_the_label_beside_them() -> None:
    header = "Name,Event 1 - Label,Event 1 - Value,Event 2 - Label,Event 2 - Value"
    header += ",Custom Field 1 - Label,Custom Field 1 - Value,E-mail 1 - Value"
    [entry] = entries(header, "Ana,Anniversary,2010-06-05,Graduation,2001-07-08,Legacy,42,a@b.de")
    assert entry.reading.anniversary == (2010, 6, 5)
    assert entry.reading.related == (("graduation", "8 July 2001"),)
    assert entry.kept == {"Legacy": "42"}


def test_what_a_field_cannot_hold_twice_is_kept_beside_it() -> None:
    [entry] = entries("Name,Company,Employer,Color,Color", "Ana,Acme,Bolt,red,blue")
    assert entry.reading.company == "Acme"
    assert entry.kept == {"Employer": "Bolt", "Color": "red\nblue"}


def test_linkedin_says_who_and_since_when() -> None:
    [entry] = entries(
        LINKEDIN, "Ana,Berg,https://www.linkedin.com/in/Ana-B/?x=1,,Acme,Roofer,12 Sep 2026"
    )
    assert entry.connected_on == date(2026, 9, 12)
    assert entry.reading.points == (
        CardContact("profile", "linkedin", "https://www.linkedin.com/in/Ana-B/?x=1"),
    )
    assert entry.reading.uid == "https://www.linkedin.com/in/ana-b"
    assert entry.reading.title == "Roofer"
    [odd] = entries(LINKEDIN, "Ana,Berg,,a@b.de,,,in spring")
    assert (odd.connected_on, odd.kept) == (None, {"Connected On": "in spring"})


def test_a_member_who_left_linkedin_is_refused_by_name() -> None:
    assert refused(LINKEDIN, "Ana,Berg,,,,,", ",,,,,,30 Apr 2026") == {3: row_words.NOBODY}


@pytest.mark.parametrize(
    ("row", "name"),
    [
        (",Acme,a@b.de,1", "Acme"),
        (",,a@b.de,1", "a@b.de"),
        (",,,030 1", "030 1"),
    ],
)
def test_somebody_without_a_name_is_called_by_what_there_is(row: str, name: str) -> None:
    assert reading("Name,Company,Email,Phone", row).name == name


def test_rows_of_another_width_are_kept_where_nothing_is_uncertain() -> None:
    header = "Name,Phone,Notes"
    assert [e.reading.name for e in entries(header, "Ana,1", "Bo,2,,,")] == ["Ana", "Bo"]
    assert "4 columns" in refused(header, "Ana,1,x", "Acme, Inc.,1,x")[3]
    assert "repeats the headings" in refused(header, "Ana,1,x", header)[3]
    assert refused(header) == {1: row_words.NO_ROWS}


def test_a_formula_is_text() -> None:
    row = '=cmd|\' /C calc\'!A0,\'+49 170 1,"=HYPERLINK(""x"")"'
    said = reading("Name,Phone,Notes", row)
    assert (said.name, said.notes) == ("=cmd|' /C calc'!A0", '=HYPERLINK("x")')
    # The apostrophe that keeps a number from being a formula is no part of it.
    assert said.points == (CardContact("phone", "", "+49 170 1"),)


def test_the_same_row_is_known_again_however_the_file_was_saved() -> None:
    header, row = "Name,Phone,Notes", 'Zoë,1,"a, b"'
    [first] = entries(header, row)
    [second] = taken(f'{header}\r\n"Zoë","1", "a, b"\r\n'.encode("utf-16"))
    [third] = taken("Name;Phone;Notes\nZoë;1;a, b\n".encode("cp1252"))
    assert isinstance(second, TableEntry)
    assert isinstance(third, TableEntry)
    assert first.digest == second.digest == third.digest
    [other] = entries(header, 'Zoë,2,"a, b"')
    assert other.digest != first.digest


def test_a_corrected_mapping_makes_other_words_of_the_same_row() -> None:
    table, mapping = mapped(b"Name,Code\nAna,roofer\n")
    [before] = people(table, mapping)
    [after] = people(table, mapping.corrected(1, "role"))
    assert isinstance(before, TableEntry)
    assert isinstance(after, TableEntry)
    assert (before.kept, after.reading.role) == ({"Code": "roofer"}, "roofer")
    assert before.digest != after.digest
    assert before.reading.uid == after.reading.uid


def test_a_row_that_was_kept_is_read_again_as_it_was() -> None:
    [entry] = entries("Name,Phone,Birthday,Size", 'Zoë,1,20/1/1990,"a\n""b"""')
    assert again(entry.reading.card.content) == entry
    assert again(b"BEGIN:VCARD\nFN:Ana\nEND:VCARD\n") is None
    assert entry.reading.photo is None


# The corpus.


def test_the_linkedin_export_with_an_unclosed_quotation_mark_loses_one_person(corpus: Path) -> None:
    content = (corpus / "csv" / "linkedin" / "conn-unclosed.csv").read_bytes()
    found = taken(content)
    assert sum(isinstance(one, TableEntry) for one in found) == 32
    assert {one.line: one.reason for one in found if isinstance(one, SkippedCard)} == {
        8: UNCLOSED,
        38: row_words.SHORT.format(cells=3, columns=7),
        39: row_words.SAME.format(line=5),
    }
    assert all(one.connected_on for one in found if isinstance(one, TableEntry))
    once_more = taken(content)
    assert [one.digest for one in found if isinstance(one, TableEntry)] == [
        one.digest for one in once_more if isinstance(one, TableEntry)
    ]


def test_the_linkedin_messages_are_refused_in_words(corpus: Path) -> None:
    [refusal] = taken((corpus / "csv" / "linkedin" / "messages.csv").read_bytes())
    assert isinstance(refusal, SkippedCard)
    assert "messages, not people" in refusal.reason


def roundcube(corpus: Path, name: str) -> Iterator[tuple[dict[str, object], dict[str, object]]]:
    """Each row, and the card that is expected of it, as plain fields."""
    folder = corpus / "csv" / "roundcube_csv2vcard"
    start = f"tests__src__Csv2vcard__{name}"
    ours = taken((folder / f"{start}.csv").read_bytes())
    theirs = read_cards((folder / f"{start}.vcf").read_bytes())
    assert theirs.refused == []
    for one, card in zip(ours, theirs.cards, strict=True):
        assert isinstance(one, TableEntry)
        yield plain(one.reading), plain(read_person(card))


def plain(said: Reading) -> dict[str, object]:
    fields: dict[str, object] = {f.name: getattr(said, f.name) for f in dataclasses.fields(said)}
    for name in ("card", "uid", "points"):  # no card of theirs has a UID
        del fields[name]
    for kind in ("phone", "mail", "address", "link", "profile"):
        fields[kind] = [p.value for p in said.points if p.kind == kind]
        fields[f"{kind} labels"] = [p.label for p in said.points if p.kind == kind]
    return fields


def test_every_naughty_string_comes_in_through_every_column(corpus: Path) -> None:
    strings = json.loads((corpus / "bad" / "blns" / "blns.json").read_text())
    header = "Name,Phone,Email,Company,Street,Birthday,Notes,Anything"
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(header.split(","))
    writer.writerows([f"Ana {n}", *[text] * 7] for n, text in enumerate(strings))
    found = taken(file.getvalue().encode("utf-8", "replace"))
    assert [one.reading.name for one in found if isinstance(one, TableEntry)] == [
        f"Ana {n}" for n in range(len(strings))
    ]


# Where a row and Roundcube's card differ: what we say, what the card says, and why.
FAX = "Roundcube writes homefax as one word"
MAIL = "nothing in the file says that a primary mail is one at home"
DEPARTMENT = "the card has it in a property that only Roundcube reads"
DIFFERENT: dict[str, dict[str, tuple[object, object, str]]] = {
    "outlook": {},
    "email": {"mail labels": ([""], ["home"], MAIL)},
    "gmail": {
        "phone labels": (
            ["pager", "main", "home", "home fax", "mobile", "work", "work fax"],
            ["pager", "main", "home", "homefax", "mobile", "work", "workfax"],
            FAX,
        ),
        "address": (
            [
                "home_pobox\nhome_street\nhome_city, home_state home_zip\nhome_country",
                "work_street\nwork_city work_zip\nwork_country",
            ],
            [
                "home_street\nhome_city, home_state home_zip\nhome_country",
                "work_street\nwork_city work_zip\nwork_country",
            ],
            "Roundcube leaves the box out",
        ),
    },
    "tb_plain": {
        "mail labels": (["", ""], ["home", ""], MAIL),
        "phone labels": (
            ["work", "home", "fax", "pager", "mobile"],
            ["work", "home", "homefax", "pager", "mobile"],
            "nothing in the file says where the fax is",
        ),
        "link labels": (["", ""], ["home page", ""], "the file calls it Web Page 1"),
        "department": ("department", "", DEPARTMENT),
    },
    "all": {
        "phone labels": (
            [
                *("home", "home", "work", "work", "home mobile", "main", "home fax", "work fax"),
                *("car", "pager", "video", "assistant", ""),
            ],
            [
                *("home", "home2", "work", "work2", "mobile", "main", "homefax", "workfax"),
                *("car", "pager", "", "assistant", ""),
            ],
            f"{FAX}, counts in its types, and leaves the home out of Home Mobile",
        ),
        "department": ("Department", "", DEPARTMENT),
    },
}


@pytest.mark.parametrize("name", DIFFERENT)
def test_roundcubes_exports_agree_field_by_field_or_differ_for_a_reason(
    corpus: Path, name: str
) -> None:
    for ours, theirs in roundcube(corpus, name):
        for field, (we_say, they_say, _) in DIFFERENT[name].items():
            assert (ours.pop(field), theirs.pop(field)) == (we_say, they_say)
        # A table's headings and a card's property names differ in how they are written.
        for parsed in (ours, theirs):
            labeled = [(label.casefold().replace(" ", ""), told) for label, told in parsed["also"]]
            parsed["also"] = labeled
        assert ours == theirs


# Whatever the bytes, everybody is accounted for.


def check(content: bytes) -> None:
    table, mapping = mapped(content)
    assert Mapping.from_json(mapping.as_json()) == mapping
    data, found = list(table.rows()), list(people(table, mapping))
    if table.wrong or why_not(mapping) or not data:
        assert len(found) == 1
        assert isinstance(found[0], SkippedCard)
        return
    assert [one.line for one in found] == [row.line for row in data]
    for entry in (one for one in found if isinstance(one, TableEntry)):
        assert entry.reading.name
        assert all(point.value for point in entry.reading.points)
        assert again(entry.reading.card.content) == entry


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=300), st.sampled_from([b"", b"Name,Phone,Email,Birthday\n", b"\xff\xfe"]))
def test_random_bytes_are_people_or_refusals(content: bytes, start: bytes) -> None:
    check(start + content)


SEED = f"""Notes:
"x, y"

{LINKEDIN}
Ana,Berg,https://x.example/in/ana,,"Acme, Inc.",Roofer,12 Sep 2026
Zoë,"Lund, Jr.",,zoe@example.com,"5"" Pipes",,1 Jan 2020
Léa,B,,l@b.fr,,"two
lines",2 Feb 2021
""".encode()
BITS = [
    b'"',
    b'""',
    b",",
    b";",
    b"\n",
    b"\r",
    b"\t",
    b"\0",
    b"\xff",
    b'",\n"',
    b'5",","\n',
    b"=1+1",
]


@settings(deadline=None, max_examples=300)
@given(st.randoms(use_true_random=False), st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_damaged_files_are_people_or_refusals(chance: random.Random, codec: str) -> None:
    content = bytearray(SEED.decode().encode(codec))
    for _ in range(chance.randint(1, 20)):
        place = chance.randrange(len(content) + 1)
        content[place : place + chance.choice((0, 0, 1, 9))] = chance.choice(BITS)
    check(bytes(content))


def test_damaged_exports_of_the_corpus_are_people_or_refusals(corpus: Path) -> None:
    chance = random.Random(3)
    files = [path.read_bytes() for path in sorted((corpus / "csv").rglob("*.csv"))]
    for _ in range(150):
        content = bytearray(chance.choice(files))
        for _ in range(chance.randint(1, 30)):
            place = chance.randrange(len(content) + 1)
            content[place : place + chance.choice((0, 0, 1, 40))] = chance.choice(BITS)
        check(bytes(content))


def test_twenty_thousand_rows_take_seconds() -> None:
    row = 'Ana{0},Berg,https://www.linkedin.com/in/ana{0},,"Acme, Inc.",Roofer,12 Sep 2026'
    content = "\n".join([LINKEDIN, *(row.format(n) for n in range(20_000))]).encode()
    start = time.process_time()
    assert sum(isinstance(person, TableEntry) for person in people(*mapped(content))) == 20_000
    assert time.process_time() - start < 6


def test_a_row_of_the_table_is_a_record() -> None:
    table, _ = mapped(b"Name,Phone\nAna,1\n")
    assert list(table.rows()) == [TableLine(2, 2, ["Ana", "1"])]
