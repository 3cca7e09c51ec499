"""Who is somebody the member has: by what did not change, by the member's word, or in the trash."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cookout.capture.intake.choices import SOMEONE_ELSE, Choices
from cookout.capture.intake.intake import Intake, take
from cookout.capture.intake.report import Report
from cookout.export.cards import cards_of
from cookout.export.table import table_of
from cookout.members.member import Member
from cookout.people.card import Card
from cookout.people.contact_point import ContactPoint
from cookout.people.merging.merge import Merge
from cookout.people.merging.not_the_same import Apart
from cookout.people.person import People, Person
from cookout.people.remember import Remember
from cookout.table.decision import Decision, DecisionKind
from tests.cast import AT, TODAY, person, rowan
from tests.world import cast_world

pytestmark = pytest.mark.django_db
LATER = AT.replace(year=AT.year + 1)
VCARD_4 = partial(cards_of, version="4.0")


def card(*lines: str, uid: str = "") -> bytes:
    said = ["BEGIN:VCARD", "VERSION:3.0", *lines, *([f"UID:{uid}"] if uid else []), "END:VCARD"]
    return "\r\n".join([*said, ""]).encode()


MIKE = card(
    "N:Alvarez;Mike;;;",
    "FN:Mike Alvarez",
    "TEL;TYPE=CELL:818 555 0142",
    "TITLE:Realtor",
    "X-ABRELATEDNAMES:Gus",
    "ANNIVERSARY:2010-05-03",
    uid="mike-1",
)


def take_in(owner: Member, *cards: bytes, name: str = "phone.vcf") -> Report:
    return take(owner=owner, file_name=name, content=b"".join(cards), at=AT)


def hand_in(owner: Member, *cards: bytes, **choices: Any) -> Intake:
    intake = Intake.hand_in(owner=owner, file_name="p.vcf", content=b"".join(cards), at=AT)
    intake.choose(Choices(**choices))
    return intake


def marks(intake: Intake) -> list[str]:
    return [row.mark for row in intake.preview().asked]


def changes(report: Report) -> tuple[int, int]:
    return report.created, report.updated


# Written down by hand, then in a file


@pytest.mark.parametrize("written", ["Mike", "Mike Alvarez", "Michael Alvarez", "Alvarez", "Mikey"])
def test_a_name_alone_is_asked_about_and_merges_nothing(written: str) -> None:
    owner = rowan()
    mike = person(owner, written)
    preview = hand_in(owner, MIKE).preview()
    assert [row.asked for row in preview.created] == [(mike.pk,)]
    report = take_in(owner, MIKE)
    assert report.created == 1
    assert report.asked == ["Mike Alvarez"]
    mike.refresh_from_db()
    assert mike.name == written


@pytest.mark.parametrize("written", ["Mia", "Mike Albers", "Mikado", "Jon Alvarez"])
def test_another_name_is_not_asked_about(written: str) -> None:
    owner = rowan()
    person(owner, written)
    assert not hand_in(owner, MIKE).preview().asked


def test_a_given_name_alone_is_not_asked_of_the_people_of_an_address_book() -> None:
    owner = rowan()
    take_in(owner, card("FN:Mike Brown", "TEL:818 555 0199", uid="b"))
    assert not hand_in(owner, card("FN:Mike")).preview().asked


def test_the_same_person_keeps_the_seat_and_gets_what_the_card_says() -> None:
    owner = rowan()
    mike = person(owner, "Mike")
    Decision.make(person=mike, kind=DecisionKind.SEAT, on=TODAY, at=AT)
    intake = hand_in(owner, MIKE)
    intake.choose(Choices(whose={str(mike.pk): marks(intake)[0]}))
    intake.take(at=AT)
    mike = Person.objects.get()
    assert (mike.name, mike.given, mike.title, mike.place) == (
        *("Mike Alvarez", "Mike", "Realtor"),
        Person.Place.DEEP,
    )
    assert Decision.objects.get().person == mike
    assert ContactPoint.objects.get().value == "818 555 0142"
    assert Remember.objects.filter(person=mike).count() == 1
    assert [str(tie) for tie in mike.ties.all()] == ["Related: Gus"]
    assert changes(take_in(owner, MIKE)) == (0, 0)


def test_what_the_member_calls_somebody_stays_as_the_nickname() -> None:
    owner = rowan()
    mike = person(owner, "Mike")
    intake = hand_in(owner, card("N:Alvarez;Michael;;;", "FN:Michael Alvarez"))
    intake.choose(Choices(whose={str(mike.pk): marks(intake)[0]}))
    intake.take(at=AT)
    mike.refresh_from_db()
    assert (mike.name, mike.nickname, mike.first_name) == ("Michael Alvarez", "Mike", "Mike")


def test_undoing_the_import_gives_back_who_was_there() -> None:
    owner = rowan()
    mike = person(owner, "Mike")
    intake = hand_in(owner, MIKE)
    intake.choose(Choices(whose={str(mike.pk): marks(intake)[0]}))
    intake.take(at=AT)
    intake.undo(at=LATER)
    mike.refresh_from_db()
    assert (mike.name, mike.given, mike.title) == ("Mike", "", "")
    assert not ContactPoint.objects.exists()
    assert not Remember.objects.exists()
    assert not Card.objects.exists()
    assert not intake.stayed()


def test_someone_else_is_new_and_never_asked_about_again() -> None:
    owner = rowan()
    mike = person(owner, "Mike")
    intake = hand_in(owner, MIKE, whose={str(mike.pk): SOMEONE_ELSE})
    intake.take(at=AT)
    assert Person.objects.count() == 2
    assert Apart.objects.get().first == mike
    intake.undo(at=LATER)
    assert Person.objects.get() == mike
    assert not Apart.objects.exists()


# A year later, without UIDs

OTTO = ("N:Ohneid;Otto;;;", "FN:Otto Ohneid", "TEL;TYPE=CELL:+49 170 5550301")


def test_the_same_name_and_number_are_the_same_person() -> None:
    owner = rowan()
    take_in(owner, card(*OTTO, "NOTE:From the club", "EMAIL:otto@example.org"))
    newer = card(*OTTO[:2], "TEL;TYPE=CELL:0170 5550301", "TITLE:Chef")
    assert changes(take_in(owner, newer)) == (0, 1)
    otto = Person.objects.get()
    # What the newer one leaves out stays: it may come from another address book.
    assert (otto.title, otto.notes) == ("Chef", "From the club")
    assert {point.value for point in otto.contact_points.all()} == {
        *("+49 170 5550301", "otto@example.org")
    }


def test_of_two_who_fit_nobody_is_chosen_without_asking() -> None:
    owner = rowan()
    two = [person(owner, "Otto Ohneid") for _ in range(2)]
    for one in two:
        ContactPoint.objects.create(owner=owner, person=one, kind="phone", value="0170 5550301")
    (row,) = hand_in(owner, card(*OTTO, "TITLE:Chef")).preview().created
    assert set(row.asked) == {one.pk for one in two}


@pytest.mark.parametrize(
    "lines",
    [
        ("FN:Otto Ohneid", "TEL:+49 30 5559999"),  # a new number
        ("FN:Otto Neumann", "TEL:+49 170 5550301"),  # a new name
        ("FN:O. Ohneid", "TEL:+49 170 5550301"),
    ],
)
def test_where_it_is_not_certain_it_is_asked(lines: tuple[str, ...]) -> None:
    owner = rowan()
    take_in(owner, card(*OTTO))
    (row,) = hand_in(owner, card(*lines)).preview().created
    assert row.asked == (Person.objects.get().pk,)


def test_a_household_with_one_number_is_not_asked_about() -> None:
    owner = rowan()
    take_in(owner, card(*OTTO))
    assert not hand_in(owner, card("FN:Pia Ohneid", OTTO[2])).preview().asked


def test_another_birthday_tells_father_and_son_apart() -> None:
    owner = rowan()
    take_in(owner, card(*OTTO, "BDAY:1950-03-01"))
    preview = hand_in(owner, card(*OTTO, "BDAY:1980-06-09")).preview()
    assert len(preview.created) == 1
    assert not preview.asked


def test_two_cards_of_one_address_book_are_not_taken_for_one_another() -> None:
    owner = rowan()
    first = card("FN:Maria Garcia", "TEL:818 555 0111", uid="a")
    take_in(owner, first)
    preview = hand_in(owner, first, card("FN:Maria Garcia", "TEL:818 555 0122", uid="b")).preview()
    assert (len(preview.same), len(preview.created), len(preview.asked)) == (1, 1, 0)


@pytest.mark.parametrize("uid", ["", "otto-1"])
def test_another_order_or_program_is_no_change(uid: str) -> None:
    owner = rowan()
    label = ("item1.EMAIL:otto@example.org", "item1.X-ABLabel:Club")
    take_in(owner, card("PRODID:Phone 1", "REV:2025-01-01", *OTTO, *label, uid=uid))
    again = [*reversed(OTTO), "REV:2026-01-01", "PRODID:Phone 2"]
    again += [line.replace("item1", "item7") for line in label]
    report = take_in(owner, card(*again, uid=uid))
    assert (report.same, *changes(report)) == (1, 0, 0)
    assert Card.objects.count() == 1


def test_a_moved_column_is_no_change() -> None:
    owner = rowan()
    rows = b"Name,Phone,Company\nOtto Ohneid,0170 5550301,Club\nPia Ohneid,,Club\nUwe,,\n"
    moved = b"Company,Name,Phone\nClub,Otto Ohneid,0170 5550301\nClub,Pia Ohneid,\n,Uwe,\n"
    assert changes(take_in(owner, rows, name="a.csv")) == (3, 0)
    report = take_in(owner, moved, name="b.csv")
    assert (report.same, *changes(report)) == (3, 0, 0)


def test_a_new_column_is_no_reason_to_forget_what_it_says() -> None:
    owner = rowan()
    take_in(owner, b"Name,Phone\nOtto Ohneid,0170 5550301\n", name="a.csv")
    more = b"Name,Phone,Shoe size,Labels\nOtto Ohneid,0170 5550301,44,Hikers\n"
    assert changes(take_in(owner, more, name="b.csv")) == (0, 1)
    assert [tag.name for tag in Person.objects.get().tags.all()] == ["Hikers"]


def test_the_reports_of_a_year_later_are_recognized(corpus: Path) -> None:
    owner = rowan()
    for name, expected in (("first.vcf", (2, 0)), ("a_year_later.vcf", (0, 1))):
        content = (corpus / "reports" / "again" / name).read_bytes()
        assert changes(take_in(owner, content)) == expected
    assert Person.objects.get(given="Otto").title == "Chef"


@pytest.mark.parametrize("out", [table_of, partial(cards_of, version="3.0"), VCARD_4])
def test_ones_own_export_changes_nothing(out: Callable[[People], Iterator[bytes]]) -> None:
    owner = cast_world(at=AT)
    people = Person.objects.of(owner).not_in_trash()
    assert people.count() > 20
    before = list(people.order_by("pk").values())
    content = b"".join(out(people))
    report = take(owner=owner, file_name="export", content=content, at=AT)
    assert (report.same, report.created, report.updated, report.skipped) == (len(before), 0, 0, [])
    assert list(people.order_by("pk").values()) == before


# In the trash


def test_somebody_in_the_trash_stays_there_unchanged() -> None:
    owner = rowan()
    take_in(owner, card(*OTTO, uid="otto"))
    Person.objects.get().trash(at=AT)
    for newer in (card(*OTTO, "TITLE:Chef", uid="otto"), card(*OTTO, "TITLE:Chef")):
        report = take_in(owner, newer)
        assert (report.in_trash, *changes(report)) == (1, 0, 0)
    otto = Person.objects.get()
    assert (otto.title, otto.trashed_at) == ("", AT)


@pytest.mark.parametrize("newer", [(), ("TITLE:Chef",)])
def test_somebody_in_the_trash_comes_back_on_request_and_goes_with_the_undo(
    newer: tuple[str, ...],
) -> None:
    owner = rowan()
    take_in(owner, card(*OTTO, uid="otto"))
    Person.objects.get().trash(at=AT)
    intake = hand_in(owner, card(*OTTO, *newer, uid="otto"))
    (row,) = intake.preview().in_trash
    intake.choose(Choices(back=[row.mark]))
    intake.take(at=AT)
    otto = Person.objects.get()
    assert (otto.trashed_at, otto.title) == (None, "Chef" if newer else "")
    assert Card.objects.count() == 1 + len(newer)
    intake.undo(at=LATER)
    otto.refresh_from_db()
    assert (otto.trashed_at, otto.title) == (LATER, "")


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (("FN:Theo Kay",), ("FN:Theo Kay", "TITLE:Chef")),
        (("FN:Theo Kay", "ORG:Acme"), ("FN:Theo Kay", "TEL:818 555 0111")),
        (("FN:Theo Kay", "TEL:818 555 0147"), ("FN:Ted Kay", "TEL:818 555 0147")),
        (("FN:William Kay", "EMAIL:w@example.org"), ("FN:Bill Kay", "EMAIL:w@example.org")),
    ],
)
def test_who_may_be_in_the_trash_is_asked_about_and_comes_back_on_request(
    before: tuple[str, ...], now: tuple[str, ...]
) -> None:
    owner = rowan()
    take_in(owner, card(*before))
    theo = Person.objects.get()
    theo.trash(at=AT)
    report = take(owner=owner, file_name="x", content=card(*now), at=AT, dry_run=True)
    assert (report.created, report.asked, len(report.asked_in_trash)) == (1, [], 1)
    intake = hand_in(owner, card(*now))
    (mark,) = marks(intake)
    intake.choose(Choices(whose={str(theo.pk): mark}))
    intake.take(at=AT)
    assert Person.objects.get().trashed_at is None
    intake.undo(at=LATER)
    theo.refresh_from_db()
    assert theo.trashed_at == LATER


def test_without_an_answer_nobody_leaves_the_trash_and_the_file_brings_somebody_new() -> None:
    owner = rowan()
    theo = person(owner, "Theo Kay")
    theo.trash(at=AT)
    report = take_in(owner, card("FN:Theo Kay", "TEL:818 555 0147"))
    assert (report.created, report.asked_in_trash) == (1, ["Theo Kay"])
    theo.refresh_from_db()
    assert theo.trashed_at == AT
    assert Person.objects.not_in_trash().get().name == "Theo Kay"


def test_another_birthday_tells_somebody_apart_from_who_is_in_the_trash() -> None:
    owner = rowan()
    take_in(owner, card("FN:Theo Kay", "BDAY:1980-05-09"))
    Person.objects.get().trash(at=AT)
    report = take_in(owner, card("FN:Theo Kay", "BDAY:1981-05-09"))
    assert (report.created, report.asked_in_trash) == (1, [])


def test_who_was_merged_is_who_they_became() -> None:
    owner = rowan()
    kept, other = person(owner, "Otto Ohneid"), person(owner, "Otto")
    content = b"".join(VCARD_4(Person.objects.filter(pk=other.pk)))
    Merge.make(kept=kept, other=other, at=AT)
    report = take_in(owner, content)
    assert (report.in_trash, report.created) == (0, 0)
    kept.refresh_from_db()
    assert kept.name == "Otto Ohneid"


def test_many_without_a_uid_cost_no_more_questions_than_a_few() -> None:
    def said(n: int, *more: str) -> bytes:
        family = chr(97 + n % 26) * 3 + chr(97 + n // 26)
        return card(f"FN:Ann {family}person", f"TEL:818 555 {n:04}", *more)

    def count(people: int) -> int:
        take_in(owner, *(said(n) for n in range(people)))
        intake = hand_in(owner, *(said(n, "TITLE:x") for n in range(people)))
        with CaptureQueriesContext(connection) as asked:
            assert len(intake.preview().updated) == people
        Person.objects.all().delete()
        return len(asked)

    owner = rowan()
    assert count(3) == count(60)


def test_what_an_older_card_said_is_not_news_again() -> None:
    """Two files of one person that take turns change nothing the second time."""
    owner = rowan()
    older, newer = ("ORG:Mill", "TITLE:Baker"), ("ORG:Mill", "TITLE:Owner")
    take_in(owner, card(*older, uid="otto-1"))
    take_in(owner, card(*newer, uid="otto-1"))
    report = take_in(owner, card("REV:2026-01-01", *older, uid="otto-1"))
    assert (report.same, *changes(report)) == (1, 0, 0)
