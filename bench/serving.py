"""A server of its own for a bench: started on a free port and a temporary folder, and ended."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
COOKOUT = (sys.executable, "-P", "-m", "cookout.cli.main", "serve")


@dataclass
class Serving:
    """A running server: its process, its port, and how long it took to the first answer."""

    process: subprocess.Popen[bytes]
    port: int
    seconds: float


def environment(folder: Path, port: int, database: str = "") -> dict[str, str]:
    """The environment of a bench: its own folder and port; SQLite, or a PostgreSQL by its URL."""
    kept = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    return (kept | {"DATABASE_URL": database} if database else kept) | {
        "COOKOUT_DATA": str(folder),
        "COOKOUT_PORT": str(port),
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "bench.settings",
    }


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


@contextmanager
def folder() -> Iterator[Path]:
    """A temporary data folder."""
    with tempfile.TemporaryDirectory(prefix="cookout-bench-") as made:
        yield Path(made)


def build_world(
    where: Path, people: int, database: str = "", *, photos: bool = False
) -> dict[str, Any]:
    """Build a world of so many people, every second one with a photo if that is asked for."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.world", str(people), *(["photos"] if photos else [])],
        env=environment(where, 0, database),
        stdout=subprocess.PIPE,
        check=True,
    )
    world: dict[str, Any] = json.loads(done.stdout)
    return world


@contextmanager
def server(where: Path, database: str = "") -> Iterator[Serving]:
    """Serve a folder until the block ends."""
    port = free_port()
    start = time.perf_counter()
    process = subprocess.Popen(
        COOKOUT,
        env=environment(where, port, database),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield Serving(process, port, _until_up(process, port) - start)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _until_up(process: subprocess.Popen[bytes], port: int) -> float:
    for _ in range(6000):
        if process.poll() is not None:
            raise RuntimeError("the server ended before it answered")
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            connection.request("GET", "/sign-in/", headers={"Host": "localhost"})
            if connection.getresponse().status == 200:
                return time.perf_counter()
        except OSError:
            time.sleep(0.01)
    raise RuntimeError("the server did not answer within a minute")
