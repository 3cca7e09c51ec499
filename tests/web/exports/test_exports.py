"""Taking out on the page: everybody, a place, one person; and an archive that comes back."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponseBase
from django.test import Client

from cookout.capture.intake.intake import take
from cookout.members.member import Member
from cookout.models import Card, Event, Group, Interaction
from cookout.people.person import Person
from tests.cast import AT, person, sol, talk
from tests.mastermind.world import another, found
from tests.web.conftest import Read, words

pytestmark = pytest.mark.django_db


def got(answer: Any) -> bytes:
    assert answer.status_code == 200
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def out(client: Client, kind: str, place: str = "") -> HttpResponseBase:
    return client.post("/export/", {"kind": kind, "place": place})


def test_the_way_there_is_in_the_settings(read: Read) -> None:
    assert "Export" in read("/settings/")
    assert "Who? Everyone" in read("/export/")


@pytest.mark.parametrize(
    ("kind", "beginning", "content_type", "ending"),
    [
        ("vcard4", b"BEGIN:VCARD\r\nVERSION:4.0\r\n", "text/vcard; charset=utf-8", "vcf"),
        ("vcard3", b"BEGIN:VCARD\r\nVERSION:3.0\r\n", "text/vcard; charset=utf-8", "vcf"),
        ("csv", b"\xef\xbb\xbfName,", "text/csv; charset=utf-8", "csv"),
        ("archive", b"PK\x03\x04", "application/zip", "zip"),
    ],
)
def test_everybody_comes_as_a_file(
    home: Client, dana: Person, kind: str, beginning: bytes, content_type: str, ending: str
) -> None:
    answer = out(home, kind)
    assert got(answer).startswith(beginning)
    assert answer["Content-Type"] == content_type
    assert answer["Content-Disposition"].startswith('attachment; filename="cookout ')
    assert answer["Content-Disposition"].endswith(f'.{ending}"')
    assert answer["Cache-Control"] == "private, no-store"


def test_a_place_is_those_who_stand_there(home: Client, dana: Person) -> None:
    person(dana.owner, "Priya Nair").stand("warm", on=None)
    person(dana.owner, "Marcus Bell", trashed_at=AT)
    everybody, warm = got(out(home, "vcard4")), got(out(home, "vcard4", "warm"))
    assert b"FN:Dana" in everybody
    assert b"FN:Marcus" not in everybody
    assert b"FN:Priya" in warm
    assert b"FN:Dana" not in warm


def test_nobody_elses_people_are_in_it(home: Client, dana: Person, hidden: Person) -> None:
    for kind in ("vcard4", "vcard3", "csv"):
        assert b"Ines" not in got(out(home, kind))
    packed = zipfile.ZipFile(io.BytesIO(got(out(home, "archive"))))
    assert b"Ines" not in packed.read("cookout.json")
    assert home.get(f"/people/{hidden.pk}/card/").status_code == 404


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({}, "Choose a format"),
        ({"kind": "pdf"}, "Choose a format"),
        ({"kind": "csv", "place": "moon"}, "Choose one of these"),
        ({"kind": "archive", "place": "warm"}, "An archive always includes everyone"),
    ],
)
def test_what_cannot_be_taken_out_is_said(
    home: Client, said: dict[str, str], sentence: str
) -> None:
    answer = home.post("/export/", said)
    assert answer.status_code == 422
    assert sentence in words(answer)


# One person


def test_one_persons_card(home: Client, dana: Person, read: Read) -> None:
    assert "Export Dana’s card" in read(f"/people/{dana.pk}/")
    answer = home.get(f"/people/{dana.pk}/card/")
    assert b"FN:Dana Whitfield\r\n" in answer.content
    assert answer["Content-Disposition"] == 'attachment; filename="Dana Whitfield.vcf"'
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("../../etc/passwd", 'filename="etc passwd.vcf"'),
        ('a"; filename="evil.exe', 'filename="a filename evil.exe.vcf"'),
        ("a\r\nSet-Cookie: b=c", 'filename="a Set-Cookie b c.vcf"'),
        ("Zoë 🙂", "filename*=utf-8''Zo%C3%AB.vcf"),
        ("🙂", 'filename="contact.vcf"'),
        ("...", 'filename="contact.vcf"'),
        ("x" * 300, f'filename="{"x" * 80}.vcf"'),
    ],
)
def test_a_name_does_no_harm_to_the_name_of_a_file(
    home: Client, rowans: Member, name: str, file: str
) -> None:
    someone = person(rowans, name)
    answer = home.get(f"/people/{someone.pk}/card/")
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == f"attachment; {file}"
    assert "Set-Cookie" not in answer


# An archive comes back


def packed_of(client: Client) -> bytes:
    return got(out(client, "archive"))


def handed(content: bytes) -> dict[str, Any]:
    return {"file": SimpleUploadedFile("all.zip", content, content_type="application/zip")}


def test_export_wipe_see_take_in_and_undo(home: Client, dana: Person, rowans: Member) -> None:
    talk(dana)
    packed = packed_of(home)
    Interaction.objects.all().delete()
    dana.delete()
    seen = home.post("/import/archive/", handed(packed), follow=True)
    assert "New people 1" in words(seen)
    assert "Dana Whitfield" in words(seen)
    assert not Person.objects.exists()
    address = seen.redirect_chain[-1][0]
    answer = home.post(address, follow=True)
    assert "Imported 1 person and 1 conversation." in answer.content.decode()
    assert Person.objects.of(rowans).get().touches == 1
    assert home.get(address).status_code == 302
    again = home.post("/import/archive/", handed(packed), follow=True)
    assert "You already have everything in this archive." in again.content.decode()
    assert "all.zip" in words(home.get("/import/archive/"))
    undone = home.post(f"{address}undo/", follow=True)
    assert "One person removed." in words(undone)
    assert not Person.objects.exists()


def test_a_hosted_group_is_seen_taken_in_and_undone(home: Client, rowans: Member) -> None:
    group = found(rowans, another("Ana Birch"))
    assert "and in the host’s archive" in words(home.get(f"/groups/{group.pk}/"))
    packed = packed_of(home)
    group.delete()
    seen = home.post("/import/archive/", handed(packed), follow=True)
    assert "Thursday Mastermind 2 members" in words(seen)
    assert "You’ll host it here. No one gets an email." in words(seen)
    address = seen.redirect_chain[-1][0]
    answer = home.post(address, follow=True)
    assert "Imported the group “Thursday Mastermind” with two members." in words(answer)
    page = words(home.get(f"/groups/{Group.objects.get().pk}/"))
    assert "Ana Birch not here yet" in page
    hosting = f"/groups/{Group.objects.get().pk}/"
    assert "Invite Ana" in words(home.get(f"{hosting}hosting/"))
    ana = Group.objects.get().members.get(name="Ana Birch")
    link = home.post(f"{hosting}invitations/", {"invited": ana.pk})
    assert "Send this link to Ana Birch." in words(link)
    Group.objects.get().invitations.all().delete()
    assert "comes from an archive" in page
    undone = home.post(f"{address}undo/", follow=True)
    assert "One group removed." in words(undone)
    assert not Group.objects.exists()


def test_into_the_hands_of_somebody_else_it_is_theirs(client: Client, home: Client) -> None:
    packed = packed_of(home)
    other = sol()
    client.force_login(other)
    address = client.post("/import/archive/", handed(packed))["Location"]
    client.post(address)
    other.refresh_from_db()
    assert (other.name, other.email) == ("Sol Reyes", "sol@example.org")


def test_an_archive_that_waits_is_nobody_elses(client: Client, home: Client) -> None:
    address = home.post("/import/archive/", handed(packed_of(home)))["Location"]
    assert home.get(address).status_code == 200
    client.force_login(sol())
    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404
    assert client.post(f"{address}undo/").status_code == 404


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({}, "Choose an archive"),
        (handed(b""), "This archive is damaged"),
        (handed(b"BEGIN:VCARD"), "This archive is damaged"),
    ],
)
def test_what_is_no_archive_is_said(home: Client, said: dict[str, Any], sentence: str) -> None:
    answer = home.post("/import/archive/", said)
    assert answer.status_code == 422
    assert sentence in words(answer)


def test_an_archive_among_address_books_is_shown_the_way(home: Client) -> None:
    answer = home.post("/import/", handed(packed_of(home)))
    assert answer.status_code == 422
    assert "This is an archive of Cookout" in words(answer)


# Many


@pytest.mark.parametrize("kind", ["vcard4", "csv", "archive"])
def test_photos_of_everybody_are_not_held_at_once(home: Client, rowans: Member, kind: str) -> None:
    lines = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{0}\r\nFN:Person {0}\r\nPHOTO;ENCODING=b:{1}\r\n"
    photo = "/9j/" + "QUJD" * 12_500
    cards = "".join(lines.format(n, photo) + "END:VCARD\r\n" for n in range(200))
    take(owner=rowans, file_name="x.vcf", content=cards.encode(), at=AT)
    assert Card.objects.count() == 200
    del cards
    tracemalloc.start()
    answer: Any = out(home, kind)
    total = sum(len(piece) for piece in answer.streaming_content)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert total > (10_000_000 if kind == "vcard4" else 10_000)
    assert peak < 8_000_000


# Some of them


def picked(client: Client, **said: Any) -> bytes:
    return got(client.post("/export/", {"kind": "csv", "place": "", **said}))


def test_people_ticked_in_the_list_are_taken_out(home: Client, dana: Person, read: Read) -> None:
    priya, teo = (person(dana.owner, name) for name in ("Priya Nair", "Teo Alvarez"))
    assert "Log together Export" in read("/people/?choose=1&place=all")
    page = home.get(f"/export/?people={dana.pk}&people={priya.pk}").content.decode()
    assert page.count("checked") == 3  # the two, and vCard 4.0
    assert "Teo" not in page
    table = picked(home, people=[dana.pk, priya.pk])
    assert b"Dana" in table
    assert b"Priya" in table
    assert b"Teo" not in table
    cards = got(home.post("/export/", {"kind": "vcard3", "people": [teo.pk]}))
    assert cards.count(b"BEGIN:VCARD") == 1


def test_what_was_found_is_taken_out(home: Client, dana: Person) -> None:
    page = home.get("/search/?q=dana").content.decode()
    assert f'href="/export/?people={dana.pk}"' in page


def test_those_of_an_event_and_a_trade(home: Client, dana: Person) -> None:
    fair = Event.objects.create(owner=dana.owner, name="Fair", on=AT.date())
    person(dana.owner, "Priya Nair", event=fair, role="Master plumber")
    person(dana.owner, "Teo Alvarez", event=fair, role="Baker")
    assert b"Teo" in picked(home, event=fair.pk)
    assert b"Dana" not in picked(home, event=fair.pk)
    plumbers = picked(home, event=fair.pk, trade="PLUMBER")
    assert b"Priya" in plumbers
    assert b"Teo" not in plumbers
    answer = home.post("/export/", {"kind": "csv", "trade": "astronaut"})
    assert answer.status_code == 422
    assert "No one matches all of that" in words(answer)


def test_somebody_elses_people_cannot_be_ticked(home: Client, dana: Person, hidden: Person) -> None:
    assert "Ines" not in home.get(f"/export/?people={hidden.pk}").content.decode()
    answer = home.post("/export/", {"kind": "csv", "people": [hidden.pk]})
    assert answer.status_code == 422
    odd = home.post("/export/", {"kind": "csv", "people": ["x", "9" * 40, dana.pk]})
    assert odd.status_code == 422


def test_an_archive_is_never_of_some(home: Client, dana: Person) -> None:
    answer = home.post("/export/", {"kind": "archive", "people": [dana.pk]})
    assert answer.status_code == 422
    assert "An archive always includes everyone" in words(answer)
