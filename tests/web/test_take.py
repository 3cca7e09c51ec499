"""Taking an address book in on the page: seen first, taken whole, a few picked; and it ends."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cookout.capture.intake import Intake
from cookout.members.member import Member
from cookout.people.person import Person
from cookout.table.decision import Decision
from cookout.table.regard import Regard
from cookout.web.forms import take as forms
from tests.cast import rowan, sol

pytestmark = pytest.mark.django_db


def card(name: str, *, uid: str = "", phone: str = "818 555 0100", more: str = "") -> str:
    uid = f"UID:{uid}\r\n" if uid else ""
    return f"BEGIN:VCARD\r\nVERSION:3.0\r\n{uid}FN:{name}\r\nTEL:{phone}\r\n{more}END:VCARD\r\n"


def book(*cards: str, name: str = "phone.vcf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, "".join(cards).encode(), content_type="text/vcard")


def hand_in(client: Client, *cards: str) -> str:
    return client.post("/take/", {"file": book(*cards)})["Location"]


def take_in(client: Client, *cards: str) -> str:
    return client.post(hand_in(client, *cards))["Location"]


def many(count: int) -> list[str]:
    return [card(f"Person {n:04}", uid=f"many-{n}", phone=f"818 555 {n:04}") for n in range(count)]


# Handing in


def test_the_page_says_how_to_get_the_file(home: Client) -> None:
    text = home.get("/take/").content.decode()
    assert "iPhone" in text
    assert "contacts.google.com" in text
    assert "Outlook" in text
    assert 'accept=".vcf' in text
    assert 'enctype="multipart/form-data"' in text


def test_nothing_is_taken_before_it_was_seen(home: Client, member: Member) -> None:
    where = hand_in(home, card("Dana Whitfield"), card("Priya Nair"))
    text = home.get(where).content.decode()
    assert "Dana Whitfield" in text
    assert '<dt>New</dt><dd class="num">2</dd>' in text
    assert not Person.objects.exists()


def test_then_they_are_in_and_wait_for_nothing(home: Client, member: Member) -> None:
    where = take_in(home, card("Dana Whitfield"), card("Priya Nair"))
    assert "Who matters already?" in home.get(where).content.decode()
    assert set(Person.objects.of(member).values_list("name", "place")) == {
        ("Dana Whitfield", "book"),
        ("Priya Nair", "book"),
    }
    assert "Nobody needs you today. Enjoy it." in home.get("/").content.decode()


def test_what_changed_is_said_field_by_field(home: Client, member: Member) -> None:
    take_in(home, card("Dana Whitfield", uid="d", more="TITLE:Sweep\r\n"))
    newer = card("Dana Whitfield", uid="d", phone="818 555 0199", more="TITLE:Master sweep\r\n")
    text = home.get(hand_in(home, newer)).content.decode()
    assert '<dt>Updated</dt><dd class="num">1</dd>' in text
    assert "Title: <del>Sweep</del> becomes <ins>Master sweep</ins>" in text
    assert "818 555 0199</ins> is added" in text
    assert "818 555 0100</del> goes" in text


def test_the_same_file_again_changes_nothing(home: Client, member: Member) -> None:
    take_in(home, card("Dana Whitfield", uid="d"))
    where = hand_in(home, card("Dana Whitfield", uid="d"))
    text = home.get(where).content.decode()
    assert "Nothing in it is new" in text
    assert '<dt>Same as before</dt><dd class="num">1</dd>' in text
    home.post(where)
    assert Person.objects.count() == 1


def test_what_cannot_be_read_is_named_with_its_line(home: Client) -> None:
    nobody = "BEGIN:VCARD\r\nVERSION:3.0\r\nX-NOTHING:1\r\nEND:VCARD\r\n"
    text = home.get(hand_in(home, card("Dana Whitfield"), nobody)).content.decode()
    assert "Line 6" in text
    assert "there is nobody to keep" in text


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This file is empty"),
        (b"\n \n", "This file is empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "This is a picture"),
        (b"name,phone\nDana,1\nPriya,2\n", "This is a table"),
        (b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Dana", "The file ends in the middle of this card"),
        (bytes(range(256)) * 20, "This is not an address book that Cookout can read"),
    ],
)
def test_a_file_that_is_no_address_book_says_what_it_is(
    home: Client, content: bytes, sentence: str
) -> None:
    page = home.post("/take/", {"file": SimpleUploadedFile("x.vcf", content)})
    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert "There is a problem" in page.content.decode()
    assert not Intake.objects.exists()


@pytest.mark.parametrize("posted", [{}, {"file": ""}, {"file": "phone.vcf"}])
def test_no_file_at_all_is_asked_for(home: Client, posted: dict[str, str]) -> None:
    page = home.post("/take/", posted)
    assert page.status_code == 422
    assert "Choose the file with your contacts" in page.content.decode()


def test_a_very_large_file_is_sent_to_the_command_line(
    home: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "LARGEST", 100)
    page = home.post("/take/", {"file": book(*many(3))})
    assert page.status_code == 422
    assert "cookout take FILE" in page.content.decode()
    assert not Intake.objects.exists()


def test_a_large_book_is_shown_on_one_page_of_a_fair_size(home: Client) -> None:
    where = hand_in(home, *many(1500))
    page = home.get(where)
    text = page.content.decode()
    assert '<dd class="num">1500</dd>' in text
    assert "And 1400 more." in text
    assert len(page.content) < 100_000


def test_markup_in_a_card_stays_words(home: Client) -> None:
    where = hand_in(home, card("<script>alert(1)</script>", more="ORG:<b>x</b>\r\n"))
    text = home.get(where).content.decode()
    assert "<script>alert" not in text
    assert "&lt;script&gt;" in text
    picking = home.post(where)["Location"]
    assert "<script>alert" not in home.get(picking).content.decode()


def test_taking_in_twice_is_once(home: Client) -> None:
    where = hand_in(home, card("Dana Whitfield"))
    assert home.post(where)["Location"] == home.post(where)["Location"]
    assert Person.objects.count() == 1
    assert home.get(where)["Location"].endswith("/picking/")


def test_a_newer_file_takes_the_place_of_one_never_taken(home: Client) -> None:
    first = hand_in(home, card("Dana Whitfield"))
    hand_in(home, card("Priya Nair"))
    assert home.get(first).status_code == 404


def test_nobody_sees_or_takes_somebody_elses_file(client: Client) -> None:
    client.force_login(sol())
    where = hand_in(client, card("Ines Duarte"))
    client.force_login(rowan())
    for address in (where, f"{where}picking/"):
        assert client.get(address).status_code == 404
        assert client.post(address).status_code == 404
    assert not Person.objects.exists()


def test_questions_to_the_database_do_not_grow_with_the_cards(home: Client) -> None:
    def count(cards: list[str]) -> int:
        where = hand_in(home, *cards)
        with CaptureQueriesContext(connection) as asked:
            home.get(where)
        return len(asked)

    assert count(many(2)) == count(many(80))


# Picking


@pytest.fixture
def picking(home: Client) -> str:
    return take_in(home, *(card(name) for name in ("Dana Whitfield", "Priya Nair", "Luis Ortega")))


def pk(name: str) -> int:
    return Person.objects.get(name=name).pk


def test_who_is_picked_counts_from_now_on(home: Client, picking: str, member: Member) -> None:
    dana, priya, luis = pk("Dana Whitfield"), pk("Priya Nair"), pk("Luis Ortega")
    page = home.post(picking, {"over": [dana], "great": [dana, luis], "met": [priya]}, follow=True)
    assert page.redirect_chain == [("/", 302)]
    assert "Three people picked." in page.content.decode()
    places = dict(Person.objects.of(member).values_list("name", "place"))
    assert places == {"Dana Whitfield": "deep", "Priya Nair": "new", "Luis Ortega": "book"}
    assert Regard.objects.get().cookout == 2
    assert Decision.objects.standing().get().person_id == dana
    great = Person.objects.exclude(great_on=None).values_list("pk", flat=True)
    assert set(great) == {dana, luis}


def test_nobody_has_to_be_picked(home: Client, picking: str) -> None:
    page = home.post(picking, {"do": "done"}, follow=True)
    assert "Nobody in it waits for anything." in page.content.decode()
    assert not Decision.objects.exists()


def test_picking_twice_picks_once(home: Client, picking: str) -> None:
    chosen = {"over": [pk("Dana Whitfield")]}
    home.post(picking, chosen)
    home.post(picking, chosen)
    assert Decision.objects.count() == 1


def test_more_than_15_are_too_many(home: Client) -> None:
    where = take_in(home, *many(20))
    chosen = list(Person.objects.values_list("pk", flat=True)[:16])
    page = home.post(where, {"over": chosen[:8], "met": chosen[8:]})
    text = page.content.decode()
    assert page.status_code == 422
    assert "Pick 15 people at most. You picked 16." in text
    assert text.count(" checked") == 16
    assert not Decision.objects.exists()
    home.post(where, {"over": chosen[:15]})
    assert Decision.objects.count() == 15


def test_a_long_list_is_searched_by_name_and_keeps_who_is_ticked(home: Client) -> None:
    where = take_in(home, *many(200))
    text = home.get(where).content.decode()
    assert text.count("<fieldset") == 60
    assert "These are the first of 200" in text
    first = pk("Person 0000")
    found = home.post(where, {"do": "find", "q": "person 0150", "over": [first]})
    text = found.content.decode()
    assert "Person 0150" in text
    assert "Person 0001" not in text
    assert f'name="over" value="{first}" checked' in text
    assert not Decision.objects.exists()
    assert "Person 0150" in home.get(where, {"q": "0150"}).content.decode()


def test_nobody_found_is_said(home: Client) -> None:
    where = take_in(home, *many(3))
    text = home.get(where, {"q": "\x00<b>"}).content.decode()
    assert "Nobody who came in is called that." in text
    assert "<b>" not in text


@pytest.mark.parametrize("value", ["0", "x", "9" * 30, "-1", ""])
def test_picking_nobody_that_is_there_picks_nobody(home: Client, picking: str, value: str) -> None:
    assert home.post(picking, {"over": [value]}).status_code == 302
    assert not Decision.objects.exists()


def test_nobody_picks_somebody_elses_people(client: Client) -> None:
    client.force_login(sol())
    take_in(client, card("Ines Duarte"))
    theirs = pk("Ines Duarte")
    client.force_login(rowan())
    where = take_in(client, card("Dana Whitfield"))
    client.post(where, {"over": [theirs], "great": [theirs]})
    assert Person.objects.get(pk=theirs).place == "book"
    assert Person.objects.get(pk=theirs).great_on is None


def test_picking_comes_after_taking_in(home: Client) -> None:
    where = hand_in(home, card("Dana Whitfield"))
    assert home.get(f"{where}picking/")["Location"] == where
    assert home.post(f"{where}picking/")["Location"] == where
    assert not Person.objects.exists()
