"""Events: where people were met, what it took, and who was met there."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from cookout.members.member import Member
from cookout.people.event import Event
from cookout.people.person import Person
from tests.cast import AT, person
from tests.web.conftest import Count, Read, words

pytestmark = pytest.mark.django_db
Ago = Callable[[int], date]


@pytest.fixture
def breakfast(rowans: Member, ago: Ago) -> Event:
    """The breakfast at which Rowan met people three days ago."""
    return Event.objects.create(
        owner=rowans, name="Chamber breakfast", on=ago(3), place="Main Street", fee=25, hours=2
    )


def test_no_events_yet_says_what_they_are_for(read: Read) -> None:
    page = read("/events/")
    assert "No events yet." in page
    assert "Add event" in page


def test_events_are_listed_the_latest_first_thirty_a_page(
    home: Client, rowans: Member, ago: Ago
) -> None:
    for number in range(60):
        Event.objects.create(owner=rowans, name=f"Nr {number:02}", on=ago(number // 2))
    first = home.get("/events/").content.decode()
    assert first.count(">Nr ") == 30
    assert first.index("Nr 01") < first.index("Nr 00") < first.index("Nr 03")
    following = first.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    second = home.get(f"/events/{following}").content.decode()
    assert second.count(">Nr ") == 30
    earlier = second.partition('rel="prev" href="')[2].partition('"')[0].replace("&amp;", "&")
    assert home.get(f"/events/{earlier}").content.decode().count(">Nr ") == 30


def test_an_event_is_written_down(follow: Read, rowans: Member, ago: Ago) -> None:
    page = follow(
        "/events/new/",
        name="School fair",
        on=ago(2).isoformat(),
        place="Elm Street School",
        fee="12.50",
        hours="3",
        notes="Bring cards.\x00",
    )
    assert "School fair saved." in page
    assert "Fee $12.50 Hours 3 Notes Bring cards." in page
    assert "No one you met here yet" in page
    fair = Event.objects.of(rowans).get()
    assert (fair.fee, fair.hours, fair.on) == (Decimal("12.50"), Decimal(3), ago(2))


@pytest.mark.parametrize(
    ("fee", "hours", "meant"),
    [
        ("$15.50", "2h", ("15.50", "2")),
        ("15,50", "1,5", ("15.50", "1.5")),
        ("15,50 €", "2.5 hours", ("15.50", "2.5")),
        ("USD 1,500", "3 hrs.", ("1500", "3")),
        ("1.500,50", "", ("1500.50", None)),
    ],
)
def test_money_and_hours_are_understood_as_people_write_them(
    home: Client, rowans: Member, fee: str, hours: str, meant: tuple[str, str | None]
) -> None:
    said = {"name": "School fair", "on": "2026-03-12", "fee": fee, "hours": hours}
    assert home.post("/events/new/", said).status_code == 302
    fair = Event.objects.of(rowans).get()
    assert (fair.fee, fair.hours) == tuple(Decimal(one) if one else None for one in meant)


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"name": " "}, "Enter the name of the event"),
        ({"on": ""}, "Enter the date of the event"),
        ({"on": "soon"}, "Enter a date, like 2026-03-12"),
        ({"fee": "free"}, "Enter the fee as a number, like 25"),
        ({"fee": "$"}, "Enter the fee as a number, like 25"),
        ({"fee": "-1"}, "Enter a fee of 0 or more"),
        ({"fee": "NaN"}, "Enter the fee as a number, like 25"),
        ({"fee": "1e30"}, "Enter a smaller fee"),
        ({"fee": "1.234"}, "Enter the fee in cents at most, like 12.50"),
        ({"hours": "1000"}, "Enter fewer hours"),
        ({"name": "x" * 201}, "Name is too long. Use up to 200 characters."),
    ],
)
def test_every_problem_says_what_to_do_and_keeps_what_was_typed(
    home: Client, said: dict[str, str], problem: str
) -> None:
    typed = {"name": "School fair", "on": "2026-03-12", "place": "Typed before"}
    answer = home.post("/events/new/", typed | said)
    assert answer.status_code == 422
    assert problem in words(answer)
    assert "Typed before" in answer.content.decode()
    assert not Event.objects.exists()


def test_the_page_says_who_was_met_and_where_they_stand(
    home: Client, read: Read, rowans: Member, breakfast: Event, today: date
) -> None:
    for name in ("Teo Alvarez", "Grace Lin", "Omar Haddad"):
        person(rowans, name, event=breakfast)
    grace = Person.objects.get(name="Grace Lin")
    grace.stand(Person.Place.DEEP, on=today)
    Person.objects.get(name="Omar Haddad").trash(at=AT)
    page = read(f"/events/{breakfast.pk}/")
    assert "Two people you met here" in page
    assert "Grace Lin Go deep · not in touch yet" in page
    assert "Omar" not in page
    assert "Where they stand Go deep 1 Address book 1" in page
    assert "Fee $25 Hours 2" in page
    content = home.get(f"/events/{breakfast.pk}/").content.decode()
    assert f'href="/met/?event={breakfast.pk}"' in content


def test_an_event_is_changed(home: Client, read: Read, breakfast: Event, ago: Ago) -> None:
    page = home.get(f"/events/{breakfast.pk}/edit/").content.decode()
    assert 'value="25"' in page
    said = {"name": "Rotary breakfast", "on": ago(3).isoformat(), "fee": ""}
    assert (
        home.post(f"/events/{breakfast.pk}/edit/", said)["Location"] == f"/events/{breakfast.pk}/"
    )
    assert "Rotary breakfast saved." in read(f"/events/{breakfast.pk}/")
    breakfast.refresh_from_db()
    assert breakfast.fee is None
    assert home.post(f"/events/{breakfast.pk}/edit/", {"name": ""}).status_code == 422


def test_the_trash_keeps_an_event_and_the_people_stay(
    home: Client,
    read: Read,
    follow: Read,
    undo: Callable[[], None],
    breakfast: Event,
    dana: Person,
) -> None:
    dana.write(event=breakfast)
    assert "Chamber breakfast moved to the trash." in follow(f"/events/{breakfast.pk}/trash/")
    assert home.get(f"/events/{breakfast.pk}/").status_code == 404
    page = home.get(f"/people/{dana.pk}/").content.decode()
    assert "at Chamber breakfast" in page
    assert f'href="/events/{breakfast.pk}/"' not in page
    assert "Chamber breakfast" in read(f"/people/{dana.pk}/edit/")
    undo()
    assert home.get(f"/events/{breakfast.pk}/").status_code == 200


def test_somebody_elses_event_is_not_there(home: Client, hidden: Person, today: date) -> None:
    theirs = Event.objects.create(owner=hidden.owner, name="Their fair", on=today)
    assert "Their fair" not in home.get("/events/").content.decode()
    assert home.get(f"/events/{theirs.pk}/").status_code == 404
    assert home.get(f"/events/{theirs.pk}/edit/").status_code == 404
    for verb in ("edit/", "trash/", "restore/"):
        assert home.post(f"/events/{theirs.pk}/{verb}", {"name": "x"}).status_code == 404


def test_sixty_people_take_as_many_queries_as_three(
    queries: Count, rowans: Member, breakfast: Event
) -> None:
    for number in range(3):
        person(rowans, f"Nr {number}", event=breakfast)
    few = queries("/events/"), queries(f"/events/{breakfast.pk}/")
    for number in range(60):
        person(rowans, f"Nr 1{number}", event=breakfast)
        Event.objects.create(owner=rowans, name=f"Nr {number}", on=breakfast.on)
    assert (queries("/events/"), queries(f"/events/{breakfast.pk}/")) == few


def test_a_repeating_event_shows_its_next_dates_to_add_or_skip(
    home: Client, read: Read, today: date, ago: Ago
) -> None:
    said = {"name": "Chamber breakfast", "on": today.isoformat(), "pattern": "week", "every": "2"}
    home.post("/events/new/", said)
    event = Event.objects.get()
    page = f"/events/{event.pk}/"
    first, second = ago(-14), ago(-28)
    assert f"Every second {today:%A}." in read(page)
    assert f"Coming up Chamber breakfast {first:%A}, {first:%B} {first.day}" in read("/events/")
    for _ in range(2):
        home.post(f"{page}dates/?on={first}")
    held = Event.objects.exclude(pk=event.pk).get()
    assert held.on == first
    skipped = words(home.post(f"{page}skipping/?on={second}", follow=True))
    assert "skipped. Undo" in skipped
    assert f"Add {second:%A}, {second:%B} {second.day} " not in skipped
    home.post(f"{page}unskipping/?on={second}")
    assert f"Add {second:%A}, {second:%B} {second.day} " in read(page)
    for day in ("", "soon", "0001-01-01", ago(-15).isoformat()):
        assert home.post(f"{page}dates/?on={day}").status_code == 404
    home.post(f"/events/{held.pk}/edit/", said | {"on": first.isoformat(), "pattern": ""})
    assert "Next dates" not in read(page)
