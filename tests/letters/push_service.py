"""A stand-in for a push service and for an ntfy server, on loopback: it takes what is posted and
answers as it is told. A browser's own keys open what was sealed for it (RFC 8291)."""

from __future__ import annotations

import base64
import json
import secrets
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CURVE = ec.SECP256R1()


@dataclass
class PushBrowser:
    """The keys that a browser makes when it subscribes: only it can read what comes."""

    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(CURVE))
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(16))

    @property
    def keys(self) -> dict[str, str]:
        return {"p256dh": encoded(self._point), "auth": encoded(self.secret)}

    @property
    def _point(self) -> bytes:
        return self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    def read(self, body: bytes) -> dict[str, Any]:
        """What was sealed for it."""
        salt, length = body[:16], body[20]
        sender, sealed = body[21 : 21 + length], body[21 + length :]
        (record,) = struct.unpack("!L", body[16:20])
        assert len(body) <= record, "one record, as push services ask for"
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, sender)
        shared = self.key.exchange(ec.ECDH(), theirs)
        about = b"WebPush: info\0" + self._point + sender
        secret = _derived(shared, self.secret, about, 32)
        key = _derived(secret, salt, b"Content-Encoding: aes128gcm\0", 16)
        nonce = _derived(secret, salt, b"Content-Encoding: nonce\0", 12)
        plain = AESGCM(key).decrypt(nonce, sealed, None).rstrip(b"\0")
        assert plain.endswith(b"\x02")
        read: dict[str, Any] = json.loads(plain[:-1])
        return read


@dataclass
class Taken:
    """One request that came."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class PushService:
    """What came, and the status to answer each path with; 201 where none is named."""

    home: str
    taken: list[Taken] = field(default_factory=list)
    answers: dict[str, int] = field(default_factory=dict)
    came: threading.Event = field(default_factory=threading.Event)


@contextmanager
def push_service() -> Iterator[PushService]:
    """A server on a free port until the block ends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    service = PushService(f"http://127.0.0.1:{server.server_port}/")
    server.service = service  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()


class _Answers(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        service: PushService = self.server.service  # type: ignore[attr-defined]
        body = self.rfile.read(int(self.headers["Content-Length"]))
        headers = {name.lower(): words for name, words in self.headers.items()}
        service.taken.append(Taken(self.path, headers, body))
        self.send_response(service.answers.get(self.path, 201))
        self.send_header("Location", f"{service.home}elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()
        service.came.set()

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


def encoded(plain: bytes) -> str:
    """base64url without padding."""
    return base64.urlsafe_b64encode(plain).rstrip(b"=").decode()


def _derived(key: bytes, salt: bytes, about: bytes, length: int) -> bytes:
    return HKDF(hashes.SHA256(), length, salt, about).derive(key)
