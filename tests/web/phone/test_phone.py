"""Captured without a connection: sent later, kept exactly once, and nothing lost that was torn."""

import base64
import json
import random
import uuid
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from nacl.public import PrivateKey, PublicKey, SealedBox

from bench.offline_phone import OfflinePhone, run
from cookout.capture.card_photos import reader as card_reader
from cookout.capture.card_photos.card_photo import CardPhoto
from cookout.capture.phone.sealed_capture import member_mark, public_key
from cookout.capture.received_capture import ReceivedCapture
from cookout.faces import business_card
from cookout.members.member import Member
from cookout.people.event import Event
from cookout.people.interaction import Interaction
from cookout.people.person import Person
from cookout.table.regard import Regard
from tests.cast import person, sol
from tests.web.conftest import Read

pytestmark = pytest.mark.django_db
FIELDS = {
    "name": "Zoë Łukaszewicz",
    "remember": "Coaches the softball team",
    "high5": "2",
    "event_name": "Harbor fair",
}


def box(member: Member, picture: bytes = b"", *, key: str = "", **fields: str) -> bytes:
    at = timezone.now().timestamp() * 1000
    said = {"whose": member_mark(member), "at": at, "fields": fields}
    words = json.dumps(said).encode()
    sealing = SealedBox(PublicKey(base64.b64decode(key or public_key())))
    return sealing.encrypt(len(words).to_bytes(4, "big") + words + picture)


def send(home: Client, content: bytes, key: str = "") -> Any:
    file = SimpleUploadedFile("box", content)
    return home.post("/phone/captures/", {"key": key or str(uuid.uuid4()), "box": file})


def test_a_capture_is_a_person_who_was_just_met(home: Client, member: Member) -> None:
    assert send(home, box(member, **FIELDS)).json() == {"waits": False}
    zoe = Person.objects.of(member).get()
    assert (zoe.name, zoe.place) == (FIELDS["name"], Person.Place.NEW)
    assert zoe.event == Event.objects.of(member).get(name="Harbor fair")
    assert [one.words for one in zoe.remembered.all()] == [FIELDS["remember"]]
    assert Regard.of_person(zoe).high5 == 2


def test_all_of_an_event_land_at_one_event(home: Client, member: Member) -> None:
    for name in ("Zoë", "Piet"):
        send(home, box(member, **(FIELDS | {"name": name})))
    assert Event.objects.of(member).count() == 1


def test_sent_again_it_is_there_once_and_its_words_are_not_kept_twice(
    home: Client, member: Member
) -> None:
    content, key = box(member, **FIELDS), str(uuid.uuid4())
    assert [send(home, content, key).status_code for _ in range(3)] == [200, 200, 200]
    assert Person.objects.of(member).count() == 1
    assert ReceivedCapture.objects.of(member).get().fields == {}


def test_a_key_that_another_member_used_is_free(home: Client, member: Member) -> None:
    other, key = sol(), str(uuid.uuid4())
    theirs = Client()
    theirs.force_login(other)
    send(theirs, box(other, **FIELDS), key)
    assert send(home, box(member, **FIELDS), key).status_code == 200
    assert Person.objects.of(member).count() == Person.objects.of(other).count() == 1


def test_what_someone_else_captured_is_not_taken(home: Client, member: Member) -> None:
    assert send(home, box(sol(), **FIELDS)).status_code == 409
    assert not Person.objects.exists()


def test_what_cannot_be_read_says_so_in_a_sentence(home: Client, member: Member) -> None:
    other = base64.b64encode(bytes(PrivateKey.generate().public_key)).decode()
    for content in (box(member, key=other, **FIELDS), box(member, **FIELDS)[:-1], b"\0" * 64):
        answer = send(home, content)
        assert answer.status_code == 422
        assert answer.json()["problem"].endswith(".")
    assert not ReceivedCapture.objects.exists()


@pytest.mark.parametrize("key", ["", "short", "../../etc/passwd-and-more", "x" * 65])
def test_a_key_that_no_phone_makes_is_refused(home: Client, member: Member, key: str) -> None:
    file = SimpleUploadedFile("box", box(member, **FIELDS))
    assert home.post("/phone/captures/", {"key": key, "box": file}).status_code == 422
    assert not ReceivedCapture.objects.exists()


def test_a_known_name_waits_and_is_asked_about(
    home: Client, member: Member, read: Read, follow: Read
) -> None:
    known = person(member, "Zoë Łukaszewicz")
    assert send(home, box(member, **FIELDS)).json() == {"waits": True}
    received = ReceivedCapture.objects.of(member).get()
    assert "Zoë Łukaszewicz" in read("/received/")
    page = f"/received/{received.pk}/"
    assert "You already know someone by this name" in read(page)
    asked = home.post(page, FIELDS)
    assert asked.status_code == 422
    assert "Same person?" in asked.content.decode()
    follow(page, **FIELDS, again=known.pk)
    assert Person.objects.of(member).count() == 1
    assert Interaction.objects.filter(people=known).count() == 1
    assert "Nothing to check" in read("/received/")
    assert home.get(page).status_code == 302


def test_what_the_form_refuses_waits_with_all_its_words(home: Client, member: Member) -> None:
    send(home, box(member, name="Zoë", mail="zoe at home", remember="Bakes"))
    received = ReceivedCapture.objects.of(member).get()
    page = home.get(f"/received/{received.pk}/").content.decode()
    assert "Enter an email address" in received.note
    assert all(words in page for words in ("Zoë", "zoe at home", "Bakes"))


def test_with_a_picture_it_is_checked_beside_its_card(
    home: Client, member: Member, monkeypatch: pytest.MonkeyPatch, follow: Read
) -> None:
    monkeypatch.setattr(card_reader, "is_installed", lambda: False)
    picture, _ = business_card(("Zoë Łukaszewicz", "Baker"))
    assert send(home, box(member, picture, **FIELDS)).json() == {"waits": True}
    photo = CardPhoto.objects.of(member).get()
    assert photo.event
    assert photo.event.name == "Harbor fair"
    assert bytes(photo.front).startswith(b"\xff\xd8")
    page = home.get(f"/card-photos/{photo.pk}/").content.decode()
    assert FIELDS["name"] in page
    assert FIELDS["remember"] in page
    follow(f"/card-photos/{photo.pk}/", **FIELDS, then="later")
    assert ReceivedCapture.objects.of(member).get().settled_at
    photo.refresh_from_db()
    assert photo.person == Person.objects.of(member).get()


def test_a_picture_that_is_none_waits_with_its_words(home: Client, member: Member) -> None:
    assert send(home, box(member, b"%PDF-1.4 no picture", **FIELDS)).json() == {"waits": True}
    received = ReceivedCapture.objects.of(member).get()
    assert "PDF" in received.note
    assert received.fields["name"] == FIELDS["name"]


def test_one_to_check_can_be_deleted_and_restored(
    home: Client, member: Member, undo: Any, follow: Read
) -> None:
    person(member, FIELDS["name"])
    send(home, box(member, **FIELDS))
    received = ReceivedCapture.objects.of(member).get()
    follow(f"/received/{received.pk}/trash/")
    assert not ReceivedCapture.objects.of(member).waiting()
    undo()
    assert ReceivedCapture.objects.of(member).waiting()


def test_signed_out_a_phone_is_sent_to_sign_in_and_nothing_is_kept(
    client: Client, member: Member
) -> None:
    assert client.get("/phone/state/").status_code == 302
    assert send(client, box(member, **FIELDS)).status_code == 302
    assert not ReceivedCapture.objects.exists()


def test_a_form_of_another_site_keeps_nothing(member: Member) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(member)
    assert send(strict, box(member, **FIELDS)).status_code == 403
    assert not ReceivedCapture.objects.exists()


def test_the_page_that_a_phone_keeps_says_nothing_of_anybody(home: Client, member: Member) -> None:
    person(member, "Dana Whitfield")
    signed_out = Client().get("/phone/capture/").content.decode()
    assert home.get("/phone/capture/").content.decode() == signed_out
    assert member_mark(member) not in signed_out
    assert "csrfmiddlewaretoken" not in signed_out


def test_the_service_worker_keeps_that_page_and_files_alone(home: Client) -> None:
    answer = home.get("/service-worker.js")
    assert answer["Content-Type"].startswith("text/javascript")
    kept = json.loads(answer.content.decode().partition("self.cookout = ")[2].partition(";\n")[0])
    assert kept["page"] == "/phone/capture/"
    assert all(file.startswith("/static/") for file in kept["files"])
    assert any(file.endswith("sealedbox.web.js") for file in kept["files"])
    assert Client().get("/service-worker.js").content == answer.content


def test_captures_with_everything_lost_on_the_way_are_there_once(
    home: Client, member: Member, today: date
) -> None:
    phone = OfflinePhone(member=member, client=home, dice=random.Random(12))
    run(
        phone,
        captures=25,
        loss=0.4,
        at=timezone.now(),
        named=lambda number: {"name": f"Person {number:04}", "event_name": "Harbor fair"},
    )
    people = Person.objects.of(member)
    assert sorted(people.values_list("name", flat=True)) == [f"Person {n:04}" for n in range(25)]
    assert Interaction.objects.of(member).count() == 25
    assert Event.objects.of(member).count() == 1
    assert all(phone.happened.values())
