"""A PostgreSQL for the tests: Debian's programs, a cluster in a temporary folder, ended at the end.

`python -m tests.postgres COMMAND...` runs a command with COOKOUT_TEST_DATABASE naming a fresh
database; without a command it sees to it that PostgreSQL is there, or says the line to type.
"""

from __future__ import annotations

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser import INSTALL, UPDATE

FOUND_IN = Path("/usr/lib/postgresql")
NO_CLUSTER = Path("/etc/postgresql-common/createcluster.d/no-main-cluster.conf")
UNPRIVILEGED = ("postgres", "nobody")
SET_DEATH_SIGNAL = 1
SETTINGS = {
    "listen_addresses": "",
    "max_connections": "40",
    "shared_buffers": "128MB",
}
# Nothing in it outlives the run, so that no test waits for the disk.
HASTY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def find() -> Path | None:
    """The folder of PostgreSQL's programs, the newest where there are several."""
    found = FOUND_IN.glob("*/bin/initdb")
    return max((path.parent for path in found), key=lambda path: int(path.parts[-2]), default=None)


@contextmanager
def running(*, hasty: bool = True) -> Iterator[str]:
    """A PostgreSQL of our own until the block ends; the URL of an empty database in it.

    Unless `hasty`, it writes to the disk as a member's own would.
    """
    programs = find()
    assert programs, "PostgreSQL is missing: python -m tests.postgres"
    # A socket's path has to be short.
    folder = Path(tempfile.mkdtemp(prefix="cookout-pg-", dir="/tmp"))
    try:
        user = _user()
        if user:
            shutil.chown(folder, user)
        _run(programs / "initdb", folder, user)
        settings = SETTINGS | (HASTY if hasty else {})
        server = _start(programs / "postgres", folder, user, settings)
        try:
            _wait(programs / "pg_isready", folder, server)
            yield f"postgresql://cookout@/postgres?host={folder}"
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=240)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _user() -> str | None:
    """PostgreSQL refuses to be root."""
    if os.geteuid():
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in UNPRIVILEGED if name in known)


def _as(user: str | None) -> dict[str, object]:
    if not user:
        return {}
    return {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []}


def _run(initdb: Path, folder: Path, user: str | None) -> None:
    made = subprocess.run(
        [
            *(initdb, "-D", folder / "data", "-U", "cookout", "-A", "trust"),
            *("-E", "UTF8", "--locale=C.UTF-8", "--no-sync"),
        ],
        capture_output=True,
        text=True,
        cwd=folder,
        **_as(user),
    )
    if made.returncode:
        sys.exit(made.stderr)


def _start(
    postgres: Path, folder: Path, user: str | None, settings: dict[str, str]
) -> subprocess.Popen[bytes]:
    words = [f"-c{name}={value}" for name, value in settings.items()]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [postgres, "-D", folder / "data", "-k", folder, *words],
            stdout=log,
            stderr=log,
            cwd=folder,
            # Ctrl-C is for the tests; the server ends with whoever started it, however that ended.
            start_new_session=True,
            preexec_fn=lambda: ctypes.CDLL(None).prctl(SET_DEATH_SIGNAL, signal.SIGINT),
            **_as(user),
        )


def _wait(pg_isready: Path, folder: Path, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    while subprocess.run([pg_isready, "-q", "-h", folder], check=False).returncode:
        if server.poll() is not None or time.monotonic() > until:
            raise RuntimeError((folder / "log").read_text())
        time.sleep(0.05)


def install() -> None:
    """Install PostgreSQL by apt, without a cluster that the system would keep running."""
    print("Installing PostgreSQL, for tests and benches.", file=sys.stderr, flush=True)
    NO_CLUSTER.parent.mkdir(parents=True, exist_ok=True)
    NO_CLUSTER.write_text("create_main_cluster = false\n")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (UPDATE, (*INSTALL[:-1], "--no-install-recommends", "postgresql")):
        subprocess.run(command, check=True, env=quiet, stdout=sys.stderr)


def see_to_it() -> None:
    """Install PostgreSQL where it is missing and may be installed; else say the line to type."""
    if not find() and os.geteuid() == 0 and shutil.which("apt-get"):
        install()
    if not find():
        sys.exit("PostgreSQL is missing. Type: sudo apt-get install -y postgresql")
    # Asked to end, whatever runs beside it ends the server and the folder first.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))


def main() -> None:
    """See to it that there is PostgreSQL, and run a command with it."""
    see_to_it()
    if command := sys.argv[1:]:
        with running() as url:
            environment = os.environ | {"COOKOUT_TEST_DATABASE": url}
            sys.exit(subprocess.run(command, check=False, env=environment).returncode)


if __name__ == "__main__":
    main()
