"""The loop: each round finds what is due, sends it, and records the result."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from cookout.letters.chore import Chore, Duty
from cookout.letters.delivery import Delivery, LetterKind
from cookout.letters.group_letter import plan_group_letters
from cookout.letters.lease import Lease
from cookout.letters.mail_server import MailServer
from cookout.letters.outgoing import SENDERS, Outgoing, Senders, carry
from cookout.letters.phone.push_subscription import PushSubscription
from cookout.letters.planning import plan_mail, plan_phones, wishes
from cookout.letters.preferences import Wish
from cookout.letters.sending import NotDelivered

LEASE = "letters"
MOST = 200
"""Emails in one round; the rest goes in the next one."""

Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Round:
    """What one round did; all zero if another process holds the lease."""

    elsewhere: bool = False
    sent: int = 0
    failed: int = 0
    problems: tuple[str, ...] = ()


def go_round(
    *,
    clock: Clock,
    holder: str,
    home: str,
    duties: Iterable[Duty] = (),
    senders: Senders = SENDERS,
) -> Round:
    """Do whatever is due, in one process at a time."""
    if not Lease.take(LEASE, holder=holder, at=clock()):
        return Round(elsewhere=True)
    sent, failed = _send_due(clock, holder, home, senders)
    problems = []
    for duty in duties:
        if not Lease.take(LEASE, holder=holder, at=clock()):
            break
        if problem := Chore.tend(duty, clock=clock):
            problems.append(f"{duty.words} did not work: {problem}")
    Lease.give_back(LEASE, holder=holder, at=clock())
    return Round(sent=sent, failed=failed, problems=tuple(problems))


def _send_due(clock: Clock, holder: str, home: str, senders: Senders) -> tuple[int, int]:
    server, wished = MailServer.present(), wishes()
    _plan(server, wished, clock())
    by_owner = {wish.owner_id: wish for wish in wished}
    quiet = [wish.owner_id for wish in wished if wish.is_quiet(at=clock())]
    # Without a mail server letters wait, and so they do where it does not answer now.
    closed = set() if server else {Delivery.Channel.MAIL}
    sent = failed = 0
    for _ in range(MOST):
        delivery = Delivery.claim(at=clock(), by=holder, quiet=quiet, closed=closed)
        if delivery is None:
            break
        wish = by_owner.get(delivery.owner_id) or Wish.of(delivery.owner)
        if not Lease.take(LEASE, holder=holder, at=clock()):
            # A round that took this long has been given up elsewhere: so is this claim.
            break
        outgoing = Outgoing(delivery, wish=wish, home=home, server=server)
        problem = carry(outgoing, clock=clock, senders=senders)
        sent += delivery.delivered_at is not None
        failed += problem is not None
        if problem and problem.nobody_there:
            closed.add(Delivery.Channel.MAIL)
    return sent, failed


def _plan(server: MailServer | None, wished: list[Wish], at: datetime) -> None:
    """Create what is due; where several of a kind wait, only the latest is sent."""
    Delivery.uncover(at=at)
    if server:
        plan_mail(wishes=wished, at=at, domain=server.domain)
        plan_group_letters(at=at, domain=server.domain)
    plan_phones(wishes=wished, at=at)
    Delivery.cover(at=at)


def try_out(
    *,
    wish: Wish,
    home: str,
    clock: Clock,
    server: MailServer | None = None,
    channel: str = Delivery.Channel.MAIL,
    device: PushSubscription | None = None,
    senders: Senders = SENDERS,
) -> NotDelivered | None:
    """Send a test to a member at once, recorded in the ledger; returns what went wrong."""
    at = clock()
    planned = Delivery.plan(
        owner=wish.owner,
        kind=LetterKind.TEST,
        period=at.isoformat(),
        due_at=at,
        domain=server.domain if server else "phone",
        channel=channel,
        device=device,
    )
    claimed = Delivery.claim(at=at, by="test", only=planned.pk)
    if claimed is None:
        return None
    outgoing = Outgoing(claimed, wish=wish, home=home, server=server)
    return carry(outgoing, clock=clock, senders=senders)
