"""The calendar address: valid, the same while nothing changes, secret, taken back; attacked."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.test import Client
from icalendar import Calendar, Event

from cookout.letters.feed import Feed
from cookout.letters.preferences import Wish
from cookout.members.member import Member
from cookout.promises.promise import Promise
from cookout.table.decision import Decision
from tests.cast import AT, TODAY, person, rowan, sol
from tests.web.conftest import Read

pytestmark = pytest.mark.django_db
HOME = "https://cookout.example.org/"


@pytest.fixture
def member() -> Member:
    member = rowan()
    for name in ("Dana Whitfield", "Priya Nair", "Omar Haddad", "Ada Moss"):
        someone = person(member, name, given=name.split()[0])
        Decision.make(person=someone, kind="seat", on=TODAY, at=AT)
    Promise.make(person=someone, what="Ask; about, her knee\nsoon", on=TODAY, due_on=TODAY)
    return member


@pytest.fixture
def rowans(member: Member) -> Member:
    return member


def events(content: bytes) -> dict[str, Event]:
    found = Calendar.from_ical(content)
    return {str(one["SUMMARY"]).split(":")[0]: one for one in found.walk("VEVENT")}


def calendar(member: Member, at: datetime = AT) -> bytes:
    feed = Feed.objects.of(member).first() or Feed.make(owner=member, at=AT)
    return feed.calendar(home=HOME, at=at)


def address(member: Member) -> str:
    return f"/calendar/{Feed.make(owner=member, at=AT).secret}.ics"


# What stands in it


def test_a_parser_finds_nothing_wrong(member: Member) -> None:
    content = calendar(member)
    found = Calendar.from_ical(content)
    assert not [error for one in found.walk() for error in one.errors]
    assert b"\r\n" in content
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    for event in found.walk("VEVENT"):
        assert event["UID"]
        assert event["DTSTAMP"]


def test_today_is_a_day_of_the_member_that_keeps_nobody_busy(member: Member) -> None:
    event = events(calendar(member))["Today"]
    assert event["SUMMARY"] == "Today: Ada, Dana, Priya, and 1 more"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (TODAY, TODAY + timedelta(days=1))
    assert event["TRANSP"] == "TRANSPARENT"
    late = datetime(2026, 11, 18, 7, 30, tzinfo=UTC)
    assert events(calendar(member, late))["Today"]["DTSTART"].dt == date(2026, 11, 17)


def test_it_says_first_names_and_a_plain_reason_and_no_more(member: Member) -> None:
    said = calendar(member).decode().replace("\r\n ", "")
    assert "Ada: something you promised" in said
    for kept in ("knee", "Whitfield", "Nair"):
        assert kept not in said
    Wish.of(member).say(at=AT, with_notes=True)
    assert "her knee" in calendar(member).decode().replace("\r\n ", "")


def test_the_review_is_at_the_same_hour_in_summer_and_in_winter(member: Member) -> None:
    Wish.of(member).say(at=AT, review_day=6, review_time=time(18))
    content = calendar(member)
    event = events(content)["Your weekly review"]
    begins = event["DTSTART"].dt
    assert begins.replace(tzinfo=None) == datetime(2026, 11, 22, 18)  # noqa: DTZ001
    assert event["DTSTART"].params["TZID"] == "America/Los_Angeles"
    assert event["RRULE"].to_ical() == b"FREQ=WEEKLY"
    zones = Calendar.from_ical(content).walk("VTIMEZONE")
    assert [str(zone["TZID"]) for zone in zones] == ["America/Los_Angeles"]
    inside = zones[0].to_tz()
    for day, hours in ((datetime(2026, 12, 1), -8), (datetime(2027, 6, 1), -7)):  # noqa: DTZ001
        assert day.replace(tzinfo=inside).utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize("zone", ["UTC", "Asia/Kathmandu", "Australia/Lord_Howe", "Nowhere/At_all"])
def test_any_time_zone_makes_a_calendar(member: Member, zone: str) -> None:
    member.time_zone = zone
    member.save()
    assert "Your weekly review" in events(calendar(member))


def test_it_stays_the_same_until_something_changes(member: Member) -> None:
    first = calendar(member)
    assert calendar(member, AT + timedelta(hours=2)) == first
    tomorrow = calendar(member, AT + timedelta(days=1))
    assert tomorrow != first
    assert (
        events(tomorrow)["Your weekly review"]["UID"]
        == (events(first)["Your weekly review"]["UID"])
    )
    assert events(tomorrow)["Today"]["UID"] != events(first)["Today"]["UID"]


def test_where_nobody_is_due_there_is_no_event_of_the_day() -> None:
    assert list(events(calendar(sol()))) == ["Your weekly review"]


def test_no_name_writes_another_line(member: Member) -> None:
    someone = person(member, "x", given="A\r\nATTENDEE:mailto:x@example.org\r\nB;C,D\\")
    Promise.make(person=someone, what="x", on=TODAY, due_on=TODAY)
    found = Calendar.from_ical(calendar(member))
    assert "ATTENDEE" not in {name for one in found.walk() for name in one}


# Its address


def test_whoever_has_the_address_reads_it_without_signing_in(
    client: Client, member: Member
) -> None:
    answer = client.get(address(member))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert Calendar.from_ical(answer.content)
    assert not answer.cookies


def test_what_is_still_the_same_is_not_sent_again(client: Client, member: Member) -> None:
    there = address(member)
    first = client.get(there)
    assert first["Cache-Control"] == "private, no-cache"
    again = client.get(there, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(there, headers={"If-None-Match": '"other"'}).status_code == 200


def test_it_is_made_shown_replaced_and_taken_back_on_the_page(
    client: Client, follow: Read, home: Client
) -> None:
    shown = re.compile(r'value="http://localhost:8000(/calendar/[^"]+\.ics)"')
    assert "Calendar address created." in follow("/email/calendar/")
    first = shown.search(home.get("/email/").content.decode())
    assert first
    stranger = Client()
    assert stranger.get(first[1]).status_code == 200
    follow("/email/calendar/", another="yes")
    second = shown.search(home.get("/email/").content.decode())
    assert second
    assert stranger.get(first[1]).status_code == 404
    assert stranger.get(second[1]).status_code == 200
    assert "The old address no longer works." in follow("/email/calendar/end/")
    assert stranger.get(second[1]).status_code == 404
    assert not shown.search(home.get("/email/").content.decode())


# Attacks


def test_a_secret_that_is_nearly_right_opens_nothing(client: Client, member: Member) -> None:
    there = address(member)
    secret = there.removeprefix("/calendar/").removesuffix(".ics")
    for wrong in (
        secret[:-1],
        secret + "0",
        secret[:-1] + ("0" if secret[-1] != "0" else "1"),
        secret[:16],
        secret.upper(),
        secret[16:] + secret[:16],
        "0" * len(secret),
        "x",
        "\x00" * 16,
        "é" * 56,
        "%' or 1=1 --",
        "a" * 5000,
    ):
        answer = client.get("/calendar/" + wrong.replace("%", "%25") + ".ics")
        assert answer.status_code in (404, 414), wrong
        assert b"VCALENDAR" not in answer.content


def test_the_database_alone_opens_no_calendar(client: Client, member: Member) -> None:
    address(member)
    kept = " ".join(str(value) for value in Feed.objects.values().get().values())
    assert Feed.objects.get().secret not in kept


def test_the_address_of_one_shows_nothing_of_another(client: Client, member: Member) -> None:
    content = client.get(address(sol())).content
    assert b"Dana" not in content


def test_it_changes_nothing_and_takes_nothing(client: Client, member: Member) -> None:
    there = address(member)
    for method in (client.post, client.put, client.delete):
        assert method(there).status_code == 405
    assert client.head(there).status_code == 200


def test_a_member_who_is_gone_shows_nothing(client: Client, member: Member) -> None:
    there = address(member)
    member.is_active = False
    member.save()
    assert client.get(there).status_code == 404
