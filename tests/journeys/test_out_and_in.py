"""Export, wipe, take in: the cast's world goes into an empty Cookout, and pages say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import sign_in
from tests.pages import PERSON
from tests.served import Served, served

if TYPE_CHECKING:
    from playwright.sync_api import Page

LISTS = ("people/?place=all", "people/?place=warm", "promises/", "events/", "roles/", "trash/")
NAMES = ("Dana Whitfield", "Teo Alvarez", "Priya Nair")
SPACES = re.compile(r"\s+")


def said(page: Page, address: str) -> str:
    """What a page says, without the spaces; what was promised in a group stays in the group."""
    answer = page.goto(address)
    assert answer
    assert answer.status == 200, address
    page.locator("[aria-labelledby=in-groups]").evaluate_all("all => all.map(one => one.remove())")
    return SPACES.sub(" ", page.locator("main").inner_text())


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Served]:
    with served(tmp_path / "second") as running:
        yield running


def test_a_world_goes_out_and_comes_into_an_empty_cookout(
    rowan: Page, demo: Served, empty: Served, tmp_path: Path
) -> None:
    rowan.goto(demo.home + "export/")
    rowan.get_by_role("radio", name=re.compile("^Archive")).check()
    with rowan.expect_download() as coming:
        rowan.get_by_role("button", name="Export file").click()
    file = tmp_path / "cookout.zip"
    coming.value.save_as(file)
    lists = {address: said(rowan, demo.home + address) for address in LISTS}
    sheets = {name: said(rowan, f"{demo.home}people/{demo.row(PERSON, name)}/") for name in NAMES}

    sign_in(rowan, empty.sign_in)
    rowan.get_by_label("Your name").fill("Rowan Cole")
    rowan.get_by_label("Email").fill("rowan@example.org")
    rowan.get_by_label("Password").fill("a table for fifteen")
    rowan.get_by_role("button", name="Create account").click()
    rowan.wait_for_load_state()
    rowan.goto(empty.home + "import/archive/")
    rowan.get_by_label("Archive").set_input_files(file)
    rowan.get_by_role("button", name="Preview").click()
    expect(rowan.get_by_role("heading", level=1)).to_have_text("Preview of cookout.zip")
    assert empty.row("select count(*) from cookout_person") == 0
    rowan.get_by_role("button", name="Import archive").click()
    expect(rowan.get_by_text(re.compile(r"^Imported \d+ people"))).to_be_visible()

    assert {address: said(rowan, empty.home + address) for address in LISTS} == lists
    there = {name: said(rowan, f"{empty.home}people/{empty.row(PERSON, name)}/") for name in NAMES}
    assert there == sheets

    rowan.goto(empty.home + "import/archive/")
    rowan.get_by_role("button", name="Undo").click()
    rowan.wait_for_load_state()
    assert empty.row("select count(*) from cookout_person") == 0
