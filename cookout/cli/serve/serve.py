"""`cookout serve`: one command, nothing else to start."""

from __future__ import annotations

import errno
import os
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import click

from cookout.cli import locks
from cookout.cli.errors import Refused
from cookout.cli.instance import Instance, is_at, local, open_line, place, sign_in_address
from cookout.cli.serve import server
from cookout.cli.serve.forking import in_a_process_of_its_own
from cookout.cli.serve.parent import with_parent
from cookout.cli.serve.prepare import prepare_to_serve, set_up


@click.command()
@with_parent
@click.option("--anyway", is_flag=True, hidden=True, help="Print the sign-in link at every start.")
@click.option("--also", hidden=True, help="Print a sign-in link of this member, too.")
def serve(anyway: bool, also: str | None) -> None:
    """Start Cookout on this computer. Ctrl-C stops it."""
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, _leave)
    here = place()
    with listen(here.port) as listening, _serving(here, listening):
        # Loaded once, for the process that prepares and for the worker.
        set_up()
        secrets = in_a_process_of_its_own(lambda: prepare_to_serve(anyway=anyway, also=also))
        port = listening.getsockname()[1]
        is_up = f"Cookout is at {is_at(port)} (Ctrl-C stops it)."
        server.serve(listening, [is_up, *_sign_ins(port, secrets.splitlines())])


def _sign_ins(port: int, secrets: list[str]) -> Iterator[str]:
    """Lines that say how to sign in, from secrets, each with whom it signs in where that is not
    the first member."""
    for secret, _, who in (one.partition(" ") for one in secrets):
        yield open_line(sign_in_address(port, secret), who=who)


@contextmanager
def listen(port: int) -> Iterator[socket.socket]:
    """A port of this computer, for us alone."""
    try:
        listening = socket.create_server(("127.0.0.1", port), backlog=1024)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise Refused(_who_is_there(port))
        if error.errno == errno.EACCES:
            raise Refused(f"Port {port} isn’t yours to use. Set COOKOUT_PORT to 1024 or more.")
        raise
    with listening:
        # Small answers leave at once; connections take this over from the listening socket.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        yield listening


@contextmanager
def _serving(here: Instance, listening: socket.socket) -> Iterator[None]:
    try:
        with locks.hold(here.serving, shared=True, patience=2) as lock:
            os.ftruncate(lock, 0)
            os.pwrite(lock, str(listening.getsockname()[1]).encode(), 0)
            # The worker's parent holds it on.
            os.set_inheritable(lock, True)
            yield
    except locks.LockIsHeld:
        raise Refused("A backup is being restored. Start Cookout when that is done.")


def _who_is_there(port: int) -> str:
    import urllib.request  # of use here alone, and slow to load

    try:
        with urllib.request.urlopen(local(port), timeout=3) as answer:  # noqa: S310
            ours = b"Cookout" in answer.read(65536)
    except (OSError, ValueError):
        ours = False
    if ours:
        return f"Cookout is already running: {local(port)}"
    return (
        f"Port {port} is used by another program. "
        f"Choose another one, for example COOKOUT_PORT={port + 1}."
    )


def _leave(*_: object) -> NoReturn:
    sys.exit(0)
