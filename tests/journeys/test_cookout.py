"""A cookout in a browser: planned, two people asked, who came, and their rings are full."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

from tests.journeys.conftest import has_signed_in
from tests.served import Served, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ZONE = "America/Los_Angeles"


def _plan(page: Page, home: str) -> None:
    page.goto(f"{home}table/")
    page.get_by_role("link", name="Have them over", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Plan a cookout")
    today = datetime.now(ZoneInfo(ZONE)).date().isoformat()
    page.get_by_label("Day", exact=True).fill(today)
    page.get_by_label("Begins around").fill("17:00")
    for name in ("Dana", "Gus", "Priya", "Vera"):
        page.get_by_role("checkbox", name=re.compile(name)).uncheck()
    page.get_by_label("Find someone else").fill("luis ortega")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("checkbox", name=re.compile("Luis Ortega")).check()
    expect(page.get_by_label("Begins around")).to_have_value("17:00")
    expect(page.get_by_role("checkbox", name=re.compile("Dana"))).not_to_be_checked()
    page.get_by_role("button", name="Plan cookout").click()
    expect(page.get_by_text("Cookout planned. Now invite your guests.")).to_be_visible()


def _ask(page: Page, name: str) -> None:
    card = page.locator("article", has_text=name)
    card.locator("summary").click()
    words = card.get_by_label(re.compile("^Invitation to"))
    expect(words).to_have_value(re.compile("Hi .*, .* today, around 5"))
    words.fill(f"Grill tonight, {name}?")
    text = card.get_by_role("link", name=re.compile("^Text"))
    expect(text).to_have_attribute("href", re.compile(r"body=Grill%20tonight"))
    yes = card.get_by_role("button", name=re.compile("^Mark as invited"))
    text.evaluate("link => link.addEventListener('click', event => event.preventDefault())")
    text.click()
    yes.click()
    expect(page.locator("article", has_text=name)).to_contain_text("Invited today")


def test_a_cookout_is_planned_people_are_asked_and_who_came_fills_their_rings(
    visit: Page, tmp_path: Path
) -> None:
    # A world of its own: what is logged here would change what others look at.
    with served(tmp_path, "demo") as cookout:
        has_signed_in(visit, cookout, "rowan@example.org")
        _plan(visit, cookout.home)
        _ask(visit, "Brett Lindqvist")
        _ask(visit, "Luis Ortega")
        expect(visit.get_by_text("Three guests.")).to_be_visible()

        visit.get_by_role("checkbox", name=re.compile("Brett Lindqvist")).check()
        visit.get_by_role("checkbox", name=re.compile("Luis Ortega")).check()
        visit.get_by_label("Minutes, about").fill("180")
        visit.get_by_role("button", name="Save who came").click()
        expect(visit.get_by_text("Saved. A cookout with two people.")).to_be_visible()

        for name in ("Brett Lindqvist", "Luis Ortega"):
            visit.goto(f"{cookout.home}search/?q={name.replace(' ', '+')}")
            visit.get_by_role("main").get_by_role("link", name=re.compile(name)).first.click()
            expect(visit.locator("header .profile")).to_contain_text("in touch, next in")
            expect(visit.get_by_text("A cookout together.")).to_be_visible()


def test_without_javascript_a_guest_is_asked_all_the_same(chrome: Browser, demo: Served) -> None:
    context = chrome.new_context(java_script_enabled=False)
    page = context.new_page()
    has_signed_in(page, demo, "rowan@example.org")
    page.goto(f"{demo.home}cookouts/")
    page.get_by_role("link", name=re.compile("Four guests")).first.click()
    card = page.locator("article", has_text="Priya Nair")
    card.locator("summary").click()
    expect(card.get_by_role("link", name="Text Priya")).to_be_visible()
    expect(card.get_by_role("button", name=re.compile("^Mark as invited"))).to_be_visible()
    context.close()
