"""A form that was opened once does what it says once, even when it is sent three times."""

from __future__ import annotations

import re
import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from cookout.members.member import Member
from cookout.members.once import Once
from cookout.people.event import Event
from cookout.people.interaction import Interaction
from cookout.people.person import Person
from cookout.promises.promise import Promise
from cookout.table.cookout import Cookout
from tests.cast import person, sol

FORMS = [
    ("/met/", "/met/", {"name": "Grace Lin", "promise": "send the link", "then": "now"}, Person),
    ("/met/", "/met/", {"name": "Dana Whitfield", "anyway": "1", "role": "Baker"}, Person),
    ("/met/", "/met/", {"name": "Dana Whitfield", "again": "{}"}, Interaction),
    ("/people/{}/promises/", "", {"what": "send the school link"}, Promise),
    ("/events/new/", "", {"name": "School fair", "on": "2026-03-12"}, Event),
    ("/people/{}/interactions/", "", {"kind": "call", "words": "Her van."}, Interaction),
    ("/interactions/?people={}", "/interactions/", {"people": "{}", "kind": "met"}, Interaction),
    ("/people/{}/", "/people/{}/interactions/", {"kind": "message"}, Interaction),
    ("/people/", "/people/{}/interactions/", {"kind": "met", "next": "/people/"}, Interaction),
    ("/cookouts/new/", "", {"on": "2026-12-05", "people": "{}"}, Cookout),
    ("/welcome/", "", {"first": "Grace Lin"}, Person),
]
FORM = pytest.mark.parametrize(("page", "address", "said", "noun"), FORMS)


def opened(browser: Client, page: str) -> str:
    """The key of the form on a page."""
    found = re.search(r'name="once" value="([^"]+)"', browser.get(page).content.decode())
    assert found, page
    return found[1]


@FORM
@pytest.mark.django_db(transaction=True)
def test_three_at_once_are_one(
    home: Client, dana: Person, page: str, address: str, said: dict[str, str], noun: Any
) -> None:
    page, address = page.format(dana.pk), (address or page).format(dana.pk)
    sent = {name: words.format(dana.pk) for name, words in said.items()}
    sent["once"] = opened(home, page)
    before, led_to, start = noun.objects.count(), [], threading.Barrier(3)

    def send() -> None:
        browser = Client()
        browser.cookies = home.cookies
        start.wait()
        answer = browser.post(address, sent)
        led_to.append((answer.status_code, answer["Location"]))
        connection.close()

    threads = [threading.Thread(target=send) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert noun.objects.count() == before + 1
    assert len(led_to) == 3
    assert len(set(led_to)) == 1
    assert led_to[0][0] == 302


@pytest.mark.django_db
def test_a_form_opened_again_does_it_again(home: Client, dana: Person) -> None:
    address = f"/people/{dana.pk}/interactions/"
    for _ in range(2):
        home.post(address, {"kind": "call", "once": opened(home, address)})
    assert Interaction.objects.count() == 2


@pytest.mark.django_db
def test_two_buttons_of_one_page_are_two_things(home: Client, rowans: Member, dana: Person) -> None:
    priya = person(rowans, "Priya Nair")
    key = opened(home, "/people/")
    for pk, kind in ((dana.pk, "call"), (dana.pk, "met"), (priya.pk, "call"), (dana.pk, "call")):
        home.post(f"/people/{pk}/interactions/", {"kind": kind, "once": key})
    assert Interaction.objects.count() == 3


@pytest.mark.django_db
def test_what_was_wrong_is_put_right_and_sent_again(home: Client) -> None:
    key = opened(home, "/events/new/")
    assert home.post("/events/new/", {"once": key}).status_code == 422
    said = {"name": "Fair", "on": "2026-03-12", "once": key}
    assert home.post("/events/new/", said).status_code == 302
    assert Event.objects.count() == 1


@pytest.mark.django_db
def test_a_key_is_a_member_s_own(home: Client, rowans: Member) -> None:
    at, other = timezone.now(), sol()
    assert Once.first(owner=rowans, key="k", at=at)
    assert Once.first(owner=other, key="k", at=at)
    assert not Once.first(owner=rowans, key="k", at=at)


@pytest.mark.django_db
def test_keys_go_after_a_day(rowans: Member) -> None:
    at = timezone.now()
    Once.first(owner=rowans, key="old", at=at - timedelta(days=2))
    Once.first(owner=rowans, key="new", at=at)
    assert list(Once.objects.of(rowans).values_list("key", flat=True)) == ["new"]


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["x" * 100_000, "\x00", "🙂", "' or 1=1"])
def test_any_key_does(home: Client, key: str) -> None:
    said = {"name": "Fair", "on": "2026-03-12", "once": key}
    for _ in range(2):
        assert home.post("/events/new/", said).status_code == 302
    assert Event.objects.count() == 1
