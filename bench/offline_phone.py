"""A model of a phone that captures without a connection: what it keeps, and how it sends.

It does what cookout/web/static/cookout/js/outbox does: a capture is kept first, sent under its own
key, and removed once an answer came. Everything may be lost on the way.
"""

from __future__ import annotations

import base64
import json
import random
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from unittest.mock import patch

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from nacl.public import PublicKey, SealedBox

from cookout.capture.phone.sealed_capture import member_mark, public_key
from cookout.capture.received_capture import ReceivedCapture
from cookout.members.member import Member

RECEIVE = "/phone/captures/"
OUTCOMES = ("answered", "no connection", "answer lost", "server ended", "phone ended")


@dataclass
class OfflinePhone:
    """One phone of a member, and the dice that decide what is lost."""

    member: Member
    client: Client
    dice: random.Random
    outbox: dict[str, bytes] = field(default_factory=dict)
    happened: dict[str, int] = field(default_factory=lambda: dict.fromkeys(OUTCOMES, 0))

    def capture(self, fields: dict[str, str], *, at: datetime) -> None:
        """Seal it and keep it."""
        said = {"whose": member_mark(self.member), "at": at.timestamp() * 1000, "fields": fields}
        words = json.dumps(said).encode()
        box = SealedBox(PublicKey(base64.b64decode(public_key())))
        key = str(uuid.UUID(int=self.dice.getrandbits(128), version=4))
        self.outbox[key] = box.encrypt(len(words).to_bytes(4, "big") + words)

    def send(self, *, loss: float) -> None:
        """Send what waits, in order, until the connection or the process ends."""
        for key in list(self.outbox):
            outcome = self._outcome(loss)
            self.happened[outcome] += 1
            if not self._send(key, outcome):
                return

    def _outcome(self, loss: float) -> str:
        return self.dice.choice(OUTCOMES[1:]) if self.dice.random() < loss else OUTCOMES[0]

    def _send(self, key: str, outcome: str) -> bool:
        """Whether the next one may be sent at once."""
        if outcome == "no connection":
            return False
        if outcome == "server ended":
            # In the middle of its transaction: the person is written, the capture is not settled.
            with patch.object(ReceivedCapture, "settle", side_effect=SystemExit):
                self._post(key)
            return False
        status = self._post(key)
        # Whether the answer was lost or the phone ended before it removed the capture: it stays.
        if outcome != "answered" or status != 200:
            return False
        del self.outbox[key]
        return True

    def _post(self, key: str) -> int:
        box = SimpleUploadedFile("box", self.outbox[key])
        try:
            answer = self.client.post(RECEIVE, {"key": key, "box": box})
        except SystemExit:
            return 0
        return answer.status_code


def run(
    phone: OfflinePhone,
    *,
    captures: int,
    loss: float,
    at: datetime,
    named: Callable[[int], dict[str, str]],
) -> None:
    """Capture and send by turns, and at the end until nothing waits."""
    for number in range(captures):
        phone.capture(named(number), at=at)
        if phone.dice.random() < 0.5:
            phone.send(loss=loss)
    while phone.outbox:
        phone.send(loss=loss)
