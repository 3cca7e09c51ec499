"""One person Check for duplicates: found, looked at, made one, and taken apart again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.served import Served


def write_down(page: Page, home: str, name: str, mail: str) -> None:
    page.goto(home + "met/")
    page.get_by_label("Name", exact=True).fill(name)
    with page.expect_navigation():
        page.get_by_role("button", name="Save, decide later").click()
    page.goto(home + f"search/?q={name.split()[0]}")
    page.get_by_role("link", name=re.compile(name)).first.click()
    page.get_by_role("link", name=re.compile("^Edit everything about")).click()
    page.get_by_label("Number or address").nth(1).fill(mail)
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_load_state()


def test_a_merge_and_its_undo(rowan: Page, demo: Served) -> None:
    page, home = rowan, demo.home
    write_down(page, home, "Marisol Quade", "marisol@quade.example")
    write_down(page, home, "Marysol Quade", "marisol@quade.example")

    page.goto(home + "people/")
    page.get_by_role("link", name=re.compile("^Duplicates")).click()
    expect(page.get_by_text("The same email address")).to_be_visible()
    page.get_by_role("link", name=re.compile("^Compare.*Quade")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Same person?")
    page.get_by_role("radio", name="Marisol Quade").check()
    page.get_by_role("button", name="Merge").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Marisol Quade")
    expect(page.get_by_text(re.compile("^Merged from"))).to_be_visible()
    expect(page.get_by_role("link", name="marisol@quade.example")).to_have_count(1)

    page.get_by_role("button", name="Undo").first.click()
    expect(page.get_by_text("are separate again")).to_be_visible()
    page.goto(home + "duplicates/")
    page.get_by_role("link", name=re.compile("^Compare.*Quade")).click()
    page.get_by_role("button", name="Merge").click()
    page.get_by_role("button", name="Undo merge").click()
    expect(page.get_by_text("are separate again")).to_be_visible()

    page.goto(home + "duplicates/")
    page.get_by_role("button", name=re.compile("^Not the same.*Quade")).click()
    expect(page.get_by_text("are different people")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("^Compare.*Quade"))).to_have_count(0)
