"""The server: a lean parent that keeps the socket, and one worker that has Django."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Sequence
from types import FrameType
from typing import NoReturn

from cookout.cli.instance import is_at, open_line, sign_in_address

THREADS = 4
CONNECTIONS = 1000
"""Open at once; further ones wait in the socket's queue."""
TURN = 0.0005
"""Seconds that a thread computes on while others wait to. Each look into the database ends a turn,
so with Python's own 5 ms a short page waits that long several times beside long ones."""
LARGEST = 2 * 1024**3
"""Bytes of a request that is read to its end, so that the page which refuses it is seen."""
SECONDS_TO_END = 6
"""What requests under way may still take when the server is asked to end."""
SHORT_LIFE = 5.0
"""Seconds. A worker that lives no longer may not be able to live."""
SHORT_LIVES = 3
"""So many short lives in a row, and the server gives up."""


class Server:
    """Starts the worker, starts it again when it dies, and ends it when asked to end."""

    def __init__(self, listening: socket.socket, *, when_up: Callable[[], None]) -> None:
        self.listening = listening
        # Begins after the first fork: a fork copies the locks of other threads as they are held.
        self.when_up = threading.Thread(target=when_up, daemon=True)
        self.worker = 0
        self.is_ending = False

    def serve(self) -> int:
        """Serve until a signal says to end; returns the exit code."""
        for sign in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(sign, self.end)
        signal.signal(signal.SIGALRM, self.kill)
        short_lives = 0
        while not self.is_ending and short_lives < SHORT_LIVES:
            started = time.monotonic()
            self.start_worker()
            if self.when_up.ident is None:
                self.when_up.start()
            os.waitpid(self.worker, 0)
            lived = time.monotonic() - started
            short_lives = short_lives + 1 if lived < SHORT_LIFE else 0
        return 0 if self.is_ending else 1

    def start_worker(self) -> None:
        signs = {signal.SIGTERM, signal.SIGINT, signal.SIGHUP}
        end, held_by_parent = os.pipe()
        # A signal in between would find no worker to end.
        signal.pthread_sigmask(signal.SIG_BLOCK, signs)
        self.worker = os.fork()
        if self.worker == 0:
            os.close(held_by_parent)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, signs)
            _work(self.listening, end)
        os.close(end)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, signs)

    def end(self, sign: int, frame: FrameType | None) -> None:
        self.is_ending = True
        self.send(signal.SIGTERM)
        signal.alarm(SECONDS_TO_END)

    def kill(self, sign: int, frame: FrameType | None) -> None:
        self.send(signal.SIGKILL)

    def send(self, sign: int) -> None:
        try:
            os.kill(self.worker, sign)
        except ProcessLookupError:
            # It ended by itself a moment ago.
            return


def serve(listening: socket.socket, sign_ins: Sequence[str]) -> int:
    """Serve on a socket that is ours already, so that a port belongs to one Cookout alone.

    `sign_ins` are secrets of sign-in addresses to print, each with whom it signs in where that is
    not the first member.
    """
    port = listening.getsockname()[1]
    return Server(listening, when_up=lambda: _when_up(port, sign_ins)).serve()


def _work(listening: socket.socket, end: int) -> NoReturn:
    """In the worker: leave the terminal's Ctrl-C to the parent, end with it, and load Django."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    for sign in (signal.SIGINT, signal.SIGHUP, signal.SIGALRM):
        signal.signal(sign, signal.SIG_IGN)
    code = 1
    try:
        os.setsid()
        threading.Thread(target=_end_with_parent, args=(end,), daemon=True).start()
        _serve_pages(listening)
        code = 0
    except SystemExit:
        code = 0
    except Exception:
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stderr.flush()
        os._exit(code)


def _serve_pages(listening: socket.socket) -> None:
    import waitress

    from cookout.cli.serve.background import begin
    from cookout.cli.serve.event_loop import WatchedSockets
    from cookout.cli.serve.poll_channel import PollChannel
    from cookout.cli.serve.room_turns import RoomTurns
    from cookout.wsgi import application

    begin()
    sys.setswitchinterval(TURN)
    watched, threads = WatchedSockets(), RoomTurns(THREADS)
    server = waitress.create_server(
        application,
        map=watched,
        _dispatcher=threads,
        sockets=[listening],
        connection_limit=CONNECTIONS,
        max_request_body_size=LARGEST,
        # Django believes a proxy's headers where COOKOUT_URL says that there is one.
        clear_untrusted_proxy_headers=False,
        ident=None,
    )
    server.channel_class = PollChannel
    watched.serve(threads)


def _end_with_parent(end: int) -> None:
    os.read(end, 1)
    os._exit(1)


def _when_up(port: int, sign_ins: Sequence[str]) -> None:
    while not _answers(port):
        time.sleep(0.2)
    print(f"Cookout is at {is_at(port)} (Ctrl-C stops it).", file=sys.stderr, flush=True)
    for secret, _, who in (one.partition(" ") for one in sign_ins):
        print(open_line(sign_in_address(port, secret), who=who), flush=True)


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", "/", headers={"Host": f"localhost:{port}"})
        return connection.getresponse().status < 600
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
