"""A sealed capture: encrypted on a phone to this Cookout's public key, and opened here alone.

A sealed box as libsodium makes it (X25519, XSalsa20-Poly1305). The private half is derived from
the signing key in the data folder: it is in every backup, and in no database.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.utils.crypto import constant_time_compare, salted_hmac

from cookout.members.member import Member
from cookout.vcard.text import without_controls

if TYPE_CHECKING:
    from nacl.public import PrivateKey

MARK = 24
MOST_BYTES = 26_000_000
"""Of a whole box: the largest picture that is read, and some words."""
MOST_WORDS = 100_000
LENGTH = 4
"""Bytes of the length that precedes the JSON."""
LONGEST_FIELD = 10_000


class CaptureUnreadable(Exception):
    """It was sealed to another key, or is incomplete."""


class CaptureOfAnother(Exception):
    """Another member of this Cookout captured it."""


@dataclass(frozen=True)
class SealedCapture:
    """What was captured: when, the fields of the form, and a picture, if any."""

    at: datetime
    fields: dict[str, str]
    picture: bytes = b""


def public_key() -> str:
    """What phones seal to, in base64."""
    return base64.b64encode(bytes(_private_key().public_key)).decode()


def member_mark(member: Member) -> str:
    """How a phone knows whose capture it holds. It reveals nothing about the member."""
    return salted_hmac("cookout.capture.phone.member", str(member.pk)).hexdigest()[:MARK]


def open_capture(box: bytes, *, member: Member) -> SealedCapture:
    """Raises CaptureUnreadable, or CaptureOfAnother."""
    from nacl.exceptions import CryptoError
    from nacl.public import SealedBox

    if len(box) > MOST_BYTES:
        raise CaptureUnreadable
    try:
        opened = SealedBox(_private_key()).decrypt(box)
    except (CryptoError, ValueError, TypeError):
        raise CaptureUnreadable
    size = int.from_bytes(opened[:LENGTH], "big")
    words, picture = opened[LENGTH : LENGTH + size], opened[LENGTH + size :]
    if size > MOST_WORDS or len(words) != size:
        raise CaptureUnreadable
    return _read(words, picture, member)


def _read(words: bytes, picture: bytes, member: Member) -> SealedCapture:
    try:
        content: dict[str, Any] = json.loads(words)
        at = datetime.fromtimestamp(float(content["at"]) / 1000, UTC)
        fields = {
            without_controls(str(name)): without_controls(str(value))
            for name, value in dict(content["fields"]).items()
        }
        whose = str(content["whose"])
    except (ValueError, KeyError, TypeError, OverflowError, OSError, RecursionError):
        raise CaptureUnreadable
    # Without a mark the phone did not know yet whose it is: then it is whoever sends it.
    if whose and not constant_time_compare(whose, member_mark(member)):
        raise CaptureOfAnother
    if any(len(value) > LONGEST_FIELD for value in fields.values()):
        raise CaptureUnreadable
    return SealedCapture(at=at, fields=fields, picture=picture)


def _private_key() -> PrivateKey:
    from nacl.public import PrivateKey

    derived = salted_hmac("cookout.capture.phone.private_key", "x25519", algorithm="sha256")
    return PrivateKey(derived.digest())
