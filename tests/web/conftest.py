"""What tests of pages ask for: Rowan at home, somebody of Rowan's, and what a person reads."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cookout.members.member import Member
from cookout.people.person import Person
from cookout.web.http import background
from tests.cast import person, rowan, sol

Read = Callable[..., str]
Count = Callable[[str], int]


@pytest.fixture(autouse=True)
def _a_page_waits_for_its_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine too, what a page starts is done when it answers."""
    monkeypatch.setattr(background, "FIRST", 600.0)


@pytest.fixture
def rowans(db: None) -> Member:
    """Rowan, whose people these pages show."""
    return rowan()


@pytest.fixture
def member(rowans: Member) -> Member:
    """Rowan, where only one member matters."""
    return rowans


@pytest.fixture
def home(client: Client, rowans: Member) -> Client:
    """A browser in which Rowan is signed in."""
    client.force_login(rowans)
    return client


@pytest.fixture
def outside() -> Client:
    """A browser of someone without an account, which checks forms as a real one has to."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def today(rowans: Member) -> date:
    """Rowan's day, by the clock at the door."""
    return rowans.day(timezone.now())


@pytest.fixture
def ago(today: date) -> Callable[[int], date]:
    """A day counted back from Rowan's today."""
    return lambda days: today - timedelta(days=days)


@pytest.fixture
def dana(rowans: Member) -> Person:
    """Dana Whitfield, a chimney sweep whom Rowan just wrote down."""
    return person(rowans, role="Chimney sweep", company="Whitfield Chimney & Stove", given="Dana")


@pytest.fixture
def hidden(rowans: Member) -> Person:
    """Somebody of Sol's, who is not there for Rowan."""
    return person(sol(), "Ines Duarte")


def words(answer: Any) -> str:
    """What a person reads on a page: the words of its main part, on one line."""
    main = answer.content.decode().partition('<main id="main"')[2]
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", f"<{main}")).split())


@pytest.fixture
def read(home: Client) -> Read:
    """The words of a page."""

    def reading(address: str, **query: str) -> str:
        answer = home.get(address, query)
        assert answer.status_code == 200, (address, answer.status_code)
        return words(answer)

    return reading


@pytest.fixture
def follow(home: Client, seen: list[str]) -> Read:
    """Post a form as a person does, and read the page that it leads to."""

    def posting(address: str, **said: object) -> str:
        answer = home.post(address, said, follow=True)
        assert answer.redirect_chain, f"{address}: {answer.status_code}"
        assert answer.status_code == 200
        seen.append(answer.content.decode())
        return words(answer)

    return posting


@pytest.fixture
def seen() -> list[str]:
    """The pages that forms led to."""
    return []


@pytest.fixture
def undo(home: Client, seen: list[str]) -> Callable[[], None]:
    """Press Undo on the page that was seen last, else on the list of people."""

    def pressing() -> None:
        page = seen[-1] if seen else home.get("/people/").content.decode()
        match = re.search(r'class="toast".*?<form method="post" action="([^"]+)"', page, re.S)
        assert match, "no Undo"
        assert home.post(html.unescape(match[1])).status_code == 302

    return pressing


@pytest.fixture
def queries(home: Client) -> Count:
    """How many queries a page takes."""

    def counting(address: str) -> int:
        home.get(address)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert home.get(address).status_code == 200
        return len(captured)

    return counting
