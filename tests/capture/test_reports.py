"""Small inputs of the kinds that people meet with address books, read as people expect."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from cookout.capture.intake import intake
from cookout.capture.intake.file import File
from cookout.export.cards import card_of, newest_card
from cookout.export.table import table_of
from cookout.members.member import Member
from cookout.people.card import Card
from cookout.people.person import Person
from cookout.vcard.versions import Version
from tests.cast import AT, rowan

pytestmark = pytest.mark.django_db


@pytest.fixture
def reports(corpus: Path) -> Path:
    folder = corpus / "reports"
    if not folder.is_dir():
        pytest.skip(f"no reports in {corpus}")
    return folder


@pytest.fixture
def owner() -> Member:
    return rowan()


def take_in(owner: Member, path: Path) -> list[Person]:
    report = intake.take(owner=owner, file_name=path.name, content=path.read_bytes(), at=AT)
    assert report.skipped == []
    return list(Person.objects.of(owner).order_by("pk"))


def points(person: Person) -> list[tuple[str, str, str]]:
    return list(person.contact_points.order_by("position").values_list("kind", "label", "value"))


def test_a_directory_is_read_and_nobody_is_called_by_a_key(owner: Member, reports: Path) -> None:
    jana, karl = take_in(owner, reports / "not_a_table" / "address_book.ldif")
    assert (jana.name, jana.given, jana.family) == ("Jana Dolen", "Jana", "Dolen")
    assert ("phone", "mobile", "+1-555-0188") in points(jana)
    assert (karl.name, points(karl)) == ("Karl Dölen", [("mail", "", "karl@example.com")])


def test_czech_letters_without_a_charset(owner: Member, reports: Path) -> None:
    (found,) = take_in(owner, reports / "letters" / "czech_windows.vcf")
    assert (found.name, found.company) == ("Jiří Černý", "Zlatý kůň")
    assert found.notes == "Potkali jsme se na veletrhu, má rád žluté růže"


def test_one_cut_letter(owner: Member, reports: Path) -> None:
    (found,) = take_in(owner, reports / "letters" / "one_cut_letter.vcf")
    assert found.notes == "Grüße aus München, schöne"


def test_one_handle_on_two_networks(owner: Member, reports: Path) -> None:
    (nina,) = take_in(owner, reports / "one_handle" / "same_handle.csv")
    assert points(nina) == [
        ("profile", "twitter", "@ninaq"),
        ("profile", "instagram", "@ninaq"),
    ]


def test_nobody_is_called_by_a_status(owner: Member, reports: Path) -> None:
    found = take_in(owner, reports / "who_is_called_what" / "status.csv")
    assert [one.name for one in found] == ["Maren Tiel", "Jonas Reh"]


def test_outlook_in_german(owner: Member, reports: Path) -> None:
    (found,) = take_in(owner, reports / "outlook_in_german" / "kontakte.csv")
    assert (found.given, found.family, found.additional) == ("Kaethe", "Suessner", "Maria")
    assert (found.birth_year, found.birth_month, found.birth_day) == (1980, 5, 9)
    assert {(kind, label) for kind, label, _ in points(found)} == {
        *(("phone", label) for label in ("work", "home", "mobile", "work fax")),
        *(("mail", ""), ("address", "work")),
    }


def test_two_addresses_in_one_cell(owner: Member, reports: Path) -> None:
    (ida,) = take_in(owner, reports / "several_in_a_cell" / "two_addresses.csv")
    assert [value for kind, _, value in points(ida) if kind == "address"] == [
        "1 Elm St\nSprington, OH 12345\nUS",
        "2 Oak St\nAshby, OH 12346\nUS",
    ]


def test_days_of_a_table(owner: Member, reports: Path) -> None:
    found = take_in(owner, reports / "days" / "table.csv")
    assert [(one.birth_year, one.birth_month, one.birth_day) for one in found] == [
        *((None, 1, 1), (None, 12, 25), (1980, 12, 25), (1980, 5, 29), (1980, 5, 29)),
    ]


def test_days_in_words(owner: Member, reports: Path) -> None:
    found = take_in(owner, reports / "days" / "words.vcf")
    assert [(one.birth_year, one.birth_month, one.birth_day) for one in found] == [
        *((1980, 5, 9), (None, 5, 13)),
    ]
    assert not any(one.remembered.exists() for one in found)


def test_a_label_that_is_empty(owner: Member, reports: Path) -> None:
    (found,) = take_in(owner, reports / "small" / "empty_label.vcf")
    assert points(found) == [("link", "", "https://www.leer.example")]


def test_a_table_whose_names_nobody_could_tell_asks(owner: Member) -> None:
    content = b"Ich,Wo,Worin\nAda Lu,Maren Tiel,030 5550101\nBo Fey,Jonas Reh,030 5550102\n"
    report = intake.take(owner=owner, file_name="x.csv", content=content, at=AT)
    assert not Person.objects.of(owner).exists()
    assert "Which column has the names?" in report.skipped[0].reason
    assert File.of(owner, content).is_guessed
    said = {"Wo": "name", "Ich": "kept"}
    report = intake.take(owner=owner, file_name="x.csv", content=content, at=AT, columns=said)
    assert report.created == 2
    assert set(Person.objects.of(owner).values_list("name", flat=True)) == {
        "Maren Tiel",
        "Jonas Reh",
    }
    assert not File.of(owner, content).question


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_a_name_that_is_only_whole_leaves_in_its_parts(owner: Member, version: Version) -> None:
    tess = Person.objects.create(owner=owner, name="Tess Marlow", made_at=AT)
    assert b"\r\nN:Marlow;Tess;;;\r\n" in card_of(tess, version=version)
    heading, row = csv.reader(b"".join(table_of(Person.objects.of(owner))).decode().splitlines())
    cells = dict(zip(heading, row, strict=True))
    assert (cells["First Name"], cells["Last Name"]) == ("Tess", "Marlow")


@pytest.mark.parametrize("uid", ["", "UID:their-own\r\n"])
def test_a_name_in_its_parts_that_comes_back_changes_nothing(owner: Member, uid: str) -> None:
    card = f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Tess van Marlow\r\n{uid}TEL:5550101\r\nEND:VCARD\r\n"
    intake.take(owner=owner, file_name="in", content=card.encode(), at=AT)
    tess = Person.objects.of(owner).get()
    content, codec, _ = newest_card(tess)
    versions: tuple[Version, ...] = ("3.0", "4.0")
    cards = [card_of(tess, content=content, codec=codec, version=version) for version in versions]
    for out in (*cards, b"".join(table_of(Person.objects.of(owner)))):
        assert b"van Marlow;Tess;" in out or b"Tess,,van Marlow" in out
        report = intake.take(owner=owner, file_name="out", content=out, at=AT)
        assert (report.created, report.updated, report.same) == (0, 0, 1)
    tess.refresh_from_db()
    assert (tess.name, tess.given, tess.family) == ("Tess van Marlow", "", "")


DIRECTORY = b"""version: 1

# People
dn: cn=Ann Vogel,ou=people,dc=ex
objectclass: mozillaAbPersonAlpha
sn:: VsO2Z2Vs
cn:: QW5uIFbDtmdl
 bA==
mail: ann@example.org
mozillaSecondEmail: ann2@example.org
mobile;lang-en: +1 555 3
mozillaHomeStreet: 1 Elm St
mozillaHomeLocalityName: Springton
birthyear: 1980
birthmonth: 5
birthday: 9
mozillaCustom1: shoe 44
userPassword:: c2VjcmV0
description: a long
  note

dn: cn=Hikers,dc=ex
objectclass: groupOfNames
cn: Hikers
member: cn=Ann Vogel,ou=people,dc=ex

dn: cn=Kim,dc=ex
changetype: add
cn: Kim Lee
mail: kim@example.org

dn: cn=Kim,dc=ex
changetype: modify
replace: mail
mail: kim@new.example
-
"""


@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
def test_what_a_directory_says_is_kept_and_its_groups_are_nobody(
    owner: Member, ending: bytes
) -> None:
    content = DIRECTORY.replace(b"\n", ending)
    report = intake.take(owner=owner, file_name="people.ldif", content=content, at=AT)
    assert (report.created, [one.line for one in report.skipped]) == (2, [22, 32])
    ann, kim = Person.objects.of(owner).order_by("pk")
    assert (ann.name, ann.family, ann.notes) == ("Ann Vögel", "Vögel", "a long note")
    assert (ann.birth_year, ann.birth_month, ann.birth_day) == (1980, 5, 9)
    assert points(ann) == [
        ("mail", "", "ann@example.org"),
        ("mail", "", "ann2@example.org"),
        ("phone", "mobile", "+1 555 3"),
        ("address", "home", "1 Elm St\nSprington"),
    ]
    assert kim.name == "Kim Lee"
    kept = bytes(Card.objects.get(person=ann).content)
    assert b"shoe 44" in kept
    assert b"secret" not in kept
    again = intake.take(owner=owner, file_name="people.ldif", content=content, at=AT)
    assert (again.created, again.updated, again.same) == (0, 0, 2)


@pytest.mark.parametrize(
    "content",
    [
        "Milk\nEggs\nBread\n",
        "2 eggs, 1 milk\n3 apples, 2 pears\n",
        "- call Maren 030 5550101\n- buy milk\n",
        "--\nMaren Tiel\nAcme Ltd\nPhone: +49 30 5550101\nMobile: +49 170 5550103\n",
        "Phone: +49 30 5550101\nMobile: +49 30 5550102\nFax: +49 30 5550103\n",
        "[contact]\nname=Maren\nphone=030 5550101\n",
        "Name;Maren Tiel\nTelefon;030 5550101\nE-Mail;maren@example.org\n",
        "Dear Maren, thanks for the call. I will write soon.\nBest, Jonas\n",
    ],
)
def test_what_is_no_address_book_makes_nobody(owner: Member, content: str) -> None:
    report = intake.take(owner=owner, file_name="x.txt", content=content.encode(), at=AT)
    assert not Person.objects.of(owner).exists()
    assert len(report.skipped) == 1


def test_a_number_that_a_spreadsheet_protects_keeps_its_zero(owner: Member) -> None:
    content = b'Name,Phone\nMaren Tiel,"=""0170 5550101"""\n'
    intake.take(owner=owner, file_name="x.csv", content=content, at=AT)
    assert points(Person.objects.of(owner).get()) == [("phone", "", "0170 5550101")]


def test_an_entry_without_end_is_refused_and_the_next_is_read(owner: Member) -> None:
    endless = b"dn: cn=a\ncn: Ann\nmail: a@example.org\n" + b"x: a\n" * 6_000
    folded = b"dn: cn=b\ncn: Bo Lee\nmail: b@example.org\ndescription: a\n" + b" b\n" * 6_000
    report = intake.take(owner=owner, file_name="a.ldif", content=endless + b"\n" + folded, at=AT)
    assert (report.created, [one.line for one in report.skipped]) == (1, [1])
    assert Person.objects.of(owner).get().name == "Bo Lee"
