"""Polls of rooms, answered by the thread that reads the sockets.

Hundreds of phones ask once a second. To hand each question to a worker thread and wait for it takes
several times as long as the answer, and there it waits behind pages. Whatever isn't exactly such a
question, whole and alone, is a request like any other.
"""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

from waitress.channel import HTTPChannel
from waitress.utilities import build_http_date

from cookout.room_poll import ADDRESS, HEADERS, cookie_value

if TYPE_CHECKING:
    from cookout.room_poll import RoomPoll

LONGEST = 8192
"""Bytes of a question."""
ASKED = re.compile(
    rb"GET (/sessions/[0-9]+/version/) HTTP/1\.1\r\n((?:[!-9;-~]+:[^\r\n]*\r\n)+)\r\n"
)
OTHER = {b"content-length", b"transfer-encoding", b"expect", b"upgrade"}
"""Headers that make it another request."""
KEPT = b"keep-alive"


class PollChannel(HTTPChannel):  # type: ignore[misc]
    """One connection of the server."""

    def received(self, data: bytes) -> bool:
        """Answer a poll here; hand on everything else."""
        is_busy = self.requests or self.request or self.total_outbufs_len
        is_ending = self.will_close or self.close_when_flushed
        answer = None if is_busy or is_ending else poll_answer(self.server.application, data)
        if answer is None:
            return bool(super().received(data))
        with self.outbuf_lock:
            self.outbufs[-1].append(answer)
            self.total_outbufs_len += len(answer)
            self._flush_exception(self._flush_some)
        return True


def poll_answer(poll: RoomPoll, data: bytes) -> bytes | None:
    """The HTTP response to a poll; None for any other request, or if Django has to answer."""
    asked = ASKED.fullmatch(data) if len(data) <= LONGEST else None
    address = asked and ADDRESS.fullmatch(asked[1].decode("latin-1"))
    cookie = _cookie(asked[2]) if asked and address else None
    if not address or not cookie:
        return None
    body = poll.told(int(address[1]), cookie_value(cookie, session=address[1]))
    if body is None:
        return None
    lines = ["HTTP/1.1 200 OK", f"Date: {build_http_date(time.time())}"]
    lines += [f"{name}: {value}" for name, value in HEADERS]
    lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode() + body


def _cookie(lines: bytes) -> str | None:
    """The cookie header; None if another header needs more than a poll."""
    cookies = []
    for line in lines.split(b"\r\n"):
        name, _, value = line.partition(b":")
        name, value = name.lower(), value.strip()
        if name in OTHER or (name == b"connection" and value.lower() != KEPT):
            return None
        if name == b"cookie":
            cookies.append(value.decode("latin-1"))
    return cookies[0] if len(cookies) == 1 else None
