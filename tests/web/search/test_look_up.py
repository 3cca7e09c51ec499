"""The one search box: a need in plain words, and who could meet it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from cookout.members.member import Member
from tests.cast import job, person
from tests.web.conftest import Count, Read

pytestmark = pytest.mark.django_db
Ago = Callable[[int], date]


def test_a_need_shows_people_by_what_is_known_of_them_and_why(
    read: Read, rowans: Member, ago: Ago
) -> None:
    luis, tomas = (person(rowans, name, role="Plumber") for name in ("Luis Ortega", "Tomas Silva"))
    tomas.write(met_on=ago(1))
    for days, what in ((40, "New water heater"), (400, "A pipe")):
        job(luis, on=ago(days), what=what)
    page = read("/search/", q="my kitchen tap drips all night")
    assert "Two plumbers. Sorted by experience, not by who you met last." in page
    assert page.index("You used them") < page.index("Luis Ortega")
    assert page.index("Luis Ortega") < page.index("Met, not vouched for")
    assert page.index("Met, not vouched for") < page.index("Tomas Silva")
    assert "You used them twice, and both jobs went well. Last in" in page
    assert "You used Luis Ortega on" in page
    assert "Without your two jobs, nobody you trust would have used them." in page
    assert "You don’t know Tomas’s work yet." in page


def test_nobody_found_is_said_plainly(read: Read) -> None:
    page = read("/search/", q="my kitchen tap drips all night")
    assert "You don’t know a plumber yet." in page
    assert "No matches" not in page


def test_close_trades_are_asked_about_and_one_is_chosen(read: Read, rowans: Member) -> None:
    person(rowans, "Nadia Brandt", role="Orthodontist")
    page = read("/search/", q="tooth")
    assert "Which one? Dentist Oral surgeon Orthodontist" in page
    assert "You don’t know a dentist yet." in page
    assert "Nadia Brandt" in read("/search/", q="tooth", trade="orthodontist")


def test_a_name_is_no_need(read: Read, rowans: Member) -> None:
    person(rowans, "Dana Baker")
    assert "Who do you know?" not in read("/search/", q="dana")
    assert "Who do you know?" in read("/search/", q="baker")


def test_many_of_a_trade_cost_no_more_queries(queries: Count, rowans: Member, ago: Ago) -> None:
    def more(count: int) -> None:
        for number in range(count):
            one = person(rowans, f"Nr {count} {number}", role="Plumber")
            if number % 2:
                job(one, on=ago(number))

    more(4)
    few = queries("/search/?q=leaking+pipe")
    more(12)
    assert queries("/search/?q=leaking+pipe") == few
