"""A terminal for the tests: commands that end, and servers that are ended."""

from __future__ import annotations

import http.client
import os
import queue
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests import forked

ROOT = Path(__file__).parent.parent.parent
COMMAND = (sys.executable, "-P", "-m", "cookout.cli.main")
LONG = 240
TABLE = "cookout_member"


def free_port() -> int:
    """A port of this computer that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


class Terminal:
    """One data folder and one port, and what is typed there."""

    def __init__(self, folder: Path, port: int | None = None) -> None:
        self.folder = folder
        self.port = port or free_port()
        self.where = Path("/")
        inherited = {name: value for name, value in os.environ.items() if "DJANGO" not in name}
        self.environment = {
            **inherited,
            "COOKOUT_DATA": str(folder),
            "COOKOUT_PORT": str(self.port),
            "PYTHONPATH": str(ROOT),
        }

    @property
    def database(self) -> Path:
        return self.folder / "cookout.sqlite3"

    @property
    def backups(self) -> list[str]:
        return sorted(path.name for path in (self.folder / "backups").glob("*"))

    def run(self, *words: str | Path, given: bytes = b"") -> subprocess.CompletedProcess[str]:
        """`cookout ...`, to its end, in a process of its own."""
        return self._run("-m", "cookout.cli.main", *map(str, words), given=given)

    def type(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        """The same by a Python that begins, as in a real terminal."""
        return self._typed(*COMMAND, *map(str, words))

    def python(self, code: str) -> str:
        """Run some lines in a prepared process of their own; what they print."""
        prepared = f"from cookout.cli.serve.prepare import prepare\nprepare()\n{code}"
        done = self._run("-c", prepared)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def begin_at(self, migration: str, *, name: str) -> None:
        """Make the database as a version of long ago made it, with a member in it."""
        lines = (
            "from cookout.cli.serve.prepare import set_up",
            "set_up()",
            "from django.core.management import call_command",
            "from django.db import connection",
            "from django.db.migrations.executor import MigrationExecutor",
            f"call_command('migrate', 'cookout', {migration!r}, verbosity=0)",
            "history = MigrationExecutor(connection).loader",
            f"then = history.project_state(('cookout', {migration!r})).apps",
            f"then.get_model('cookout', 'Member').objects.create(name={name!r})",
        )
        done = self._run("-c", "\n".join(lines))
        assert done.returncode == 0, done.stderr

    def ask(self, statement: str, *words: object) -> list[tuple[object, ...]]:
        """What the database of the folder itself says; a process with Django takes a second."""
        with closing(sqlite3.connect(self.database)) as database, database:
            return database.execute(statement, words).fetchall()

    def count(self, noun: str) -> int:
        """How many rows there are of a noun."""
        ((found,),) = self.ask(f"select count(*) from cookout_{noun}")
        return int(str(found))

    def member(self, email: str, *, password: str = "") -> None:
        """The first member signs in for the first time, or another one joins."""
        if not password:
            self._member(email)
            return
        self.python(
            "from cookout.members.member import Member\n"
            "member = Member.objects.filter(email=None).first() or Member()\n"
            f"member.name = member.email = {email!r}\n"
            f"member.set_password({password!r})\n"
            "member.save()"
        )

    def _member(self, email: str) -> None:
        is_new = "id = (select min(id) from cookout_member where email is null)"
        if self.ask(f"select 1 from cookout_member where {is_new}"):
            self.ask(f"update cookout_member set name = ?, email = ? where {is_new}", email, email)
            return
        names = [str(name) for (name,) in self.ask("select name from pragma_table_info(?)", TABLE)]
        given = {"id": "null", "name": "?1", "email": "?1"}
        as_they_are = ", ".join(given.get(name, name) for name in names)
        copied = f"insert into {TABLE} ({', '.join(names)}) select {as_they_are} from {TABLE}"
        self.ask(f"{copied} limit 1", email)

    @contextmanager
    def serving(self, *words: str, line: bool = True) -> Iterator[Server]:
        """A server, up; whatever happens it is gone afterwards."""
        server = Server(self, words or ("serve",))
        try:
            server.wait_until_up(line=line)
            yield server
        finally:
            server.end_everything()

    def _run(self, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[str]:
        if not forked.is_same_python(self.environment):
            return self._typed(sys.executable, "-P", *words, given=given)
        done = forked.run(list(words), self.environment, self.where, given=given, timeout=LONG)
        return _in_words(done)

    def _typed(self, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            words,
            env=self.environment,
            input=given,
            capture_output=True,
            timeout=LONG,
            cwd=self.where,
        )
        return _in_words(done)


def _in_words(done: subprocess.CompletedProcess[bytes]) -> subprocess.CompletedProcess[str]:
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


class Server:
    """A server that was started from a terminal."""

    def __init__(self, terminal: Terminal, words: tuple[str, ...]) -> None:
        self.port = terminal.port
        self.seen = {self.port}
        self.lines: list[str] = []
        self._said: queue.Queue[str] = queue.Queue()
        self.process = subprocess.Popen(
            [*COMMAND, *words],
            env=terminal.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=terminal.where,
            start_new_session=True,
        )
        self.errors: list[str] = []
        self._listen(self.process.stdout, self._said.put)
        self._listen(self.process.stderr, self.errors.append)

    def _listen(self, stream: Iterator[str] | None, told: Callable[[str], None]) -> None:
        assert stream is not None
        threading.Thread(target=lambda: [told(line) for line in stream], daemon=True).start()

    def wait_until_up(self, *, line: bool = True) -> None:
        if line:
            try:
                self.lines.append(self._said.get(timeout=LONG))
            except queue.Empty:
                raise AssertionError("".join(self.errors))
        wait_until(lambda: any("Cookout is at" in said for said in self.errors))

    def said(self) -> str:
        """All that stands on stdout."""
        time.sleep(0.2)
        while not self._said.empty():
            self.lines.append(self._said.get())
        return "".join(self.lines)

    def get(self, path: str = "/") -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LONG)
        connection.request("GET", path, headers={"Host": f"localhost:{self.port}"})
        return connection.getresponse()

    @property
    def worker(self) -> int:
        """The process that has Django."""
        (child,) = children(self.process.pid)
        return child

    def end(self, sign: int = signal.SIGTERM) -> int:
        """Ask it to end; its exit code."""
        self.process.send_signal(sign)
        return self.process.wait(timeout=LONG)

    def end_everything(self) -> None:
        family = [self.process.pid, *children(self.process.pid)]
        for pid in family:
            if is_alive(pid):
                os.kill(pid, signal.SIGKILL)
        self.process.wait(timeout=LONG)


def children(pid: int) -> list[int]:
    """The processes that one has started."""
    try:
        found = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return []
    return [int(child) for child in found.split()]


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that ended and was not looked at yet does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_until(true: Callable[[], bool], *, seconds: float = LONG) -> None:
    """Wait for something that happens soon."""
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "it did not happen"
        time.sleep(0.05)
