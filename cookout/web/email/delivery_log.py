"""The ledger in words: the last round, a member's emails and notifications, and the background
jobs."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from cookout.letters.chore import Chore
from cookout.letters.delivery import Delivery, LetterKind
from cookout.letters.lease import Lease
from cookout.letters.round import LEASE
from cookout.members.member import Member
from cookout.practice.formats import clock
from cookout.practice.phrases import capital, number, when

LATE = timedelta(minutes=15)
ON_PHONES: dict[str, str] = {
    LetterKind.DIGEST: "Today’s list",
    LetterKind.REVIEW: "Weekly review",
    LetterKind.TEST: "Test",
    LetterKind.TOMORROW: "Session reminder",
}


class DeliveryLine(NamedTuple):
    """One delivery or chore: what it is, its state, and whether it failed."""

    what: str
    words: str
    failed: bool
    icon: str


def moment(key: str) -> datetime:
    """A moment as an address carries it. ValueError for anything else."""
    at = datetime.fromisoformat(key)
    if at.tzinfo is None:
        raise ValueError("a moment has its time zone")
    return at


def moment_words(member: Member, moment: datetime, at: datetime) -> str:
    """A moment on the member's clock: "today at 08:00", "on 2 November at 08:00"."""
    day = when(day=member.day(moment), on=member.day(at))
    return f"{day} at {clock(moment.astimezone(member.zone).time())}"


def last_run(member: Member, at: datetime) -> str:
    """ "Last run today at 08:00. Today: 3 sent, 0 failed." """
    ran_at = Lease.last_run(LEASE)
    if ran_at is None:
        return "No email checked yet. That starts a moment after Cookout does."
    start = at - timedelta(days=1)
    mine = Delivery.objects.of(member)
    sent = mine.filter(delivered_at__gt=start).count()
    failed = mine.open().exclude(failure="").count()
    ran = f"Last checked {moment_words(member, ran_at, at)}."
    if at - ran_at > LATE:
        ran = f"{ran} It should check every minute. Restart Cookout."
    return f"{ran} Last 24 hours: {sent} sent, {failed} failed."


def lines(member: Member, deliveries: list[Delivery], at: datetime) -> list[DeliveryLine]:
    """Letters as rows of a page."""
    return [
        DeliveryLine(
            f"{_what(delivery)}, {when(day=member.day(delivery.due_at), on=member.day(at))}",
            _became(member, delivery, at),
            failed=bool(delivery.failure) and delivery.failure != Delivery.NOTHING_LEFT,
            icon=_icon(delivery),
        )
        for delivery in deliveries
    ]


def _what(one: Delivery) -> str:
    """What it was, and where it went if that wasn't a mailbox."""
    if one.channel == Delivery.Channel.MAIL:
        reminds = one.kind == LetterKind.TOMORROW
        return ON_PHONES[one.kind] if reminds else one.get_kind_display()
    name = ON_PHONES.get(one.kind, one.get_kind_display())
    return f"{name} on {one.device_name}" if one.device_name else f"{name} by ntfy"


def _icon(one: Delivery) -> str:
    if one.channel in Delivery.PHONE:
        return "bell"
    return "mail" if one.kind != LetterKind.REVIEW else "calendar"


def _became(member: Member, one: Delivery, at: datetime) -> str:
    if one.delivered_at:
        return capital(words=f"sent {moment_words(member, one.delivered_at, at)}.")
    if one.covered_by_id:
        return "Couldn’t be sent in time. The next one covers it."
    if one.called_off_at:
        return f"Not sent. {one.failure}" if one.failure else "Not sent. You turned it off."
    if not one.failure:
        return "Goes out when your quiet hours end."
    tries = "1 try" if one.tries == 1 else f"{number(count=one.tries)} tries"
    again = f" Next try {moment_words(member, one.next_try_at, at)}." if one.next_try_at else ""
    return f"Not sent yet, {tries}. {one.failure}{again}"


def chores(member: Member, at: datetime) -> list[DeliveryLine]:
    """How the chores went, for the host."""
    return [
        DeliveryLine(
            chore.words, _went(member, chore, at), failed=bool(chore.failure), icon="check"
        )
        for chore in Chore.objects.order_by("pk")
    ]


def _went(member: Member, one: Chore, at: datetime) -> str:
    last = f"{one.did}, {moment_words(member, one.done_at, at)}." if one.done_at else ""
    if one.failed_at:
        failed = f"Failed {moment_words(member, one.failed_at, at)}: {one.failure}"
        return f"{failed} {last}".strip()
    return last or "Nothing to do yet."
