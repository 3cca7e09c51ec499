"""Settings: name, e-mail, time zone, theme, password; and an invitation for one more member."""

import re
from datetime import date

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from cookout.members.member import Member
from cookout.members.token import Token
from tests.cast import person, sol

pytestmark = pytest.mark.django_db
PASSWORD = "a table for fifteen"
NEW = "fifteen seats, no more"
ABOUT = {
    "name": "Rowan Cole",
    "email": "rowan@example.org",
    "time_zone": "America/Los_Angeles",
    "region": "US",
    "theme": "",
}


@pytest.fixture(autouse=True)
def _no_tries_yet() -> None:
    cache.clear()


def test_everything_that_can_be_set_is_on_one_page(home: Client) -> None:
    text = home.get("/settings/").content.decode()
    for words in ("Time zone", "Appearance", "Current password", "Create invitation"):
        assert words in text
    for place in ("/roles/", "/import/", "/trash/", "/sign-out/"):
        assert f'href="{place}"' in text
    assert "cookout backup FILE" in text
    assert '<option value="America/Los_Angeles" selected>Los Angeles</option>' in text


def test_the_page_is_small(home: Client) -> None:
    assert len(home.get("/settings/").content) < 100_000


def test_what_is_set_is_kept(home: Client, member: Member) -> None:
    change = {"name": "Rowan C.", "time_zone": "Europe/Lisbon", "theme": "dark"}
    page = home.post("/settings/", ABOUT | change, follow=True)
    member.refresh_from_db()
    assert (member.name, member.time_zone, member.theme) == ("Rowan C.", "Europe/Lisbon", "dark")
    text = page.content.decode()
    assert "Saved." in text
    assert '<html lang="en" data-theme="dark">' in text


def test_dates_are_written_as_in_the_region_that_is_chosen(home: Client, member: Member) -> None:
    dana = f"/people/{person(member, 'Dana', met_on=date(2024, 3, 12)).pk}/"
    assert "March 12, 2024" in home.get(dana).content.decode()
    home.post("/settings/", ABOUT | {"region": "GB"})
    assert "12 March 2024" in home.get(dana).content.decode()
    assert home.post("/settings/", ABOUT | {"region": "XX"}).status_code == 422


def test_a_new_mail_is_what_one_signs_in_with(home: Client, member: Member) -> None:
    home.post("/settings/", ABOUT | {"email": "Cole@Example.org"})
    assert EmailAddress.objects.get(user=member).email == "cole@example.org"
    for email, comes_in in (("cole@example.org", True), ("rowan@example.org", False)):
        other = Client()
        other.post("/sign-in/", {"login": email, "password": PASSWORD})
        assert ("_auth_user_id" in other.session) is comes_in


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": " "}, "Enter your name"),
        ({"email": "rowan"}, "Enter an email, like rowan@example.org"),
        ({"email": "SOL@example.org"}, "Someone here already uses this email"),
        ({"time_zone": "Mars/Olympus"}, "Choose a time zone from the list"),
        ({"time_zone": ""}, "Choose a time zone"),
        ({"theme": "pink"}, "Choose one of these"),
    ],
)
def test_what_is_wrong_is_said(
    home: Client, member: Member, change: dict[str, str], sentence: str
) -> None:
    sol()
    page = home.post("/settings/", ABOUT | {"name": "Changed"} | change)
    assert page.status_code == 422
    assert sentence in page.content.decode()
    member.refresh_from_db()
    assert member.name == "Rowan Cole"


def test_an_unusual_time_zone_of_ones_own_is_kept(home: Client, member: Member) -> None:
    member.time_zone = "Etc/GMT+7"
    member.save()
    assert home.post("/settings/", ABOUT | {"time_zone": "Etc/GMT+7"}).status_code == 302
    member.refresh_from_db()
    assert member.time_zone == "Etc/GMT+7"


# The password


def test_the_password_changes_for_who_knows_the_present_one(home: Client, member: Member) -> None:
    other = Client()
    other.force_login(member)
    page = home.post("/settings/password/", {"present": PASSWORD, "new": NEW}, follow=True)
    assert "Password changed." in page.content.decode()
    member.refresh_from_db()
    assert member.check_password(NEW)
    assert other.get("/settings/")["Location"].startswith("/sign-in/")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"present": "wrong"}, "That’s not your current password"),
        ({"present": ""}, "Enter your current password"),
        ({"new": ""}, "Enter a new password"),
        ({"new": "short"}, "Choose a longer password: at least 8 characters."),
        ({"new": "rowan@example.org"}, "less like your name or email."),
    ],
)
def test_otherwise_it_stays(
    home: Client, member: Member, change: dict[str, str], sentence: str
) -> None:
    page = home.post("/settings/password/", {"present": PASSWORD, "new": NEW} | change)
    text = page.content.decode()
    assert page.status_code == 422
    assert sentence in text
    assert PASSWORD not in text
    assert NEW not in text
    member.refresh_from_db()
    assert member.check_password(PASSWORD)


def came_by_link(member: Member) -> Client:
    client = Client()
    client.post(f"/enter/{Token.make(member=member, at=timezone.now())}/")
    return client


def test_who_came_by_a_link_sets_a_new_password_without_the_present_one_once(
    member: Member,
) -> None:
    client = came_by_link(member)
    assert "Current password" not in client.get("/settings/").content.decode()
    page = client.post("/settings/password/", {"new": NEW}, follow=True)
    assert "Password changed." in page.content.decode()
    assert "Current password" in page.content.decode()
    assert client.post("/settings/password/", {"new": PASSWORD}).status_code == 422
    member.refresh_from_db()
    assert member.check_password(NEW)


def test_an_hour_later_the_link_opens_nothing_any_more(member: Member) -> None:
    client = came_by_link(member)
    session = client.session
    session["came_by_link_at"] -= 60 * 60
    session.save()
    page = client.post("/settings/password/", {"new": NEW})
    assert page.status_code == 422
    assert "Enter your current password" in page.content.decode()


def test_the_present_password_cannot_be_guessed_without_end(home: Client, member: Member) -> None:
    for _ in range(10):
        home.post("/settings/password/", {"present": "wrong", "new": NEW})
    page = home.post("/settings/password/", {"present": PASSWORD, "new": NEW})
    assert page.status_code == 422
    assert "Too many tries. Wait a few minutes." in page.content.decode()
    member.refresh_from_db()
    assert member.check_password(PASSWORD)


# Invitations


def test_an_invitation_is_shown_once_and_works(home: Client, member: Member) -> None:
    text = home.post("/settings/invitations/").content.decode()
    found = re.search(r'value="(http://localhost:8000(/join/[^"]+/))"', text)
    assert found
    assert found[1] not in home.get("/settings/").content.decode()
    assert found[1] not in str(Token.objects.values())
    guest = Client()
    assert "Rowan Cole invited you" in guest.get(found[2]).content.decode()
    guest.post(found[2])
    assert Member.objects.get(invited_by=member)


def test_an_invitation_is_not_kept_by_the_browser(home: Client) -> None:
    assert "no-store" in home.post("/settings/invitations/")["Cache-Control"]


@pytest.mark.parametrize("address", ["/settings/password/", "/settings/invitations/"])
def test_looking_changes_nothing(home: Client, address: str) -> None:
    assert home.get(address).status_code == 405
    assert not Token.objects.exists()


@pytest.mark.parametrize("address", ["", "password/", "invitations/"])
def test_a_stranger_sets_nothing(client: Client, address: str) -> None:
    page = client.post(f"/settings/{address}", ABOUT)
    assert page["Location"].startswith("/sign-in/")
    assert not Token.objects.exists()


def test_open_invitations_are_listed_and_taken_back(home: Client, member: Member) -> None:
    assert "Open invitations" not in home.get("/settings/").content.decode()
    page = home.post("/settings/invitations/").content.decode()
    found = re.search(r"/join/[^/]+/", page)
    assert found
    text = home.get("/settings/").content.decode()
    assert "Open invitations" in text
    assert "Created today, expires" in text
    invitation = Token.objects.get()
    answer = home.post("/settings/invitations/", {"cancel": str(invitation.pk)}, follow=True)
    text = answer.content.decode()
    assert "Invitation canceled. Its link no longer works." in text
    assert "Open invitations" not in text
    assert Client().post(found[0]).status_code == 404
    assert Member.objects.count() == 1


def test_nobody_takes_back_what_is_another_s_or_used(home: Client, member: Member) -> None:
    at = timezone.now()
    Token.make(member=sol(), at=at, purpose=Token.Purpose.INVITATION)
    Token.make(member=member, at=at)
    secret = Token.make(member=member, at=at, purpose=Token.Purpose.INVITATION)
    Token.spend(secret, at=at, purpose=Token.Purpose.INVITATION)
    for pk in [*Token.objects.values_list("pk", flat=True), "x", "9" * 30]:
        assert home.post("/settings/invitations/", {"cancel": str(pk)}).status_code == 404
    assert Token.objects.count() == 3


def test_twenty_open_invitations_are_enough(home: Client, member: Member) -> None:
    for _ in range(20):
        assert home.post("/settings/invitations/").status_code == 200
    answer = home.post("/settings/invitations/", follow=True)
    assert "You have 20 open invitations. Cancel one first." in answer.content.decode()
    assert Token.objects.count() == 20
    home.post("/settings/invitations/", {"cancel": str(Token.objects.first().pk)})
    assert home.post("/settings/invitations/").status_code == 200
