"""Small inputs of the kinds that people meet with address books, read as people expect."""

from __future__ import annotations

from pathlib import Path

import pytest

from cookout.capture.intake import intake
from cookout.capture.intake.file import File
from cookout.members.member import Member
from cookout.people.person import Person
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
    assert "Which column holds the names?" in report.skipped[0].reason
    assert File.of(owner, content).is_guessed
    said = {"Wo": "name", "Ich": "kept"}
    report = intake.take(owner=owner, file_name="x.csv", content=content, at=AT, columns=said)
    assert report.created == 2
    assert set(Person.objects.of(owner).values_list("name", flat=True)) == {
        "Maren Tiel",
        "Jonas Reh",
    }
    assert not File.of(owner, content).question
