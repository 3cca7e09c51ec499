"""Taking in slices: what stops in the middle goes on or goes out, and everybody is counted."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cookout.capture.intake import pacing
from cookout.capture.intake.intake import Intake, IntakeRow, take, take_in_slices
from cookout.capture.intake.pacing import Pace
from cookout.capture.intake.slices import taking
from cookout.capture.intake.undo import TakenBack, taking_back
from cookout.capture.tables.column_choice import ColumnChoice
from cookout.capture.tables.mapping import Column, Mapping
from cookout.members.member import Member
from cookout.people.card import Card
from cookout.people.person import Person
from cookout.people.search import search
from tests.cast import AT, rowan

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(hours=1)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cookout.capture.intake.slices.SLICE", 2)
    monkeypatch.setattr("cookout.capture.intake.undo.BATCH", 2)
    monkeypatch.setattr("cookout.capture.intake.pacing.GROWS", 1)


def card(uid: str, name: str = "", **more: str) -> str:
    lines = [f"{key.upper()}:{value}" for key, value in more.items()]
    said = ["BEGIN:VCARD", "VERSION:3.0", f"FN:{name or uid}", *lines, f"UID:{uid}", "END:VCARD"]
    return "\r\n".join([*said, ""])


BOOK = "".join(map(card, "abcde")).encode()


def handed_in(owner: Member, content: bytes) -> Intake:
    return Intake.hand_in(owner=owner, file_name="f", content=content, at=AT)


def test_what_is_in_is_whole_and_the_rest_is_absent() -> None:
    owner = rowan()
    intake = handed_in(owner, BOOK)
    slices = taking(intake, at=AT)
    next(slices)
    assert Person.objects.count() == Card.objects.count() == IntakeRow.objects.count() == 2
    assert search.find(owner, "a")
    stopped = Intake.objects.get()
    assert (stopped.done, stopped.total, stopped.is_under_way) == (2, 5, True)
    assert bytes(stopped.content) == BOOK


def test_it_goes_on_where_it_stopped_and_counts_everybody_once() -> None:
    intake = handed_in(rowan(), BOOK)
    next(taking(intake, at=AT))
    *_, report = taking(Intake.objects.get(), at=LATER)
    assert (report.created, report.updated, report.same) == (5, 0, 0)
    whole = Intake.objects.get()
    assert (whole.done, whole.total, bytes(whole.content)) == (5, 5, b"")
    assert set(Card.objects.values_list("taken_at", flat=True)) == {AT}
    assert whole.undo(at=LATER) == TakenBack(gone=5)


def test_two_who_go_on_at_once_take_turns() -> None:
    intake = handed_in(rowan(), BOOK)
    one, other = taking(intake, at=AT), taking(Intake.objects.get(), at=AT)
    for slices in (one, other, one, other):
        next(slices, None)
    assert Person.objects.count() == 5
    assert Intake.objects.get().counts == {"created": 5, "updated": 0, "same": 0, "in_trash": 0}


def test_the_command_goes_on_with_the_file_that_it_was_stopped_in() -> None:
    owner = rowan()
    again = {"owner": owner, "file_name": "f", "content": BOOK, "at": AT}
    next(take_in_slices(**again))
    report = take(**again)
    assert (report.created, report.same, len(report.skipped)) == (5, 0, 0)
    assert Intake.objects.count() == 1
    report = take(**again)
    assert (report.created, report.same) == (0, 5)
    assert Intake.objects.count() == 1


def test_what_changes_nothing_leaves_no_intake() -> None:
    owner = rowan()
    take(owner=owner, file_name="f", content=BOOK, at=AT)
    take(owner=owner, file_name="f", content=BOOK, at=LATER)
    assert Intake.objects.count() == 1


def test_cards_of_one_uid_are_never_cut_apart() -> None:
    owner = rowan()
    book = card("a") + card("b", tel="1") + card("c") + card("b", tel="2") + card("b", tel="3")
    intake = handed_in(owner, book.encode())
    first = next(taking(intake, at=AT))
    assert (first.created, first.updated) == (2, 2)
    *_, report = taking(intake, at=AT)
    assert (report.created, report.updated) == (3, 2)
    assert Intake.objects.get().undo(at=LATER) == TakenBack(gone=3)


def test_one_uid_for_two_names_stays_two_people_across_slices() -> None:
    owner = rowan()
    book = card("a", "Ann") + card("x") + card("y") + card("a", "Bob") + card("a", "Cy")
    take(owner=owner, file_name="f", content=book.encode(), at=AT)
    assert Person.objects.filter(name__in=("Ann", "Bob", "Cy")).count() == 3


def test_an_undo_that_stops_goes_on_where_it_was() -> None:
    owner = rowan()
    take(owner=owner, file_name="f", content=BOOK, at=AT)
    next(taking_back(Intake.objects.get(), at=LATER))
    assert Person.objects.count() == 3
    assert Intake.objects.get().is_under_way
    assert Intake.objects.get().undo(at=LATER) == TakenBack(gone=5)
    assert not Person.objects.exists()
    assert Intake.objects.get().undo(at=LATER) == TakenBack()


def test_somebody_edited_between_two_slices_stays() -> None:
    intake = handed_in(rowan(), BOOK)
    slices = taking(intake, at=AT)
    next(slices)
    Person.objects.get(name="a").write(notes="mine")
    list(slices)
    assert Intake.objects.get().undo(at=LATER) == TakenBack(gone=4, stayed=1)
    assert Person.objects.get().notes == "mine"


def test_two_numbers_that_came_and_went_in_one_file_leave_nothing_to_put_back() -> None:
    owner = rowan()
    take(owner=owner, file_name="f", content=card("a", tel="1").encode(), at=AT)
    newer = card("a", tel="2") + card("a", tel="3")
    take(owner=owner, file_name="g", content=newer.encode(), at=LATER)
    assert Intake.objects.latest("pk").undo(at=LATER) == TakenBack(put_back=1)
    assert [point.value for point in Person.objects.get().contact_points.all()] == ["1"]


TABLE = "Who,What,Where\n" + "".join(f"Ann {n},Baker {n},Town {n}\n" for n in "abcde")


def said(owner: Member, *fields: str) -> None:
    columns = tuple(map(Column, ("Who", "What", "Where"), fields))
    ColumnChoice.remember(owner=owner, mapping=Mapping(columns), at=AT)


def test_a_stopped_table_goes_on_with_the_mapping_with_which_it_began() -> None:
    owner = rowan()
    said(owner, "name", "title", "company")
    intake = handed_in(owner, TABLE.encode())
    next(taking(intake, at=AT))
    said(owner, "name", "company", "title")
    *_, report = taking(Intake.objects.get(), at=LATER)
    assert (report.created, report.updated, report.same) == (5, 0, 0)
    assert {person.title[:5] for person in Person.objects.all()} == {"Baker"}


def test_the_command_goes_on_with_the_mapping_with_which_it_began() -> None:
    owner = rowan()
    said(owner, "name", "title", "company")
    again = {"owner": owner, "file_name": "f", "content": TABLE.encode(), "at": AT}
    next(take_in_slices(**again))
    said(owner, "name", "company", "title")
    report = take(**again)
    assert (report.created, report.updated, report.same) == (5, 0, 0)
    assert {person.title[:5] for person in Person.objects.all()} == {"Baker"}
    assert Intake.objects.count() == 1
    # The next time it comes in it means what was said last.
    assert take(**again).updated == 5


def test_a_quick_machine_writes_more_at_once_and_a_slow_one_less(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pacing, "GROWS", 6)
    pace = Pace(500)
    pace.keep(0.01)
    assert pace.size == 1000
    for _ in range(5):
        pace.keep(0.01)
    assert pace.size == 500 * pacing.GROWS
    for _ in range(9):
        pace.keep(3)
    assert pace.size == pacing.LEAST
