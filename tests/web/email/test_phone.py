"""Notifications on the settings page: devices and a topic are added, tested and removed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from cookout.letters.delivery import Delivery
from cookout.letters.phone.ntfy_topic import NtfyTopic
from cookout.letters.phone.phone_wish import PhoneWish
from cookout.letters.phone.push_key import PushKey
from cookout.letters.phone.push_subscription import PushSubscription
from cookout.letters.preferences import Wish
from cookout.members.member import Member
from cookout.web.email.device_name import device_name
from cookout.web.email.try_notification import MOST_TESTS
from tests.cast import AT, sol
from tests.letters.push_service import PushBrowser, PushService, push_service
from tests.web.conftest import Read
from tests.web.email.test_email import WISH

pytestmark = pytest.mark.django_db
PIXEL = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/142.0.0.0 Mobile Safari/537.36"
)
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1"
)
EDGE = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0"
)
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"


@pytest.fixture
def browser() -> PushBrowser:
    PushKey.ensure(at=AT)
    return PushBrowser()


@pytest.fixture
def service() -> Iterator[PushService]:
    with push_service() as running:
        yield running


def turn_on(client: Client, browser: PushBrowser, endpoint: str, **more: str) -> PushSubscription:
    said = {"endpoint": endpoint} | browser.keys | more
    answer = client.post("/devices/", said, headers={"user-agent": PIXEL})
    assert answer["Location"] == "/email/#phone"
    return PushSubscription.objects.get(endpoint=endpoint)


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (PIXEL, "Chrome on Android"),
        (IPHONE, "Safari on iPhone"),
        (EDGE, "Edge on Windows"),
        (FIREFOX, "Firefox on Linux"),
        ("curl/8", "A browser"),
        ("", "A browser"),
    ],
)
def test_a_device_has_a_plain_name(user_agent: str, name: str) -> None:
    assert device_name(user_agent) == name


def test_a_device_is_listed_tested_and_removed(
    home: Client, follow: Read, browser: PushBrowser, service: PushService
) -> None:
    device = turn_on(home, browser, f"{service.home}pixel")
    page = home.get("/email/").content.decode()
    assert "Chrome on Android" in page
    assert f'data-mark="{device.mark}"' in page
    assert f"{service.home}pixel" not in page
    assert PushKey.objects.get().application_server_key in page
    assert PushKey.objects.get().private not in page

    assert "Test sent to Chrome on Android." in follow(f"/devices/{device.pk}/test/")
    (taken,) = service.taken
    assert taken.path == "/pixel"
    assert browser.read(taken.body)["notification"]["title"] == "Test from your Cookout"
    words = follow(f"/devices/{device.pk}/removal/")
    assert "Chrome on Android removed. It gets no more notifications." in words
    assert not PushSubscription.objects.exists()
    assert "Test on Chrome on Android, today" in words


def test_a_test_to_a_device_that_is_gone_removes_it_and_says_so(
    home: Client, follow: Read, browser: PushBrowser, service: PushService
) -> None:
    device = turn_on(home, browser, f"{service.home}pixel")
    service.answers["/pixel"] = 410
    words = follow(f"/devices/{device.pk}/test/")
    assert f"The test failed. {Delivery.LOST_DEVICE}" in words
    assert not PushSubscription.objects.exists()


def test_a_test_that_fails_says_why_and_is_not_tried_again(
    home: Client, follow: Read, browser: PushBrowser, service: PushService
) -> None:
    device = turn_on(home, browser, f"{service.home}pixel")
    service.answers["/pixel"] = 302
    words = follow(f"/devices/{device.pk}/test/")
    assert "The test failed. The server answered: 302 Found" in words
    assert [one.path for one in service.taken] == ["/pixel"]
    assert not Delivery.objects.open().exists()


def test_what_no_browser_sends_turns_nothing_on(follow: Read, browser: PushBrowser) -> None:
    assert "nothing was turned on" in follow("/devices/", endpoint="x", p256dh="y", auth="z")
    assert "nothing was turned on" in follow("/devices/")
    assert not PushSubscription.objects.exists()


def test_signing_out_ends_the_notifications_of_this_device_alone(
    home: Client, member: Member, browser: PushBrowser
) -> None:
    other = Client()
    other.force_login(member)
    turn_on(other, PushBrowser(), "https://push.example.org/tablet")
    turn_on(home, browser, "https://push.example.org/pixel")
    home.post("/sign-out/")
    assert PushSubscription.objects.get().endpoint == "https://push.example.org/tablet"


def test_a_device_is_known_again_after_signing_in_again_and_signing_out_ends_it(
    client: Client, member: Member, browser: PushBrowser, service: PushService
) -> None:
    client.force_login(member)
    turn_on(client, browser, f"{service.home}pixel")
    client.cookies.clear()
    client.force_login(member)
    said = {"endpoint": f"{service.home}pixel"} | browser.keys
    answer = client.post("/devices/here/", said)
    assert answer.json() == {"mark": PushSubscription.objects.get().mark}
    assert PushSubscription.objects.get().mark in client.get("/").content.decode()
    client.post("/sign-out/")
    assert not PushSubscription.objects.exists()


def test_a_subscription_that_the_browser_changed_takes_the_place_of_the_one_before(
    home: Client, browser: PushBrowser, service: PushService
) -> None:
    device = turn_on(home, browser, f"{service.home}old")
    said = {"endpoint": f"{service.home}new"} | browser.keys
    assert home.post("/devices/here/", said).status_code == 404
    assert home.post("/devices/here/", said | {"was": device.mark}).status_code == 200
    device.refresh_from_db()
    assert device.endpoint == f"{service.home}new"


def test_the_device_of_another_member_and_no_subscription_stay_unknown(
    home: Client, browser: PushBrowser, service: PushService
) -> None:
    other = sol()
    theirs = PushSubscription.subscribe(
        owner=other, endpoint=f"{service.home}sols", name="Chrome", at=AT, **browser.keys
    )
    said = {"endpoint": theirs.endpoint, "was": theirs.mark} | browser.keys
    assert home.post("/devices/here/", said).status_code == 404
    assert home.post("/devices/here/", {"endpoint": "x"}).status_code == 404
    mine = turn_on(home, browser, f"{service.home}mine")
    assert home.post("/devices/here/", said | {"was": mine.mark}).status_code == 404
    theirs.refresh_from_db()
    assert theirs.owner == other


def test_a_new_password_ends_the_notifications_of_every_other_device(
    home: Client, member: Member, browser: PushBrowser
) -> None:
    member.set_password("a table for fifteen")
    member.save()
    home.force_login(member)
    other = Client()
    other.force_login(member)
    turn_on(other, PushBrowser(), "https://push.example.org/tablet")
    turn_on(home, browser, "https://push.example.org/pixel")
    said = {"present": "a table for fifteen", "new": "another table for twelve"}
    assert home.post("/settings/password/", said).status_code == 302
    assert PushSubscription.objects.get().endpoint == "https://push.example.org/pixel"


# Wishes


def test_what_is_wanted_on_the_phone_is_kept(follow: Read, home: Client, member: Member) -> None:
    said = {name: words for name, words in WISH.items() if name != "digest"}
    on = {"phone_digest": "on", "phone_promise": "on", "promise": "on", "show_more": "on"}
    assert "Saved." in follow("/email/", **said | on)
    phone, wish = PhoneWish.of(member), Wish.of(member)
    assert (phone.digest, phone.promise, phone.review, phone.show_more) == (True, True, False, True)
    assert phone.digest_from
    assert phone.promise_from
    assert phone.review_from is None
    assert (wish.digest, wish.promise) == (False, True)
    assert "Saved." in follow("/email/", **said)
    assert not PhoneWish.of(member).digest


def test_an_hour_in_the_quiet_ones_is_none_for_the_phone_either(home: Client) -> None:
    said = WISH | {"phone_promise": "on", "promise_time": "22:00"}
    page = home.post("/email/", said)
    assert page.status_code == 422
    assert "That’s during your quiet hours. Choose another time" in page.content.decode()
    assert not PhoneWish.objects.exists()


# ntfy


def test_a_topic_is_set_tested_and_removed_and_its_address_is_not_shown(
    home: Client, follow: Read, member: Member, service: PushService
) -> None:
    url = f"{service.home}rowan-7f3a"
    assert "Saved. Send a test to check it." in follow("/ntfy/", url=url)
    assert "rowan-7f3a" not in home.get("/email/").content.decode()
    assert "Test sent to your topic at 127.0.0.1." in follow("/ntfy/test/")
    assert b'"topic": "rowan-7f3a"' in service.taken[0].body
    assert "ntfy removed." in follow("/ntfy/removal/")
    assert NtfyTopic.of(member) is None
    assert home.post("/ntfy/test/").status_code == 404


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("", "Enter the topic’s address"),
        ("my topic", "That’s not an address"),
        ("ntfy.sh/x", "Enter the topic’s whole address, like https://ntfy.sh/my-topic-4f7b"),
        ("ftp://ntfy.sh/x", "Enter the topic’s whole address"),
        ("https://ntfy.sh/", "Enter the topic’s whole address"),
        ("https://ntfy.sh/a/b", "Enter the topic’s whole address"),
        ("https://me:secret@ntfy.sh/x", "Leave out the user name"),
        ("https://ntfy.sh:0/x", "That’s not an address"),
        ("https://[::1/x", "That’s not an address"),
    ],
)
def test_what_is_no_topic_comes_again_as_it_was_typed(
    home: Client, url: str, sentence: str
) -> None:
    page = home.post("/ntfy/", {"url": url})
    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert not NtfyTopic.objects.exists()


def test_only_the_host_sends_into_the_private_network_unless_the_host_uses_that_server(
    client: Client, member: Member, service: PushService
) -> None:
    other = sol()
    client.force_login(other)
    client.post("/ntfy/", {"url": f"{service.home}sol-1"})
    words = client.post("/ntfy/test/", follow=True).content.decode()
    assert "Only the person who runs this Cookout can send there." in words
    assert service.taken == []
    NtfyTopic.use(owner=member, url=f"{service.home}rowan-7f3a", at=AT)
    client.post("/ntfy/test/")
    assert len(service.taken) == 1


def test_no_device_of_anybody_but_the_host_is_reached_in_the_private_network(
    client: Client, member: Member, browser: PushBrowser, service: PushService
) -> None:
    client.force_login(sol())
    device = turn_on(client, browser, f"{service.home}pixel")
    client.post(f"/devices/{device.pk}/test/")
    assert service.taken == []


def test_tests_are_counted_so_that_nobody_makes_this_computer_knock_without_end(
    home: Client, service: PushService
) -> None:
    home.post("/ntfy/", {"url": f"{service.home}rowan-7f3a"})
    answers = [home.post("/ntfy/test/").status_code for _ in range(MOST_TESTS + 1)]
    assert answers == [302] * MOST_TESTS + [429]
    assert len(service.taken) == MOST_TESTS


@pytest.mark.parametrize("address", ["/devices/", "/ntfy/", "/ntfy/test/", "/ntfy/removal/"])
def test_looking_at_these_addresses_changes_nothing(home: Client, address: str) -> None:
    assert home.get(address).status_code == 405


def test_without_a_key_the_page_offers_no_device(home: Client) -> None:
    page = home.get("/email/").content.decode()
    assert "Restart Cookout to turn on devices." in page
    assert "Turn on for this device" not in page


def test_the_ledger_says_where_each_went(home: Client, member: Member, read: Read) -> None:
    from django.utils import timezone

    now = timezone.now()
    said: dict[str, Any] = {"owner": member, "due_at": now, "delivered_at": now}
    made = Delivery.objects.create
    made(**said, kind="digest", period="a", channel="push", device_name="Safari on iPhone")
    made(**said, kind="promise", period="a", channel="ntfy")
    made(**said, kind="review", period="a", channel="ntfy")
    words = read("/email/")
    for line in (
        "Today’s list on Safari on iPhone, today",
        "Promises due by ntfy, today",
        "Weekly review by ntfy, today",
    ):
        assert line in words
