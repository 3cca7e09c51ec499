"""The server: a lean parent that keeps the socket, and one worker that has Django."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
import time

from cookout.cli.serve.forking import ENDS, fork, signals_wait

# The parent has no use for `typing` itself.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType
    from typing import NoReturn

OURS = ("-P", "-m")
"""Python runs our module, never a file of that name in the current folder."""
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


def serve(listening: socket.socket, lines: Sequence[str]) -> NoReturn:
    """Serve on a socket that is ours already, so that a port belongs to one Cookout alone.

    `lines` are printed once it answers, the first on stderr. The worker begins with all that is
    loaded here. This process begins again without it, as the worker's parent: it keeps its id and
    what it holds open.
    """
    end, held = os.pipe()
    pipe_out, says = os.pipe()
    os.write(says, "\n".join(lines).encode())
    os.close(says)
    # The new beginning lets them in.
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDS)
    worker = fork(lambda: _work(listening, end, held))
    kept = (listening.fileno(), end, held, pipe_out)
    for descriptor in kept:
        os.set_inheritable(descriptor, True)
    words = (sys.executable, *OURS, __name__, *map(str, (*kept, worker)))
    os.execv(sys.executable, words)  # noqa: S606


class Server:
    """Starts the worker again when it dies, and ends it when asked to end."""

    def __init__(self, listening: socket.socket, end: int, held: int, worker: int) -> None:
        self.listening = listening
        self.end, self.held = end, held
        """A pipe that ends with us, and the worker with it."""
        self.worker = worker
        self.is_ending = False

    def serve(self) -> int:
        """Serve until a signal says to end; returns the exit code."""
        for sign in ENDS:
            signal.signal(sign, self.leave)
        signal.signal(signal.SIGALRM, self.kill)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDS)
        short_lives, started = 0, time.monotonic()
        while True:
            os.waitpid(self.worker, 0)
            lived = time.monotonic() - started
            short_lives = short_lives + 1 if lived < SHORT_LIFE else 0
            if self.is_ending or short_lives == SHORT_LIVES:
                return 0 if self.is_ending else 1
            started = time.monotonic()
            with signals_wait():
                self.worker = fork(lambda: _work(self.listening, self.end, self.held))

    def leave(self, sign: int, frame: FrameType | None) -> None:
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


def _work(listening: socket.socket, end: int, held: int) -> None:
    """In the worker: leave the terminal's Ctrl-C to the parent, end with it, and load Django."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    for sign in (signal.SIGINT, signal.SIGHUP, signal.SIGALRM):
        signal.signal(sign, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDS)
    os.close(held)
    os.setsid()
    threading.Thread(target=_end_with_parent, args=(end,), daemon=True).start()
    _serve_pages(listening)


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


def _when_up(port: int, lines: Sequence[str]) -> None:
    while not _answers(port):
        time.sleep(0.2)
    is_up, *sign_ins = lines
    print(is_up, file=sys.stderr, flush=True)
    for line in sign_ins:
        print(line, flush=True)


def _answers(port: int) -> bool:
    asked = f"GET / HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n"
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
            connection.sendall(asked.encode())
            return connection.makefile("rb").read().startswith(b"HTTP/1.1 ")
    except OSError:
        return False


def main() -> None:
    """The parent, from its new beginning on."""
    served, end, held, pipe_out, worker = map(int, sys.argv[1:])
    listening = socket.socket(fileno=served)
    port = listening.getsockname()[1]
    with os.fdopen(pipe_out) as pipe:
        lines = pipe.read().splitlines()
    threading.Thread(target=_when_up, args=(port, lines), daemon=True).start()
    sys.exit(Server(listening, end, held, worker).serve())


if __name__ == "__main__":
    main()
