"""Coming in: by a link that works once, by an invitation, by e-mail and password; and going out."""

import threading
from copy import copy
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from cookout.members.member import Member
from cookout.members.token import Token
from tests.cast import rowan, sol

pytestmark = pytest.mark.django_db
Purpose = Token.Purpose
PASSWORD = "a table for fifteen"


@pytest.fixture(autouse=True)
def _no_tries_yet() -> None:
    cache.clear()


def link(member: Member, *, purpose: str = Purpose.SIGN_IN, ago: timedelta = timedelta()) -> str:
    secret = Token.make(member=member, at=timezone.now() - ago, purpose=purpose)
    return f"/{'enter' if purpose == Purpose.SIGN_IN else 'join'}/{secret}/"


def signed_in(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


# Link


def test_the_link_shows_one_form_of_hidden_fields_and_a_button(client: Client) -> None:
    page = client.get(link(Member.objects.first_or_new()))
    text = page.content.decode()
    assert page.status_code == 200
    assert text.count("<form") == 1
    assert text.count("<button") == 1
    assert text.count("<input") == text.count('type="hidden"') == 3
    for name in ("csrfmiddlewaretoken", "once", "time_zone"):
        assert f'name="{name}"' in text


def test_looking_at_the_link_does_not_use_it_up(client: Client) -> None:
    address = link(rowan())
    for _ in range(3):
        assert Client().get(address).status_code == 200
        assert Client().head(address).status_code == 200
    assert signed_in(client) is None
    assert client.post(address).status_code == 302


def test_the_link_signs_in_once(client: Client) -> None:
    member = rowan()
    address = link(member)
    assert client.post(address)["Location"] == "/"
    assert signed_in(client) == str(member.pk)
    again = Client()
    assert again.post(address).status_code == 404
    assert again.get(address).status_code == 404
    assert signed_in(again) is None


def test_a_second_tap_before_the_first_answer_signs_in_the_same_member(client: Client) -> None:
    member = rowan()
    address = link(member)
    assert client.get(address).status_code == 200
    form = {"once": "the-key-of-this-form"}
    second, other = Client(), Client()
    second.cookies = copy(client.cookies)
    assert client.post(address, form).status_code == 302
    assert second.post(address, form)["Location"] == "/"
    assert signed_in(second) == str(member.pk)
    other.get(address)
    assert other.post(address, form).status_code == 404
    assert signed_in(other) is None


@pytest.mark.django_db(transaction=True)
def test_two_who_use_the_link_at_once_do_not_both_come_in() -> None:
    address, came = link(rowan()), []
    start = threading.Barrier(4)

    def use() -> None:
        start.wait()
        came.append(Client().post(address).status_code)
        connection.close()

    threads = [threading.Thread(target=use) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(came) == [302, 404, 404, 404]


def test_after_15_minutes_the_link_says_how_to_get_a_new_one(client: Client) -> None:
    address = link(rowan(), ago=timedelta(minutes=15, seconds=1))
    for page in (client.get(address), client.post(address)):
        assert page.status_code == 404
        assert "cookout link" in page.content.decode()
    assert signed_in(client) is None


def test_an_invitation_does_not_sign_in_as_who_invites(client: Client) -> None:
    address = link(rowan(), purpose=Purpose.INVITATION).replace("/join/", "/enter/")
    assert client.post(address).status_code == 404
    assert signed_in(client) is None


def test_a_sign_in_link_is_no_invitation(client: Client) -> None:
    address = link(rowan()).replace("/enter/", "/join/")
    assert client.post(address).status_code == 404
    assert Member.objects.count() == 1


@pytest.mark.parametrize("guess", ["a", "x" * 43, "%00", "%F0%9F%92%A9", "..", "' or 1=1 --"])
def test_guessing_leads_nowhere(client: Client, guess: str) -> None:
    link(rowan())
    for purpose in ("enter", "join"):
        assert client.get(f"/{purpose}/{guess}/").status_code == 404
        assert client.post(f"/{purpose}/{guess}/").status_code == 404


def test_the_link_needs_the_page_it_shows_first() -> None:
    strict = Client(enforce_csrf_checks=True)
    address = link(rowan())
    assert strict.post(address).status_code == 403
    page = strict.get(address)
    token = page.context["csrf_token"]
    assert strict.post(address, {"csrfmiddlewaretoken": token}).status_code == 302


def test_the_link_is_neither_kept_nor_passed_on(client: Client) -> None:
    address = link(rowan())
    for page in (client.get(address), client.post(address), client.get(address)):
        assert "no-store" in page["Cache-Control"]
        assert page["Referrer-Policy"] == "strict-origin"


def test_no_other_method_opens_it(client: Client) -> None:
    address = link(rowan())
    for method in (client.put, client.delete, client.patch):
        assert method(address).status_code == 405
    assert client.post(address).status_code == 302


def test_the_session_of_a_visitor_is_not_carried_over(client: Client) -> None:
    client.get("/sign-in/")
    session = client.session
    session["planted"] = True
    session.save()
    before = session.session_key
    client.post(link(rowan()))
    assert client.session.session_key != before


def test_a_member_who_is_signed_in_sees_the_same_one_form(client: Client) -> None:
    other = sol()
    client.force_login(other)
    address = link(rowan())
    text = client.get(address).content.decode()
    assert text.count("<form") == 1
    assert "You’re signed in as Sol Reyes" in text
    client.post(address)
    assert signed_in(client) != str(other.pk)


def test_the_time_zone_comes_from_the_browser(client: Client) -> None:
    member = Member.objects.first_or_new()
    client.post(link(member), {"time_zone": "Europe/Lisbon"})
    member.refresh_from_db()
    assert member.time_zone == "Europe/Lisbon"
    client.post(link(member), {"time_zone": "Asia/Tokyo"})
    member.refresh_from_db()
    assert member.time_zone == "Europe/Lisbon"


@pytest.mark.parametrize("nonsense", ["", "Mars/Olympus", "../../etc/passwd", "x" * 5000, "\x00"])
def test_a_time_zone_that_is_none_is_left_out(client: Client, nonsense: str) -> None:
    member = Member.objects.first_or_new()
    assert client.post(link(member), {"time_zone": nonsense}).status_code == 302
    member.refresh_from_db()
    assert member.time_zone == "UTC"


def test_the_region_comes_from_the_browser_at_the_first_sign_in_only(client: Client) -> None:
    member = Member.objects.first_or_new()
    client.post(link(member), headers={"Accept-Language": "de-DE,de;q=0.9"})
    member.refresh_from_db()
    assert member.region == "DE"
    settled = rowan()
    client.post(link(settled), headers={"Accept-Language": "de-DE,de;q=0.9"})
    settled.refresh_from_db()
    assert settled.region == "US"


# The invitation


def test_an_invitation_makes_a_member_of_their_own(client: Client) -> None:
    inviting = rowan()
    address = link(inviting, purpose=Purpose.INVITATION)
    text = client.get(address).content.decode()
    assert "Rowan Cole invited you" in text
    assert text.count("<form") == 1
    assert Member.objects.count() == 1
    assert client.post(address, {"time_zone": "Europe/Paris"})["Location"] == "/you/"
    made = Member.objects.get(invited_by=inviting)
    assert signed_in(client) == str(made.pk)
    assert made.time_zone == "Europe/Paris"
    assert client.get("/people/")["Location"] == "/you/"
    assert Client().post(address).status_code == 404
    assert Member.objects.count() == 2


def test_an_invitation_is_good_for_7_days(client: Client) -> None:
    member = rowan()
    good = link(member, purpose=Purpose.INVITATION, ago=timedelta(days=6))
    late = link(member, purpose=Purpose.INVITATION, ago=timedelta(days=7, seconds=1))
    assert client.get(good).status_code == 200
    assert client.post(late).status_code == 404


# You

ABOUT = {"name": "Rowan Cole", "email": "Rowan@Example.org", "password": PASSWORD}


def test_the_first_sign_in_asks_name_mail_and_password(client: Client) -> None:
    member = Member.objects.first_or_new()
    client.post(link(member))
    assert "Create your account" in client.get("/you/").content.decode()
    assert client.post("/you/", ABOUT)["Location"] == "/"
    member.refresh_from_db()
    assert (member.name, member.email) == ("Rowan Cole", "rowan@example.org")
    assert member.check_password(PASSWORD)
    assert signed_in(client) == str(member.pk)
    address = EmailAddress.objects.get(user=member)
    assert (address.email, address.primary, address.verified) == ("rowan@example.org", True, True)


def test_they_come_in_by_mail_and_password_from_then_on(client: Client) -> None:
    client.post(link(Member.objects.first_or_new()))
    client.post("/you/", ABOUT)
    other = Client()
    page = other.post("/sign-in/", {"login": "ROWAN@example.org", "password": PASSWORD})
    assert page["Location"] == "/"
    assert signed_in(other)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": ""}, "Enter your name"),
        ({"name": " \x00 "}, "Enter your name"),
        ({"email": ""}, "Enter your email"),
        ({"email": "rowan"}, "Enter an email, like rowan@example.org"),
        ({"email": "SOL@example.org"}, "Someone here already uses this email"),
        ({"password": ""}, "Choose a password"),
        ({"password": "short"}, "Choose a longer password: at least 8 characters."),
        ({"password": "12345678901"}, "Add letters to your password."),
        ({"password": "rowan@example.org"}, "less like your name or email."),
        ({"password": "password1"}, "That password is too common."),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_kept(
    client: Client, change: dict[str, str], sentence: str
) -> None:
    sol()
    client.post(link(Member.objects.invite()))
    page = client.post("/you/", ABOUT | {"name": "Rowan <b>Cole</b>"} | change)
    text = page.content.decode()
    assert page.status_code == 422
    assert sentence in text
    assert "There’s a problem" in text
    assert "<b>" not in text
    if "name" not in change:
        assert "Rowan &lt;b&gt;Cole&lt;/b&gt;" in text
    assert not Member.objects.get(pk=client.session["_auth_user_id"]).is_set_up


def test_the_password_is_never_sent_back(client: Client) -> None:
    client.post(link(Member.objects.first_or_new()))
    page = client.post("/you/", ABOUT | {"name": ""})
    assert PASSWORD not in page.content.decode()


def test_who_is_set_up_and_comes_by_a_link_is_in_at_once(client: Client) -> None:
    page = client.post(link(rowan()), follow=True)
    assert page.redirect_chain[0] == ("/", 302)
    text = page.content.decode()
    assert "You’re signed in. Forgot your password?" in text
    assert '<a href="/settings/#password">Set a new one</a> in settings.' in text


def test_who_comes_by_a_new_link_may_keep_the_password(client: Client) -> None:
    member = rowan()
    client.post(link(member))
    assert "Leave empty to keep your current one" in client.get("/you/").content.decode()
    client.post("/you/", {"name": "Rowan C.", "email": "rowan@example.org", "password": ""})
    member.refresh_from_db()
    assert member.name == "Rowan C."
    assert member.check_password(PASSWORD)


def test_who_comes_by_a_new_link_may_choose_a_new_password(client: Client) -> None:
    member = rowan()
    client.post(link(member))
    client.post("/you/", ABOUT | {"password": "fifteen seats, no more"})
    member.refresh_from_db()
    assert member.check_password("fifteen seats, no more")
    assert signed_in(client)


def test_a_new_password_signs_every_other_device_out(client: Client) -> None:
    member = rowan()
    other = Client()
    other.force_login(member)
    client.post(link(member))
    client.post("/you/", ABOUT | {"password": "fifteen seats, no more"})
    assert other.get("/settings/")["Location"].startswith("/sign-in/")
    assert client.get("/sign-out/").status_code == 200


def test_a_password_needs_the_old_one_without_a_link(client: Client) -> None:
    member = rowan()
    client.force_login(member)
    assert client.get("/you/")["Location"] == "/settings/"
    client.post("/you/", ABOUT | {"password": "fifteen seats, no more"})
    member.refresh_from_db()
    assert member.check_password(PASSWORD)


def test_a_link_opens_the_way_to_a_new_password_once_and_for_an_hour(client: Client) -> None:
    client.post(link(rowan()))
    client.post("/you/", ABOUT)
    assert client.get("/you/")["Location"] == "/settings/"
    client.post(link(Member.objects.get()))
    session = client.session
    session["came_by_link_at"] -= 60 * 60
    session.save()
    assert client.get("/you/")["Location"] == "/settings/"


def test_a_stranger_has_no_page_about_themselves(client: Client) -> None:
    assert client.get("/you/")["Location"] == "/sign-in/?next=/you/"


# Signing in and out


def test_a_stranger_is_sent_to_the_sign_in_page(client: Client) -> None:
    page = client.get("/", follow=True)
    assert page.redirect_chain == [("/sign-in/?next=/", 302)]
    assert "<h1>Sign in</h1>" in page.content.decode()


def test_a_wrong_password_says_so_and_keeps_the_mail(client: Client) -> None:
    rowan()
    page = client.post("/sign-in/", {"login": "rowan@example.org", "password": "wrong"})
    text = page.content.decode()
    assert page.status_code == 422
    assert "There’s a problem" in text
    assert "That email and password don’t match. Try again." in text
    assert "rowan@example.org" in text
    assert "wrong" not in text
    assert signed_in(client) is None


def test_a_stranger_learns_nothing_of_who_is_a_member(client: Client) -> None:
    rowan()
    known = client.post("/sign-in/", {"login": "rowan@example.org", "password": "wrong"})
    unknown = client.post("/sign-in/", {"login": "nobody@example.org", "password": "wrong"})
    assert known.status_code == unknown.status_code
    assert list(known.context["form"].errors) == list(unknown.context["form"].errors)
    assert str(known.context["form"].errors) == str(unknown.context["form"].errors)


@pytest.mark.parametrize(
    ("login", "password", "sentence"),
    [
        ("", PASSWORD, "Enter your email"),
        ("rowan", PASSWORD, "Enter an email, like rowan@example.org"),
        ("rowan@example.org", "", "Enter your password"),
    ],
)
def test_what_is_missing_to_sign_in_is_said(
    client: Client, login: str, password: str, sentence: str
) -> None:
    page = client.post("/sign-in/", {"login": login, "password": password})
    assert page.status_code == 422
    assert sentence in page.content.decode()


def test_guessing_a_password_is_slowed_down(client: Client) -> None:
    rowan()
    for _ in range(10):
        client.post("/sign-in/", {"login": "rowan@example.org", "password": "wrong"})
    page = client.post("/sign-in/", {"login": "rowan@example.org", "password": PASSWORD})
    assert page.status_code == 422
    assert "Too many tries. Wait a few minutes." in page.content.decode()
    assert signed_in(client) is None


def test_many_tries_from_one_place_get_a_page_that_asks_to_wait(client: Client) -> None:
    for n in range(101):
        page = client.post("/sign-in/", {"login": f"{n}@example.org", "password": "wrong"})
    assert page.status_code == 422
    assert "Too many tries" in page.content.decode()


def test_a_flood_of_other_addresses_pushes_no_counter_out(client: Client) -> None:
    rowan()
    wrong = {"login": "rowan@example.org", "password": "wrong"}
    for _ in range(10):
        client.post("/sign-in/", wrong)
    for n in range(320):
        other = {"login": f"{n}@example.org", "password": "wrong"}
        client.post("/sign-in/", other, REMOTE_ADDR=f"10.0.{n // 250}.{n % 250 + 1}")
    page = client.post("/sign-in/", wrong | {"password": PASSWORD})
    assert "Too many tries" in page.content.decode()
    assert signed_in(client) is None


def test_wrong_guesses_of_a_stranger_do_not_lock_the_owner_out_of_a_known_device() -> None:
    rowan()
    right = {"login": "rowan@example.org", "password": PASSWORD}
    at_home, stranger = Client(), Client()
    at_home.post("/sign-in/", right)
    at_home.post("/sign-out/")
    for _ in range(11):
        stranger.post("/sign-in/", right | {"password": "wrong"}, REMOTE_ADDR="10.0.0.9")
    assert "Too many tries" in stranger.post("/sign-in/", right).content.decode()
    at_home.post("/sign-in/", right)
    assert signed_in(at_home)


def test_a_known_device_has_its_own_few_tries_and_only_at_its_owners_account() -> None:
    rowan()
    sol()
    right = {"login": "rowan@example.org", "password": PASSWORD}
    at_home = Client()
    at_home.post("/sign-in/", right)
    at_home.post("/sign-out/")
    for _ in range(10):
        at_home.post("/sign-in/", right | {"password": "wrong"})
    assert "Too many tries" in at_home.post("/sign-in/", right).content.decode()
    for _ in range(10):
        at_home.post("/sign-in/", right | {"login": "sol@example.org", "password": "wrong"})
    other = Client().post("/sign-in/", right | {"login": "sol@example.org"}, REMOTE_ADDR="10.0.0.8")
    assert "Too many tries" in other.content.decode()


def test_an_account_without_a_password_cannot_be_guessed(client: Client) -> None:
    member = Member.objects.create(name="New", email="new@example.org", password="")
    member.set_unusable_password()
    member.save()
    for password in ("", "!", member.password):
        client.post("/sign-in/", {"login": "new@example.org", "password": password})
        assert signed_in(client) is None


@pytest.mark.parametrize(
    "elsewhere",
    [
        *("https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example"),
        *("javascript:1", "http://127.0.0.1/x", "http://testserver/x", "http://localhost/"),
    ],
)
def test_signing_in_never_leads_to_another_site(client: Client, elsewhere: str) -> None:
    rowan()
    tried = {"login": "rowan@example.org", "password": PASSWORD, "next": elsewhere}
    assert client.post("/sign-in/", tried)["Location"] == "/"
    assert client.get("/sign-in/", {"next": elsewhere})["Location"] == "/"


def test_signing_in_leads_on_to_where_one_wanted_to_go(client: Client) -> None:
    rowan()
    page = client.get("/sign-in/", {"next": "/promises/"})
    assert 'name="next" value="/promises/"' in page.content.decode()
    tried = {"login": "rowan@example.org", "password": PASSWORD, "next": "/promises/"}
    assert client.post("/sign-in/", tried)["Location"] == "/promises/"


def test_nobody_signs_up_by_themselves(client: Client) -> None:
    for address in ("/sign-up/", "/signup/", "/accounts/signup/"):
        assert client.get(address).status_code == 404


def test_signing_out_takes_a_button(client: Client) -> None:
    client.force_login(rowan())
    assert "Sign out?" in client.get("/sign-out/").content.decode()
    assert signed_in(client)
    assert client.post("/sign-out/")["Location"] == "/sign-in/"
    assert signed_in(client) is None


def test_who_has_not_finished_the_first_sign_in_may_leave(client: Client) -> None:
    client.post(link(Member.objects.first_or_new()))
    assert client.get("/")["Location"] == "/you/"
    assert client.post("/sign-out/")["Location"] == "/sign-in/"


def test_tries_at_one_account_do_not_lock_another_one_out(client: Client) -> None:
    sol()
    for _ in range(40):
        client.post("/sign-in/", {"login": "rowan@example.org", "password": "wrong"})
    client.post("/sign-in/", {"login": "sol@example.org", "password": PASSWORD})
    assert signed_in(client)
