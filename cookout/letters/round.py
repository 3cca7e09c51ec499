"""The loop: one round looks for what is due, sends it, and writes down what became of it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage

from cookout.letters import sending
from cookout.letters.chore import Chore, Duty
from cookout.letters.delivery import Delivery
from cookout.letters.group_letter import plan_group_letters
from cookout.letters.lease import Lease
from cookout.letters.letter_text import letter
from cookout.letters.mail_server import MailServer
from cookout.letters.planning import plan, wishes
from cookout.letters.preferences import Wish
from cookout.letters.sending import NotDelivered

LEASE = "letters"
MOST = 200
"""Letters in one round; the rest goes in the next one."""
NO_ADDRESS = "Email can’t be sent to your address. Change it in settings."
NOT_WRITTEN = "This email couldn’t be written. See the log."

Clock = Callable[[], datetime]
Send = Callable[[MailServer, EmailMessage], None]
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Round:
    """What one round did. Where another place holds the lease it is nothing."""

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
    send: Send = sending.send,
) -> Round:
    """Do whatever is due, in one place at a time."""
    if not Lease.take(LEASE, holder=holder, at=clock()):
        return Round(elsewhere=True)
    sent, failed = _send_letters(clock, holder, home, send)
    problems = []
    for duty in duties:
        if not Lease.take(LEASE, holder=holder, at=clock()):
            break
        if problem := Chore.tend(duty, clock=clock):
            problems.append(f"{duty.words} did not work: {problem}")
    Lease.give_back(LEASE, holder=holder, at=clock())
    return Round(sent=sent, failed=failed, problems=tuple(problems))


def _send_letters(clock: Clock, holder: str, home: str, send: Send) -> tuple[int, int]:
    server = MailServer.present()
    if server is None:
        return 0, 0
    wished = {wish.owner_id: wish for wish in wishes()}
    plan(wishes=wished.values(), at=clock(), domain=server.domain)
    plan_group_letters(at=clock(), domain=server.domain)
    quiet = [owner for owner, wish in wished.items() if wish.is_quiet(at=clock())]
    sent = failed = 0
    while sent + failed < MOST:
        delivery = Delivery.claim(at=clock(), by=holder, quiet=quiet)
        if delivery is None:
            break
        wish = wished.get(delivery.owner_id) or Wish.of(delivery.owner)
        if not Lease.take(LEASE, holder=holder, at=clock()):
            # A round that took this long has been given up elsewhere: so is this claim.
            break
        problem = carry(delivery, wish=wish, server=server, home=home, clock=clock, send=send)
        sent, failed = (sent + 1, failed) if problem is None else (sent, failed + 1)
        if problem and problem.nobody_there:
            break
    return sent, failed


def carry(
    delivery: Delivery,
    *,
    wish: Wish,
    server: MailServer,
    home: str,
    clock: Clock,
    send: Send = sending.send,
) -> NotDelivered | None:
    """Send one that was claimed, with no transaction open, and note it; what stood in the way."""
    try:
        _send(delivery, wish, server, home, clock(), send)
    except NotDelivered as problem:
        delivery.fail(str(problem), at=clock())
        return problem
    delivery.deliver(at=clock())
    return None


def _send(
    delivery: Delivery, wish: Wish, server: MailServer, home: str, at: datetime, send: Send
) -> None:
    try:
        written = letter(delivery, wish=wish, sender=server.from_address, home=home, at=at)
    except ValueError as error:
        raise NotDelivered(NO_ADDRESS) from error
    except Exception as error:
        # One member's letter must not keep the others from theirs.
        log.exception("a letter could not be written")
        raise NotDelivered(NOT_WRITTEN) from error
    try:
        send(server, written)
    except NotDelivered:
        raise
    except Exception as error:
        log.exception("a letter could not be sent")
        raise NotDelivered(NOT_WRITTEN) from error


def try_out(*, wish: Wish, server: MailServer, home: str, clock: Clock) -> NotDelivered | None:
    """A mail to a member at once, in the ledger like any other; what stood in the way."""
    at = clock()
    planned = Delivery.plan(
        owner=wish.owner,
        kind=Delivery.Kind.TEST,
        period=at.isoformat(),
        due_at=at,
        domain=server.domain,
    )
    claimed = Delivery.claim(at=at, by="test", only=planned.pk)
    if claimed is None:
        return None
    return carry(claimed, wish=wish, server=server, home=home, clock=clock)
