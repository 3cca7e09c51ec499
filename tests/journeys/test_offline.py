"""Someone is captured without a connection, the browser is closed, and back online they are there
exactly once, also where the server's answer was lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests import browser as chromium
from tests.journeys.conftest import PATIENCE, PHONE, ZONE, sign_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Route

    from tests.served import Served

INSTALLED = "async () => (await navigator.serviceWorker.ready).active.state === 'activated'"
NAMED = "select count(*) from cookout_person where name = ?"


@contextmanager
def phone(chrome: Browser, folder: Path) -> Iterator[BrowserContext]:
    """A browser that remembers, as a phone does, from one time it is opened to the next."""
    context = chrome.browser_type.launch_persistent_context(
        folder,
        executable_path=chromium.find(),
        args=list(chromium.FLAGS),
        viewport=PHONE,  # type: ignore[arg-type]
        timezone_id=ZONE,
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


def capture(page: Page, name: str) -> None:
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("One thing to remember").fill("Has a boat")
    page.get_by_role("radio", name="Yes").check()
    page.get_by_label("Where you met").fill("Harbor fair")
    page.get_by_role("button", name="Save on this phone").click()


def capture_offline(page: Page, home: str, name: str) -> None:
    """Captured in a basement; upstairs the server takes nothing yet."""
    page.context.route("**/phone/captures/", lambda route: route.abort())
    page.context.set_offline(True)
    page.goto(home)
    capture(page, name)
    expect(page.get_by_text("1 saved on this phone, just now. Will sync.")).to_be_visible()
    page.context.set_offline(False)


def lose_the_answer(route: Route) -> None:
    """The server did what it was asked, and the phone never hears of it."""
    route.fetch()
    route.abort()


def test_captured_without_a_connection_and_there_once(
    chrome: Browser, demo: Served, tmp_path: Path
) -> None:
    with phone(chrome, tmp_path) as context:
        page = context.new_page()
        sign_in(page, demo.link("rowan@example.org"))
        page.goto(f"{demo.home}met/")
        page.wait_for_function(INSTALLED)
        context.set_offline(True)
        page.goto(demo.home)
        expect(page.get_by_role("heading", name="Who did you meet?")).to_be_visible()
        capture(page, "Zoë Łukaszewicz")
        expect(page.get_by_text("Zoë Łukaszewicz is saved on this phone.")).to_be_visible()
        expect(page.get_by_text("1 saved on this phone, just now. Will sync.")).to_be_visible()
        capture(page, "Piet Vos")
        expect(page.get_by_text("2 saved on this phone, the oldest just now.")).to_be_visible()
        # Before it is back online: what waits is sent at once.
        context.route("**/phone/captures/", lambda route: route.abort())
        context.set_offline(False)
        page.goto(f"{demo.home}sign-out/")
        page.get_by_role("button", name="Send, then sign out").click()
        expect(page.get_by_text("It couldn’t be sent now.")).to_be_visible()
        context.set_offline(True)
        page.goto(f"{demo.home}people/")
        expect(page.get_by_label("Name", exact=True)).to_be_visible()
        expect(page.get_by_text("Dana Whitfield")).to_have_count(0)
    with phone(chrome, tmp_path) as context:
        page = context.new_page()
        context.route("**/phone/captures/", lose_the_answer)
        with page.expect_event("requestfailed", lambda lost: "captures" in lost.url):
            page.goto(demo.home)
        expect(page.get_by_text("2 saved on this phone")).to_be_visible()
        assert demo.row(NAMED, "Zoë Łukaszewicz") == 1
        context.unroute_all(behavior="wait")
        page.reload()
        expect(page.get_by_text("2 synced from this phone.")).to_be_visible()
        page.reload()
        expect(page.get_by_role("navigation", name="Main")).to_be_visible()
        expect(page.get_by_text("saved on this phone")).to_have_count(0)
    for name in ("Zoë Łukaszewicz", "Piet Vos"):
        assert demo.row(NAMED, name) == 1


def test_whoever_signs_out_keeps_discards_or_sends_what_waits(
    chrome: Browser, demo: Served, tmp_path: Path
) -> None:
    with phone(chrome, tmp_path) as context:
        page = context.new_page()
        sign_in(page, demo.link("rowan@example.org"))
        page.goto(f"{demo.home}met/")
        page.wait_for_function(INSTALLED)

        capture_offline(page, demo.home, "Kept Kim")
        page.goto(f"{demo.home}sign-out/")
        expect(page.get_by_text("Send it before you sign out?")).to_be_visible()
        page.get_by_role("button", name="Keep on this phone, sign out").click()
        # So it stands where a session has expired, too.
        expect(page.get_by_text("1 saved on this phone, just now. Sign in again")).to_be_visible()
        context.unroute_all()
        sign_in(page, demo.link("rowan@example.org"))
        expect(page.get_by_text("1 synced from this phone.")).to_be_visible()
        assert demo.row(NAMED, "Kept Kim") == 1

        capture_offline(page, demo.home, "Gone Gil")
        page.goto(f"{demo.home}sign-out/")
        page.get_by_role("button", name="Discard, sign out").click()
        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
        sign_in(page, demo.link("rowan@example.org"))
        expect(page.get_by_role("navigation", name="Main")).to_be_visible()
        expect(page.get_by_text("saved on this phone")).to_have_count(0)

        capture_offline(page, demo.home, "Sent Sam")
        page.goto(f"{demo.home}sign-out/")
        context.unroute_all()
        page.get_by_role("button", name="Send, then sign out").click()
        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
        expect(page.get_by_text("saved on this phone")).to_have_count(0)
    assert demo.row(NAMED, "Sent Sam") == 1
    assert demo.row(NAMED, "Gone Gil") == 0
