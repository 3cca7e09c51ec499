"""The server: one socket, one lean parent, one worker that has Django, and nothing left behind."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.net import SocketHolder  # type: ignore[attr-defined]
from granian.server.mp import MPServer

from cookout.cli.instance import is_at, open_line, sign_in_address

THREADS = 4
WAITING = 1024
"""Requests that may wait for a thread."""
SECONDS_TO_END = 5
"""What a request under way may still take when the server is asked to end."""
LOGS = {
    "handlers": {
        name: {"class": "logging.StreamHandler", "stream": "ext://sys.stderr"}
        for name in ("console", "access")
    }
}

Application = Callable[..., Any]


class Server(MPServer):
    """Granian on a socket that is ours already, so that a port belongs to one Cookout alone."""

    def __init__(self, listening: socket.socket, *, when_up: Callable[[], None]) -> None:
        host, port = listening.getsockname()
        super().__init__(
            target="cookout.wsgi",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            websockets=False,
            blocking_threads=THREADS,
            backlog=WAITING,
            workers_kill_timeout=SECONDS_TO_END,
            respawn_failed_workers=True,
            log_level=LogLevels.error,
            log_dictconfig=LOGS,
        )
        self._listening = listening
        self._when_up = when_up

    def _init_shared_socket(self) -> None:
        """Granian's own would share the port with any other server that asks for it."""
        self._ssp, self._sso = None, self._listening
        self._sfd: Any = self._listening.fileno()
        self._shd: Any = SocketHolder(self._sfd, False, WAITING)  # type: ignore[call-arg]

    def startup(self, *args: Any) -> None:
        super().startup(*args)  # type: ignore[no-untyped-call]
        # A closed terminal ends the server; Granian would start its worker afresh.
        signal.signal(signal.SIGHUP, self.signal_handler_interrupt)
        threading.Thread(target=self._when_up, daemon=True).start()


def serve(listening: socket.socket, secret: str | None) -> int:
    """Serve until a signal says to end; returns the exit code."""
    port = listening.getsockname()[1]
    server = Server(listening, when_up=lambda: _when_up(port, secret))
    end, held_by_parent = os.pipe()
    with contextlib.suppress(SystemExit):
        server.serve(target_loader=lambda: _application(end, held_by_parent), wrap_loader=False)
    return 0 if server.interrupt_signal else 1


def _application(end: int, held_by_parent: int) -> Application:
    """In the worker: leave the terminal's Ctrl-C to the parent, end with it, and load Django."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.setsid()
    os.close(held_by_parent)
    threading.Thread(target=_end_with_parent, args=(end,), daemon=True).start()
    from cookout.cli.serve.background import begin
    from cookout.wsgi import application

    begin()
    return application


def _end_with_parent(end: int) -> None:
    os.read(end, 1)
    os._exit(1)


def _when_up(port: int, secret: str | None) -> None:
    while not _answers(port):
        time.sleep(0.2)
    print(f"Cookout is at {is_at(port)} (Ctrl-C ends it).", file=sys.stderr, flush=True)
    if secret:
        print(open_line(sign_in_address(port, secret)), flush=True)


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", "/", headers={"Host": f"localhost:{port}"})
        return connection.getresponse().status < 600
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
