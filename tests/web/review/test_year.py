"""The year: words and plain counts of what came of it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cookout.members.member import Member
from cookout.people.event import Event
from cookout.people.interaction import Interaction, InteractionKind
from cookout.people.person import Person
from cookout.promises.promise import Promise
from cookout.table.decision import Decision
from tests.cast import person
from tests.web.conftest import Count, Read

pytestmark = pytest.mark.django_db

NOW: datetime = timezone.now()


@pytest.fixture
def year(today: date) -> int:
    """Last year: all of it is over."""
    return today.year - 1


def log(someone: Person, kind: str, on: date, **more: object) -> None:
    Interaction.log(people=[someone], kind=kind, on=on, at=NOW, **more)  # type: ignore[arg-type]


def test_a_year_tells_what_came_of_it(read: Read, member: Member, year: int) -> None:
    june = date(year, 6, 15)
    dana = person(member, role="Chimney sweep", great_on=june, given="Dana")
    Decision.make(person=dana, kind="seat", on=june, at=NOW)
    log(dana, InteractionKind.CALL, june, minutes=100)
    log(dana, InteractionKind.BUSINESS, june, direction="in")
    log(dana, InteractionKind.INTRODUCED, june)
    log(dana, InteractionKind.INTRODUCED, june, direction="both")
    log(dana, InteractionKind.HELPED, june, direction="in")
    Promise.make(person=dana, what="Send it", on=june).keep(on=june)
    Event.objects.create(owner=member, name="Breakfast", on=june, hours=3)
    page = read(f"/year/{year}/")
    assert "You were in touch with one person." in page
    assert "One came to your table DW Dana Whitfield" in page
    assert "One trade found someone great Chimney sweep Dana Whitfield" in page
    assert "Promises kept One by you, none to you" in page
    assert "Business You gave none, one came to you" in page
    assert "Introductions You made two, one came to you" in page
    assert "Help You gave none, one came to you" in page
    # 100 minutes said, and two introductions of 8.
    assert "Hours with people About two" in page
    assert "Hours at events 3" in page


def test_a_year_ends_on_its_last_day(read: Read, member: Member, year: int) -> None:
    dana = person(member)
    log(dana, InteractionKind.CALL, date(year, 12, 31))
    log(dana, InteractionKind.CALL, date(year + 1, 1, 1))
    before = read(f"/year/{year}/")
    assert "Less than one" in before
    assert "The year after" in before
    assert "The year before" not in before
    assert "The year before" in read("/year/")


def test_a_trade_that_was_filled_before_is_not_filled_again(
    read: Read, member: Member, year: int
) -> None:
    person(member, "Old Roofer", role="Roofer", great_on=date(year - 1, 3, 1))
    person(member, "New Roofer", role="roofer", great_on=date(year, 3, 1))
    assert "Roofer" not in read(f"/year/{year}/")
    assert "Old Roofer" in read(f"/year/{year - 1}/")


def test_an_undone_seat_is_none(home: Client, read: Read, member: Member, today: date) -> None:
    dana = person(member, place="new", met_on=today)
    home.post(f"/people/{dana.pk}/seat/")
    assert "One came to your table" in read("/year/")
    home.post(f"/decisions/{Decision.objects.get().pk}/undo/")
    assert "came to your table" not in read("/year/")


def test_an_empty_year_is_told_kindly(read: Read, member: Member, year: int) -> None:
    assert "Your year begins." in read("/year/")
    assert "Nothing logged this year." in read(f"/year/{year}/")


@pytest.mark.parametrize("address", ["/year/0/", "/year/1899/", "/year/999999999999999999/"])
def test_a_year_that_is_none_is_not_there(home: Client, address: str) -> None:
    assert home.get(address).status_code == 404


def test_a_year_to_come_is_not_there_yet(home: Client, today: date) -> None:
    assert home.get(f"/year/{today.year + 1}/").status_code == 404


def test_what_lies_in_the_trash_counts_for_nothing(read: Read, member: Member, year: int) -> None:
    dana = person(member, great_on=date(year, 5, 1), role="Baker")
    Decision.make(person=dana, kind="seat", on=date(year, 5, 1), at=NOW)
    Promise.make(person=dana, what="Send it", on=date(year, 5, 1)).keep(on=date(year, 5, 2))
    dana.trash(at=NOW)
    assert "Nothing logged this year." in read(f"/year/{year}/")


def test_many_people_take_no_more_queries_than_one(
    queries: Count, member: Member, year: int
) -> None:
    def more(number: int) -> None:
        on = date(year, 2, 1) + timedelta(days=number)
        one = person(member, f"Guest{number}", role=f"Trade {number}", great_on=on)
        Decision.make(person=one, kind="seat", on=on, at=NOW)
        log(one, InteractionKind.CALL, on)
        Promise.make(person=one, what="A", on=on).keep(on=on)

    more(0)
    few = queries(f"/year/{year}/")
    for number in range(1, 8):
        more(number)
    assert queries(f"/year/{year}/") == few
