"""Taking files in: everybody kept, nobody doubled, and nothing of what the member wrote lost."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from cookout.capture.intake import file as file_module
from cookout.capture.intake.differences import differences
from cookout.capture.intake.intake import Intake, take
from cookout.capture.intake.report import Report
from cookout.cast.address_book import address_book
from cookout.members.member import Member
from cookout.people.card import Card
from cookout.people.contact_point import ContactPoint
from cookout.people.person import Person
from cookout.people.search import search
from cookout.people.tie import Tie
from cookout.today.today import today
from cookout.vcard.envelope import NOBODY
from tests.cast import AT, TODAY, person, rowan, sol

pytestmark = pytest.mark.django_db


def card(uid: str = "", **lines: str) -> bytes:
    rows = [f"{name.replace('_', '-').upper()}:{value}" for name, value in lines.items()]
    if uid:
        rows.append(f"UID:{uid}")
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *rows, "END:VCARD", ""]).encode()


def take_in(owner: Member, *cards: bytes) -> Report:
    return take(owner=owner, file_name="phone.vcf", content=b"".join(cards), at=AT)


def counts(report: Report) -> tuple[int, int, int, int]:
    return report.created, report.updated, report.same, len(report.skipped)


def test_everybody_of_an_address_book_comes_in_and_is_found() -> None:
    owner = rowan()
    assert counts(take_in(owner, address_book())) == (99, 0, 0, 0)
    assert Person.objects.of(owner).count() == 99
    assert len(search.find(owner, "beth hollis")) == 1


def test_the_same_file_again_changes_nothing() -> None:
    owner = rowan()
    take_in(owner, address_book())
    before = list(Person.objects.values())
    assert counts(take_in(owner, address_book())) == (0, 0, 99, 0)
    assert list(Person.objects.values()) == before
    assert Card.objects.count() == 99


def test_the_same_card_twice_in_one_file_is_one_person() -> None:
    assert counts(take_in(rowan(), card(fn="Dana"), card(fn="Dana"))) == (1, 0, 1, 0)


def test_two_cards_without_a_uid_are_two_people_even_with_one_name() -> None:
    report = take_in(rowan(), card(fn="Dana", tel="1"), card(fn="Dana", tel="2"))
    assert counts(report) == (2, 0, 0, 0)


def test_people_from_an_address_book_are_just_there() -> None:
    owner = rowan()
    take_in(owner, address_book())
    found = today(member=owner, on=TODAY)
    assert (found.steps, found.just_met, found.more) == ([], [], 0)
    assert set(Person.objects.values_list("place", flat=True)) == {"book"}


def test_a_newer_card_of_the_same_uid_brings_what_it_changed() -> None:
    owner = rowan()
    take_in(owner, card("u1", fn="Dana Whitfield", tel="818 555 0133", org="Old Stove"))
    newer = card("u1", fn="Dana Whitfield", tel="818 555 0199", org="New Stove", note="roofs")
    assert counts(take_in(owner, newer)) == (0, 1, 0, 0)
    dana = Person.objects.of(owner).get()
    assert (dana.company, dana.notes) == ("New Stove", "roofs")
    assert [point.value for point in dana.contact_points.all()] == ["818 555 0199"]
    assert search.find(owner, "new stove")


def test_what_the_member_has_edited_stays() -> None:
    owner = rowan()
    take_in(owner, card("u1", fn="Dana Whitfield", org="Old Stove", tel="1", title="Sweep"))
    dana = Person.objects.of(owner).get()
    dana.write(company="Whitfield & Sons")
    ContactPoint.objects.create(owner=owner, person=dana, kind="phone", value="2")
    take_in(owner, card("u1", fn="Dana Whitfield", org="New Stove", tel="3", title="Owner"))
    dana.refresh_from_db()
    assert (dana.company, dana.title) == ("Whitfield & Sons", "Owner")
    assert {point.value for point in dana.contact_points.all()} == {"2", "3"}


def test_an_edit_is_still_kept_by_the_third_card() -> None:
    owner = rowan()
    take_in(owner, card("u1", fn="Dana", org="One"))
    Person.objects.of(owner).get().write(company="Mine")
    take_in(owner, card("u1", fn="Dana", org="Two"))
    take_in(owner, card("u1", fn="Dana", org="Three"))
    assert Person.objects.of(owner).get().company == "Mine"


def test_an_older_file_taken_again_does_not_undo_the_newer() -> None:
    owner = rowan()
    older, newer = card("u1", fn="Dana", org="One"), card("u1", fn="Dana", org="Two")
    take_in(owner, older)
    take_in(owner, newer)
    assert counts(take_in(owner, older)) == (0, 0, 1, 0)
    assert Person.objects.of(owner).get().company == "Two"


def test_one_uid_for_two_names_in_one_file_is_two_people() -> None:
    owner = rowan()
    assert counts(take_in(owner, card("u", fn="Dana"), card("u", fn="Priya"))) == (2, 0, 0, 0)
    assert counts(take_in(owner, card("u", fn="Dana"), card("u", fn="Priya"))) == (0, 0, 2, 0)


def test_two_versions_of_one_card_in_one_file_are_one_person() -> None:
    owner = rowan()
    report = take_in(owner, card("u", fn="Dana", tel="1"), card("u", fn="Dana", tel="2"))
    assert counts(report) == (1, 1, 0, 0)
    assert [point.value for point in ContactPoint.objects.all()] == ["2"]


def test_a_uid_of_another_member_is_nobody_of_mine() -> None:
    one, other = rowan(), sol()
    take_in(one, card("u1", fn="Dana"))
    assert counts(take_in(other, card("u1", fn="Dana", tel="1"))) == (1, 0, 0, 0)
    assert not ContactPoint.objects.of(one).exists()


def test_a_bad_card_stops_nobody_else() -> None:
    owner = rowan()
    bad = b"BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n"
    report = take_in(owner, card(fn="Dana"), bad, card(fn="Priya"))
    assert counts(report) == (2, 0, 0, 1)
    assert report.skipped[0].line == 5
    assert report.skipped[0].reason


def test_a_dry_run_says_the_same_and_writes_nothing() -> None:
    owner = rowan()
    report = take(owner=owner, file_name="a.vcf", content=address_book(), at=AT, dry_run=True)
    assert counts(report) == (99, 0, 0, 0)
    assert not Person.objects.exists()


def test_every_byte_of_a_card_is_kept() -> None:
    owner = rowan()
    odd = card("u1", fn="Dana", x_phone_ring="loud;a,b", item1_x="é")
    take_in(owner, odd)
    assert bytes(Card.objects.get().content) == odd


def test_a_failure_in_the_middle_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    owner = rowan()

    def broken(ids: list[int]) -> None:
        raise RuntimeError

    monkeypatch.setattr("cookout.capture.intake.writing.search.write", broken)
    with pytest.raises(RuntimeError):
        take_in(owner, address_book())
    assert not Person.objects.exists()


def test_handing_in_previews_and_taking_twice_is_once() -> None:
    owner = rowan()
    intake = Intake.hand_in(owner=owner, file_name="a.vcf", content=address_book(), at=AT)
    assert len(intake.preview().created) == 99
    assert not Person.objects.exists()
    again = Intake.objects.get()
    intake.take(at=AT)
    again.take(at=AT)
    assert Person.objects.count() == 99
    assert intake.arrivals().count() == 99


def test_a_preview_says_field_by_field_what_a_card_changes() -> None:
    owner = rowan()
    take_in(owner, card("u1", fn="Dana", org="One", tel="1"))
    newer = card("u1", fn="Dana", org="Two", tel="2")
    intake = Intake.hand_in(owner=owner, file_name="a.vcf", content=newer, at=AT)
    (row,) = intake.preview().updated
    assert row.person
    present = {("phone", "1")}
    found = differences(row.person, present, base=row.base, theirs=row.reading)
    assert [(one.what, one.mine, one.theirs) for one in found] == [
        ("company", "One", "Two"),
        ("phone", "", "2"),
        ("phone", "1", ""),
    ]


def test_a_large_file_costs_few_questions_to_the_database() -> None:
    from django.test.utils import CaptureQueriesContext

    owner = rowan()
    with CaptureQueriesContext(connection) as queries:
        take_in(owner, address_book())
    assert len(queries) < 60


def test_every_real_file_is_taken_in_and_accounted_for(corpus: Path) -> None:
    owner = rowan()
    files = sorted(path for path in (corpus / "vcf").rglob("*") if path.is_file())
    assert len(files) > 200
    for path in files:
        content = path.read_bytes()
        first = take(owner=owner, file_name=path.name, content=content, at=AT)
        assert all(one.line > 0 and one.reason for one in first.skipped), path.name
        again = take(owner=owner, file_name=path.name, content=content, at=AT)
        assert (again.created, again.updated) == (0, 0), path.name
        assert again.same == first.created + first.updated + first.same, path.name
        assert again.skipped == first.skipped, path.name
    assert Person.objects.of(owner).count() > 80


def test_somebody_in_the_trash_is_not_made_anew_by_their_own_card() -> None:
    owner = rowan()
    take_in(owner, card("u1", fn="Dana"))
    Person.objects.get().trash(at=AT)
    report = take_in(owner, card("u1", fn="Dana"))
    assert (report.created, report.in_trash) == (0, 1)
    assert Person.objects.get().trashed_at


def test_a_person_written_by_hand_is_never_touched_by_a_file() -> None:
    owner = rowan()
    dana = person(owner, notes="mine")
    take_in(owner, card(fn=dana.name, note="theirs"))
    dana.refresh_from_db()
    assert dana.notes == "mine"
    assert Person.objects.count() == 2


def test_two_newer_versions_of_somebody_known_leave_the_last_one() -> None:
    owner = rowan()
    take_in(owner, card("u", fn="Dana", org="One", tel="1"))
    newer = card("u", fn="Dana", org="Two", tel="2"), card("u", fn="Dana", org="Three", tel="3")
    assert counts(take_in(owner, *newer)) == (0, 2, 0, 0)
    assert Person.objects.get().company == "Three"
    assert [point.value for point in ContactPoint.objects.all()] == ["3"]


def test_many_changed_cards_cost_no_more_questions_than_a_few() -> None:
    from django.test.utils import CaptureQueriesContext

    owner = rowan()
    take_in(owner, address_book())
    with CaptureQueriesContext(connection) as queries:
        report = take_in(owner, address_book().replace(b"818 555", b"818 556"))
    assert counts(report) == (0, 99, 0, 0)
    assert len(queries) < 50


def test_two_people_who_share_a_uid_each_get_their_own_newer_card() -> None:
    owner = rowan()
    take_in(owner, card("u", fn="Ann"), card("u", fn="Bob"))
    newer = card("u", fn="Ann", tel="1"), card("u", fn="Bob", tel="2")
    assert counts(take_in(owner, *newer)) == (0, 2, 0, 0)
    assert set(Person.objects.values_list("name", "contact_points__value")) == {
        ("Ann", "1"),
        ("Bob", "2"),
    }


def test_somebody_else_under_a_known_uid_in_one_file_is_somebody_else() -> None:
    owner = rowan()
    take_in(owner, card("u", fn="Ann"))
    assert counts(take_in(owner, card("u", fn="Ann", tel="1"), card("u", fn="Bob"))) == (1, 1, 0, 0)
    assert set(Person.objects.values_list("name", flat=True)) == {"Ann", "Bob"}


def test_a_uid_is_the_same_with_and_without_its_prefix() -> None:
    owner = rowan()
    take_in(owner, card("urn:uuid:ABC-1", fn="Dana"))
    assert counts(take_in(owner, card("abc-1", fn="Dana", tel="1"))) == (0, 1, 0, 0)


def test_a_newer_card_brings_its_family_and_says_it_once() -> None:
    owner = rowan()
    take_in(owner, card("u", fn="Dana"))
    take_in(owner, card("u", fn="Dana", x_spouse="Lee"))
    take_in(owner, card("u", fn="Dana", x_spouse="Lee", tel="1"))
    assert [str(tie) for tie in Tie.objects.all()] == ["Spouse: Lee"]


def test_the_cards_of_a_file_are_cut_out_once_for_preview_and_import(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cut: list[str] = []
    each = file_module.each

    def counted(content: bytes) -> Iterator[Any]:
        for one in each(content):
            cut.append(getattr(one, "reason", "card"))
            yield one

    monkeypatch.setattr(file_module, "each", counted)
    cards = b"".join(
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Person %d\r\nUID:%d\r\nEND:VCARD\r\n" % (n, n)
        for n in range(5)
    )
    content = cards + b"BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n"
    owner = rowan()
    assert not file_module.File.of(owner, content).nobody
    assert cut == ["card"]
    Intake.hand_in(owner=owner, file_name="people.vcf", content=content, at=AT)
    for _ in range(2):
        found = Intake.objects.of(owner).get().preview()
        assert (len(found.created), len(found.refused)) == (5, 1)
    intake = Intake.objects.of(owner).get()
    intake.take(at=AT)
    assert cut == ["card"] * 6 + [NOBODY]
    intake.refresh_from_db()
    assert (intake.counts["created"], intake.index) == (5, None)
    assert Person.objects.of(owner).count() == 5
