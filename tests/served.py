"""Cookout as it is really run, for a browser: a folder and a port of its own, ended at the end."""

from __future__ import annotations

import atexit
import fcntl
import hashlib
import os
import re
import select
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tests import forked

OPEN = re.compile(r"Open (http://localhost:\d+/\S+) to sign in")
PATIENCE = 180
SHARED = "COOKOUT_TESTS_SHARED"
"""Names the folder that the workers of one run have in common."""
MAKE_EMPTY = """
import os
os.umask(0o077)
from cookout.cli.serve.prepare import prepare
prepare(serving=True)
"""
# The cast's world as a first start finds it, and what a browser keeps in which one of its members
# has signed in, a line each.
MAKE_CAST = """
import os
os.umask(0o077)
from cookout.cli.serve.prepare import prepare, prepare_cast
prepare_cast()
prepare(serving=True)
from django.conf import settings
from django.test import Client
from cookout.members.member import Member
for member in Member.objects.exclude(email=None):
    client = Client()
    client.force_login(member)
    print(member.email, client.cookies[settings.SESSION_COOKIE_NAME].value)
"""


@dataclass(frozen=True)
class Served:
    """A running Cookout: its home address, its folder, and the address that signs in once."""

    home: str
    folder: Path
    sign_in: str
    sessions: dict[str, str] = field(default_factory=dict)
    """What a browser keeps in which one of the cast has signed in, by the email address."""

    def command(self, *words: str) -> str:
        """What a command says on this Cookout's folder."""
        port = self.home.rsplit(":", 1)[1].strip("/")
        asked = ["-m", "cookout.cli.main", *words]
        environment = _environment(self.folder, int(port))
        done = forked.run(asked, environment, Path.cwd(), timeout=PATIENCE)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    def link(self, email: str) -> str:
        """A new address that signs a member in."""
        found = OPEN.search(self.command("link", "--as", email))
        assert found
        return found.group(1)

    def signed_in(self, *emails: str) -> list[dict[str, str]]:
        """What a browser keeps in which one of the cast has signed in, a cookie each."""
        # As cookout/settings.py names it: cookies know no port.
        mark = hashlib.sha256(str(self.folder.resolve()).encode()).hexdigest()[:8]
        named = {"name": f"cookout_session_{mark}", "url": self.home}
        return [named | {"value": self.sessions[email]} for email in emails]

    def row(self, question: str, *words: object) -> int:
        """The number of a row, asked of the database itself."""
        connection = sqlite3.connect(self.folder / "cookout.sqlite3")
        try:
            return int(connection.execute(question, words).fetchone()[0])
        finally:
            connection.close()

    def text(self, question: str, *words: object) -> str:
        """A word of a row, asked of the database itself."""
        connection = sqlite3.connect(self.folder / "cookout.sqlite3")
        try:
            return str(connection.execute(question, words).fetchone()[0])
        finally:
            connection.close()

    @contextmanager
    def held(self, question: str, *, unlike: int) -> Iterator[None]:
        """As soon as the answer is another number, the server can write nothing: it waits."""
        connection = sqlite3.connect(
            self.folder / "cookout.sqlite3", timeout=0, isolation_level=None
        )
        try:
            until = time.monotonic() + PATIENCE
            while not connection.in_transaction:
                assert time.monotonic() < until
                if connection.execute(question).fetchone()[0] == unlike:
                    continue
                # SQLite itself would look again so seldom that the server is always first.
                with suppress(sqlite3.OperationalError):
                    connection.execute("begin immediate")
            yield
        finally:
            connection.close()

    def write(self, statement: str, *words: object) -> int:
        """Put a row into the database itself; its number."""
        connection = sqlite3.connect(self.folder / "cookout.sqlite3")
        try:
            with connection:
                return int(connection.execute(statement, words).lastrowid or 0)
        finally:
            connection.close()


def _environment(folder: Path, port: int) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("DJANGO_SETTINGS_MODULE",)}
    return kept | {"COOKOUT_DATA": str(folder), "COOKOUT_PORT": str(port)}


@cache
def _prepared(command: str) -> Path:
    """A folder as a first start makes it, "serve" an empty one and "demo" the cast's world, and
    beside it the sessions of the cast; made once by whichever process is first."""
    made = _shared() / f"cookout-{command}"
    with made.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.with_suffix(".sessions").exists():
            code = MAKE_CAST if command == "demo" else MAKE_EMPTY
            done = subprocess.run(
                [sys.executable, "-c", code],
                env=_environment(made, 0),
                stdout=subprocess.PIPE,
                text=True,
                check=True,
            )
            made.with_suffix(".sessions").write_text(done.stdout)
    return made


@cache
def _shared() -> Path:
    """Where the workers of one run find what the first of them made, else a folder of our own."""
    if shared := os.environ.get(SHARED):
        return Path(shared)
    folder = Path(tempfile.mkdtemp(prefix="cookout-prepared-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@contextmanager
def served(folder: Path, command: str = "serve", *, afresh: bool = False) -> Iterator[Served]:
    """Run `cookout serve`, or the cast's world, until the block ends; on a folder that was
    prepared before, or from a first start on."""
    sessions = {}
    if not afresh:
        prepared = _prepared(command)
        shutil.copytree(prepared, folder, dirs_exist_ok=True)
        lines = prepared.with_suffix(".sessions").read_text().splitlines()
        sessions = dict(line.split() for line in lines)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "cookout.cli.main", "serve", "--anyway"],
        env=_environment(folder, port),
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        link = _sign_in_line(process)
        yield Served(f"http://localhost:{port}/", folder, link, sessions)
    finally:
        process.terminate()
        process.wait(timeout=240)


def _sign_in_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        ready, _, _ = select.select([process.stdout], [], [], 1)
        if ready and (found := OPEN.search(process.stdout.readline())):
            return found.group(1)
        if process.poll() is not None:
            break
    raise RuntimeError("the server did not print where to sign in")
