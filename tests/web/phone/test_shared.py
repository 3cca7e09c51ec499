"""Shared from another app: it waits to be checked, and nobody else's page can put it there."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cookout.capture.card_photos import reader as card_reader
from cookout.capture.card_photos.card_photo import CardPhoto
from cookout.capture.intake.intake import Intake
from cookout.capture.received_capture import ReceivedCapture
from cookout.faces import business_card
from cookout.members.member import Member
from cookout.people.person import Person
from cookout.web.phone import shared
from tests.web.conftest import words

pytestmark = pytest.mark.django_db
TEXT = "Zoë Lukas\nSail maker\nzoe@lukassails.example\n818 555 0144"
VCARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Piet Vos\r\nTEL:818 555 0166\r\nEND:VCARD\r\n"


def share(client: Client, *, site: str = "none", **said: Any) -> Any:
    return client.post("/share/", said, headers={"Sec-Fetch-Site": site})


@pytest.fixture
def _no_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(card_reader, "is_installed", lambda: False)
    monkeypatch.setattr(shared, "go_on", lambda *_: None)


def kept() -> int:
    return sum(one.objects.count() for one in (CardPhoto, Intake, ReceivedCapture, Person))


def test_the_manifest_says_what_may_be_shared(client: Client) -> None:
    target = client.get("/manifest.webmanifest").json()["share_target"]
    assert (target["action"], target["method"]) == ("/share/", "POST")
    (files,) = target["params"]["files"]
    assert {"image/jpeg", "text/vcard", ".vcf"} <= {*files["accept"]}


def test_a_shared_text_is_a_form_to_check_and_nobody_is_saved(home: Client) -> None:
    answer = share(home, text=TEXT)
    received = ReceivedCapture.objects.get()
    assert answer["Location"] == f"/received/{received.pk}/"
    assert received.fields["name"] == "Zoë Lukas"
    assert received.fields["mail"] == "zoe@lukassails.example"
    assert received.fields["phone"] == "818 555 0144"
    assert received.fields["remember"] == TEXT
    assert "Shared from your phone" in words(home.get(answer["Location"]))
    assert not Person.objects.exists()
    share(home, text=TEXT)
    assert ReceivedCapture.objects.count() == 1


def test_shared_contacts_wait_as_an_import_that_shows_who_is_in_it(
    home: Client, member: Member
) -> None:
    answer = share(home, files=SimpleUploadedFile("piet.vcf", VCARD, "text/x-vcard"))
    intake = Intake.objects.of(member).get()
    assert answer["Location"] == f"/import/{intake.pk}/"
    assert "Piet Vos" in words(home.get(answer["Location"]))
    assert not Person.objects.exists()


@pytest.mark.usefixtures("_no_reading")
def test_a_shared_picture_waits_as_a_card(home: Client) -> None:
    picture, _ = business_card(("Zoë Lukas", "Sail maker"))
    answer = share(home, files=SimpleUploadedFile("card.jpg", picture, "image/jpeg"))
    assert answer["Location"] == f"/card-photos/{CardPhoto.objects.get().pk}/"


def test_what_is_no_contact_and_nothing_at_all_say_so(home: Client) -> None:
    files = SimpleUploadedFile("a.vcf", b"%PDF-1.7", "text/vcard")
    assert share(home, files=files)["Location"] == "/met/"
    assert "Nothing came that Cookout can use" in words(share(home, text=" ") and home.get("/met/"))
    assert kept() == 0


def test_who_is_signed_out_is_asked_to_sign_in_and_nothing_is_kept(client: Client) -> None:
    answer = share(client, text=TEXT)
    assert answer.status_code == 403
    assert "Nothing was saved. Sign in, then share it again." in words(answer)
    assert kept() == 0


@pytest.mark.parametrize("site", ["cross-site", "same-site", ""])
def test_a_page_elsewhere_can_put_nothing_here(site: str, member: Member) -> None:
    attacked = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    attacked.force_login(member)
    headers = {"Sec-Fetch-Site": site} if site else {}
    said = {"text": TEXT, "files": SimpleUploadedFile("piet.vcf", VCARD, "text/vcard")}
    assert attacked.post("/share/", said, headers=headers).status_code == 403
    assert kept() == 0


def test_a_share_needs_no_token_of_a_form(member: Member) -> None:
    phone = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    phone.force_login(member)
    assert share(phone, text=TEXT).status_code == 302
    assert phone.get("/share/")["Location"] == "/met/"
