"""One room on two servers: both on one PostgreSQL and one data folder, phones on either."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_seat import SeatToken
from cookout.room_poll import cookie_name
from tests.cli.terminal import Terminal
from tests.mastermind.sessions.session_world import begun, go_to, seat_of, three
from tests.web.sessions.conftest import browser

pytestmark = pytest.mark.django_db(transaction=True)
TOKEN = "b" * 32
"""A form's token, in the cookie and in the form."""


@dataclass(frozen=True)
class Phone:
    """A member's phone, on one of the servers."""

    port: int
    session: int
    cookies: str

    def ask(self, method: str, page: str, **fields: object) -> tuple[int, str]:
        """The status and the body of an answer."""
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=240)
        headers = {"Host": "localhost", "Cookie": self.cookies}
        headers |= {"Content-Type": "application/x-www-form-urlencoded"} if fields else {}
        body = urlencode({"csrfmiddlewaretoken": TOKEN, **fields}) if fields else None
        asked.request(method, f"/sessions/{self.session}/{page}/", body, headers)
        answer = asked.getresponse()
        text = answer.read().decode()
        asked.close()
        return answer.status, text

    def poll(self) -> dict[str, Any]:
        status, told = self.ask("GET", "version")
        assert status == 200
        return {**json.loads(told), "now": 0}


def phone(port: int, session: GroupSession, name: str) -> Phone:
    signed_in = browser(name).cookies[settings.SESSION_COOKIE_NAME].value
    secret = SeatToken.make(seat_of(session, name), at=timezone.now())
    cookies = {
        settings.SESSION_COOKIE_NAME: signed_in,
        settings.CSRF_COOKIE_NAME: TOKEN,
        cookie_name(session.pk): secret,
    }
    return Phone(port, session.pk, "; ".join(f"{key}={one}" for key, one in cookies.items()))


def database_url() -> str:
    chosen = connection.settings_dict
    return f"postgresql://{chosen['USER']}@/{chosen['NAME']}?host={chosen['HOST']}"


@pytest.fixture
def ports(transactional_db: None) -> Iterator[list[int]]:
    """Two servers."""
    if connection.vendor != "postgresql":
        pytest.skip("two servers need a PostgreSQL: python -m tests.postgres COMMAND")
    with ExitStack() as opened:
        terminals = [Terminal(settings.DATA) for _ in range(2)]
        for terminal in terminals:
            terminal.environment["DATABASE_URL"] = database_url()
            opened.enter_context(terminal.serving(line=False))
        yield [terminal.port for terminal in terminals]


def test_phones_on_two_servers_are_in_one_room(ports: list[int]) -> None:
    session = begun(three(), protocol_key="question-round", at=timezone.now())
    phase = go_to(session, "write").number
    sol, priya, rowan = (
        phone(port, session, name)
        for port, name in zip([*ports, ports[1]], ("Sol", "Priya", "Rowan"), strict=True)
    )
    member = seat_of(session, "Priya").member_id
    assert sol.ask("POST", "timekeeper", member=member)[0] == 302
    assert sol.poll() == priya.poll()
    for one in (sol, priya):
        assert "Next phase" in one.ask("GET", "room/live")[1]

    # Each of two minutes counts, and everyone who is ready.
    before = sol.poll()
    with ThreadPoolExecutor(2) as both:
        for verb in ("time", "ready"):
            answers = [both.submit(one.ask, "POST", verb, phase=phase) for one in (sol, priya)]
            assert {answer.result()[0] for answer in answers} == {302}
    told = sol.poll()
    assert (told["total"] - before["total"], told["ready"]) == (120, 2)
    assert told == priya.poll()
    assert rowan.poll() == {**told, "is_ready": False}

    # A card is sealed on the other server, too.
    card = {"kind": "card", "hot_seat": 1, "basis": "lived", "words": "We waited a year."}
    assert sol.ask("POST", "cards", **card)[0] == 302
    page = rowan.ask("GET", "room/live")[1]
    assert "One answer is handed in and sealed." in page
    assert "We waited a year." not in page

    # Two who press at once move one phase on, and both servers show it.
    with ThreadPoolExecutor(2) as both:
        answers = [both.submit(one.ask, "POST", "next", phase=phase) for one in (sol, priya)]
        assert {answer.result()[0] for answer in answers} == {302}
    assert sol.poll()["version"] == priya.poll()["version"] > told["version"]
    for one in (sol, priya, rowan):
        assert "Share experience" in one.ask("GET", "room/live")[1]
        assert f'name="phase" value="{phase + 1}"' in one.ask("GET", "room/live")[1]
