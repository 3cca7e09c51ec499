"""A browser for all journeys of a worker, and a server with the cast's world for each file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests import browser as chromium
from tests.served import SHARED, Served, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, WebError

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 800}
ZONE = "America/Los_Angeles"
PATIENCE = 180_000
"""Milliseconds."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The journeys of a file share its server, so they go to one worker; each check of all pages,
    which takes as long as many files, is a file's worth by itself."""
    for item in items:
        if "journeys" in item.path.parts:
            group = item.name if "test_every_page_" in item.name else item.path.stem
            item.add_marker(pytest.mark.xdist_group(group))


@pytest.fixture(scope="session", autouse=True)
def _shared(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The worlds that a run's workers begin from are made once, by the worker that is first."""
    mine = tmp_path_factory.getbasetemp()
    os.environ[SHARED] = str(mine.parent if os.environ.get("PYTEST_XDIST_WORKER") else mine)


@pytest.fixture(scope="session", autouse=True)
def _patience() -> None:
    """What is expected is waited for as long as what is clicked: a busy machine is no failure."""
    expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    if not chromium.find():
        pytest.fail("the browser tests need Chromium: make test installs it or says how")
    with chromium.opened() as opened:
        yield opened


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server with the cast's world, that no other file of journeys has changed."""
    with served(tmp_path_factory.mktemp("demo"), "demo") as running:
        yield running


class Watch:
    """What the browser complains about; a page that is forbidden something by its own
    Content-Security-Policy complains here too."""

    def __init__(self, context: BrowserContext) -> None:
        self.complaints: list[str] = []
        self.context = context
        context.on("console", self._say)
        context.on("weberror", self._fail)

    def end(self) -> None:
        """The next test that looks at this browser has a watch of its own."""
        self.context.remove_listener("console", self._say)
        self.context.remove_listener("weberror", self._fail)

    def _say(self, said: ConsoleMessage) -> None:
        expected = "Failed to load resource: the server responded with a status of 4"
        if said.type == "error" and not said.text.startswith(expected):
            self.complaints.append(said.text)

    def _fail(self, error: WebError) -> None:
        self.complaints.append(str(error.error))


def phone(chrome: Browser) -> BrowserContext:
    """A fresh browser of a phone's size, with nothing remembered."""
    context = chrome.new_context(
        viewport=PHONE,  # type: ignore[arg-type]
        timezone_id=ZONE,
        reduced_motion="reduce",
    )
    # A busy machine is no failure.
    context.set_default_timeout(PATIENCE)
    return context


@pytest.fixture
def visit(chrome: Browser) -> Iterator[Page]:
    """A page of a fresh phone, that fails the test when the browser complained."""
    context = phone(chrome)
    watch = Watch(context)
    yield context.new_page()
    context.close()
    assert not watch.complaints


def has_signed_in(page: Page, cookout: Served, email: str) -> None:
    """The browser of a page is one in which one of the cast has signed in before."""
    page.context.add_cookies(cookout.signed_in(email))  # type: ignore[arg-type]


def sign_in(page: Page, link: str) -> None:
    """Come in by an address that signs in."""
    page.goto(link)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_load_state()


@pytest.fixture(scope="module")
def rowans_phone(chrome: Browser, demo: Served) -> Iterator[BrowserContext]:
    """The phone of the cast's Rowan, who has signed in before; it has the styles and scripts of
    the pages after the first."""
    context = phone(chrome)
    context.add_cookies(demo.signed_in("rowan@example.org"))  # type: ignore[arg-type]
    yield context
    context.close()


@pytest.fixture
def rowan(rowans_phone: BrowserContext) -> Iterator[Page]:
    """An empty page of Rowan's, that fails the test when the browser complained."""
    watch = Watch(rowans_phone)
    page = rowans_phone.new_page()
    yield page
    page.close()
    watch.end()
    assert not watch.complaints
