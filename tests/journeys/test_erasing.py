"""Somebody deleted forever, and a member who leaves: nothing of them is in the folder."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.journeys.conftest import sign_in
from tests.served import served

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.served import Served

PASSWORD = "zwetschger and plums"


def stands_in(demo: Served, word: str) -> list[str]:
    """The files of the folder that have a word in them; copies keep theirs, as the page says."""
    everything = (path for path in demo.folder.rglob("*") if path.is_file())
    files = [path for path in everything if path.parent.name != "backups"]
    return [path.name for path in files if word.encode() in path.read_bytes().lower()]


def test_somebody_is_erased_and_nothing_is_left(rowan: Page, demo: Served) -> None:
    page, home = rowan, demo.home
    page.goto(home + "met/")
    page.get_by_label("Name", exact=True).fill("Quillona Zwetschger")
    with page.expect_navigation():
        page.get_by_role("button", name="Save, decide later").click()
    page.goto(home + "search/?q=quillona")
    page.get_by_role("link", name=re.compile("Quillona")).first.click()
    page.get_by_role("link", name="Change log").click()
    expect(page.get_by_text("You added them")).to_be_visible()
    page.get_by_role("link", name="Quillona Zwetschger").click()
    page.get_by_role("button", name="Move Quillona to trash").click()
    page.wait_for_load_state()
    assert stands_in(demo, "zwetschger")

    page.goto(home + "trash/")
    page.get_by_role("link", name=re.compile("Delete forever.*Quillona")).click()
    expect(page.get_by_text("You can’t undo this.")).to_be_visible()
    page.get_by_role("button", name="Delete forever").click()
    expect(page.get_by_text("Deleted forever.", exact=True)).to_be_visible()
    assert stands_in(demo, "zwetschger") == []


def test_a_member_leaves_and_the_others_stay(visit: Page, tmp_path: Path) -> None:
    # A world of its own: others still need the member who leaves.
    with served(tmp_path, "demo") as demo:
        page, home = visit, demo.home
        sign_in(page, demo.link("sol@example.org"))
        page.goto(home + "settings/")
        page.get_by_label("New password").fill(PASSWORD)
        page.get_by_role("button", name="Change password").click()
        page.get_by_role("link", name="Delete your account").click()
        with page.expect_download() as download:
            page.get_by_role("button", name="Export archive").click()
        assert download.value.suggested_filename.endswith(".zip")
        page.get_by_label("Current password").fill(PASSWORD)
        page.get_by_role("button", name="Delete account").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Goodbye")
        assert stands_in(demo, "sol@example.org") == []
        page.goto(home)
        expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
