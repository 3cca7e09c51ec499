"""The pages of letters: wishes, the ledger, the mail server of the host, and a test mail."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from cookout.letters.chore import Chore
from cookout.letters.delivery import Delivery
from cookout.letters.feed import Feed
from cookout.letters.lease import Lease
from cookout.letters.mail_server import MailServer
from cookout.letters.preferences import Wish
from cookout.letters.round import LEASE
from cookout.members.member import Member
from cookout.practice.formats import clock
from tests.cast import AT, sol
from tests.letters.mailbox import mailbox, server
from tests.web.conftest import Count, Read

pytestmark = pytest.mark.django_db
WISH = {
    "digest": "on",
    "digest_time": "07:30",
    "digest_days": ["0", "1", "2", "3", "4"],
    "promise_time": "08:00",
    "review_day": "6",
    "review_time": "18:00",
    "quiet_from": "21:00",
    "quiet_until": "07:00",
}
MAIL = {
    "host": "smtp.example.org",
    "port": "587",
    "security": "starttls",
    "user": "rowan",
    "password": "a quiet word",
    "from_address": "letters@example.org",
}


def planned(member: Member, count: int = 1, **fields: object) -> list[Delivery]:
    now = timezone.now()
    return [
        Delivery.objects.create(
            **{"owner": member, "kind": "digest", "period": str(ago), "message_id": f"<{ago}@x>"}
            | {"due_at": now - timedelta(days=ago)}
            | fields
        )
        for ago in range(count)
    ]


# Wishes


def test_at_first_nothing_is_wished_for_and_nothing_was_sent(read: Read) -> None:
    words = read("/email/")
    assert "No email checked yet." in words
    assert "Nothing sent yet." in words
    assert "Cookout can’t send email yet. Set up the mail server" in words


def test_a_wish_is_kept(home: Client, follow: Read, member: Member) -> None:
    assert "Saved." in follow("/email/", **WISH)
    wish = Wish.of(member)
    assert (wish.digest, wish.review, wish.digest_days) == (True, False, "01234")
    assert f"{wish.digest_time:%H:%M}" == "07:30"
    assert wish.digest_from
    page = home.get("/email/").content.decode()
    assert 'value="07:30"' in page


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"digest_time": "06:59"}, "That’s during your quiet hours. Choose another time"),
        ({"digest_time": "soon"}, "Enter a time, like 07:30"),
        ({"digest_days": []}, "Choose a day"),
        ({"digest_days": ["8"]}, "Choose days of the week"),
        ({"review": "on", "review_time": "22:00"}, "That’s during your quiet hours."),
        ({"review_day": "x"}, "Choose a day"),
        ({"quiet_from": ""}, "Enter a time, like 07:30"),
    ],
)
def test_a_wish_that_cannot_be_kept_comes_again_as_it_was_typed(
    home: Client, member: Member, change: dict[str, object], sentence: str
) -> None:
    page = home.post("/email/", WISH | change)
    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert not Wish.objects.exists()


def test_an_hour_in_the_quiet_ones_is_no_matter_where_nothing_is_sent_at_it(follow: Read) -> None:
    said = WISH | {"digest_time": "05:00"}
    del said["digest"]
    assert "Saved." in follow("/email/", **said)


# The ledger


def test_the_last_run_is_said(member: Member, read: Read) -> None:
    now = timezone.now()
    Lease.objects.create(name=LEASE, ran_at=now)
    planned(member, 3, delivered_at=now)
    planned(sol(), 2, delivered_at=now)
    hour = clock(now.astimezone(member.zone).time())
    assert f"Last checked today at {hour}. Last 24 hours: 3 sent, 0 failed." in read("/email/")


def test_a_loop_that_stands_still_is_said(read: Read) -> None:
    Lease.objects.create(name=LEASE, ran_at=timezone.now() - timedelta(hours=3))
    assert "It should check every minute. Restart Cookout." in read("/email/")


def test_what_became_of_each_is_said(member: Member, read: Read) -> None:
    now = timezone.now()
    Lease.objects.create(name=LEASE, ran_at=now)
    planned(member, period="a", delivered_at=now)
    planned(member, period="b", failure="It said no.", tries=2, next_try_at=now)
    planned(member, period="c", covered_by=Delivery.objects.get(period="a"))
    planned(member, period="d", called_off_at=now)
    planned(member, period="e")
    words = read("/email/")
    for said in (
        "Sent today at",
        "Not sent yet, two tries. It said no. Next try today at",
        "Couldn’t be sent in time. The next one covers it.",
        "Not sent. You turned it off.",
        "Goes out when your quiet hours end.",
    ):
        assert said in words
    assert "1 failed" in words


def test_the_ledger_has_pages_and_as_many_queries_for_many_as_for_few(
    member: Member, home: Client, queries: Count
) -> None:
    planned(member, 2)
    few = queries("/email/")
    planned(member, 70, kind="review")
    assert queries("/email/") == few
    page = home.get("/email/")
    assert page.content.decode().count("Weekly review") < 40
    seen = 0
    address = "/email/"
    for _ in range(3):
        page = home.get(address)
        seen += len(page.context["lines"])
        address = "/email/" + page.context["page"].next_url
    assert seen == 72
    for wrong in ("?after=x&id=1", "?after=2026-11-17&id=1", "?before=2026-11-17T00:00&id=9"):
        assert home.get(f"/email/{wrong}").status_code == 200


def test_what_was_looked_at_counts_as_seen_and_looking_alone_changes_nothing(
    member: Member, home: Client, follow: Read
) -> None:
    (mine,) = planned(member)
    (other,) = planned(sol())
    assert "Mark as seen" in home.get("/email/").content.decode()
    mine.refresh_from_db()
    assert mine.seen_at is None
    assert "Mark as seen" not in follow("/email/seen/")
    mine.refresh_from_db()
    other.refresh_from_db()
    assert mine.seen_at
    assert other.seen_at is None


def test_the_chores_are_there_for_the_host_alone(client: Client, member: Member) -> None:
    Chore.objects.create(
        name="backup", words="Today’s backup", did="Saved as x", done_at=timezone.now()
    )
    client.force_login(member)
    assert "Saved as x, today at" in client.get("/email/").content.decode()
    client.force_login(sol())
    assert "Saved as x" not in client.get("/email/").content.decode()


# The mail server


def test_the_host_sets_it_up_and_the_password_is_not_shown_again(
    home: Client, follow: Read
) -> None:
    assert "Send a test email to check it." in follow("/email/server/", **MAIL)
    assert MailServer.present().password == "a quiet word"  # type: ignore[union-attr]
    assert "a quiet word" not in home.get("/email/server/").content.decode()
    follow("/email/server/", **MAIL | {"password": "", "port": "2525"})
    there = MailServer.objects.get()
    assert (there.port, there.password) == (2525, "a quiet word")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"host": ""}, "Enter the name of the mail server"),
        ({"host": "smtp example"}, "Enter a server name, like smtp.example.org"),
        ({"host": "https://x"}, "Enter a server name, like smtp.example.org"),
        ({"port": "0"}, "Enter a number from 1 to 65535. Most servers use 587"),
        ({"port": "x"}, "Enter a number from 1 to 65535. Most servers use 587"),
        ({"security": "magic"}, "Choose one of these"),
        ({"security": "none"}, "Choose STARTTLS or TLS, so the password stays safe"),
        ({"password": ""}, "Enter the password for this server"),
        ({"from_address": "x"}, "Enter an email, like rowan@example.org"),
        ({"from_address": "a@example.org\r\nBcc: b@example.org"}, "Enter an email"),
    ],
)
def test_what_is_wrong_with_a_mail_server_is_said(
    home: Client, change: dict[str, str], sentence: str
) -> None:
    page = home.post("/email/server/", MAIL | change)
    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert "a quiet word" not in page.content.decode()
    assert MailServer.present() is None


def test_the_password_of_one_server_is_not_sent_to_another(home: Client, follow: Read) -> None:
    follow("/email/server/", **MAIL)
    page = home.post("/email/server/", MAIL | {"password": "", "host": "elsewhere.example.org"})
    assert page.status_code == 422
    assert "Enter the password for this server" in page.content.decode()


def test_a_test_mail_arrives_and_stands_in_the_ledger(member: Member, follow: Read) -> None:
    with mailbox() as box:
        server(box.port)
        words = follow("/email/server/test/")
    assert "The server accepted a test email to rowan@example.org." in words
    (arrived,) = box.read()
    assert arrived["Message-ID"] == Delivery.objects.of(member).get().message_id


def test_a_test_mail_that_fails_says_why_and_is_not_tried_again(
    member: Member, follow: Read
) -> None:
    with mailbox() as box:
        server(box.port)
        box.mood = "refuse"
        words = follow("/email/server/test/")
    assert "The test email failed." in words
    assert "550 5.1.1 No such mailbox" in words
    assert not Delivery.objects.open().exists()


def test_no_mail_leaves_where_the_host_says_so(follow: Read) -> None:
    server(25)
    assert "Email is turned off." in follow("/email/server/end/")
    assert MailServer.present() is None


@pytest.mark.parametrize("address", ["", "test/", "end/"])
def test_the_mail_server_is_not_there_for_anybody_else(
    client: Client, member: Member, address: str
) -> None:
    server(25)
    client.force_login(sol())
    assert client.post(f"/email/server/{address}", MAIL).status_code == 404
    assert client.get("/email/server/").status_code == 404
    assert MailServer.objects.get().port == 25


@pytest.mark.parametrize("address", ["seen/", "calendar/", "calendar/end/", "server/test/"])
def test_looking_changes_nothing(home: Client, address: str) -> None:
    assert home.get(f"/email/{address}").status_code == 405


def test_the_calendar_address_is_the_one_that_a_phone_reaches(
    member: Member, home: Client, settings: Any
) -> None:
    feed = Feed.make(owner=member, at=timezone.now())
    settings.ADDRESS = urlsplit("https://cookout.example.org")
    settings.HOME = "https://cookout.example.org/"
    page = home.get("/email/").content.decode()
    assert f"https://cookout.example.org/calendar/{feed.secret}.ics" in page
    assert f"http://localhost:8000/calendar/{feed.secret}.ics" not in page


def test_a_second_click_leaves_the_calendar_address_as_it_is(home: Client, member: Member) -> None:
    secrets = []
    for said in ({}, {}, {"another": "yes"}):
        home.post("/email/calendar/", said)
        secrets.append(Feed.objects.of(member).get().secret)
    assert secrets[0] == secrets[1] != secrets[2]


def test_the_days_that_are_wished_for_are_ticked(home: Client, member: Member) -> None:
    page = home.get("/email/").content.decode()
    days = re.findall(r'<input[^>]*name="digest_days"[^>]*>', page)
    assert len(days) == 7
    assert all("checked" in day for day in days)
    Wish.of(member).say(at=AT, digest_days="05")
    page = home.get("/email/").content.decode()
    days = re.findall(r'<input[^>]*name="digest_days"[^>]*>', page)
    assert ["checked" in day for day in days] == [n in (0, 5) for n in range(7)]
