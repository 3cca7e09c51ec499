"""Tables taken in like cards: a row each, kept, known again, and read by what the columns hold."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cookout.capture.intake.file import File
from cookout.capture.intake.intake import take
from cookout.capture.intake.report import Report
from cookout.capture.tables.column_choice import ColumnChoice
from cookout.capture.tables.row_reader import again
from cookout.cast.address_book import address_book
from cookout.members.member import Member
from cookout.people.card import Card
from cookout.people.contact_point import ContactPoint
from cookout.people.interaction import Interaction
from cookout.people.person import Person
from cookout.people.search import search
from tests.cast import AT, rowan, sol

pytestmark = pytest.mark.django_db

HEADINGS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
DANA = "Dana,Whitfield,https://www.linkedin.com/in/dana-w,,Old Stove,Sweep,12 Sep 2025"
MINE = b"Nombre propio;Tlf;Shoes\nDana Whitfield;818 555 0133;38\nPriya Nair;818 555 0134;\n"


def take_in(owner: Member, *lines: str) -> Report:
    return take(owner=owner, file_name="c.csv", content="\n".join(lines).encode(), at=AT)


def counts(report: Report) -> tuple[int, int, int, int]:
    return report.created, report.updated, report.same, len(report.skipped)


def test_a_row_becomes_somebody_who_is_found() -> None:
    owner = rowan()
    assert counts(take_in(owner, HEADINGS, DANA)) == (1, 0, 0, 0)
    dana = Person.objects.of(owner).get()
    assert (dana.name, dana.company, dana.title) == ("Dana Whitfield", "Old Stove", "Sweep")
    assert (dana.place, dana.met_on) == ("book", None)
    assert search.find(owner, "dana old stove")


def test_the_same_table_again_changes_nothing() -> None:
    owner = rowan()
    take_in(owner, HEADINGS, DANA)
    before = list(Person.objects.values()), list(Interaction.objects.values())
    assert counts(take_in(owner, HEADINGS, DANA)) == (0, 0, 1, 0)
    assert (list(Person.objects.values()), list(Interaction.objects.values())) == before


def test_the_day_of_connecting_is_written_down_and_restarts_no_clock() -> None:
    owner = rowan()
    take_in(owner, HEADINGS, DANA)
    dana = Person.objects.get()
    connected = dana.interactions.get()
    assert (connected.kind, connected.on) == ("online", date(2025, 9, 12))
    assert (dana.touches, dana.last_touch_on, dana.next_on) == (0, None, None)
    dana.recount()
    assert (dana.touches, dana.last_touch_on, dana.next_on) == (0, None, None)


def test_a_newer_row_of_somebody_updates_them_and_writes_the_day_once() -> None:
    owner = rowan()
    take_in(owner, HEADINGS, DANA)
    Person.objects.get().write(company="Whitfield & Sons")
    newer = DANA.replace("Old Stove,Sweep", "New Stove,Owner")
    assert counts(take_in(owner, HEADINGS, newer)) == (0, 1, 0, 0)
    dana = Person.objects.get()
    assert (dana.company, dana.title) == ("Whitfield & Sons", "Owner")
    assert Interaction.objects.count() == 1


def test_a_day_that_lies_in_the_trash_is_not_written_again() -> None:
    owner = rowan()
    take_in(owner, HEADINGS, DANA)
    Interaction.objects.get().trash(at=AT)
    take_in(owner, HEADINGS, DANA.replace("Sweep", "Owner"))
    assert not Interaction.objects.not_in_trash().exists()


def test_what_has_no_place_of_its_own_stays_in_the_row_that_is_kept() -> None:
    take(owner=rowan(), file_name="m.csv", content=MINE, at=AT)
    kept = [again(bytes(card.content)) for card in Card.objects.order_by("pk")]
    assert [entry.kept for entry in kept if entry] == [{"Shoes": "38"}, {}]


def test_every_row_is_accounted_for_and_linkedin_agrees(corpus: Path) -> None:
    owner = rowan()
    content = (corpus / "csv/linkedin/conn-unclosed.csv").read_bytes()
    first = take(owner=owner, file_name="Connections.csv", content=content, at=AT)
    assert (first.created, first.updated, first.same) == (32, 0, 0)
    assert [one.line for one in first.skipped] == [8, 38, 39]
    assert first.guessed == []
    second = take(owner=owner, file_name="Connections.csv", content=content, at=AT)
    assert (second.created, second.updated, second.same) == (0, 0, 32)
    assert second.skipped == first.skipped
    assert Interaction.objects.filter(kind="online").count() == 32


def test_linkedins_messages_are_refused_in_words(corpus: Path) -> None:
    content = (corpus / "csv/linkedin/messages.csv").read_bytes()
    report = take(owner=rowan(), file_name="messages.csv", content=content, at=AT)
    assert counts(report) == (0, 0, 0, 1)
    assert "Import Connections.csv" in report.skipped[0].reason


def test_every_real_table_is_taken_in_and_again_changes_nothing(corpus: Path) -> None:
    owner = rowan()
    for path in sorted((corpus / "csv").rglob("*.csv")):
        content = path.read_bytes()
        first = take(owner=owner, file_name=path.name, content=content, at=AT)
        second = take(owner=owner, file_name=path.name, content=content, at=AT)
        assert (second.created, second.updated) == (0, 0), path.name
        assert second.same == first.created + first.updated + first.same, path.name
        assert second.skipped == first.skipped, path.name


# What the columns hold


def test_a_table_with_headings_of_its_own_is_guessed_and_that_is_said() -> None:
    report = take(owner=rowan(), file_name="m.csv", content=MINE, at=AT)
    assert [(one.heading, one.field) for one in report.guessed][1] == ("Tlf", "phone")
    assert {point.value for point in ContactPoint.objects.all()} == {
        "818 555 0133",
        "818 555 0134",
    }


def test_what_a_member_chose_counts_for_the_next_table_with_these_headings() -> None:
    owner = rowan()
    guessed = File.of(owner, MINE)
    assert guessed.is_guessed
    assert guessed.mapping
    chosen = guessed.mapping.corrected(0, "nickname")
    ColumnChoice.remember(owner=owner, mapping=chosen, at=AT)
    other = MINE.replace(b"Priya Nair", b"Luis Ortega").replace(b"Tlf", b"TLF")
    assert not File.of(owner, other).is_guessed
    assert File.of(owner, other).mapping == chosen
    assert File.of(sol(), other).is_guessed


def test_a_corrected_choice_changes_people_and_doubles_nobody() -> None:
    owner = rowan()
    take(owner=owner, file_name="m.csv", content=MINE, at=AT)
    mapping = File.of(owner, MINE).mapping
    assert mapping
    for field in ("role", "notes"):
        ColumnChoice.remember(owner=owner, mapping=mapping.corrected(2, field), at=AT)
        report = take(owner=owner, file_name="m.csv", content=MINE, at=AT)
        assert report.created == 0
    assert ColumnChoice.objects.count() == 1
    dana = Person.objects.get(name="Dana Whitfield")
    assert (dana.role, dana.notes) == ("", "38")


def test_a_choice_that_cannot_be_read_any_more_is_asked_again() -> None:
    owner = rowan()
    mapping = File.of(owner, MINE).mapping
    assert mapping
    ColumnChoice.remember(owner=owner, mapping=mapping, at=AT)
    ColumnChoice.objects.update(mapping='{"columns": [["A", "gone", "", ""]]}')
    assert File.of(owner, MINE).is_guessed


# Which kind of file it is


def test_a_card_quoted_in_a_note_does_not_hide_the_table_around_it() -> None:
    row = DANA.replace("Sweep", '"BEGIN:VCARD\nFN:Nobody\nEND:VCARD\n"')
    assert take_in(rowan(), HEADINGS, row, DANA.replace("dana-w", "d2")).created == 2


def test_cards_below_a_few_lines_of_text_are_cards() -> None:
    content = b"Dear Rowan, here, they, are\r\n\r\n" + address_book()
    assert take(owner=rowan(), file_name="a.vcf", content=content, at=AT).created == 99


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This file is empty"),
        (b"PK\x03\x04" + b"\0" * 26 + b"xl/workbook.xml", "This is a spreadsheet workbook"),
        (b"Just a line.\nAnd, another one.\nAnd a third.\n", "This is text, not a table of people"),
        (b"one,two\n1,2\n3,4\n", "No column of this table has names"),
        (b",".join(b"c%d" % n for n in range(1200)) + b"\n1,2\n", "1,200 columns"),
    ],
)
def test_what_holds_nobody_is_one_refusal_with_its_sentence(content: bytes, sentence: str) -> None:
    report = take(owner=rowan(), file_name="x.csv", content=content, at=AT)
    assert counts(report) == (0, 0, 0, 1)
    assert sentence in report.skipped[0].reason
