"""Notifications on the phone: each goes out once, to each device and topic, whatever happens in
between, and says no more than the member chose."""

from __future__ import annotations

import json
from datetime import time, timedelta
from typing import Any

import pytest

from cookout.letters.delivery import Delivery, LetterKind
from cookout.letters.mail_server import MailServer
from cookout.letters.phone.http_post import NotPosted
from cookout.letters.phone.ntfy_topic import NtfyTopic
from cookout.letters.phone.phone_wish import PhoneWish
from cookout.letters.phone.push_key import PushKey
from cookout.letters.phone.push_subscription import (
    BadSubscription,
    PushSubscription,
    TooManyDevices,
)
from cookout.letters.planning import plan_phones
from cookout.letters.preferences import Wish
from cookout.letters.round import Round
from cookout.mastermind.sessions.session_reply import SessionReply
from cookout.members.member import Member
from cookout.promises.promise import Promise
from cookout.trash.leaving import leave
from tests.cast import person, rowan, sol
from tests.letters.mailbox import server
from tests.letters.push_service import PushBrowser
from tests.letters.test_loop import Killed
from tests.letters.world import HOME, Clock, Phones, Post, look, wants
from tests.mastermind.sessions.session_world import plan
from tests.mastermind.world import found

pytestmark = pytest.mark.django_db
PIXEL = "https://push.example.org/pixel"
TABLET = "https://push.example.org/tablet"
TOPIC = "https://ntfy.example.org/rowan-7f3a"


@pytest.fixture
def clock() -> Clock:
    """Monday 16 November 2026, 12:00 UTC: 04:00 in Los Angeles."""
    return Clock()


@pytest.fixture
def phones() -> Phones:
    return Phones()


@pytest.fixture
def member(clock: Clock) -> Member:
    """Without a mail server: the phone does not need one."""
    PushKey.ensure(at=clock.at)
    return rowan()


@pytest.fixture
def browser() -> PushBrowser:
    return PushBrowser()


def subscribed(
    member: Member, browser: PushBrowser, clock: Clock, endpoint: str = PIXEL, **more: Any
) -> PushSubscription:
    said = {"name": "Chrome on Android", "at": clock.at} | browser.keys | more
    return PushSubscription.subscribe(owner=member, endpoint=endpoint, **said)


def wants_on_phone(member: Member, clock: Clock, **kinds: bool) -> PhoneWish:
    """The hours of emails hold, and there are no quiet ones."""
    wants(member, at=clock.at, digest=False)
    wish = PhoneWish.of(member)
    wish.say(at=clock.at, **{"show_more": False} | kinds)
    return wish


def promised(member: Member, clock: Clock, *, in_days: int = 0, **said: Any) -> Promise:
    on = member.day(clock.at) + timedelta(days=in_days)
    teo = person(member, name="Teo Alvarez", given="Teo", family="Alvarez")
    what = said.get("what", "Send the papers about his divorce")
    return Promise.make(person=teo, what=what, on=on - timedelta(days=3), due_on=on)


def at_seven(clock: Clock) -> None:
    """The hour of today's list has come, in Los Angeles."""
    clock.turn(hours=4)


# What is said, and to whom


def test_a_promise_due_goes_to_every_device_and_to_the_topic_once(
    clock: Clock, phones: Phones, member: Member, browser: PushBrowser
) -> None:
    subscribed(member, browser, clock)
    subscribed(member, browser, clock, TABLET)
    NtfyTopic.use(owner=member, url=TOPIC, at=clock.at)
    wants_on_phone(member, clock, promise=True)
    promised(member, clock)
    for _ in range(36):
        look(clock, Post(), phones=phones)
        clock.turn(minutes=10)
    assert [one.url for one in phones.sent] == [PIXEL, TABLET, "https://ntfy.example.org/"]
    assert {delivery.period for delivery in Delivery.objects.all()} == {"2026-11-16"}
    assert Delivery.objects.exclude(delivered_at=None).count() == 3


def test_a_session_is_told_of_a_day_before_on_device_and_topic_once(
    clock: Clock, phones: Phones, member: Member, browser: PushBrowser
) -> None:
    subscribed(member, browser, clock)
    NtfyTopic.use(owner=member, url=TOPIC, at=clock.at)
    wants_on_phone(member, clock, tomorrow=True, show_more=True)
    group = found(sol(), member)
    plan(group, starts_at=clock.at + timedelta(hours=40), place="Elm Street Library")
    plan(group, starts_at=clock.at + timedelta(hours=20))
    for _ in range(30):
        look(clock, Post(), phones=phones)
        clock.turn(hours=1)
    sent = Delivery.objects.filter(kind=LetterKind.TOMORROW).exclude(delivered_at=None)
    assert [one.url for one in phones.sent] == [PIXEL, "https://ntfy.example.org/"]
    assert sent.count() == 2
    shown = browser.read(phones.sent[0].body)["notification"]
    assert shown["title"] == "Thursday Mastermind"
    assert shown["body"] == "Tomorrow at 8:00 PM, Elm Street Library."
    assert shown["navigate"] == f"{HOME}sessions/{group.sessions.earliest('pk').pk}/"


@pytest.mark.parametrize("gone", ["declined", "canceled", "moved", "left", "unwanted"])
def test_a_session_that_is_not_tomorrow_for_them_is_no_note(
    clock: Clock, phones: Phones, member: Member, browser: PushBrowser, gone: str
) -> None:
    subscribed(member, browser, clock)
    wants_on_phone(member, clock, tomorrow=gone != "unwanted")
    group = found(sol(), member)
    session = plan(group, starts_at=clock.at + timedelta(hours=30))
    clock.turn(hours=7)
    plan_phones(wishes=[Wish.of(member)], at=clock.at)
    mine = group.membership_of(member)
    if gone == "declined":
        SessionReply.give(session, mine, comes=False, at=clock.at)
    elif gone == "canceled":
        session.cancel(at=clock.at)
    elif gone == "moved":
        session.move(starts_at=clock.at + timedelta(days=5), place="", video_link="")
    elif gone == "left":
        mine.leave(at=clock.at)
    look(clock, Post(), phones=phones)
    assert phones.sent == []


def test_a_note_is_declarative_and_only_the_browser_can_read_it(
    clock: Clock, phones: Phones, member: Member, browser: PushBrowser
) -> None:
    subscribed(member, browser, clock)
    wants_on_phone(member, clock, promise=True)
    promised(member, clock)
    clock.turn(hours=6)
    look(clock, Post(), phones=phones)
    (sent,) = phones.sent
    assert browser.read(sent.body) == {
        "web_push": 8030,
        "notification": {
            "title": "One promise is due",
            "body": "You promised Teo something.",
            "lang": "en",
            "dir": "ltr",
            "tag": "promise",
            "navigate": f"{HOME}promises/",
        },
    }
    assert b"Teo" not in sent.body
    assert sent.headers["content-encoding"] == "aes128gcm"
    assert sent.headers["authorization"].startswith("vapid t=")
    assert sent.headers["Topic"] == "promise"


def test_the_contact_is_the_sender_of_the_mails_or_else_the_host(
    clock: Clock, phones: Phones, member: Member, browser: PushBrowser
) -> None:
    import jwt

    subscribed(member, browser, clock)
    wants_on_phone(member, clock, review=True)
    Wish.of(member).say(at=clock.at, review_day=0, review_time=time(6))
    clock.turn(hours=4)
    look(clock, Post(), phones=phones)
    token = phones.sent[0].headers["authorization"].removeprefix("vapid t=").partition(",")[0]
    key = PushKey.objects.get()
    told = jwt.decode(
        token,
        key.public,
        algorithms=["ES256"],
        audience="https://push.example.org",
        options={"verify_exp": False},
    )
    assert told["sub"] == "mailto:rowan@example.org"
    server(25, from_address="cookout@example.org")
    clock.turn(days=7)
    look(clock, Post(), phones=phones)
    token = phones.sent[1].headers["authorization"].removeprefix("vapid t=").partition(",")[0]
    assert jwt.decode(token, options={"verify_signature": False})["sub"] == (
        "mailto:cookout@example.org"
    )


@pytest.mark.parametrize("show_more", [False, True])
def test_private_words_are_on_the_phone_only_where_the_member_chose_that(
    clock: Clock, phones: Phones, member: Member, browser: PushBrowser, show_more: bool
) -> None:
    subscribed(member, browser, clock)
    NtfyTopic.use(owner=member, url=TOPIC, at=clock.at)
    wants_on_phone(member, clock, promise=True, digest=True, show_more=show_more)
    promised(member, clock)
    clock.turn(hours=6)
    look(clock, Post(), phones=phones)
    assert len(phones.sent) == 4
    for one in phones.sent:
        is_ntfy = one.url.startswith("https://ntfy")
        told = json.loads(one.body) if is_ntfy else browser.read(one.body)["notification"]
        words = f"{told['title']} {told.get('message', told.get('body'))}"
        assert "Teo" in words
        assert "Alvarez" not in words
        assert ("divorce" in words) is show_more


def test_a_topic_gets_title_words_and_the_page_to_open(
    clock: Clock, phones: Phones, member: Member
) -> None:
    NtfyTopic.use(owner=member, url=f"{TOPIC}?auth=QmFzaWM", at=clock.at)
    wants_on_phone(member, clock, review=True)
    Wish.of(member).say(at=clock.at, review_day=0, review_time=time(6))
    clock.turn(hours=4)
    look(clock, Post(), phones=phones)
    (sent,) = phones.sent
    assert sent.url == "https://ntfy.example.org/?auth=QmFzaWM"
    assert json.loads(sent.body) == {
        "topic": "rowan-7f3a",
        "title": "Your weekly review",
        "message": "Time for your weekly review. It takes about eight minutes.",
        "click": f"{HOME}review/",
    }


def test_a_day_without_a_promise_due_and_an_empty_list_stay_silent(
    clock: Clock, phones: Phones, member: Member, browser: PushBrowser
) -> None:
    subscribed(member, browser, clock)
    wants_on_phone(member, clock, promise=True, digest=True)
    clock.turn(days=3)
    look(clock, Post(), phones=phones)
    assert phones.sent == []
    assert set(Delivery.objects.open()) == set()
    assert Delivery.objects.get(covered_by=None).failure == Delivery.NOTHING_LEFT


def test_a_promise_kept_before_its_hour_is_not_told_of(
    clock: Clock, phones: Phones, member: Member, browser: PushBrowser
) -> None:
    subscribed(member, browser, clock)
    wants_on_phone(member, clock, promise=True)
    promise = promised(member, clock)
    phones.before = refuse
    clock.turn(hours=5)
    assert look(clock, Post(), phones=phones).failed == 1
    promise.keep(on=member.day(clock.at))
    phones.before = lambda: None
    clock.turn(hours=1)
    assert look(clock, Post(), phones=phones) == Round()
    assert Delivery.objects.get().called_off_at


def test_what_was_promised_for_the_same_day_needs_no_reminder(
    clock: Clock, phones: Phones, member: Member, browser: PushBrowser
) -> None:
    subscribed(member, browser, clock)
    wants_on_phone(member, clock, promise=True)
    clock.turn(hours=6)
    on = member.day(clock.at)
    Promise.make(person=person(member, name="Priya"), what="Call back", on=on, due_on=on)
    look(clock, Post(), phones=phones)
    assert phones.sent == []


def test_after_a_downtime_one_note_tells_of_every_promise_that_came_due(
    clock: Clock, phones: Phones, member: Member, browser: PushBrowser
) -> None:
    subscribed(member, browser, clock)
    wants_on_phone(member, clock, promise=True)
    promised(member, clock)
    promised(member, clock, in_days=2)
    clock.turn(days=4)
    look(clock, Post(), phones=phones)
    (sent,) = phones.sent
    assert browser.read(sent.body)["notification"]["title"] == "Two promises are due"


def test_the_same_is_told_by_email_where_the_member_wants_that(
    clock: Clock, phones: Phones, member: Member
) -> None:
    server(25)
    wants(member, at=clock.at, digest=False, promise=True)
    promised(member, clock)
    post = Post()
    clock.turn(hours=6)
    assert look(clock, post, phones=phones).sent == 1
    assert post.sent[0]["Subject"] == "One promise is due"
    words = post.sent[0].get_content()
    assert "You promised Teo something." in words
    assert "divorce" not in words


def test_the_longest_names_fit_what_push_services_take(
    clock: Clock, phones: Phones, member: Member, browser: PushBrowser
) -> None:
    subscribed(member, browser, clock)
    wants_on_phone(member, clock, promise=True, show_more=True)
    on = member.day(clock.at)
    for number in range(9):
        someone = person(member, name=f"{'🦊' * 60}{number}")
        Promise.make(person=someone, what="🐝" * 500, on=on - timedelta(days=1), due_on=on)
    clock.turn(hours=6)
    look(clock, Post(), phones=phones)
    (sent,) = phones.sent
    assert len(sent.body) <= 4096
    assert browser.read(sent.body)["notification"]["body"].endswith("and 4 more")


def test_the_key_is_made_once(clock: Clock, member: Member) -> None:
    made = PushKey.objects.get()
    clock.turn(days=1)
    assert PushKey.ensure(at=clock.at).application_server_key == made.application_server_key
    assert PushKey.objects.get().made_at == made.made_at


# Failures


def refuse() -> None:
    raise NotPosted("push.example.org didn’t answer in time.")


def test_a_device_whose_service_fails_is_tried_again_alone(
    clock: Clock, phones: Phones, member: Member, browser: PushBrowser
) -> None:
    subscribed(member, browser, clock)
    subscribed(member, browser, clock, TABLET)
    wants_on_phone(member, clock, promise=True)
    promised(member, clock)
    phones.answers[TABLET] = 503
    clock.turn(hours=6)
    assert look(clock, Post(), phones=phones) == Round(sent=1, failed=1)
    waiting = Delivery.objects.open().get()
    assert waiting.failure == "The server answered: 503 Service Unavailable"
    assert look(clock, Post(), phones=phones) == Round()
    phones.answers.clear()
    clock.turn(minutes=1)
    assert look(clock, Post(), phones=phones).sent == 1
    assert [one.url for one in phones.sent] == [PIXEL, TABLET, TABLET]


@pytest.mark.parametrize("status", [404, 410])
def test_a_subscription_that_ended_is_removed_and_the_ledger_says_so(
    clock: Clock, phones: Phones, member: Member, browser: PushBrowser, status: int
) -> None:
    subscribed(member, browser, clock)
    subscribed(member, browser, clock, TABLET)
    wants_on_phone(member, clock, promise=True)
    promised(member, clock)
    phones.answers[PIXEL] = status
    clock.turn(hours=6)
    look(clock, Post(), phones=phones)
    assert [subscription.endpoint for subscription in PushSubscription.objects.all()] == [TABLET]
    ended = Delivery.objects.exclude(called_off_at=None).get()
    assert (ended.device_name, ended.failure) == ("Chrome on Android", Delivery.LOST_DEVICE)
    clock.turn(days=1)
    look(clock, Post(), phones=phones)
    assert [one.url for one in phones.sent] == [PIXEL, TABLET]


def test_a_topic_that_is_not_found_is_kept_and_tried_again(
    clock: Clock, phones: Phones, member: Member
) -> None:
    NtfyTopic.use(owner=member, url=TOPIC, at=clock.at)
    wants_on_phone(member, clock, promise=True)
    promised(member, clock)
    phones.answers["https://ntfy.example.org/"] = 404
    clock.turn(hours=6)
    assert look(clock, Post(), phones=phones).failed == 1
    assert NtfyTopic.of(member)
    phones.answers.clear()
    clock.turn(minutes=1)
    assert look(clock, Post(), phones=phones).sent == 1


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_kill_between_claim_and_note_sends_the_same_note_again_at_most(
    clock: Clock, phones: Phones, member: Member, browser: PushBrowser, when: str
) -> None:
    """The tag is the same, so that the device shows it once."""

    def kill() -> None:
        raise Killed

    subscribed(member, browser, clock)
    wants_on_phone(member, clock, promise=True)
    promised(member, clock)
    clock.turn(hours=6)
    setattr(phones, when, kill)
    with pytest.raises(Killed):
        look(clock, Post(), phones=phones)
    setattr(phones, when, lambda: None)
    clock.turn(minutes=3)
    assert look(clock, Post(), phones=phones).sent == 1
    assert len(phones.sent) == (1 if when == "before" else 2)
    assert {browser.read(one.body)["notification"]["tag"] for one in phones.sent} == {"promise"}


def test_a_mail_server_that_does_not_answer_keeps_nothing_from_the_phone(
    clock: Clock, phones: Phones, member: Member, browser: PushBrowser
) -> None:
    from cookout.letters.sending import NotDelivered

    server(25)
    subscribed(member, browser, clock)
    wants_on_phone(member, clock, promise=True)
    wants(member, at=clock.at, digest=True)
    promised(member, clock)
    post = Post()

    def nobody() -> None:
        raise NotDelivered("Nobody answers.", nobody_there=True)

    post.before = nobody
    clock.turn(hours=6)
    assert look(clock, post, phones=phones) == Round(sent=1, failed=1)
    MailServer.forget()
    clock.turn(days=1)
    assert look(clock, post, phones=phones) == Round()


def test_without_any_address_of_a_contact_it_waits_and_says_why(
    clock: Clock, phones: Phones, member: Member, browser: PushBrowser
) -> None:
    subscribed(member, browser, clock)
    wants_on_phone(member, clock, promise=True)
    promised(member, clock)
    Member.objects.update(email=None)
    clock.turn(hours=6)
    assert look(clock, Post(), phones=phones).failed == 1
    assert "Add yours in settings" in Delivery.objects.get().failure


# Devices


def test_only_what_falls_due_after_a_device_was_added_is_sent_to_it(
    clock: Clock, phones: Phones, member: Member, browser: PushBrowser
) -> None:
    wants_on_phone(member, clock, promise=True)
    promised(member, clock)
    clock.turn(hours=6)
    subscribed(member, browser, clock)
    look(clock, Post(), phones=phones)
    assert phones.sent == []


def test_a_browser_has_one_subscription_whoever_is_signed_in(
    clock: Clock, phones: Phones, member: Member, browser: PushBrowser
) -> None:
    wants_on_phone(member, clock, promise=True)
    promised(member, clock)
    subscribed(member, browser, clock)
    phones.before = refuse
    clock.turn(hours=6)
    look(clock, Post(), phones=phones)
    other = sol()
    subscribed(other, browser, clock)
    phones.before = lambda: None
    clock.turn(hours=1)
    assert look(clock, Post(), phones=phones).sent == 0
    assert phones.sent == []
    assert PushSubscription.objects.get().owner == other
    assert not Delivery.objects.open().exists()


def test_the_same_browser_again_is_the_same_device_with_its_newest_keys(
    clock: Clock, member: Member, browser: PushBrowser
) -> None:
    first = subscribed(member, browser, clock)
    clock.turn(days=1)
    again = subscribed(member, PushBrowser(), clock)
    assert (again.pk, again.made_at) == (first.pk, first.made_at)
    assert again.p256dh != first.p256dh


@pytest.mark.parametrize(
    "wrong",
    [
        {"endpoint": "ftp://push.example.org/x"},
        {"endpoint": "https:///x"},
        {"endpoint": "https://push.example.org:99999/x"},
        {"endpoint": "https://push.example.org/" + "x" * 1000},
        {"endpoint": "https://push.example.org/a\nHost: b"},
        {"p256dh": "AAAA"},
        {"p256dh": "!"},
        {"auth": "AAAA"},
    ],
)
def test_what_is_no_subscription_is_refused(
    clock: Clock, member: Member, browser: PushBrowser, wrong: dict[str, str]
) -> None:
    with pytest.raises(BadSubscription):
        subscribed(member, browser, clock, **wrong)


def test_a_member_has_no_end_of_devices(clock: Clock, member: Member, browser: PushBrowser) -> None:
    for number in range(PushSubscription.MOST):
        subscribed(member, browser, clock, f"{PIXEL}{number}")
    subscribed(member, browser, clock, f"{PIXEL}0")
    with pytest.raises(TooManyDevices):
        subscribed(member, browser, clock, TABLET)


def test_who_leaves_leaves_no_device_no_topic_and_no_wish(
    clock: Clock, phones: Phones, member: Member, browser: PushBrowser
) -> None:
    subscribed(member, browser, clock)
    NtfyTopic.use(owner=member, url=TOPIC, at=clock.at)
    wants_on_phone(member, clock, promise=True)
    promised(member, clock)
    clock.turn(hours=6)
    look(clock, Post(), phones=phones)
    leave(member)
    for noun in (PushSubscription, NtfyTopic, PhoneWish, Delivery):
        assert not noun.objects.exists()  # type: ignore[attr-defined]


# Wishes


def test_who_never_chose_an_hour_is_told_at_the_usual_one(
    clock: Clock, phones: Phones, member: Member, browser: PushBrowser
) -> None:
    """As after an archive was imported: what is wanted came along, the hours did not."""
    subscribed(member, browser, clock)
    PhoneWish.of(member).say(at=clock.at, show_more=False, promise=True)
    promised(member, clock)
    for _ in range(36):
        look(clock, Post(), phones=phones)
        clock.turn(minutes=10)
    assert len(phones.sent) == 1
    told = Delivery.objects.get().delivered_at
    assert told
    assert told.astimezone(member.zone).hour == 8
    assert not Wish.objects.exists()


def test_quiet_hours_are_kept_on_the_phone(
    clock: Clock, phones: Phones, member: Member, browser: PushBrowser
) -> None:
    subscribed(member, browser, clock)
    wants_on_phone(member, clock, promise=True)
    Wish.of(member).say(at=clock.at, promise_time=time(6), quiet_from=time(21), quiet_until=time(8))
    promised(member, clock)
    clock.turn(hours=2, minutes=30)
    assert look(clock, Post(), phones=phones).sent == 0
    clock.turn(hours=2)
    assert look(clock, Post(), phones=phones).sent == 1


def test_another_hour_is_from_now_on_and_sends_nothing_for_one_gone_by(
    clock: Clock, phones: Phones, member: Member, browser: PushBrowser
) -> None:
    subscribed(member, browser, clock)
    wants_on_phone(member, clock, promise=True)
    promised(member, clock)
    clock.turn(hours=3)
    Wish.of(member).say(at=clock.at, promise_time=time(5))
    look(clock, Post(), phones=phones)
    assert phones.sent == []


def test_a_wish_of_the_phone_and_one_of_the_mail_do_not_end_each_other(
    clock: Clock, phones: Phones, member: Member, browser: PushBrowser
) -> None:
    server(25)
    subscribed(member, browser, clock)
    wants_on_phone(member, clock, promise=True)
    wish = wants(member, at=clock.at, digest=False, promise=True)
    promised(member, clock)
    phones.before = refuse
    post = Post()
    clock.turn(hours=6)
    assert look(clock, post, phones=phones) == Round(sent=1, failed=1)
    wish.say(at=clock.at, promise=False)
    phones.before = lambda: None
    clock.turn(hours=1)
    assert look(clock, post, phones=phones).sent == 1
