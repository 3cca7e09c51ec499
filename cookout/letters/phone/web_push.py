"""Web push: a note sealed for one browser, as its push service takes it (RFC 8030, 8291, 8292).

The note is a declarative one: browsers that know it show it themselves, the others by the service
worker. The library is loaded with the first note.
"""

from __future__ import annotations

import json

from cookout.letters.mail_server import MailServer
from cookout.letters.phone.http_post import Message
from cookout.letters.phone.phone_note import PhoneNote
from cookout.letters.phone.push_key import PushKey
from cookout.letters.phone.push_subscription import PushSubscription
from cookout.members.member import Member

DECLARATIVE = 8030
KEPT_FOR = 12 * 60 * 60
"""Seconds for which a push service keeps a note for a device that is off."""
GONE = (404, 410)
"""Statuses that say the subscription has ended (RFC 8030, 7.3)."""


class NoContact(Exception):
    """Push services require a contact address, and there is none."""


def contact() -> str:
    """The address that push services may write to: the mail server's sender, else the host's own.

    Raises NoContact.
    """
    server = MailServer.present()
    host = Member.objects.order_by("pk").first()
    address = (server and server.from_address) or (host and host.email)
    if not address:
        raise NoContact
    return address


def push_message(
    subscription: PushSubscription, note: PhoneNote, *, key: PushKey, subject: str, at_home: bool
) -> Message:
    """The request that hands a note over. `subject` is the contact's e-mail address.

    ValueError for keys that are none.
    """
    from webpush import WebPush, WebPushSubscription

    sealed = WebPush(
        private_key=key.private.encode(),
        public_key=key.public.encode(),
        subscriber=subject,
        ttl=KEPT_FOR,
    ).get(
        declared(note),
        WebPushSubscription.model_validate(
            {
                "endpoint": subscription.endpoint,
                "keys": {"p256dh": subscription.p256dh, "auth": subscription.auth},
            }
        ),
    )
    headers = {name: str(words) for name, words in sealed.headers.items()}
    # A newer one of a kind replaces one that still waits for the device.
    more = {"Content-Type": "application/octet-stream", "Topic": note.kind, "Urgency": "normal"}
    return Message(subscription.endpoint, sealed.encrypted, headers | more, at_home)


def declared(note: PhoneNote) -> bytes:
    """The note as JSON; `tag` lets the newest of a kind stand in for the one before."""
    shown = {
        "title": note.title,
        "body": note.body,
        "lang": "en",
        "dir": "ltr",
        "tag": note.kind,
        "navigate": note.page,
    }
    message = {"web_push": DECLARATIVE, "notification": shown}
    return json.dumps(message, ensure_ascii=False).encode()
