"""What became of the people met at events: bars, words, and whether an event was worth it."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from cookout.members.member import Member
from cookout.people.event import Event
from cookout.people.interaction import Interaction
from cookout.people.person import Person
from tests.cast import AT, person
from tests.web.conftest import Count, Read

pytestmark = pytest.mark.django_db
Ago = Callable[[int], date]


def evening(owner: Member, on: date, name: str = "Chamber breakfast") -> Event:
    return Event.objects.create(owner=owner, name=name, on=on, fee=25, hours=2)


def met_at(event: Event, name: str) -> Person:
    made = person(event.owner, name, event=event, met_on=event.on)
    Interaction.log(people=[made], kind="met", on=event.on, at=AT, direction="both", event=event)
    return made


def touch(someone: Person, on: date, kind: str = "message", direction: str = "out") -> Interaction:
    return Interaction.log(people=[someone], kind=kind, on=on, at=AT, direction=direction)


def test_an_event_says_where_it_ended(read: Read, rowans: Member, ago: Ago) -> None:
    event = evening(rowans, ago(40))
    dana, *_ = [met_at(event, f"Nr {number}") for number in range(4)]
    touch(dana, ago(39))
    touch(dana, ago(20), "call", "in")
    dana.stand(Person.Place.DEEP, on=ago(39))
    page = read(f"/events/{event.pk}/")
    assert (
        "Four met, one contacted within 48 hours, one talked with again, one at your table." in page
    )
    assert "Three still need a decision." in page
    assert (
        "Met 4 Worth following up 1 Contacted within 48 hours 1 Talked again 1 At your table 1"
        in page
    )
    assert "It’s fine if this narrows." in page
    assert "Worth it: someone came to your table. 2 hours for the one at your table." in page


def test_nobody_written_to_is_said_plainly(read: Read, rowans: Member, ago: Ago) -> None:
    event = evening(rowans, ago(40))
    for number in range(12):
        one = met_at(event, f"Nr {number}")
        if number < 9:
            touch(one, ago(39), "online", "both")
    said = "12 met, nine connected online, no follow-ups yet."
    assert said in read(f"/events/{event.pk}/")
    assert said in read("/events/")
    assert "You haven’t followed up yet." in read("/events/")


def test_events_of_one_name_are_weighed_together(read: Read, rowans: Member, ago: Ago) -> None:
    for days in (400, 60, 33):
        event = evening(rowans, ago(days))
        touch(met_at(event, f"Nr {days}"), ago(days - 2), "call")
    page = read("/events/")
    assert "Was it worth it?" in page
    assert "It led to conversations. 2 hours for each you talked with." in page
    assert "Twice: a fee of $50 and 4 hours." in page


def test_the_bars_hold_what_the_words_say(home: Client, rowans: Member, ago: Ago) -> None:
    event = evening(rowans, ago(3))
    touch(met_at(event, "Dana"), ago(2))
    met_at(event, "Teo")
    page = home.get(f"/events/{event.pk}/").content.decode()
    assert '<rect class="bars__met" width="100.0"' in page
    assert '<rect class="bars__hello" width="50.0"' in page
    assert "funnel" not in page


def test_where_nobody_was_met_there_are_no_bars(read: Read, rowans: Member, ago: Ago) -> None:
    event = evening(rowans, ago(3))
    assert "How many you met, followed up with, and kept" not in read(f"/events/{event.pk}/")
    page = read("/events/")
    assert "No one met yet." in page
    assert "Worth the fee" not in page


def test_what_lies_in_the_trash_does_not_count(read: Read, rowans: Member, ago: Ago) -> None:
    event = evening(rowans, ago(3))
    touch(met_at(event, "Dana"), ago(2)).trash(at=AT)
    met_at(event, "Teo").trash(at=AT)
    assert "One met, no follow-ups yet." in read(f"/events/{event.pk}/")


def test_forty_events_take_as_many_queries_as_one(queries: Count, rowans: Member, ago: Ago) -> None:
    touch(met_at(evening(rowans, ago(3)), "Dana"), ago(2))
    one = queries("/events/")
    for number in range(40):
        touch(met_at(evening(rowans, ago(number), f"Nr {number}"), f"P {number}"), ago(0))
    assert queries("/events/") == one
