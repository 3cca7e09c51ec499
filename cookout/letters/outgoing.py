"""Send one claimed delivery by its channel, and record the result."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage

from cookout.letters import sending
from cookout.letters.delivery import Delivery, NothingLeft
from cookout.letters.letter_text import letter
from cookout.letters.mail_server import MailServer
from cookout.letters.phone import http_post
from cookout.letters.phone.http_post import Message, NotPosted
from cookout.letters.phone.ntfy import ntfy_message
from cookout.letters.phone.ntfy_topic import NtfyTopic
from cookout.letters.phone.phone_note import phone_note
from cookout.letters.phone.phone_wish import PhoneWish
from cookout.letters.phone.push_key import PushKey
from cookout.letters.phone.web_push import GONE, NoContact, contact, push_message
from cookout.letters.preferences import Wish
from cookout.letters.sending import NotDelivered

NO_ADDRESS = "Email can’t be sent to your address. Change it in settings."
NOT_WRITTEN = "This couldn’t be written. See the log."
NO_CONTACT = "Push services ask for an email address. Add yours in settings."
NO_KEY = "There is no key for notifications yet. Restart Cookout."
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Senders:
    """The functions that send an email and post a message."""

    mail: Callable[[MailServer, EmailMessage], None] = sending.send
    post: Callable[[Message], int] = http_post.post


SENDERS = Senders()


@dataclass(frozen=True)
class Outgoing:
    """A claimed delivery, with what its text and its channel need."""

    delivery: Delivery
    wish: Wish
    home: str
    server: MailServer | None


class _DeviceGone(Exception):
    """The browser's subscription has ended."""


def carry(
    outgoing: Outgoing, *, clock: Callable[[], datetime], senders: Senders
) -> NotDelivered | None:
    """Send it outside of any transaction and record the result; returns the problem, if any."""
    delivery = outgoing.delivery
    try:
        _send(outgoing, clock(), senders)
    except NothingLeft:
        delivery.drop(Delivery.NOTHING_LEFT, at=clock())
        return None
    except _DeviceGone:
        delivery.drop(Delivery.LOST_DEVICE, at=clock())
        if delivery.device:
            Delivery.end_device(delivery.device, at=clock(), words=Delivery.LOST_DEVICE)
        return NotDelivered(Delivery.LOST_DEVICE)
    except NotDelivered as problem:
        delivery.fail(str(problem), at=clock())
        return problem
    delivery.deliver(at=clock())
    return None


def _send(outgoing: Outgoing, at: datetime, senders: Senders) -> None:
    """Send, turning every error into NotDelivered, so that one member's letter doesn't stop the
    others'."""
    try:
        BY_CHANNEL[outgoing.delivery.channel](outgoing, at, senders)
    except (NotDelivered, NothingLeft, _DeviceGone):
        raise
    except Exception as error:
        log.exception("a letter could not be written or sent")
        raise NotDelivered(NOT_WRITTEN) from error


def _send_mail(outgoing: Outgoing, at: datetime, senders: Senders) -> None:
    server = outgoing.server
    assert server, "letters wait where there is no mail server"
    sender, options = server.from_address, {"wish": outgoing.wish, "home": outgoing.home, "at": at}
    try:
        written = letter(outgoing.delivery, sender=sender, **options)  # type: ignore[arg-type]
    except ValueError as error:
        raise NotDelivered(_no_address(outgoing.delivery)) from error
    senders.mail(server, written)


def _no_address(delivery: Delivery) -> str:
    """Whose address it is, where it is not the one of the ledger's owner."""
    place = delivery.recipient
    return f"Email can’t be sent to {place.first_name}’s address." if place else NO_ADDRESS


def _send_push(outgoing: Outgoing, at: datetime, senders: Senders) -> None:
    delivery, key = outgoing.delivery, PushKey.present()
    device = delivery.device
    if device is None:
        raise _DeviceGone
    if key is None:
        raise NotDelivered(NO_KEY)
    try:
        subject = contact()
    except NoContact as error:
        raise NotDelivered(NO_CONTACT) from error
    note = phone_note(delivery, wish=PhoneWish.of(delivery.owner), home=outgoing.home, at=at)
    at_home = delivery.owner.is_host
    message = push_message(device, note, key=key, subject=subject, at_home=at_home)
    _post(message, senders, gone=GONE)


def _send_ntfy(outgoing: Outgoing, at: datetime, senders: Senders) -> None:
    delivery = outgoing.delivery
    topic = NtfyTopic.of(delivery.owner)
    if topic is None:
        raise NothingLeft
    note = phone_note(delivery, wish=PhoneWish.of(delivery.owner), home=outgoing.home, at=at)
    _post(ntfy_message(topic, note), senders)


def _post(message: Message, senders: Senders, gone: tuple[int, ...] = ()) -> None:
    try:
        status = senders.post(message)
    except NotPosted as problem:
        raise NotDelivered(str(problem)) from problem
    if status in gone:
        raise _DeviceGone
    if not 200 <= status < 300:
        raise NotDelivered(f"The server answered: {status} {http_post.meaning(status)}".strip())


BY_CHANNEL: dict[str, Callable[[Outgoing, datetime, Senders], None]] = {
    Delivery.Channel.MAIL: _send_mail,
    Delivery.Channel.PUSH: _send_push,
    Delivery.Channel.NTFY: _send_ntfy,
}
