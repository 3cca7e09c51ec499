"""Important dates on today, in the morning email and in the calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from cookout.letters.delivery import Delivery
from cookout.letters.feed import Feed
from cookout.letters.letter_text import letter
from cookout.letters.preferences import Wish
from cookout.members.member import Member
from cookout.people.person import Person
from cookout.people.remember import Remember
from cookout.today.dates_ahead import dates_ahead
from tests.cast import AT, TODAY, day, person, rowan, sol

pytestmark = pytest.mark.django_db
A_WEEK = TODAY + timedelta(days=7)


def born(owner: Member, on: date = A_WEEK, *, place: str = "deep", **more: Any) -> Person:
    made = person(owner, birth_month=on.month, birth_day=on.day, given="Dana", **more)
    if place != "died":
        made.stand(place, on=TODAY)
    return made


def noted(someone: Person, on: date, **more: Any) -> None:
    said = {"words": "Anniversary of the shop", "kind": "other", "on": on} | more
    Remember.objects.create(owner=someone.owner, person=someone, **said)


def sentences(owner: Member, on: date = TODAY) -> list[str]:
    return [one.sentence(on=on) for one in dates_ahead(member=owner, on=on)]


def test_a_birthday_is_mentioned_a_week_ahead_and_on_its_day_all_day_long() -> None:
    owner = rowan()
    born(owner)
    ahead = ["Dana’s birthday is on Tuesday, November 24."]
    assert sentences(owner) == sentences(owner) == ahead
    days = [TODAY + timedelta(days=n) for n in range(1, 8)]
    heard = [sentences(owner, on) for on in days]
    assert heard == [[]] * 6 + [["Dana’s birthday is today."]]


def test_who_did_not_look_that_day_hears_of_it_at_the_next_look() -> None:
    owner = rowan()
    born(owner, TODAY + timedelta(days=9))
    assert sentences(owner) == []
    later = TODAY + timedelta(days=5)
    assert sentences(owner, later) == ["Dana’s birthday is on Thursday, November 26."]
    assert sentences(owner, later + timedelta(days=1)) == []


def test_a_noted_day_comes_every_year_or_once() -> None:
    owner = rowan()
    dana = born(owner, day(100))
    noted(dana, date(2000, 11, 20), yearly=True, notice=3)
    noted(dana, date(2020, 11, 20), words="Long past", notice=3)
    noted(dana, date(2026, 12, 1), words="Her exam", notice=14)
    assert sentences(owner) == [
        "Dana: Anniversary of the shop, on Friday, November 20.",
        "Dana: Her exam, on Tuesday, December 1.",
    ]


@pytest.mark.parametrize(
    "more",
    [
        {"died": "yes"},
        {"died": "yes", "birthday_notice": 7},
        {"place": "book"},
        {"place": "gone"},
        {"birthday_notice": 0},
    ],
)
def test_nothing_is_said_of_the_dead_and_of_those_let_go(more: dict[str, Any]) -> None:
    owner = rowan()
    if "died" in more:
        born(owner, **more).stand("deep", on=TODAY)
    else:
        born(owner, **more)
    born(sol())
    born(owner).trash(at=AT)
    assert sentences(owner) == []


def test_somebody_of_the_address_book_is_mentioned_where_it_was_chosen() -> None:
    owner = rowan()
    born(owner, TODAY + timedelta(days=30), place="book", birthday_notice=30)
    assert len(sentences(owner)) == 1


def test_the_email_mentions_what_comes_before_the_next_email() -> None:
    owner = rowan()
    wish = Wish(owner=owner, digest=True, digest_days="01234")
    dana = born(owner, date(2026, 11, 29))
    noted(dana, date(2026, 11, 22), notice=3)
    at = datetime(2026, 11, 20, 16, tzinfo=UTC)
    first = Delivery.plan(owner=owner, kind="digest", period="a", due_at=at, domain="example.org")
    first.deliver(at=datetime(2026, 11, 19, 16, tzinfo=UTC))
    friday = Delivery.plan(
        owner=owner, kind="digest", period="b", due_at=at + timedelta(hours=1), domain="example.org"
    )

    def text(delivery: Delivery, at: datetime) -> str:
        made = letter(delivery, wish=wish, sender="a@example.org", home="http://x/", at=at)
        return made.get_content()

    said = text(friday, at)
    assert "Dana: a date you noted, on Sunday, November 22." in said
    assert "birthday" not in said
    friday.deliver(at=at)
    monday = at + timedelta(days=3)
    after = Delivery.plan(
        owner=owner, kind="digest", period="c", due_at=monday, domain="example.org"
    )
    said = text(after, monday)
    assert "Dana’s birthday is on Sunday, November 29." in said
    assert "noted" not in said


def test_the_calendar_has_each_date_every_year_and_the_day_it_is_mentioned() -> None:
    owner = rowan()
    born(owner)
    born(owner, date(2028, 2, 29), birthday_notice=0)
    noted(born(owner, day(1), died="yes"), A_WEEK)
    feed = Feed.make(owner=owner, at=AT)
    made = Calendar.from_ical(feed.calendar(home="http://x/", at=AT))
    events = {str(one["summary"]): one for one in made.walk("VEVENT")}
    assert len([event for event in events if event.startswith("Dana")]) == 2
    ahead = events["Dana’s birthday is on Tuesday, November 24"]
    assert ahead["dtstart"].dt == TODAY
    assert "rrule" not in ahead
    assert sorted(
        (one["dtstart"].dt, one["rrule"].to_ical().decode())
        for one in made.walk("VEVENT")
        if str(one["summary"]) == "Dana’s birthday"
    ) == [
        (A_WEEK, "FREQ=YEARLY;BYMONTHDAY=24;BYMONTH=11"),
        (date(2027, 2, 28), "FREQ=YEARLY;BYMONTHDAY=-1;BYMONTH=2"),
    ]


def test_an_email_with_notes_says_a_date_once() -> None:
    owner = rowan()
    born(owner, TODAY)
    delivery = Delivery.plan(
        owner=owner, kind="digest", period="a", due_at=AT, domain="example.org"
    )
    said = {
        with_notes: letter(
            delivery,
            wish=Wish(owner=owner, with_notes=with_notes),
            sender="a@example.org",
            home="http://x/",
            at=AT,
        ).get_content()
        for with_notes in (True, False)
    }
    for text in said.values():
        assert text.count("Dana’s birthday is today.") == 1
