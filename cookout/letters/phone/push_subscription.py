"""A push subscription: one browser on one device that takes a member's notifications."""

from __future__ import annotations

import base64
import hashlib
from datetime import datetime
from typing import ClassVar
from urllib.parse import urlsplit

from django.db import models, transaction

from cookout.members.member import Member
from cookout.members.owned import Owned, OwnedRows

SECRET_BYTES = 16
"""Of the secret that a browser shares with who sends (RFC 8291)."""


class BadSubscription(ValueError):
    """A browser sent an invalid subscription."""


class TooManyDevices(Exception):
    """A member has as many devices as they may have."""


class PushSubscription(Owned):
    """Where one browser is reached, and the keys with which only it can read what is sent."""

    MOST = 20
    """Of one member's."""

    endpoint = models.CharField(max_length=1000, unique=True)
    p256dh = models.CharField(max_length=120)
    auth = models.CharField(max_length=40)
    name = models.CharField(max_length=60)
    made_at = models.DateTimeField()

    objects: ClassVar[OwnedRows[PushSubscription]] = OwnedRows.as_manager()  # type: ignore[assignment]

    def __str__(self) -> str:
        return self.name

    @classmethod
    @transaction.atomic
    def subscribe(
        cls, *, owner: Member, endpoint: str, p256dh: str, auth: str, name: str, at: datetime
    ) -> PushSubscription:
        """Take a browser's subscription; the same one again brings its newest keys.

        A browser has one, whoever is signed in: it is no longer the member's who had it before.
        Raises BadSubscription and TooManyDevices.
        """
        _check(endpoint, p256dh, auth)
        cls.objects.filter(endpoint=endpoint).exclude(owner=owner).delete()
        there = cls.objects.of(owner).filter(endpoint=endpoint).first()
        if there is None:
            if cls.objects.of(owner).count() >= cls.MOST:
                raise TooManyDevices
            there = cls(owner=owner, endpoint=endpoint, made_at=at)
        there.p256dh, there.auth, there.name = p256dh, auth, name
        there.save()
        return there

    @classmethod
    @transaction.atomic
    def recognize(
        cls, *, owner: Member, endpoint: str, p256dh: str, auth: str, was: str
    ) -> PushSubscription | None:
        """The device of a member by what its browser has now, or by the mark of what it had before,
        which this takes the place of. None for one that the member never turned on.

        Raises BadSubscription.
        """
        _check(endpoint, p256dh, auth)
        mine = cls.objects.of(owner)
        there = mine.filter(endpoint=endpoint).first() or next(
            (subscription for subscription in mine if subscription.mark == was), None
        )
        if there is None or cls.objects.filter(endpoint=endpoint).exclude(pk=there.pk).exists():
            return None
        there.endpoint, there.p256dh, there.auth = endpoint, p256dh, auth
        there.save(update_fields=["endpoint", "p256dh", "auth"])
        return there

    @property
    def mark(self) -> str:
        """A hash by which a page knows its own browser, without naming the address."""
        return hashlib.sha256(self.endpoint.encode()).hexdigest()


def _check(endpoint: str, p256dh: str, auth: str) -> None:
    from cryptography.hazmat.primitives.asymmetric import ec

    try:
        address = urlsplit(endpoint)
        port_is_one = address.port is None or address.port > 0
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _decoded(p256dh))
        is_secret = len(_decoded(auth)) == SECRET_BYTES
    except ValueError as error:
        raise BadSubscription(str(error)) from error
    fits = len(endpoint) <= 1000 and endpoint.isascii() and endpoint.isprintable()
    is_address = address.scheme in ("https", "http") and bool(address.hostname) and port_is_one
    if not (is_secret and fits and is_address):
        raise BadSubscription("no address or no secret")


def _decoded(key: str) -> bytes:
    """Bytes of base64url without padding. ValueError for anything else."""
    return base64.b64decode(key + "=" * (-len(key) % 4), altchars=b"-_", validate=True)
