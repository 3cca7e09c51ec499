"""The first day: three names, then the address book, and everyone is there once."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

from tests.journeys.conftest import sign_in
from tests.served import served

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.served import Served

BOOK = (
    ("Mike Alvarez", "Alvarez;Mike;;;", "mike", "818 555 0142"),
    ("Priya Nair", "Nair;Priya;;;", "priya", "818 555 0155"),
    ("Dana Whitfield", "Whitfield;Dana;;;", "dana", "818 555 0133"),
    ("Luis Ortega", "Ortega;Luis;;;", "luis", "818 555 0177"),
)
COUNT = "select count(*) from cookout_person where trashed_at is null and name like ?"
SEATED = "select count(*) from cookout_person where place = 'deep' and trashed_at is null"


def _book(folder: Path) -> Path:
    cards = (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{uid}\r\nN:{parts}\r\nFN:{name}\r\nTEL:{phone}\r\n"
        "END:VCARD\r\n"
        for name, parts, uid, phone in BOOK
    )
    file = folder / "phone.vcf"
    file.write_text("".join(cards), newline="")
    return file


def _set_the_table(page: Page, cookout: Served) -> None:
    sign_in(page, cookout.sign_in)
    page.get_by_label("Your name").fill("Rowan Cole")
    page.locator("input[type=email]").fill("rowan@example.org")
    page.locator("input[type=password]").fill("a table for fifteen")
    page.locator("main form button").first.click()
    for field, name in (("first", "Mike"), ("second", "Priya"), ("third", "Dana")):
        page.locator(f"input[name={field}]").fill(name)
    page.get_by_role("button", name="Set the table").click()
    page.wait_for_load_state()


def _import(page: Page, cookout: Served, file: Path) -> None:
    page.goto(cookout.home + "import/")
    page.locator("input[type=file]").set_input_files(file)
    page.locator("main form button[type=submit]").first.click()
    for name in ("Mike", "Priya", "Dana"):
        group = page.get_by_role("group", name=f"Same {name}?")
        expect(group.get_by_label("Decide later")).to_be_checked()
        group.get_by_label("Same person").check()
    page.locator("button[name=do][value=take]").last.click()
    page.locator("button[name=do][value=done]").click()
    page.wait_for_load_state()


def _remember_an_allergy(page: Page, cookout: Served, dana: int) -> None:
    page.goto(f"{cookout.home}people/{dana}/edit/")
    line = page.locator("fieldset.line").first
    line.get_by_label("Kind").select_option("allergy")
    line.locator("input[type=text], textarea").first.fill("Walnuts")
    page.locator(".savebar button, main form button.btn--primary").last.click()
    page.wait_for_load_state()


def test_after_the_address_book_each_of_the_three_is_there_once(
    visit: Page, tmp_path: Path
) -> None:
    with served(tmp_path / "world") as cookout:
        _set_the_table(visit, cookout)
        _import(visit, cookout, _book(tmp_path))
        for name, *_ in BOOK:
            assert cookout.row(COUNT, f"{name.split()[0]}%") == 1, name
            assert cookout.row(COUNT, name) == 1, name
        assert cookout.row(SEATED) == 3

        dana = cookout.row("select id from cookout_person where name = 'Dana Whitfield'")
        _remember_an_allergy(visit, cookout, dana)
        visit.goto(f"{cookout.home}cookouts/new/")
        day = datetime.now(ZoneInfo("America/Los_Angeles")).date() + timedelta(days=3)
        visit.get_by_label("Day", exact=True).fill(day.isoformat())
        visit.get_by_role("checkbox", name=re.compile("Dana")).check()
        visit.locator(".pickbar button").click()
        expect(visit.get_by_text("Walnuts").first).to_be_visible()
        expect(visit.locator("main")).to_contain_text("Dana")

        visit.goto(cookout.home + "duplicates/")
        expect(visit.get_by_text("No duplicates found.")).to_be_visible()
