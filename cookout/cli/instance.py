"""Where this Cookout lives: its data folder, its port and the addresses on it."""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass
from pathlib import Path

from cookout.cli import locks
from cookout.cli.backup.postgresql import Postgresql
from cookout.cli.errors import Refused

BUSIEST_PORT = 65535


@dataclass(frozen=True)
class Instance:
    """A data folder and its port."""

    folder: Path
    port: int
    database: Path | Postgresql

    @property
    def backups(self) -> Path:
        return self.folder / "backups"

    @property
    def serving(self) -> Path:
        return self.folder / locks.SERVING

    @property
    def preparing(self) -> Path:
        return self.folder / locks.PREPARING

    def serving_port(self) -> int:
        """The port to print: COOKOUT_PORT, else the one in use now, else the default."""
        if os.environ.get("COOKOUT_PORT"):
            return self.port
        try:
            port = int(self.serving.read_text())
        except (OSError, ValueError):
            return self.port
        return port if answers(port) else self.port


def place() -> Instance:
    """The instance that COOKOUT_DATA and COOKOUT_PORT name. Creates the folder; imports no
    Django."""
    try:
        from cookout import settings
    except ValueError as error:
        raise Refused(str(error))
    except OSError as error:
        where = f": {error.filename}" if error.filename else ""
        raise Refused(
            f"The data folder can’t be used ({error.strerror}{where}). "
            "Name another one with COOKOUT_DATA."
        )
    if not os.access(settings.DATA, os.W_OK | os.X_OK):
        raise Refused(f"You can’t write to {settings.DATA}. Name another folder with COOKOUT_DATA.")
    if not 0 <= settings.PORT <= BUSIEST_PORT:
        raise Refused(f"COOKOUT_PORT must be a number up to {BUSIEST_PORT}, such as 8000.")
    chosen = settings.DATABASES["default"]
    is_file = chosen["ENGINE"].endswith("sqlite3")
    database = Path(chosen["NAME"]) if is_file else Postgresql(chosen)
    if isinstance(database, Path) and database.exists() and not database.is_file():
        raise Refused(
            f"{database} isn’t a file, so it can’t be the database. Move it out of the way."
        )
    return Instance(folder=settings.DATA, port=settings.PORT, database=database)


def local(port: int) -> str:
    """The address on this computer."""
    return f"http://localhost:{port}/"


def home(port: int) -> str:
    """The base of every address: COOKOUT_URL, else the one on this computer."""
    from cookout import settings

    return settings.HOME if settings.ADDRESS else local(port)


def is_at(port: int) -> str:
    """The line that says where it runs, and for a proxy where to forward to."""
    if home(port) == local(port):
        return local(port)
    return f"{home(port)}, behind a proxy that forwards to {local(port)}"


def sign_in_address(port: int, secret: str) -> str:
    """An address that signs a member in once."""
    return f"{home(port)}enter/{secret}/"


def open_line(address: str, *, who: str = "") -> str:
    """The line that says how to sign in, or how to sign in as someone else in a second browser."""
    if who:
        return f"Open {address} in a second browser to sign in as {who}"
    return f"Open {address} to sign in"


def answers(port: int) -> bool:
    """Whether anything listens on a port of this computer."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True
