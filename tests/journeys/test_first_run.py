"""From the first start to the first morning, with nothing but the line that the server prints."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.served import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PASSWORD = "a table for fifteen"


def test_a_new_member_comes_in_by_the_link_and_sets_the_table(visit: Page, tmp_path: Path) -> None:
    with served(tmp_path, afresh=True) as cookout:
        visit.goto(cookout.home)
        expect(visit).to_have_url(re.compile("/sign-in/"))

        visit.goto(cookout.sign_in)
        expect(visit.locator("form")).to_have_count(1)
        visit.goto(cookout.sign_in)  # looking twice does not use it up
        visit.get_by_role("button", name="Sign in").click()

        visit.get_by_label("Your name").fill("Rowan Cole")
        visit.get_by_label("Email").fill("rowan@example.org")
        visit.get_by_label("Password").fill(PASSWORD)
        visit.get_by_role("button", name="Create account").click()

        expect(visit.get_by_role("heading", level=1)).to_have_text(
            "Who would you have over for a cookout?"
        )
        for label, name in (("First", "Dana Whitfield"), ("Second", "Priya Nair")):
            visit.get_by_label(f"{label} person").fill(name)
        visit.get_by_role("button", name="Set the table").click()
        expect(visit.get_by_role("heading", level=1)).to_contain_text("Rowan")
        expect(visit.locator("p", has_text="You’d have Dana over")).to_be_visible()
        expect(visit.get_by_text("That’s everyone for today.")).to_be_visible()

        visit.goto(cookout.sign_in)
        expect(visit.get_by_role("heading", level=1)).to_have_text("This link no longer works")

        visit.goto(cookout.home + "sign-out/")
        visit.get_by_role("button", name="Sign out").click()
        visit.get_by_label("Email").fill("rowan@example.org")
        visit.get_by_label("Password").fill(PASSWORD)
        visit.get_by_role("button", name="Sign in").click()
        expect(visit.get_by_role("heading", level=1)).to_contain_text("Rowan")


def test_the_members_time_zone_is_the_browsers(chrome: Browser, tmp_path: Path) -> None:
    with served(tmp_path) as cookout:
        context = chrome.new_context(timezone_id="Pacific/Auckland")
        page = context.new_page()
        page.goto(cookout.sign_in)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_load_state()
        context.close()
        zone = "select time_zone = 'Pacific/Auckland' from cookout_member"
        assert cookout.row(zone) == 1
