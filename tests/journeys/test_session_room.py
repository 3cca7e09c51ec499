"""A session in one room: the host, a member in the hot seat, who comes late with a clock that is
wrong and loses the connection, and a guest; from the first tap to the minutes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.served import Served

AHEAD = "select max(id) from cookout_groupsession where ended_at is null"
SEVEN_MINUTES = 7 * 60 * 1000
WRONG = f"const real = Date.now; Date.now = () => real() + {SEVEN_MINUTES};"
ALLOWED = 1
"""Seconds between two phones."""


@pytest.fixture
def phones(chrome: Browser) -> Iterator[list[Page]]:
    """Phones of four people; the third one's clock is seven minutes wrong."""
    pages = []
    for number in range(4):
        context = chrome.new_context(viewport=PHONE)  # type: ignore[arg-type]
        context.set_default_timeout(180_000)
        page = context.new_page()
        if number == 2:
            page.add_init_script(WRONG)
        pages.append(page)
    yield pages
    for page in pages:
        page.context.close()


def sign_in(page: Page, demo: Served, name: str) -> None:
    page.goto(demo.link(f"{name}@example.org"))
    page.locator("main form button[type=submit]").first.click()
    expect(page).not_to_have_url(re.compile("/enter/"))


def left(page: Page) -> int:
    """Seconds left, as this phone shows it."""
    minutes, seconds = page.locator("[data-left]").inner_text().split(":")
    return int(minutes) * 60 + int(seconds)


def test_a_question_round_from_the_first_tap_to_the_minutes(
    phones: list[Page], demo: Served
) -> None:
    host, asker, late, guest = phones
    room = f"{demo.home}sessions/{demo.row(AHEAD)}/room/"
    for page, name in ((host, "sol"), (asker, "ines"), (late, "grace")):
        sign_in(page, demo, name)

    def next_until(name: str) -> None:
        while host.locator("[data-phase-name]").get_attribute("data-phase-name") != name:
            before = host.locator("[name=phase]").first.input_value()
            host.get_by_role("button", name="Next phase").click()
            expect(host.locator("[name=phase]").first).not_to_have_value(before)

    host.goto(room)
    host.get_by_role("button", name="Start session").click()
    asker.goto(room)
    asker.get_by_role("button", name="I’m here").click()
    next_until("Write in silence")
    expect(asker.get_by_text("You’re listening")).to_be_visible()

    # Late, and with a wrong clock: into the running phase, with the same time left.
    late.goto(room)
    late.get_by_role("button", name="I’m here").click()
    expect(late.get_by_role("heading", name="Write in silence")).to_be_visible()
    host.get_by_role("button", name="60 seconds more").click()
    expect(host.locator(".stage[data-total='240000']")).to_be_visible()
    expect(late.locator(".stage[data-total='240000']")).to_be_visible()
    late.wait_for_function("document.querySelector('session-room.is-live')")
    # Time only runs down, however long it takes to read three clocks one after the other.
    before, with_wrong_clock, after = left(host), left(late), left(host)
    assert before + ALLOWED >= with_wrong_clock >= after - ALLOWED

    # A guest is let in by name.
    host.goto(room.removesuffix("room/"))
    host.get_by_role("button", name="Create a guest link").click()
    guest.goto(demo.home + host.get_by_label("Send this").input_value().split("/", 3)[3])
    guest.get_by_label("Your name").fill("Lee Park")
    guest.get_by_role("button", name="Ask to come in").click()
    host.goto(room)
    host.get_by_role("button", name="Let in Lee Park").click()
    expect(guest.get_by_role("heading", name="Write in silence")).to_be_visible()
    guest.get_by_role("button", name="Ready").click()
    expect(host.get_by_text("1 of 4 ready")).to_be_visible()

    # A phase change takes no word away, nor does a lost connection.
    late.get_by_label("Your answer").fill("We baked in both and threw bread away.")
    late.context.set_offline(True)
    expect(late.get_by_text("Not connected")).to_be_visible()
    next_until("Share experience")
    late.context.set_offline(False)
    expect(late.get_by_role("heading", name="Share experience")).to_be_visible()
    expect(late.get_by_label("Your answer")).to_have_value("We baked in both and threw bread away.")
    late.get_by_text("I lived it").click()
    late.get_by_role("button", name="Hand in answer").click()
    expect(host.get_by_text("One answer is handed in and sealed.")).to_be_visible()
    expect(asker.get_by_text("We baked in both")).to_have_count(0)
    while host.get_by_role("button", name=re.compile("speaker")).count():
        turn = host.locator("[name=turn]").input_value()
        host.get_by_role("button", name=re.compile("speaker")).click()
        expect(host.locator(f"[name=turn][value='{turn}']")).to_have_count(0)
    expect(asker.get_by_text("We baked in both")).to_be_visible()

    # Another leads from now on; what was heard, the promise, and the bell.
    late.get_by_role("button", name="Stand in for the host").click()
    expect(late.get_by_text("You’re leading the group for now.")).to_be_visible()
    next_until("Say what you heard")
    asker.get_by_role("button", name="Will try").click()
    expect(late.get_by_text("You’re leading the group for now.")).to_be_visible()
    next_until("Promise")
    asker.get_by_label("What will you do?").fill("Price one oven")
    asker.get_by_label("By when?").fill("2027-01-15")
    asker.get_by_role("button", name="Make promise").click()
    expect(host.get_by_text("Price one oven")).to_be_visible()
    late.goto(room)
    while late.get_by_role("button", name="Next phase").count():
        before = late.locator("[name=phase]").first.input_value()
        late.get_by_role("button", name="Next phase").click()
        expect(late.locator("[name=phase]").first).not_to_have_value(before)
    late.get_by_role("button", name="End session").click()
    expect(late.get_by_role("heading", name="Minutes")).to_be_visible()
    for page in (host, asker):
        expect(page.get_by_role("heading", name="Minutes")).to_be_visible()
        expect(page.get_by_text("Lee Park (guest)")).to_be_visible()
        expect(page.get_by_text("We baked in both")).to_be_visible()
        expect(page.get_by_text("Price one oven")).to_be_visible()
    expect(guest.get_by_role("heading", name="The session is over")).to_be_visible()
