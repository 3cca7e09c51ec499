"""Erasing somebody, and a whole account, through their pages."""

from __future__ import annotations

import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from cookout.capture.intake.intake import Intake
from cookout.letters.mail_server import MailServer
from cookout.mastermind.group import Group
from cookout.members.member import Member
from cookout.members.token import Token
from cookout.people.interaction import Interaction
from cookout.people.merging.merge import Merge
from cookout.people.person import Person
from cookout.promises.promise import Promise
from tests.cast import AT, TODAY, person
from tests.letters.mailbox import server
from tests.mastermind.world import by_mail, join
from tests.web.conftest import Read

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_tries_yet() -> None:
    cache.clear()


def test_the_trash_says_for_how_long_and_leads_to_erasing(
    home: Client, read: Read, dana: Person
) -> None:
    dana.trash(at=AT)
    assert "stay here for 30 days" in read("/trash/")
    content = home.get("/trash/").content.decode()
    assert f'href="/people/{dana.pk}/erasure/"' in content


def test_only_who_lies_in_the_trash_is_erased(home: Client, dana: Person) -> None:
    address = f"/people/{dana.pk}/erasure/"
    assert home.get(address).status_code == 404
    assert home.post(address).status_code == 404
    assert Person.objects.filter(pk=dana.pk).exists()


def test_the_page_says_what_goes_and_what_stays(read: Read, rowans: Member, dana: Person) -> None:
    grace = person(rowans, "Grace Lin")
    other = person(rowans, "D. Whitfield")
    Interaction.log(people=[dana], kind="call", on=TODAY, at=AT)
    Interaction.log(people=[dana, grace], kind="met", on=TODAY, at=AT, words="Dana sang")
    Interaction.log(people=[dana, grace], kind="met", on=TODAY, at=AT, words="Soup")
    Promise.make(person=dana, what="soup", on=TODAY)
    Intake.hand_in(owner=rowans, file_name="all.vcf", content=b"x", at=AT)
    Merge.make(kept=dana, other=other, at=AT)
    dana.refresh_from_db()
    dana.trash(at=AT)
    page = read(f"/people/{dana.pk}/erasure/")
    for words in (
        "Delete Dana Whitfield forever?",
        "You can’t undo this.",
        "The record merged into theirs: “D. Whitfield”",
        "One promise",
        "One conversation with no one else",
        "One note on a conversation with others that mentions the name",
        "The file waiting to be imported: all.vcf",
        "Two conversations stay with the others who were there",
        "for up to 30 days",
    ):
        assert words in page, words
    assert Person.objects.filter(pk=dana.pk).exists()


def test_the_button_erases_once_and_no_message_names_them(home: Client, dana: Person) -> None:
    home.post(f"/people/{dana.pk}/trash/")
    address = f"/people/{dana.pk}/erasure/"
    found = re.search(r'name="once" value="([^"]+)"', home.get(address).content.decode())
    assert found
    for _ in range(2):
        answer = home.post(address, {"once": found[1]})
        assert (answer.status_code, answer["Location"]) == (302, "/trash/")
    page = home.get("/trash/").content.decode()
    assert "Deleted forever." in page
    assert "Dana" not in page
    assert not Person.objects.exists()


def test_who_became_one_with_somebody_goes_only_with_them(
    home: Client, read: Read, rowans: Member, dana: Person
) -> None:
    other = person(rowans, "D. Whitfield")
    Merge.make(kept=dana, other=other, at=AT)
    assert "Delete forever" not in read("/trash/").replace("Erase  for", "Erase for")
    answer = home.post(f"/people/{other.pk}/erasure/", follow=True)
    assert "Undo the merge first" in answer.content.decode()
    assert Person.objects.count() == 2


def test_a_stranger_erases_nobody(home: Client, hidden: Person) -> None:
    hidden.trash(at=AT)
    assert home.post(f"/people/{hidden.pk}/erasure/").status_code == 404
    assert Person.objects.filter(pk=hidden.pk).exists()


# The whole account


def test_leaving_asks_for_the_password_and_offers_the_archive(
    home: Client, read: Read, dana: Person
) -> None:
    page = read("/settings/delete-account/")
    for words in ("One person, and everything you wrote", "Export archive", "for up to 30 days"):
        assert words in page, words
    archive = home.post("/export/", {"kind": "archive"})
    assert archive["Content-Type"] == "application/zip"
    for said in ({}, {"present": "not that one"}):
        assert home.post("/settings/delete-account/", said).status_code == 422
    assert Person.objects.filter(pk=dana.pk).exists()


def test_guessing_the_password_ends_soon(home: Client, dana: Person) -> None:
    for _ in range(11):
        page = home.post("/settings/delete-account/", {"present": "not that one"})
    assert "Too many tries" in page.content.decode()
    home.post("/settings/delete-account/", {"present": "a table for fifteen"})
    assert Member.objects.exists()


def test_leaving_takes_everything_and_signs_out_everywhere(
    home: Client, rowans: Member, dana: Person, hidden: Person
) -> None:
    elsewhere = Client()
    elsewhere.force_login(rowans)
    now = timezone.now()
    secret = Token.make(member=rowans, at=now, purpose=Token.Purpose.INVITATION)
    answer = home.post("/settings/delete-account/", {"present": "a table for fifteen"}, follow=True)
    assert answer.redirect_chain == [("/goodbye/", 302)]
    page = answer.content.decode()
    assert "Your account and everything in it are deleted." in page
    assert "Dana" not in page
    for browser in (home, elsewhere):
        assert browser.get("/people/")["Location"].startswith("/sign-in/")
    assert Client().get(f"/join/{secret}/").status_code == 404
    assert list(Person.objects.all()) == [hidden]
    assert list(Member.objects.values_list("name", flat=True)) == ["Sol Reyes"]


def test_leaving_names_the_groups_that_go_because_no_one_else_can_open_them(
    home: Client, rowans: Member, read: Read
) -> None:
    alone, shared = (Group.found(host=rowans, name=name, at=AT) for name in ("Alone", "Shared"))
    by_mail(alone)
    join(shared, Member.objects.create(name="Ana", email="ana@example.org"))
    page = read("/settings/delete-account/")
    assert "The mastermind group “Alone”, with everything written in it." in page
    assert "“Shared”" not in page
    assert "In mastermind groups where others stay: what you wrote" in page
    home.post("/settings/delete-account/", {"present": "a table for fifteen"})
    assert list(Group.objects.all()) == [shared]


def test_leaving_does_not_say_that_words_stay_where_no_group_does(
    rowans: Member, read: Read
) -> None:
    Group.found(host=rowans, name="Alone", at=AT)
    assert "where others stay" not in read("/settings/delete-account/")


def test_after_the_last_member_somebody_can_begin_anew(home: Client, rowans: Member) -> None:
    assert "You’re the only one here" in home.get("/settings/delete-account/").content.decode()
    home.post("/settings/delete-account/", {"present": "a table for fifteen"})
    assert not Member.objects.exists()
    first = Member.objects.first_or_new()
    secret = Token.make(member=first, at=timezone.now())
    assert Client().post(f"/enter/{secret}/")["Location"] == "/you/"


def test_goodbye_knows_nobody_and_does_nothing(client: Client, home: Client, dana: Person) -> None:
    for browser in (Client(), home):
        page = browser.get("/goodbye/", {"q": "dana", "next": "/people/"})
        assert page.status_code == 200
        assert b"Whitfield" not in page.content
        assert browser.post("/goodbye/").status_code == 405
    assert home.get("/people/").status_code == 200


def test_the_host_who_leaves_leaves_no_password_of_a_mail_server(
    home: Client, rowans: Member, read: Read, hidden: Person
) -> None:
    server(2525, user="rowan", password="a quiet word")
    assert "The mail server settings" in read("/settings/delete-account/")
    home.post("/settings/delete-account/", {"present": "a table for fifteen"})
    assert hidden.owner.is_host
    assert MailServer.present() is None


def test_the_mail_server_stays_when_somebody_else_leaves(rowans: Member, hidden: Person) -> None:
    server(2525)
    guest = Client()
    guest.force_login(hidden.owner)
    assert "mail server" not in guest.get("/settings/delete-account/").content.decode()
    guest.post("/settings/delete-account/", {"present": "a table for fifteen"})
    assert list(Member.objects.all()) == [rowans]
    assert MailServer.present() is not None
