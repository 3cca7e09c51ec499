"""Family in two taps; with a tag it goes out on a contact card and comes in for someone else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.journeys.conftest import has_signed_in
from tests.pages import PERSON

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.served import Served

SOLS = "select id from cookout_person where name = ? and owner_id = 2"


def test_a_tie_and_a_tag_go_out_and_come_in(rowan: Page, demo: Served, tmp_path: Path) -> None:
    grace = f"{demo.home}people/{demo.row(PERSON, 'Grace Lin')}/"
    rowan.goto(grace)
    rowan.locator("summary", has_text="Family").click()
    # The cursor is there: what is typed goes into the box.
    expect(rowan.locator("input:focus, textarea:focus")).to_be_visible()
    rowan.keyboard.type("Mei Lin")
    rowan.get_by_label("Relation").select_option("sister")
    rowan.get_by_role("button", name="Save family or tie").click()
    expect(rowan.get_by_role("listitem").filter(has_text="Mei Lin’s sister")).to_be_visible()

    rowan.get_by_role("button", name=re.compile("^Remove.*Mei Lin’s sister")).click()
    expect(rowan.get_by_role("listitem").filter(has_text="Mei Lin’s sister")).to_be_hidden()
    rowan.get_by_role("button", name="Undo").click()
    expect(rowan.get_by_role("listitem").filter(has_text="Mei Lin’s sister")).to_be_visible()

    rowan.goto(f"{grace}edit/")
    rowan.get_by_label("Tags").fill("Rotary, piano")
    rowan.get_by_role("button", name="Save", exact=True).click()
    with rowan.expect_download() as coming:
        rowan.get_by_role("link", name="Export Grace’s card").click()
    file = tmp_path / "grace.vcf"
    coming.value.save_as(file)

    rowan.context.clear_cookies()
    has_signed_in(rowan, demo, "sol@example.org")
    rowan.goto(demo.home + "import/")
    rowan.get_by_label("Contacts file").set_input_files(file)
    rowan.get_by_role("button", name="Preview").click()
    # Sol knows her from the group.
    rowan.get_by_label("Same person").check()
    rowan.get_by_role("button", name="Import 1 person").first.click()
    rowan.wait_for_load_state()
    rowan.goto(f"{demo.home}people/{demo.row(SOLS, 'Grace Lin')}/")
    expect(rowan.get_by_role("listitem").filter(has_text="Mei Lin’s sister")).to_be_visible()
    for tag in ("Rotary", "piano"):
        expect(rowan.get_by_role("link", name=tag, exact=True)).to_be_visible()
    rowan.goto(f"{demo.home}search/?q=mei")
    expect(rowan.get_by_text(re.compile("In family and ties"))).to_be_visible()
