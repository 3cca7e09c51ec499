"""Polls of a session's room, answered before Django, for browsers with a seat's token.

Every phone polls once a second. The token in its cookie is all the sign-in there is: only its hash
is stored, and it opens nothing once its seat is revoked. A request without a valid token goes to
Django. Each worker thread keeps one read-only connection of its own.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Any, NamedTuple

from django.conf import settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ADDRESS = re.compile(r"/sessions/([0-9]{1,18})/version/")
LONGEST_COOKIE = 8192
"""Characters; Django refuses longer headers."""

QUESTION = """
select s.version, p.began_at, p.seconds + coalesce((
    select sum(a.seconds) from cookout_addedtime a where a.phase_id = coalesce(p.resumes_id, p.id)
  ), 0), (
    select count(*) from cookout_readytap r where r.phase_id = coalesce(p.resumes_id, p.id)
  ), exists (
    select 1 from cookout_readytap r
    where r.phase_id = coalesce(p.resumes_id, p.id) and r.seat_id = e.id
  )
from cookout_seattoken t
join cookout_sessionseat e on e.id = t.seat_id and e.revoked_at is null
join cookout_groupsession s on s.id = e.session_id and s.ended_at is null
left join cookout_sessionphase p on p.session_id = s.id and p.number = (
    select max(number) from cookout_sessionphase where session_id = s.id
  )
where t.digest = {mark} and s.id = {mark}
"""
Read = Callable[[str, int], "tuple[Any, ...] | None"]


class PollAnswer(NamedTuple):
    """The answer to a poll: the version of what the room shows, and the counts beside it.

    The running phase began at a moment (in SQLite: a text) and takes so many seconds, those added
    included; both are None if none runs. `ready` counts the seats that are ready.
    """

    version: int
    began_at: Any
    seconds: int | None
    ready: int
    is_ready: bool

    def as_json(self, *, now: float) -> bytes:
        """`now` and `ends` in milliseconds since 1970, `total` in seconds."""
        content = {"version": self.version, "now": round(now * 1000), "ends": self._ends()}
        content |= {"total": self.seconds, "ready": self.ready, "is_ready": bool(self.is_ready)}
        return json.dumps(content).encode()

    def _ends(self) -> int | None:
        if self.began_at is None or self.seconds is None:
            return None
        text = isinstance(self.began_at, str)
        began_at: datetime = datetime.fromisoformat(self.began_at) if text else self.began_at
        if began_at.tzinfo is None:
            began_at = began_at.replace(tzinfo=UTC)
        return round((began_at + timedelta(seconds=self.seconds)).timestamp() * 1000)


HEADERS = (
    ("Content-Type", "application/json"),
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
)
REST = 5.0
"""Seconds for which Django answers polls after the database couldn't be reached."""


def cookie_name(session: int | str) -> str:
    """The cookie that holds a seat's token, one for each session."""
    return f"{settings.SEAT_COOKIE_NAME}_{session}"


def cookie_value(header: str, *, session: int | str) -> str:
    """A seat's token from the cookie header; empty if there is none."""
    name = cookie_name(session)
    if name not in header or len(header) > LONGEST_COOKIE:
        return ""
    try:
        found = SimpleCookie(header).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


class RoomPoll:
    """A WSGI application that answers polls and hands every other request on."""

    def __init__(
        self, application: WSGIApplication, *, clock: Callable[[], float] = time.time
    ) -> None:
        self.application, self.clock = application, clock
        self.connections = threading.local()
        self.rests_until = 0.0

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer a poll, or hand the request on."""
        answer = self.answer(environ)
        if answer is None:
            return self.application(environ, start)
        start("200 OK", [*HEADERS, ("Content-Length", str(len(answer)))])
        return [answer]

    def answer(self, environ: WSGIEnvironment) -> bytes | None:
        """The body of the answer; None if Django has to answer."""
        if environ["REQUEST_METHOD"] != "GET":
            return None
        asked = ADDRESS.fullmatch(environ.get("PATH_INFO", ""))
        if not asked:
            return None
        secret = cookie_value(environ.get("HTTP_COOKIE", ""), session=asked[1])
        return self.told(int(asked[1]), secret)

    def told(self, session: int, secret: str) -> bytes | None:
        """What a token's browser may know of a session; None if Django has to answer."""
        if not secret:
            return None
        try:
            found = self._read(hashlib.sha256(secret.encode()).hexdigest(), session)
        except Exception:
            # The database is busy, restarted or not ours to read so: Django says what is wrong.
            self._forget()
            return None
        return PollAnswer(*found).as_json(now=self.clock()) if found else None

    def _read(self, digest: str, session: int) -> tuple[Any, ...] | None:
        read: Read | None = getattr(self.connections, "read", None)
        if read is None:
            read = self.connections.read = self._connect()
        return read(digest, session)

    def _connect(self) -> Read:
        """This thread's connection; ConnectionError soon after a failed attempt."""
        now = self.clock()
        if now < self.rests_until:
            raise ConnectionError("the database could not be reached a moment ago")
        self.rests_until = now + REST
        read = _reader()
        self.rests_until = 0.0
        return read

    def _forget(self) -> None:
        self.connections.read = None


def _reader() -> Read:
    """A query function over a read-only connection of its own."""
    from django.db import connection

    chosen = connection.settings_dict
    if connection.vendor == "sqlite":
        path = f"file:{chosen['NAME']}?mode=ro"
        return _sqlite(sqlite3.connect(path, uri=True, timeout=1, isolation_level=None))
    return _postgresql(connection.get_connection_params())


def _sqlite(connected: sqlite3.Connection) -> Read:
    question = QUESTION.format(mark="?")

    def read(digest: str, session: int) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = connected.execute(question, (digest, session)).fetchone()
        return row

    return read


def _postgresql(params: dict[str, Any]) -> Read:
    import psycopg

    plain = {name: value for name, value in params.items() if name not in NOT_FOR_READING}
    # The thread that reads the sockets asks, too: it never waits long.
    connected = psycopg.connect(**(plain | IMPATIENT), autocommit=True)
    # Without a transaction of its own a connection's read_only says nothing.
    connected.execute("set default_transaction_read_only = on")
    connected.execute("set statement_timeout = '1s'")
    question = QUESTION.format(mark="%s")

    def read(digest: str, session: int) -> tuple[Any, ...] | None:
        return connected.execute(question, (digest, session)).fetchone()

    return read


IMPATIENT = {"connect_timeout": 2, "tcp_user_timeout": 2000}
"""Seconds, and milliseconds, until a host that is silent counts as gone."""
NOT_FOR_READING = ("cursor_factory", "context", "prepare_threshold")
"""Of Django's own connection: how it makes its cursors."""
