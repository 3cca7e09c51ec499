"""`cookout serve`: one command, nothing else to start."""

from __future__ import annotations

import errno
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import click

from cookout.cli import locks
from cookout.cli.errors import Refused
from cookout.cli.instance import Instance, local, place
from cookout.cli.serve.parent import with_parent

ENDS = (signal.SIGTERM, signal.SIGINT)
OURS = ("-P", "-m")
"""Python runs our module, never a file of that name in the current folder."""


@click.command()
@with_parent
@click.option("--anyway", is_flag=True, hidden=True, help="Print the sign-in link at every start.")
@click.option("--also", hidden=True, help="Print a sign-in link of this member, too.")
def serve(anyway: bool, also: str | None) -> None:
    """Start Cookout on this computer. Ctrl-C stops it."""
    for sign in ENDS:
        signal.signal(sign, _leave)
    here = place()
    with listen(here.port) as listening, _serving(here, listening):
        words = ["--anyway"] * anyway + ([f"--also={also}"] if also else [])
        said = in_a_process_of_its_own("cookout.cli.serve.prepare", *words)
        from cookout.cli.serve import server

        sys.exit(server.serve(listening, said.splitlines()))


def in_a_process_of_its_own(module: str, *args: str) -> str:
    """Run one of our modules elsewhere, so that what it loads is not kept here; what it says."""
    came: list[int] = []
    # A signal that comes while a process begins would find none to end.
    before = {sign: signal.signal(sign, lambda sign, _: came.append(sign)) for sign in ENDS}
    words = [sys.executable, *OURS, module, *args]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    with process:
        try:
            for ending, action in before.items():
                signal.signal(ending, action)
            for arrived in came:
                signal.raise_signal(arrived)
            said, _ = process.communicate()
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        sys.exit(1)
    return said.strip()


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
