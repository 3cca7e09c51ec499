"""The one search box: a need in plain words, and who could meet it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from cookout.members.member import Member
from cookout.people.contact_point import ContactPoint
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
    assert "Not counting your own two experiences, no one you trust has used them." in page
    assert "You don’t know Tomas’s work yet." in page


def test_the_word_of_someone_trusted_is_theirs_and_they_can_be_asked(
    read: Read, rowans: Member, ago: Ago
) -> None:
    kit = person(rowans, "Kit Halloran", role="Plumber", pronouns="she/her")
    ana = person(rowans, "Ana Cole", given="Ana")
    ContactPoint.add(person=ana, kind="phone", value="818 555 0199", label="mobile")
    job(kit, on=ago(20), source=ana, source_name=ana.name)
    assert "Pass on Ana’s word : Kit Halloran Ask Ana about Kit Halloran" in read(
        "/search/", q="plumber"
    )


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
            if number % 3 == 1:
                job(one, on=ago(number))
            if number % 3 == 2:
                source = person(rowans, f"Source {count} {number}")
                job(one, on=ago(number), source=source, source_name=source.name)

    more(4)
    few = queries("/search/?q=leaking+pipe")
    more(12)
    assert queries("/search/?q=leaking+pipe") == few
