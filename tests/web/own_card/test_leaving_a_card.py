"""Leaving a card on a member's page: for the member to check, and nothing for an attacker."""

from __future__ import annotations

import html
import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from cookout.capture import received_capture
from cookout.capture.received_capture import ReceivedCapture
from cookout.members.member import Member
from cookout.members.own_card import OwnCard
from cookout.people.contact_point import ContactPoint
from cookout.people.event import Event
from cookout.people.person import Person
from cookout.web.own_card.left_card_form import OPENED
from tests.cast import person
from tests.web.conftest import Read

pytestmark = pytest.mark.django_db
SAID = {"name": "Zoë Łukaszewicz", "reach": "818 555 0199", "line": "We talked about boats"}


@pytest.fixture
def card(settings: Any, rowans: Member) -> OwnCard:
    settings.HOME = "https://cookout.example/"
    shared = OwnCard(owner=rowans, name="Rowan Cole")
    shared.share()
    return shared


def opened(seconds_ago: float = 10) -> str:
    return signing.dumps(timezone.now().timestamp() - seconds_ago, salt=OPENED)


def leave(card: OwnCard, **said: object) -> Any:
    return Client().post(f"/card/{card.secret}/", SAID | {"opened": opened()} | said)


def left() -> list[ReceivedCapture]:
    return [*ReceivedCapture.objects.all()]


def test_a_card_is_left_and_waits_for_the_member(card: OwnCard, today: date, read: Read) -> None:
    event = Event.objects.create(owner=card.owner, name="Harbor fair", on=today)
    page = Client().get(f"/card/{card.secret}/").content.decode()
    sealed = re.search(r'name="opened" value="([^"]+)"', page)
    assert sealed
    assert signing.loads(html.unescape(sealed[1]), salt=OPENED)
    answer = leave(card)
    assert answer.status_code == 302
    thanks = Client().get(answer["Location"])
    assert "has your card" in thanks.content.decode()
    one = ReceivedCapture.objects.of(card.owner).get()
    assert one.event == event
    assert not Person.objects.exists()
    assert "Zoë Łukaszewicz" in read("/received/")
    assert "1 person to check" in read("/")


def test_accepted_it_is_a_person_at_the_event(card: OwnCard, today: date, follow: Read) -> None:
    event = Event.objects.create(owner=card.owner, name="Harbor fair", on=today)
    leave(card)
    said = {"name": SAID["name"], "phone": SAID["reach"], "event": event.pk}
    follow(f"/received/{left()[0].pk}/", **said)
    zoe = Person.objects.of(card.owner).get()
    assert (zoe.event, zoe.place) == (event, Person.Place.NEW)
    assert not ReceivedCapture.objects.of(card.owner).waiting()


def test_of_someone_known_it_offers_what_is_new(card: OwnCard, home: Client, follow: Read) -> None:
    zoe = person(card.owner, "Zoë Łukaszewicz")
    leave(card)
    page = f"/received/{left()[0].pk}/"
    said = {"name": SAID["name"], "phone": SAID["reach"]}
    asked = home.post(page, said).content.decode()
    assert "Update from the card" in asked
    use = re.findall(r'name="use" value="([^"]+)"', asked)
    follow(page, **said, again=zoe.pk, use=use)
    assert ContactPoint.objects.get(person=zoe).value == SAID["reach"]
    assert Person.objects.of(card.owner).count() == 1


def test_dismissed_it_is_in_the_trash(card: OwnCard, follow: Read, read: Read) -> None:
    leave(card)
    follow(f"/received/{left()[0].pk}/trash/")
    assert "Nothing to check" in read("/received/")
    assert "Zoë Łukaszewicz" in read("/trash/")


def test_a_second_tap_leaves_one_card(card: OwnCard) -> None:
    assert [leave(card).status_code for _ in range(2)] == [302, 302]
    assert len(left()) == 1


def test_turned_off_nothing_can_be_left(card: OwnCard) -> None:
    card.takes_cards = False
    card.save()
    assert "Leave your card" not in Client().get(f"/card/{card.secret}/").content.decode()
    assert leave(card).status_code == 404
    card.takes_cards = True
    card.stop_sharing()
    assert Client().post(f"/card/{card.mark or 'x'}/", SAID).status_code == 404
    assert not left()


def test_without_an_address_of_its_own_nothing_can_be_left(card: OwnCard, settings: Any) -> None:
    settings.HOME = "http://localhost:8000/"
    assert leave(card).status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"reach": ""},
        {"reach": "call me"},
        {"reach": "zoe@"},
        {"name": "x" * 1_000},
        {"line": "x" * 1_000},
        {"opened": ""},
        {"opened": opened(-3_600)},
        {"opened": opened(timedelta(days=2).total_seconds())},
        {"opened": signing.dumps(0.0, salt="another")},
        {"opened": signing.dumps("nan", salt=OPENED)},
        {"opened": signing.dumps([], salt=OPENED)},
    ],
)
def test_what_is_no_card_is_refused(card: OwnCard, wrong: dict[str, str]) -> None:
    assert leave(card, **wrong).status_code == 422
    assert not left()


def test_a_program_is_thanked_and_leaves_nothing(card: OwnCard) -> None:
    assert leave(card, website="https://casino.example").status_code == 302
    assert not left()


def test_a_stranger_writes_no_field_but_the_three(card: OwnCard, read: Read) -> None:
    more = {"event": "1", "promise": "Pay me", "high5": "2", "again": "1", "owner": "2"}
    leave(card, **more, line="<script>alert(1)</script>\x00")
    one = left()[0]
    assert {*one.fields} == {"name", "phone", "remember"}
    assert one.owner == card.owner
    assert "<script>alert(1)" in read(f"/received/{one.pk}/")


def test_many_cards_from_one_address_are_slowed_down(card: OwnCard) -> None:
    statuses = [leave(card, name=f"Zoë {number}").status_code for number in range(7)]
    assert statuses == [302] * 5 + [429] * 2
    assert len(left()) == 5


def test_no_more_wait_than_a_member_can_check(
    card: OwnCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(received_capture, "MOST_LEFT", 2)
    answers = [leave(card, name=f"Zoë {number}") for number in range(3)]
    assert [answer.status_code for answer in answers] == [302, 302, 422]
    assert "Call or write instead" in html.unescape(answers[2].content.decode())


def test_the_page_is_kept_by_nobody_and_found_by_no_one(card: OwnCard) -> None:
    for answer in (leave(card), leave(card, name=""), Client().get(f"/card/{card.secret}/")):
        assert "no-store" in answer["Cache-Control"]
        assert "noindex" in answer["X-Robots-Tag"]
        assert answer["Referrer-Policy"] == "no-referrer"
