"""A command of Cookout in a process of its own, forked from one that has loaded what no setting
touches: Python's own modules, Django's, the practice.

To load these takes more than half of a command's time, and hundreds of tests type one. Everything
else is as in a terminal: its own arguments, environment, folder, standard input and output; it
reads its settings, loads its models and ends as `cookout` does. What is about the process itself
(its start, its signals, another environment for Python) is typed in `tests.cli.terminal` as a
command of the system.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

OURS = ("cookout.practice", "cookout.vcard")
THEIRS = (
    *("click", "http.client", "sqlite3", "urllib.request", "zoneinfo", "email.message"),
    *("django.contrib.auth.hashers", "django.contrib.auth.password_validation"),
    *("django.contrib.messages", "django.contrib.sessions.backends.db"),
    *("django.contrib.staticfiles.finders", "django.core.cache", "django.core.mail"),
    *("django.core.management", "django.db.backends.sqlite3.base", "django.db.models.sql.compiler"),
    *("django.db.migrations.executor", "django.forms", "django.http", "django.shortcuts"),
    *("django.template.defaulttags", "django.template.loader_tags", "django.views.debug"),
    *("allauth.utils", "csp.constants"),
)
# Another environment than these change belongs to another Python.
SETTINGS = ("COOKOUT_", "DATABASE_URL")
LARGEST = 1 << 17
DESCRIPTORS = 3


def run(
    words: list[str],
    environment: dict[str, str],
    where: Path,
    *,
    given: bytes = b"",
    timeout: float,
) -> subprocess.CompletedProcess[bytes]:
    """Run a module with its arguments, ["-m", NAME, ...], or lines of Python, ["-c", LINES]."""
    with (
        tempfile.TemporaryFile() as out,
        tempfile.TemporaryFile() as err,
        tempfile.TemporaryFile() as stdin,
    ):
        stdin.write(given)
        stdin.seek(0)
        asked = {"words": words, "environment": environment, "where": str(where)}
        streams = [stream.fileno() for stream in (stdin, out, err)]
        code = _begun().run(asked, streams, timeout)
        for stream in (out, err):
            stream.seek(0)
        return subprocess.CompletedProcess(words, code, out.read(), err.read())


def is_same_python(environment: dict[str, str]) -> bool:
    """Whether nothing but Cookout's own settings is different there from here."""
    ours, theirs = (
        {name: value for name, value in env.items() if not name.startswith(SETTINGS)}
        for env in (environment, _begun().environment)
    )
    return ours == theirs


class Forking:
    """The process that is forked from, seen from the tests."""

    def __init__(self) -> None:
        # As the terminal of the tests has it.
        inherited = {name: value for name, value in os.environ.items() if "DJANGO" not in name}
        self.environment = {**inherited, "PYTHONPATH": str(Path(__file__).parent.parent)}
        self._asking, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "tests.forked", str(theirs.fileno())],
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
            )
        self._lock = threading.Lock()
        atexit.register(self.end)

    def run(self, asked: dict[str, Any], streams: list[int], timeout: float) -> int:
        """Its exit code."""
        with self._lock:
            told = json.dumps(asked).encode()
            socket.send_fds(self._asking, [told], streams)
            pid = int(self._asking.recv(LARGEST))
            self._asking.settimeout(timeout)
            try:
                return int(self._asking.recv(LARGEST))
            except TimeoutError:
                os.kill(pid, signal.SIGKILL)
                self._asking.settimeout(None)
                self._asking.recv(LARGEST)
                raise subprocess.TimeoutExpired(asked["words"], timeout)
            finally:
                self._asking.settimeout(None)

    def end(self) -> None:
        """Nobody asks any more."""
        self._asking.close()
        self._process.wait()


@cache
def _begun() -> Forking:
    return Forking()


def _load() -> None:
    for name in THEIRS:
        import_module(name)
    for package in map(import_module, OURS):
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            # The extra "meaning" need not be installed.
            if not module.name.endswith(".meaning"):
                import_module(module.name)
    from django.conf import settings

    assert not settings.configured, "a module reads the settings of the first command for all"
    assert "cookout.settings" not in sys.modules


def _become(asked: dict[str, Any], streams: list[int]) -> None:
    """In the child: be what was typed, to its end."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.environ.clear()
    os.environ.update(asked["environment"])
    os.chdir(asked["where"])
    kind, what, *words = asked["words"]
    sys.argv = [what if kind == "-m" else "-c", *words]
    if kind == "-m":
        import_module(what).cookout(prog_name="cookout")
    else:
        exec(compile(what, "<string>", "exec"), {"__name__": "__main__"})


def main() -> None:
    """Fork for each command that is asked for, until nobody asks any more."""
    asking = socket.socket(fileno=int(sys.argv[1]))
    _load()
    while True:
        told, streams, _, _ = socket.recv_fds(asking, LARGEST, DESCRIPTORS)
        if not told:
            os._exit(0)
        child = os.fork()
        if not child:
            asking.close()
            _become(json.loads(told), list(streams))
            return
        for stream in streams:
            os.close(stream)
        asking.send(str(child).encode())
        _, status = os.waitpid(child, 0)
        asking.send(str(os.waitstatus_to_exitcode(status)).encode())


if __name__ == "__main__":
    main()
