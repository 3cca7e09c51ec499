"""Polls answered by the thread that reads sockets: these alone, whole, and in their order."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
import waitress

from cookout.cli.serve.event_loop import WatchedSockets
from cookout.cli.serve.poll_channel import PollChannel, poll_answer
from cookout.room_poll import RoomPoll, cookie_name

SECRET = "a-good_secret"
COOKIE = f"Cookie: other=1; {cookie_name(7)}={SECRET}\r\n"
POLL = (
    f"GET /sessions/7/version/ HTTP/1.1\r\nHost: localhost\r\n{COOKIE}Accept: */*\r\n\r\n".encode()
)
PAGE = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"


class OneSession(RoomPoll):
    """Knows one token of one session."""

    def told(self, session: int, secret: str) -> bytes | None:
        return b'{"version": 3}' if (session, secret) == (7, SECRET) else None


def page(environ: Any, start: Any) -> Iterable[bytes]:
    start("200 OK", [("Content-Length", "4")])
    return [b"page"]


def changed(old: str, new: str) -> bytes:
    assert old.encode() in POLL
    return POLL.replace(old.encode(), new.encode())


def test_a_poll_is_answered_whole() -> None:
    answer = poll_answer(OneSession(page), POLL)
    assert answer
    head, body = answer.split(b"\r\n\r\n")
    assert json.loads(body) == {"version": 3}
    lines = head.decode().split("\r\n")
    assert lines[0] == "HTTP/1.1 200 OK"
    assert {"Content-Type: application/json", "Cache-Control: no-store"} <= set(lines)
    assert f"Content-Length: {len(body)}" in lines
    assert poll_answer(OneSession(page), changed("Accept: */*", "Connection: keep-alive"))


@pytest.mark.parametrize(
    "request_",
    [
        changed("GET", "POST"),
        changed("GET", "HEAD"),
        changed("/7/", "/8/"),
        changed("/version/", "/room/"),
        changed("/version/", "/version/?a=1"),
        changed("/version/", "//version/"),
        changed("HTTP/1.1", "HTTP/1.0"),
        changed(SECRET, "another"),
        changed(COOKIE, ""),
        changed(COOKIE, COOKIE * 2),
        changed("Accept: */*", "Connection: close"),
        changed("Accept: */*", "Content-Length: 4"),
        changed("Accept: */*", "Transfer-Encoding: chunked"),
        changed("Accept: */*", "transfer-encoding : chunked"),
        changed("Accept: */*", "Expect: 100-continue"),
        changed("Accept: */*", "Accept: a\r\n folded: b"),
        changed("Accept: */*", "Accept: " + "a" * 9000),
        POLL + POLL,
        POLL[:-2],
        POLL.replace(b"\r\n", b"\n"),
        b"",
        b"\x16\x03\x01\xff",
    ],
)
def test_anything_else_is_a_request_like_any_other(request_: bytes) -> None:
    assert poll_answer(OneSession(page), request_) is None


@pytest.fixture
def connection() -> Iterator[socket.socket]:
    """A connection to a server of these channels."""
    watched = WatchedSockets()
    server = waitress.create_server(
        OneSession(page),
        map=watched,
        listen="127.0.0.1:0",
        threads=1,
        clear_untrusted_proxy_headers=False,
    )
    server.channel_class = PollChannel
    thread = threading.Thread(target=watched.serve)
    thread.start()
    with socket.create_connection(server.socket.getsockname(), timeout=60) as opened:
        yield opened
    # In its own thread: without a socket left, it ends.
    server.trigger.pull_trigger(lambda: server.asyncore.close_all(watched))
    thread.join()
    server.task_dispatcher.shutdown()


def read_answers(connection: socket.socket, count: int) -> list[bytes]:
    """The bodies of so many answers."""
    stream = connection.makefile("rb")
    bodies = []
    for _ in range(count):
        lines = iter(stream.readline, b"\r\n")
        length = next(int(line.split()[1]) for line in lines if line.startswith(b"Content-Length"))
        list(lines)
        bodies.append(stream.read(length))
    return bodies


def test_polls_and_pages_share_a_connection_each_in_its_order(connection: socket.socket) -> None:
    told = b'{"version": 3}'
    connection.sendall(POLL)
    assert read_answers(connection, 1) == [told]
    connection.sendall(PAGE + PAGE)
    assert read_answers(connection, 2) == [b"page", b"page"]
    connection.sendall(POLL)
    assert read_answers(connection, 1) == [told]
    # In two pieces, and two at once: by a worker thread, as any request.
    connection.sendall(POLL[:20])
    connection.sendall(POLL[20:] + PAGE)
    assert read_answers(connection, 2) == [told, b"page"]
