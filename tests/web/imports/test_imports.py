"""Taking an address book in on the page: seen first, taken whole, a few picked; and it ends."""

import re
from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cookout.capture.intake.intake import Intake
from cookout.capture.intake.rereading import rereadings
from cookout.export.cards import card_of, newest_card
from cookout.members.member import Member
from cookout.people.person import Person
from cookout.plan.plan import Plan
from cookout.table.decision import Decision
from cookout.table.regard import Regard
from cookout.web.imports import import_form as forms
from tests.cast import AT, person, rowan, sol
from tests.web.conftest import words

pytestmark = pytest.mark.django_db


def card(name: str, *, uid: str = "", phone: str = "818 555 0100", more: str = "") -> str:
    uid = f"UID:{uid}\r\n" if uid else ""
    return f"BEGIN:VCARD\r\nVERSION:3.0\r\n{uid}FN:{name}\r\nTEL:{phone}\r\n{more}END:VCARD\r\n"


def book(*cards: str, name: str = "phone.vcf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, "".join(cards).encode(), content_type="text/vcard")


def hand_in(client: Client, *cards: str) -> str:
    return client.post("/import/", {"file": book(*cards)})["Location"]


def take_in(client: Client, *cards: str) -> str:
    return client.post(hand_in(client, *cards))["Location"]


def many(count: int) -> list[str]:
    return [card(f"Person {n:04}", uid=f"many-{n}", phone=f"818 555 {n:04}") for n in range(count)]


# Handing in


def test_the_page_says_how_to_get_the_file(home: Client) -> None:
    text = home.get("/import/").content.decode()
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
    assert "Pick people you know" in home.get(where).content.decode()
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
    assert "Job title<span" in text
    assert "Keep mine<small>Sweep</small>" in text
    assert "Use the file<small>Master sweep</small>" in text
    assert "Keep mine<small>empty</small></span></label>" in text
    assert "Use the file<small>818 555 0199</small>" in text
    assert "Keep mine<small>818 555 0100</small>" in text


def test_the_same_file_again_changes_nothing(home: Client, member: Member) -> None:
    take_in(home, card("Dana Whitfield", uid="d"))
    where = hand_in(home, card("Dana Whitfield", uid="d"))
    text = home.get(where).content.decode()
    assert "Nothing new in this file" in text
    assert '<dt>No changes</dt><dd class="num">1</dd>' in text
    home.post(where)
    assert Person.objects.count() == 1


def test_what_cannot_be_read_is_named_with_its_line(home: Client) -> None:
    nobody = "BEGIN:VCARD\r\nVERSION:3.0\r\nX-NOTHING:1\r\nEND:VCARD\r\n"
    text = home.get(hand_in(home, card("Dana Whitfield"), nobody)).content.decode()
    assert "Line 6" in text
    assert "so it isn’t imported" in text


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
        (b"name,phone\n", "This table has headings but no rows"),
        (b"FROM,TO,CONTENT,CONVERSATION ID\na,b,c,1\n", "messages, not people"),
        (b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Dana", "The file ends in the middle of this card"),
        (bytes(range(256)) * 20, "This is not an address book that Cookout can read"),
        (b",".join([b"c"] * 10_000) + b"\n1,2\n", "10,000 columns"),
        (b"PK\x03\x04" + bytes(26) + b"contacts.vcf", "This is a compressed file"),
        (b"PK\x03\x04" + bytes(26) + b"cookout.json", "This is an archive of Cookout"),
        (b"PK\x03\x04" + bytes(26) + b"Connections.csv", "LinkedIn&#x27;s zipped download"),
    ],
)
def test_a_file_that_is_no_address_book_says_what_it_is(
    home: Client, content: bytes, sentence: str
) -> None:
    page = home.post("/import/", {"file": SimpleUploadedFile("x.vcf", content)})
    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert "There’s a problem" in page.content.decode()
    assert not Intake.objects.exists()


@pytest.mark.parametrize("posted", [{}, {"file": ""}, {"file": "phone.vcf"}])
def test_no_file_at_all_is_asked_for(home: Client, posted: dict[str, str]) -> None:
    page = home.post("/import/", posted)
    assert page.status_code == 422
    assert "Choose a file with your contacts" in page.content.decode()


def test_a_very_large_file_is_sent_to_the_command_line(
    home: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "LARGEST", 100)
    page = home.post("/import/", {"file": book(*many(3))})
    assert page.status_code == 422
    assert "cookout import FILE" in page.content.decode()
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


ROWS = (
    "Dana,Whitfield,https://www.linkedin.com/in/dana-w,,Old Stove,Sweep,12 Sep 2025",
    '"Luis,Ortega,https://www.linkedin.com/in/luis-o,,,,1 Mar 2024',
    "Priya,Nair,https://www.linkedin.com/in/priya-n,,Nair & Co,Baker,1 Mar 2024",
)


def hand_in_table(client: Client, text: str) -> str:
    file = SimpleUploadedFile("c.csv", text.encode(), content_type="text/csv")
    return client.post("/import/", {"file": file})["Location"]


def test_a_table_that_is_known_is_seen_first_and_taken_like_cards(
    home: Client, member: Member
) -> None:
    where = hand_in_table(home, CONNECTIONS)
    text = home.get(where).content.decode()
    assert '<dt>New</dt><dd class="num">2</dd>' in text
    assert "This row is cut off" in text
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
    assert text.count('name="column-') == 3
    for said in ("Nombre propio", "818 555 0133", "818 555 0134", "Shoes", "38"):
        assert said in text
    assert '<option value="phone" selected>Phone</option>' in text


def test_what_was_chosen_is_remembered_and_can_be_changed_again(
    home: Client, member: Member
) -> None:
    where = hand_in_table(home, MINE)
    said = {"column-0": "name", "column-1": "phone", "column-2": "notes"}
    assert home.post(f"{where}columns/", said)["Location"] == where
    assert "Match columns" in home.get(where).content.decode()
    home.post(where)
    assert Person.objects.get(name="Dana Whitfield").notes == "38"
    again = hand_in_table(home, MINE)
    text = home.get(again).content.decode()
    assert '<dt>No changes</dt><dd class="num">2</dd>' in text
    assert '<option value="notes" selected>' in home.get(f"{again}columns/").content.decode()
    home.post(f"{again}columns/", said | {"column-2": "role"})
    text = home.get(again).content.decode()
    assert "Use the file<small>38</small>" in text
    home.post(again)
    assert Person.objects.of(member).count() == 2
    assert Person.objects.get(name="Dana Whitfield").role == "38"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"column-0": "notes", "column-1": "notes"}, "No column of this table has names"),
        ({"column-0": "sister"}, "Choose what this column holds from the list"),
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
    values = ",".join("Dana" for _ in range(900))
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
    assert "Match columns" not in home.get(where).content.decode()


def test_markup_in_a_table_stays_words(home: Client) -> None:
    where = hand_in_table(home, "Tlf,<b>Name</b>\n818 555 0100,<script>alert(1)</script>\n")
    text = home.get(f"{where}columns/").content.decode()
    assert "<script>alert" not in text
    assert "&lt;script&gt;" in text
    assert "<b>Name" not in text


def test_a_number_is_called_what_the_member_says(home: Client) -> None:
    where = hand_in_table(home, MINE)
    text = home.get(f"{where}columns/").content.decode()
    assert text.count('name="label-') == 1
    said = {"column-0": "name", "column-1": "phone", "column-2": "kept", "label-1": "work"}
    home.post(f"{where}columns/", said)
    assert '<option value="work" selected>' in home.get(f"{where}columns/").content.decode()
    home.post(where)
    labels = Person.objects.values_list("contact_points__label", flat=True)
    assert set(labels) == {"work"}


BORN = "BDAY:03/04/1990\r\n"
A_TABLE = (
    "Name,Birthday,Group Membership,E-mail 1 - Value\nDana Whitfield,03/04/1990,,d@example.org\n"
)
ASKED = "Is 03/04/1990 March 4, 1990 or April 3, 1990?"


@pytest.mark.parametrize("is_table", [True, False])
@pytest.mark.parametrize(
    ("first", "born"), [("day", (3, 4)), ("month", (4, 3)), ("as written", (None, None))]
)
def test_what_a_date_means_is_asked_once_where_no_date_tells(
    home: Client, first: str, born: tuple[int | None, int | None], is_table: bool
) -> None:
    where = (
        hand_in_table(home, A_TABLE)
        if is_table
        else hand_in(home, card("Dana Whitfield", more=BORN))
    )
    text = home.get(where).content.decode()
    assert text.count(ASKED) == 1
    assert 'value="month" checked' in text  # as the member's region writes it
    home.post(where, {"days": first})
    dana = Person.objects.get()
    assert (dana.birth_day, dana.birth_month) == born


def test_it_is_not_asked_where_another_date_tells(home: Client) -> None:
    where = hand_in(
        home, card("Dana", more=BORN), card("Lea", more="BDAY:25/12/1990\r\n", phone="1")
    )
    assert ASKED not in home.get(where).content.decode()
    home.post(where)
    assert Person.objects.get(name="Dana").birth_month == 4
    where = hand_in_table(home, "Name,Birthday\nPriya Nair,1990-04-03\n")
    assert 'name="days"' not in home.get(where).content.decode()


def test_a_date_that_was_answered_is_read_alike_ever_after(home: Client, member: Member) -> None:
    home.post(hand_in(home, card("Dana Whitfield", more=BORN)), {"days": "day"})
    assert not list(rereadings(member))
    dana = Person.objects.get()
    written = card_of(dana, **newest_card(dana)._asdict(), version="3.0")
    assert b"BDAY:1990-04-03" in written
    assert (
        "No changes" in home.get(hand_in(home, card("Dana Whitfield", more=BORN))).content.decode()
    )


# Whose words count

ONE, OTHER = "Dana Whitfield", "Priya Nair"


def before_and_newer(client: Client, member: Member) -> str:
    """Two people came in, one was edited, and newer cards of both wait; where."""
    old, new = (
        [card(name, uid=name, more=f"TITLE:{said}\r\nORG:{said}\r\n") for name in (ONE, OTHER)]
        for said in ("Old", "New")
    )
    take_in(client, *old)
    Person.objects.get(name=ONE).write(company="Mine")
    return hand_in(client, *new)


def radios(text: str) -> dict[str, str]:
    """The names of the radio buttons, and what is chosen."""
    found = re.findall(r'name="([0-9a-f.]{29})" value="(\w+)" checked', text)
    return dict(found)


def said_of(name: str) -> tuple[str, str]:
    person = Person.objects.get(name=name)
    return person.title, person.company


def test_theirs_counts_unless_the_member_wrote_it(home: Client, member: Member) -> None:
    where = before_and_newer(home, member)
    assert sorted(radios(home.get(where).content.decode()).values()) == ["mine", *["theirs"] * 3]
    home.post(where, radios(home.get(where).content.decode()))
    assert (said_of(ONE), said_of(OTHER)) == (("New", "Mine"), ("New", "New"))


def test_what_was_chosen_is_written_and_undone(home: Client, member: Member) -> None:
    where = before_and_newer(home, member)
    shown = radios(home.get(where).content.decode())
    other = {name: "mine" if value == "theirs" else "theirs" for name, value in shown.items()}
    home.post(where, other)
    assert (said_of(ONE), said_of(OTHER)) == (("Old", "New"), ("Old", "Old"))
    home.post(f"{where}undo/")
    assert (said_of(ONE), said_of(OTHER)) == (("Old", "Mine"), ("Old", "Old"))


@pytest.mark.parametrize(
    ("rest", "one", "other"),
    [
        ("mine", ("Old", "Mine"), ("Old", "Old")),
        ("theirs", ("New", "New"), ("New", "New")),
        ("", ("New", "Mine"), ("New", "New")),
        ("<b>", ("New", "Mine"), ("New", "New")),
    ],
)
def test_one_choice_counts_for_everybody_not_looked_at(
    home: Client, member: Member, rest: str, one: tuple[str, str], other: tuple[str, str]
) -> None:
    home.post(before_and_newer(home, member), {"rest": rest})
    assert (said_of(ONE), said_of(OTHER)) == (one, other)


def test_the_pages_of_a_preview_keep_what_was_chosen(
    home: Client, member: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cookout.web.imports.preview_page.MOST_UPDATED", 1)
    where = before_and_newer(home, member)
    first = radios(home.get(where).content.decode())
    assert len(first) == 2
    chosen = dict.fromkeys(first, "theirs") | {"rest": "mine", "do": "from 1"}
    turned = home.post(where, chosen)["Location"]
    assert turned == f"{where}?from=1#updated"
    text = home.get(turned).content.decode()
    assert OTHER in text
    assert set(radios(text).values()) == {"mine"}
    home.post(where, radios(text) | {"do": "take"})
    assert (said_of(ONE), said_of(OTHER)) == (("New", "New"), ("Old", "Old"))


def test_a_page_of_a_preview_that_is_not_there_is_the_first(home: Client, member: Member) -> None:
    where = before_and_newer(home, member)
    for odd in ("9" * 18, "-1", "x"):
        assert ONE in home.get(where, {"from": odd}).content.decode()


# Several files


def test_several_files_are_seen_one_after_the_other(home: Client) -> None:
    files = [book(card(ONE), name="one.vcf"), book(card(OTHER), name="two.vcf")]
    first = home.post("/import/", {"file": files})["Location"]
    text = home.get(first).content.decode()
    assert "one.vcf" in text
    assert "One more file comes after this one." in text
    picking = home.post(first)["Location"]
    second = home.post(picking, {"do": "done"})["Location"]
    assert "two.vcf" in home.get(second).content.decode()
    assert "two.vcf" in home.get("/import/").content.decode()
    picking = home.post(second)["Location"]
    assert home.post(picking, {"do": "done"})["Location"] == "/people/"
    assert Person.objects.count() == 2


def test_of_several_files_each_wrong_one_is_named(home: Client) -> None:
    files = [book(card(ONE)), book("", name="empty.vcf"), book("\x89PNG", name="face.png")]
    page = home.post("/import/", {"file": files})
    text = page.content.decode()
    assert page.status_code == 422
    assert "empty.vcf: This file is empty" in text
    assert "phone.vcf" not in text
    assert not Intake.objects.exists()


# Slices


@pytest.fixture
def slowly(monkeypatch: pytest.MonkeyPatch) -> list[Iterator[object]]:
    """Two rows a slice, and after the first slice the rest is only begun; what waits."""
    waiting: list[Iterator[object]] = []

    def begin(name: str, slices: Iterator[object]) -> None:
        next(slices, None)
        waiting.append(slices)

    monkeypatch.setattr("cookout.capture.intake.slices.SLICE", 2)
    monkeypatch.setattr("cookout.capture.intake.undo.BATCH", 2)
    monkeypatch.setattr("cookout.web.imports.intakes.go_on", begin)
    return waiting


def test_a_large_file_says_how_far_it_is_and_goes_on(
    home: Client, slowly: list[Iterator[object]]
) -> None:
    where = hand_in(home, *many(5))
    progress = home.post(where)["Location"]
    assert progress == f"{where}progress/"
    assert home.get(where)["Location"] == home.get(f"{where}picking/")["Location"] == progress
    text = home.get(progress).content.decode()
    assert "Import stopped" in text
    assert "2 of 5" in text
    assert "2 of 5 imported" in home.get("/import/").content.decode()
    assert Person.objects.count() == 2
    home.post(progress)
    assert Person.objects.count() == 4
    home.post(progress)
    assert Person.objects.count() == 5
    text = home.get(progress).content.decode()
    assert "Import finished" in text
    assert '<dt>New</dt><dd class="num">5</dd>' in text
    home.post(progress)
    assert Person.objects.count() == 5
    again = home.get(hand_in(home, *many(5))).content.decode()
    assert '<dt>No changes</dt><dd class="num">5</dd>' in again


def test_what_stopped_in_the_middle_is_undone_and_never_comes(
    home: Client, slowly: list[Iterator[object]]
) -> None:
    where = hand_in(home, *many(5))
    home.post(where)
    home.post(f"{where}progress/")
    taking = slowly[-1]
    assert home.post(f"{where}undo/")["Location"] == f"{where}progress/"
    assert Person.objects.count() == 2
    assert "2 of 4 undone" in home.get("/import/").content.decode()
    list(taking)
    assert Person.objects.count() == 2
    home.post(f"{where}progress/")
    assert not Person.objects.exists()
    assert "Nothing from this file is left" in home.get(f"{where}progress/").content.decode()


def test_while_it_runs_the_page_looks_again_by_itself(
    home: Client, slowly: list[Iterator[object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    where = hand_in(home, *many(5))
    home.post(where)
    monkeypatch.setattr("cookout.web.imports.intakes.is_running", lambda name: True)
    text = home.get(f"{where}progress/").content.decode()
    assert "Importing" in text
    assert "Refresh" in text
    assert "<under-way>" in text
    assert "Go on" not in text


def test_nobody_sees_how_far_somebody_elses_file_is(client: Client) -> None:
    client.force_login(sol())
    where = hand_in(client, card(ONE))
    client.force_login(rowan())
    assert client.get(f"{where}progress/").status_code == 404


def test_a_quotation_mark_that_is_never_closed_costs_only_its_row(home: Client) -> None:
    lines = "First Name,Last Name,URL,Email Address,Company,Position,Connected On", *ROWS
    where = hand_in_table(home, "\n".join(lines))
    text = home.get(where).content.decode()
    assert '<dt>New</dt><dd class="num">2</dd>' in text
    assert "is never closed" in text


def test_a_formula_in_a_cell_stays_text(home: Client) -> None:
    where = hand_in_table(home, MINE.replace("38", '"=1+1"'))
    said = {"column-0": "name", "column-1": "phone", "column-2": "notes"}
    home.post(f"{where}columns/", said)
    home.post(where)
    assert Person.objects.get(name="Dana Whitfield").notes == "=1+1"


# Undoing


def undone(client: Client, where: str) -> str:
    return client.post(f"{where}undo/", follow=True).content.decode()


def test_a_file_is_undone_with_one_click_and_comes_in_again(home: Client) -> None:
    where = hand_in_table(home, CONNECTIONS)
    picking = home.post(where)["Location"]
    assert f'action="{where}undo/"' in home.get(picking).content.decode()
    text = home.get("/import/").content.decode()
    assert f'formaction="{where}undo/"' in text
    assert "2 new, 0 updated" in text
    assert "Two people removed." in undone(home, where)
    assert not Person.objects.exists()
    assert "Recent imports" not in home.get("/import/").content.decode()
    home.post(hand_in_table(home, CONNECTIONS))
    assert Person.objects.count() == 2


def test_undoing_says_what_was_edited_since_and_keeps_it(home: Client) -> None:
    where = hand_in_table(home, CONNECTIONS)
    home.post(where)
    Person.objects.get(name="Dana Whitfield").write(notes="mine")
    text = undone(home, where)
    assert "One person removed. One person you edited stays." in text
    assert "Dana Whitfield" in text
    assert "Priya Nair" not in text
    assert Person.objects.get().notes == "mine"


def test_undoing_twice_is_once_and_before_taking_is_nothing(home: Client) -> None:
    where = hand_in(home, card("Dana Whitfield"))
    assert "Preview" in home.get(where).content.decode()
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
    assert "You picked three people." in page.content.decode()
    places = dict(Person.objects.of(member).values_list("name", "place"))
    assert places == {"Dana Whitfield": "deep", "Priya Nair": "new", "Luis Ortega": "book"}
    assert Regard.objects.get().cookout == 2
    assert Decision.objects.standing().get().person_id == dana
    great = Person.objects.exclude(great_on=None).values_list("pk", flat=True)
    assert set(great) == {dana, luis}


def test_picking_for_a_full_table_asks_who_makes_room(
    home: Client, picking: str, member: Member
) -> None:
    Plan(owner=member).make(
        minutes=[25] * 5, pattern_from=None, cookout_size=1, events=0, people_each=0, at=AT
    )
    dana, priya, luis = pk("Dana Whitfield"), pk("Priya Nair"), pk("Luis Ortega")
    page = home.post(picking, {"over": [dana, priya, luis]}, follow=True)
    assert page.redirect_chain[-1][0].startswith(f"/people/{luis}/room/")
    assert "Your table is full. No seat yet for Priya." in page.content.decode()
    places = dict(Person.objects.of(member).values_list("name", "place"))
    assert places == {"Dana Whitfield": "deep", "Priya Nair": "book", "Luis Ortega": "book"}
    assert Regard.objects.get(person=priya).cookout == 2


def test_nobody_has_to_be_picked(home: Client, picking: str) -> None:
    page = home.post(picking, {"do": "done"}, follow=True)
    assert "Everyone is searchable now." in page.content.decode()
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
    assert "Pick up to 15 people. You picked 16." in text
    assert text.count(" checked") == 16
    assert not Decision.objects.exists()
    home.post(where, {"over": chosen[:15]})
    assert Decision.objects.count() == 15


def test_a_long_list_is_searched_by_name_and_keeps_who_is_ticked(home: Client) -> None:
    where = take_in(home, *many(200))
    text = home.get(where).content.decode()
    assert text.count('name="over"') == 30
    assert "Showing 30 of 200, the likeliest first" in text
    first = pk("Person 0000")
    found = home.post(where, {"do": "find", "q": "person 0150", "over": [first]})
    text = found.content.decode()
    assert "Person 0150" in text
    assert "Person 0001" not in text
    assert f'name="over" value="{first}" checked' in text
    assert not Decision.objects.exists()
    assert "Person 0150" in home.get(where, {"q": "0150"}).content.decode()


def test_the_likeliest_come_first(home: Client) -> None:
    whole = card("Zora Whole", more="TEL;TYPE=CELL:818 555 0147\r\nORG:Oak\r\n")
    changed = card("Yara Changed", more=f"REV:{timezone.now():%Y-%m-%d}\r\n")
    where = take_in(home, *many(40), whole, changed)
    text = home.get(where).content.decode()
    first = text.index("Person 0000")
    assert text.index("Zora Whole") < first
    assert text.index("Yara Changed") < first


def test_nobody_found_is_said(home: Client) -> None:
    where = take_in(home, *many(3))
    text = home.get(where, {"q": "\x00<b>"}).content.decode()
    assert "No matches for" in text
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


# Somebody the member has already


def mike_card() -> str:
    return card("Mike Alvarez", uid="mike", more="N:Alvarez;Mike;;;\r\nTITLE:Realtor\r\n")


def asked_mark(text: str, pk: int) -> str:
    found = re.search(rf'name="who-{pk}" value="([0-9a-f]{{16}})"', text)
    assert found
    return found[1]


def test_the_preview_asks_about_a_name_that_was_typed(home: Client, member: Member) -> None:
    mike = person(member, "Mike")
    where = hand_in(home, mike_card(), card("Dana Whitfield"))
    text = home.get(where).content.decode()
    assert "Same Mike?" in text
    assert "Take theirs<small>Mike Alvarez</small>" in text
    assert '<dt>New</dt><dd class="num">1</dd>' in text
    home.post(where, {f"who-{mike.pk}": asked_mark(text, mike.pk)})
    assert set(Person.objects.values_list("pk", "name")) >= {(mike.pk, "Mike Alvarez")}
    assert Person.objects.count() == 2


def test_my_own_words_stay_where_i_say_so(home: Client, member: Member) -> None:
    mike = person(member, "Mike", title="Agent")
    where = hand_in(home, mike_card())
    text = home.get(where).content.decode()
    name = re.search(r'name="([0-9a-f]{16}\.[0-9a-f]{12})" value="mine"', text)
    assert name
    home.post(where, {f"who-{mike.pk}": asked_mark(text, mike.pk), name[1]: "mine"})
    mike.refresh_from_db()
    assert (mike.name, mike.title) == ("Mike", "Agent")


def test_decided_later_they_are_two_and_listed_under_duplicates(
    home: Client, member: Member
) -> None:
    mike = person(member, "Mike")
    where = hand_in(home, mike_card())
    home.post(where, {f"who-{mike.pk}": ""})
    assert Person.objects.count() == 2
    assert "Mike Alvarez" in home.get("/duplicates/").content.decode()


def test_someone_else_is_not_listed_under_duplicates(home: Client, member: Member) -> None:
    mike = person(member, "Mike")
    home.post(hand_in(home, mike_card()), {f"who-{mike.pk}": "someone else"})
    assert Person.objects.count() == 2
    assert "Mike Alvarez" not in home.get("/duplicates/").content.decode()


def test_a_card_chosen_for_two_people_is_asked_about_again(home: Client, member: Member) -> None:
    two = [person(member, "Mike"), person(member, "Mike Alvarez")]
    where = hand_in(home, mike_card())
    text = home.get(where).content.decode()
    said = {f"who-{one.pk}": asked_mark(text, one.pk) for one in two}
    answer = home.post(where, said)
    assert answer.status_code == 422
    assert "You chose Mike Alvarez for two people" in answer.content.decode()
    assert Person.objects.count() == 2
    assert not Intake.objects.get().taken_at


def test_nobody_is_asked_about_somebody_elses_people(home: Client, member: Member) -> None:
    mike = person(sol(), "Mike")
    where = hand_in(home, mike_card())
    assert "Same Mike?" not in home.get(where).content.decode()
    mark = Intake.objects.get().preview().created[0].mark
    home.post(where, {f"who-{mike.pk}": mark})
    mike.refresh_from_db()
    assert mike.name == "Mike"
    assert Person.objects.of(member).get().name == "Mike Alvarez"


def test_somebody_in_the_trash_is_named_and_offered_back(home: Client, member: Member) -> None:
    take_in(home, mike_card())
    mike = Person.objects.get()
    mike.trash(at=AT)
    where = hand_in(home, mike_card())
    text = home.get(where).content.decode()
    assert "Restore Mike Alvarez" in text
    mark = re.search(r'name="back" value="([0-9a-f]{16})"', text)
    assert mark
    home.post(where, {"in-trash": mark[1]})
    assert Person.objects.get().trashed_at
    where = hand_in(home, mike_card())
    home.post(where, {"in-trash": mark[1], "back": mark[1]})
    assert not Person.objects.get().trashed_at


def test_who_may_be_in_the_trash_by_the_name_alone_is_offered_back(
    home: Client, member: Member
) -> None:
    mike = person(member, "Mike Alvarez")
    mike.trash(at=AT)
    where = hand_in(home, mike_card())
    text = words(home.get(where))
    assert "Same Mike? MA Mike Alvarez In your trash Restore" in text
    assert "Leave in the trash" in text
    assert "Duplicates" not in text
    mark = re.search(
        rf'name="who-{mike.pk}" value="([0-9a-f]{{16}})"', home.get(where).content.decode()
    )
    assert mark
    home.post(where, {f"who-{mike.pk}": mark[1]})
    assert Person.objects.get().trashed_at is None


@pytest.mark.parametrize("value", ["x", "0" * 17, "-1", "someone"])
def test_a_forged_answer_is_no_answer(home: Client, member: Member, value: str) -> None:
    mike = person(member, "Mike")
    home.post(hand_in(home, mike_card()), {f"who-{mike.pk}": value, "who-x": value, "back": value})
    mike.refresh_from_db()
    assert mike.name == "Mike"


def test_new_ties_are_listed_before_they_come_in(home: Client) -> None:
    tied = "item1.X-ABRELATEDNAMES:Theo Whitfield\r\nitem1.X-ABLABEL:_$!<Child>!$_\r\n"
    where = hand_in(home, card("Dana Whitfield", uid="d", more=tied))
    assert "Child: Theo Whitfield" in home.get(where).content.decode()
    home.post(where)
    more = tied + "item2.X-ABRELATEDNAMES:Vera Holt\r\nitem2.X-ABLABEL:Friend\r\n"
    text = home.get(hand_in(home, card("Dana Whitfield", uid="d", more=more))).content.decode()
    assert "New: Friend: Vera Holt" in text
    assert "Theo Whitfield" not in text
