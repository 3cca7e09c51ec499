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
    assert "Title<span" in text
    assert "Keep mine<small>Sweep</small>" in text
    assert "Take theirs<small>Master sweep</small>" in text
    assert "Keep mine<small>nothing</small></span></label>" in text
    assert "Take theirs<small>818 555 0199</small>" in text
    assert "Keep mine<small>818 555 0100</small>" in text


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
        (
            b"Dear Dana,\nthank you, and\nsee you, soon, I hope.\nRowan\n",
            "This is text, not a table",
        ),
        (b"name,phone\n", "This table has headings and no rows"),
        (b"FROM,TO,CONTENT,CONVERSATION ID\na,b,c,1\n", "messages, not people"),
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


# Tables

MINE = "Nombre propio;Tlf;Shoes\nDana Whitfield;818 555 0133;38\nPriya Nair;818 555 0134;\n"
CONNECTIONS = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Dana,Whitfield,https://www.linkedin.com/in/dana-w,,Old Stove,Sweep,12 Sep 2025\n"
    "Priya,Nair,https://www.linkedin.com/in/priya-n,,Nair & Co,Baker,1 Mar 2024\n"
    "Broken,only\n"
)


def hand_in_table(client: Client, text: str) -> str:
    file = SimpleUploadedFile("c.csv", text.encode(), content_type="text/csv")
    return client.post("/take/", {"file": file})["Location"]


def test_a_table_that_is_known_is_seen_first_and_taken_like_cards(
    home: Client, member: Member
) -> None:
    where = hand_in_table(home, CONNECTIONS)
    text = home.get(where).content.decode()
    assert '<dt>New</dt><dd class="num">2</dd>' in text
    assert "This row breaks off" in text
    home.post(where)
    assert set(Person.objects.of(member).values_list("name", flat=True)) == {
        "Dana Whitfield",
        "Priya Nair",
    }


def test_a_table_that_is_not_certain_is_asked_about_before_anything(home: Client) -> None:
    where = hand_in_table(home, MINE)
    columns = f"{where}columns/"
    assert home.get(where)["Location"] == columns
    assert home.post(where)["Location"] == columns
    assert not Person.objects.exists()
    text = home.get(columns).content.decode()
    assert text.count("<select") == 3
    for words in ("Nombre propio", "818 555 0133", "818 555 0134", "Shoes", "38"):
        assert words in text
    assert '<option value="phone" selected>Phone</option>' in text


def test_what_was_chosen_is_remembered_and_can_be_changed_again(
    home: Client, member: Member
) -> None:
    where = hand_in_table(home, MINE)
    said = {"column-0": "name", "column-1": "phone", "column-2": "notes"}
    assert home.post(f"{where}columns/", said)["Location"] == where
    assert "What the columns hold" in home.get(where).content.decode()
    home.post(where)
    assert Person.objects.get(name="Dana Whitfield").notes == "38"
    again = hand_in_table(home, MINE)
    text = home.get(again).content.decode()
    assert '<dt>Same as before</dt><dd class="num">2</dd>' in text
    assert '<option value="notes" selected>' in home.get(f"{again}columns/").content.decode()
    home.post(f"{again}columns/", said | {"column-2": "role"})
    text = home.get(again).content.decode()
    assert "Take theirs<small>38</small>" in text
    home.post(again)
    assert Person.objects.of(member).count() == 2
    assert Person.objects.get(name="Dana Whitfield").role == "38"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"column-0": "notes", "column-1": "notes"}, "No column of this table holds names"),
        ({"column-0": "sister"}, "Choose one of the meanings in the list"),
    ],
)
def test_columns_that_hold_nobody_are_asked_about_again(
    home: Client, said: dict[str, str], sentence: str
) -> None:
    where = hand_in_table(home, MINE)
    every = {"column-0": "name", "column-1": "phone", "column-2": "kept"} | said
    page = home.post(f"{where}columns/", every)
    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert home.get(where)["Location"] == f"{where}columns/"


def test_a_very_wide_table_is_a_page_of_a_fair_size(home: Client) -> None:
    headings = ",".join(f"c{n}" for n in range(900))
    values = ",".join("x" for _ in range(900))
    where = hand_in_table(home, f"{headings}\n{values}\n")
    page = home.get(f"{where}columns/")
    text = page.content.decode()
    assert text.count("<select") == 100
    assert "And 800 more" in text
    assert len(page.content) < 400_000


def test_cards_have_no_columns_to_ask_about(home: Client) -> None:
    where = hand_in(home, card("Dana Whitfield"))
    assert home.get(f"{where}columns/")["Location"] == where
    assert home.post(f"{where}columns/")["Location"] == where
    assert "What the columns hold" not in home.get(where).content.decode()


def test_markup_in_a_table_stays_words(home: Client) -> None:
    where = hand_in_table(home, "Tlf,<b>Name</b>\n818 555 0100,<script>alert(1)</script>\n")
    text = home.get(f"{where}columns/").content.decode()
    assert "<script>alert" not in text
    assert "&lt;script&gt;" in text
    assert "<b>Name" not in text


# Undoing


def undone(client: Client, where: str) -> str:
    return client.post(f"{where}undo/", follow=True).content.decode()


def test_a_file_is_undone_with_one_click_and_comes_in_again(home: Client) -> None:
    where = hand_in_table(home, CONNECTIONS)
    picking = home.post(where)["Location"]
    assert f'action="{where}undo/"' in home.get(picking).content.decode()
    text = home.get("/take/").content.decode()
    assert f'formaction="{where}undo/"' in text
    assert "2 new, 0 updated" in text
    assert "Two are gone again." in undone(home, where)
    assert not Person.objects.exists()
    assert "What came in" not in home.get("/take/").content.decode()
    home.post(hand_in_table(home, CONNECTIONS))
    assert Person.objects.count() == 2


def test_undoing_says_what_was_edited_since_and_keeps_it(home: Client) -> None:
    where = hand_in_table(home, CONNECTIONS)
    home.post(where)
    Person.objects.get(name="Dana Whitfield").write(notes="mine")
    text = undone(home, where)
    assert "One is gone again. One was edited since and stays." in text
    assert "Dana Whitfield" in text
    assert "Priya Nair" not in text
    assert Person.objects.get().notes == "mine"


def test_undoing_twice_is_once_and_before_taking_is_nothing(home: Client) -> None:
    where = hand_in(home, card("Dana Whitfield"))
    assert "What is in it" in home.get(where).content.decode()
    home.post(f"{where}undo/")
    home.post(where)
    assert Person.objects.count() == 1
    home.post(f"{where}undo/")
    home.post(f"{where}undo/")
    assert not Person.objects.exists()
    assert home.get(f"{where}undo/").status_code == 200


def test_nobody_undoes_somebody_elses_file(client: Client) -> None:
    client.force_login(sol())
    where = hand_in(client, card("Ines Duarte"))
    client.post(where)
    client.force_login(rowan())
    assert client.post(f"{where}undo/").status_code == 404
    assert Person.objects.count() == 1


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
