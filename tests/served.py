"""Cookout as it is really run, for a browser: a folder and a port of its own, ended at the end."""

from __future__ import annotations

import atexit
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
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

OPEN = re.compile(r"Open (http://localhost:\d+/\S+) to sign in")
PATIENCE = 180
SIGN_IN = """
import sys
from cookout.cli.serve.prepare import set_up
set_up()
from django.conf import settings
from django.test import Client
from cookout.members.member import Member
for email in sys.argv[1:]:
    client = Client()
    client.force_login(Member.objects.get(email=email))
    print(settings.SESSION_COOKIE_NAME, client.cookies[settings.SESSION_COOKIE_NAME].value)
"""


@dataclass(frozen=True)
class Served:
    """A running Cookout: its home address, its folder, and the address that signs in once."""

    home: str
    folder: Path
    sign_in: str

    def command(self, *words: str) -> str:
        """What a command says on this Cookout's folder."""
        port = self.home.rsplit(":", 1)[1].strip("/")
        return subprocess.run(
            [sys.executable, "-m", "cookout.cli.main", *words],
            env=_environment(self.folder, int(port)),
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    def link(self, email: str) -> str:
        """A new address that signs a member in."""
        found = OPEN.search(self.command("link", "--as", email))
        assert found
        return found.group(1)

    def signed_in(self, *emails: str) -> list[dict[str, str]]:
        """What a browser keeps in which a member is signed in, a cookie each, by one process."""
        done = subprocess.run(
            [sys.executable, "-c", SIGN_IN, *emails],
            env=_environment(self.folder, 0),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        pairs = (line.split() for line in done.stdout.splitlines())
        return [{"name": name, "value": value, "url": self.home} for name, value in pairs]

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
def _prepared(*words: str) -> Path:
    """A folder as a first start makes it, made once: an empty one, or the cast's world."""
    folder = Path(tempfile.mkdtemp(prefix="cookout-prepared-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    prepare = [sys.executable, "-m", "cookout.cli.serve.prepare", *words]
    subprocess.run(prepare, env=_environment(folder, 0), check=True)
    return folder


@contextmanager
def served(folder: Path, command: str = "serve", *, afresh: bool = False) -> Iterator[Served]:
    """Run `cookout serve`, or the cast's world, until the block ends; on a folder that was
    prepared before, or from a first start on."""
    if not afresh:
        prepared = _prepared("--cast") if command == "demo" else _prepared()
        shutil.copytree(prepared, folder, dirs_exist_ok=True)
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
        yield Served(f"http://localhost:{port}/", folder, link)
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
