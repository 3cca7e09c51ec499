"""The loop: what is due is sent once, in its time, whatever happens in between."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import time, timedelta

import pytest
from django.db import connection, transaction

from cookout.letters.chore import Chore, Duty, NotDone
from cookout.letters.delivery import Delivery, LetterKind
from cookout.letters.lease import Lease
from cookout.letters.mail_server import MailServer
from cookout.letters.outgoing import NOT_WRITTEN
from cookout.letters.preferences import Wish
from cookout.letters.round import LEASE, Round
from cookout.letters.sending import NotDelivered
from cookout.members.member import Member
from cookout.trash.leaving import leave
from tests.cast import rowan, sol
from tests.letters.mailbox import server
from tests.letters.world import Clock, Post, look, row, wants

pytestmark = pytest.mark.django_db
DIGEST, REVIEW = LetterKind.DIGEST, LetterKind.REVIEW


class Killed(BaseException):
    """The process is gone: nothing catches it."""


@pytest.fixture
def clock() -> Clock:
    """Monday 16 November 2026, 12:00 UTC: 04:00 in Los Angeles."""
    return Clock()


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def member() -> Member:
    server(25)
    return rowan()


def kill() -> None:
    raise Killed


def test_nothing_is_sent_until_the_member_says_so(clock: Clock, post: Post, member: Member) -> None:
    clock.turn(days=3)
    assert look(clock, post) == Round()
    assert not Delivery.objects.exists()


def test_nothing_is_sent_until_mail_is_set_up_and_nothing_is_lost(
    clock: Clock, post: Post, member: Member
) -> None:
    MailServer.forget()
    wants(member, at=clock.at)
    clock.turn(days=2)
    assert look(clock, post) == Round()
    server(25)
    assert look(clock, post).sent == 1
    assert row(DIGEST, "2026-11-16").covered_by == row(DIGEST, "2026-11-17")


def test_a_letter_goes_out_once_at_its_hour(clock: Clock, post: Post, member: Member) -> None:
    wants(member, at=clock.at)
    for _ in range(36):
        look(clock, post)
        clock.turn(minutes=10)
    assert post.ids == [row(DIGEST, "2026-11-16").message_id]
    sent = row(DIGEST, "2026-11-16").delivered_at
    assert sent
    assert sent.astimezone(member.zone).hour == 7


def test_the_review_comes_once_a_week(clock: Clock, post: Post, member: Member) -> None:
    wants(member, at=clock.at, digest=False, review=True, review_day=2, review_time=time(18))
    for _ in range(15):
        look(clock, post)
        clock.turn(days=1)
    assert [delivery.period for delivery in Delivery.objects.order_by("pk")] == [
        "2026-W47",
        "2026-W48",
    ]
    assert [one["Subject"] for one in post.sent] == ["Your weekly review"] * 2


def test_after_a_downtime_there_is_one_letter_and_nothing_is_lost(
    clock: Clock, post: Post, member: Member
) -> None:
    wants(member, at=clock.at)
    clock.turn(days=9)
    assert look(clock, post).sent == 1
    assert look(clock, post).sent == 0
    assert Delivery.objects.count() == 9
    last = row(DIGEST, "2026-11-24")
    assert Delivery.objects.filter(covered_by=last).count() == 8
    assert last.delivered_at == clock.at


def test_quiet_hours_are_kept(clock: Clock, post: Post, member: Member) -> None:
    wants(member, at=clock.at, digest_time=time(5), quiet_from=time(21), quiet_until=time(8))
    clock.turn(hours=2)
    assert look(clock, post).sent == 0
    clock.turn(hours=2)
    assert look(clock, post).sent == 1


def test_each_member_has_a_clock_of_their_own(clock: Clock, post: Post, member: Member) -> None:
    other = sol()
    other.live_in("Europe/Berlin")
    other.save()
    wants(member, at=clock.at)
    wants(other, at=clock.at)
    for _ in range(24):
        look(clock, post)
        clock.turn(hours=1)
    hours = {
        delivery.owner.email: delivery.delivered_at.astimezone(delivery.owner.zone).hour
        for delivery in Delivery.objects.exclude(delivered_at=None)
        if delivery.delivered_at
    }
    assert hours == {"rowan@example.org": 7, "sol@example.org": 7}


@pytest.mark.parametrize("day", [(2026, 3, 7, 12), (2026, 10, 31, 12)])
@pytest.mark.parametrize("hour", [time(0), time(1, 30), time(2, 30), time(23, 59)])
def test_the_days_on_which_the_clocks_change_have_one_letter_each(
    post: Post, member: Member, day: tuple[int, ...], hour: time
) -> None:
    clock = Clock(*day)
    wants(member, at=clock.at, digest_time=hour)
    # Every half hour from a few hours before the change, now and then before and after that.
    for hours in (*[2.0] * 9, *[0.5] * 14, *[2.0] * 23, *[0.5] * 2):
        look(clock, post)
        clock.turn(hours=hours)
    assert len(post.sent) == len(set(post.ids)) == Delivery.objects.count() == 3
    assert not Delivery.objects.exclude(covered_by=None).exists()


# Failures


def fail() -> None:
    raise NotDelivered("mail.example.org answered: 451 later")


def test_a_failure_is_written_down_and_tried_again_with_growing_pauses(
    clock: Clock, post: Post, member: Member
) -> None:
    wants(member, at=clock.at)
    post.before = fail
    clock.turn(hours=3)
    assert look(clock, post).failed == 1
    for pause in (1, 5, 15, 60, 180, 180):
        clock.turn(minutes=pause - 1)
        assert look(clock, post) == Round()
        clock.turn(minutes=1)
        assert look(clock, post).failed == 1
    one = row(DIGEST, "2026-11-16")
    assert one.tries == 7
    assert one.failure == "mail.example.org answered: 451 later"
    post.before = lambda: None
    clock.turn(hours=3)
    assert look(clock, post).sent == 1
    one.refresh_from_db()
    assert (one.failure, post.ids) == ("", [one.message_id])


def test_where_nobody_is_there_the_others_are_not_tried_in_vain(
    clock: Clock, post: Post, member: Member
) -> None:
    for one in (member, sol()):
        wants(one, at=clock.at)
    tried = []

    def nobody() -> None:
        tried.append(1)
        raise NotDelivered("Nobody answers.", nobody_there=True)

    post.before = nobody
    clock.turn(hours=4)
    assert look(clock, post) == Round(failed=1)
    assert len(tried) == 1
    post.before = lambda: None
    clock.turn(minutes=2)
    assert look(clock, post).sent == 2


def test_a_letter_that_cannot_be_written_keeps_nobody_else_from_theirs(
    clock: Clock, post: Post, member: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = sol()
    for one in (member, other):
        wants(one, at=clock.at)
    from cookout.letters import letter_text

    usual = letter_text.today

    def today(*, member: Member, on: object) -> object:
        if member.email == "rowan@example.org":
            raise RuntimeError("a mistake of ours")
        return usual(member=member, on=on)  # type: ignore[arg-type]

    monkeypatch.setattr(letter_text, "today", today)
    clock.turn(hours=4)
    assert look(clock, post) == Round(sent=1, failed=1)
    assert "couldn’t be written" in Delivery.objects.of(member).get().failure


def test_who_wants_nothing_any_more_is_sent_nothing_that_waited(
    clock: Clock, post: Post, member: Member
) -> None:
    wish = wants(member, at=clock.at)
    post.before = fail
    clock.turn(hours=4)
    look(clock, post)
    wish.say(at=clock.at, digest=False)
    post.before = lambda: None
    clock.turn(days=2)
    assert look(clock, post) == Round()
    one = Delivery.objects.get()
    assert one.called_off_at
    assert one.failure


# Kills


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_kill_between_claim_and_note_sends_it_again_with_the_same_id(
    clock: Clock, post: Post, member: Member, when: str
) -> None:
    wants(member, at=clock.at)
    clock.turn(hours=4)
    setattr(post, when, kill)
    with pytest.raises(Killed):
        look(clock, post)
    setattr(post, when, lambda: None)
    assert look(clock, post).elsewhere
    clock.turn(minutes=3)
    assert look(clock, post).sent == 1
    assert set(post.ids) == {row(DIGEST, "2026-11-16").message_id}
    assert len(post.ids) == (1 if when == "before" else 2)


def test_no_transaction_is_open_while_the_post_talks(
    clock: Clock, post: Post, member: Member
) -> None:
    wants(member, at=clock.at)
    clock.turn(hours=4)
    around = len(connection.savepoint_ids)
    post.before = lambda: open_now.append(len(connection.savepoint_ids))
    open_now: list[int] = []
    look(clock, post)
    assert open_now == [around]


# One place at a time


def test_a_second_place_leaves_it_to_the_first(clock: Clock, post: Post, member: Member) -> None:
    wants(member, at=clock.at)
    clock.turn(hours=4)
    seen = []
    post.before = lambda: seen.append(look(clock, Post(), holder="another"))
    assert look(clock, post, holder="one").sent == 1
    assert seen == [Round(elsewhere=True)]
    assert look(clock, post, holder="another") == Round()


def test_a_lease_of_whoever_is_gone_ends(clock: Clock) -> None:
    assert Lease.take(LEASE, holder="gone", at=clock.at)
    assert not Lease.take(LEASE, holder="next", at=clock.at)
    clock.turn(minutes=3)
    assert Lease.take(LEASE, holder="next", at=clock.at)
    assert not Lease.take(LEASE, holder="gone", at=clock.at)


def test_what_one_has_claimed_another_passes_over(clock: Clock, member: Member) -> None:
    Delivery.plan(owner=member, kind=DIGEST, period="1", due_at=clock.at, domain="x")
    assert Delivery.claim(at=clock.at, by="one")
    assert Delivery.claim(at=clock.at, by="another") is None
    clock.turn(minutes=3)
    assert Delivery.claim(at=clock.at, by="another")


@pytest.mark.django_db(transaction=True)
def test_what_another_process_is_claiming_right_now_is_passed_over_without_waiting(
    clock: Clock, member: Member
) -> None:
    if not connection.features.has_select_for_update_skip_locked:
        pytest.skip("SQLite lets one write at a time")
    for period in ("1", "2"):
        Delivery.plan(owner=member, kind=DIGEST, period=period, due_at=clock.at, domain="x")

    def claim() -> str | None:
        claimed = Delivery.claim(at=clock.at, by="another")
        connection.close()
        return claimed and claimed.period

    with transaction.atomic(), ThreadPoolExecutor() as others:
        first = Delivery.claim(at=clock.at, by="one")
        assert first
        assert first.period == "1"
        assert others.submit(claim).result(timeout=240) == "2"
        assert others.submit(claim).result(timeout=240) is None


# Clocks that jump


def test_a_clock_that_jumps_ahead_and_back_loses_nothing_and_doubles_nothing(
    clock: Clock, post: Post, member: Member
) -> None:
    wants(member, at=clock.at)
    clock.turn(days=5)
    look(clock, post)
    clock.turn(days=-5)
    for _ in range(10 * 8):
        look(clock, post)
        clock.turn(hours=3)
    sent = Delivery.objects.exclude(delivered_at=None)
    assert sorted(one.period for one in sent) == [f"2026-11-{day}" for day in range(16, 26)]
    assert len(post.ids) == len(set(post.ids)) == 10


def test_a_jump_of_years_is_no_silence_of_years(clock: Clock, post: Post, member: Member) -> None:
    wants(member, at=clock.at)
    clock.turn(days=900)
    post.before = kill
    with pytest.raises(Killed):
        look(clock, post)
    clock.turn(days=-900)
    post.before = lambda: None
    for _ in range(4):
        clock.turn(days=1)
        assert look(clock, post).sent == 1


def test_a_pause_of_a_clock_that_ran_ahead_holds_nobody_up_after_a_kill(
    clock: Clock, post: Post, member: Member
) -> None:
    wants(member, at=clock.at)
    clock.turn(hours=4)
    post.before = fail
    clock.turn(hours=20)
    assert look(clock, post).failed == 1
    clock.turn(hours=-20)
    post.before = kill
    with pytest.raises(Killed):
        look(clock, post)
    post.before = lambda: None
    clock.turn(minutes=3)
    assert look(clock, post).sent == 1


def test_a_jump_back_sends_nothing_again(clock: Clock, post: Post, member: Member) -> None:
    wants(member, at=clock.at)
    clock.turn(days=3)
    look(clock, post)
    clock.turn(days=-3)
    for _ in range(6):
        look(clock, post)
        clock.turn(hours=12)
    assert len(post.sent) == 1 + 2
    assert len(set(post.ids)) == 3


def test_a_wish_said_on_a_clock_that_ran_ahead_holds_from_now_on(
    clock: Clock, post: Post, member: Member
) -> None:
    wants(member, at=clock.at + timedelta(days=400))
    look(clock, post)
    clock.turn(days=1)
    assert look(clock, post).sent == 1


# Wishes


def test_another_hour_on_the_same_day_is_not_another_letter(
    clock: Clock, post: Post, member: Member
) -> None:
    wish = wants(member, at=clock.at)
    clock.turn(hours=4)
    assert look(clock, post).sent == 1
    wish.say(at=clock.at, digest_time=time(9))
    clock.turn(hours=3)
    assert look(clock, post).sent == 0
    clock.turn(days=1)
    assert look(clock, post).sent == 1


def test_another_time_zone_is_not_another_letter(clock: Clock, post: Post, member: Member) -> None:
    wants(member, at=clock.at)
    clock.turn(hours=4)
    assert look(clock, post).sent == 1
    member.live_in("Pacific/Honolulu")
    member.save()
    clock.turn(hours=3)
    assert look(clock, post).sent == 0


def test_days_that_were_not_asked_for_are_left_out(
    clock: Clock, post: Post, member: Member
) -> None:
    wants(member, at=clock.at, digest_days="56")
    for _ in range(15):
        look(clock, post)
        clock.turn(days=1)
    assert [Delivery.objects.count(), len(post.sent)] == [4, 4]


def test_a_wish_never_said_wants_nothing(member: Member) -> None:
    wish = Wish.of(member)
    assert (wish.digest, wish.review, wish.with_notes) == (False, False, False)


# Chores


def test_a_chore_is_done_when_it_is_due_and_a_failure_is_tried_again_later(
    clock: Clock, post: Post
) -> None:
    done: list[int] = []
    fails: list[str] = []

    def do(at: object) -> str:
        if fails:
            raise NotDone(fails[0])
        done.append(1)
        return "Kept"

    duty = Duty("backup", "The backup", timedelta(days=1), do)
    for _ in range(50):
        look(clock, post, duties=[duty])
        clock.turn(hours=1)
    assert len(done) == 3
    fails.append("No room is left on the disk.")
    clock.turn(days=1)
    assert look(clock, post, duties=[duty]).problems == (
        "The backup did not work: No room is left on the disk.",
    )
    assert look(clock, post, duties=[duty]).problems == ()
    fails.clear()
    clock.turn(minutes=10)
    look(clock, post, duties=[duty])
    chore = Chore.objects.get()
    assert len(done) == 4
    assert (chore.failure, chore.did, chore.done_at) == ("", "Kept", clock.at)


def test_a_chore_that_another_has_begun_is_left_to_them(clock: Clock) -> None:
    again: list[str] = []
    duty = Duty("x", "X", timedelta(days=1), lambda at: again.append("twice") or "")
    outer = Duty("x", "X", timedelta(days=1), lambda at: Chore.tend(duty, clock=clock))
    Chore.tend(outer, clock=clock)
    assert again == []


@pytest.mark.parametrize("fails", [False, True])
def test_who_leaves_while_their_letter_is_sent_holds_nobody_up(
    clock: Clock, post: Post, member: Member, fails: bool
) -> None:
    other = sol()
    for one in (member, other):
        wants(one, at=clock.at)

    def going() -> None:
        post.before = lambda: None
        leave(member)
        if fails:
            raise NotDelivered("gone")

    post.before = going
    clock.turn(days=1)
    done = look(clock, post)
    assert done.sent + done.failed == 2
    assert Delivery.objects.get().owner == other
    assert Lease.objects.get().holder == ""


def test_what_nobody_expected_of_one_letter_holds_nobody_up(
    clock: Clock, post: Post, member: Member
) -> None:
    for one in (member, sol()):
        wants(one, at=clock.at)

    def breaking() -> None:
        post.before = lambda: None
        raise LookupError("not thought of")

    post.before = breaking
    clock.turn(days=1)
    assert look(clock, post) == Round(sent=1, failed=1)
    assert set(Delivery.objects.values_list("failure", flat=True)) == {"", NOT_WRITTEN}
