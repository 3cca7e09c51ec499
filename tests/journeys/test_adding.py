"""A memory, a number and a promise, each added in two taps on a person's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.pages import PERSON

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.served import Served


def test_a_memory_takes_two_taps_and_no_scroll(rowan: Page, demo: Served) -> None:
    rowan.goto(f"{demo.home}people/{demo.row(PERSON, 'Teo Alvarez')}/")
    rowan.locator("summary", has_text="Memory").click()
    # The cursor is there: what is typed goes into the box.
    expect(rowan.locator("input:focus, textarea:focus")).to_be_visible()
    rowan.keyboard.type("walnuts")
    save = rowan.get_by_role("button", name="Save memory")
    expect(save).to_be_in_viewport()
    assert rowan.evaluate("scrollY") == 0
    rowan.locator("#memory_kind").select_option("allergy")
    save.click()
    expect(rowan.get_by_role("listitem").filter(has_text="Allergic to walnuts")).to_be_visible()


def test_i_met_someone_begins_in_the_name(rowan: Page, demo: Served) -> None:
    rowan.goto(demo.home + "met/")
    expect(rowan.get_by_label("Name", exact=True)).to_be_focused()


def test_a_long_form_keeps_save_in_reach(rowan: Page, demo: Served) -> None:
    rowan.goto(f"{demo.home}people/{demo.row(PERSON, 'Dana Whitfield')}/edit/")
    expect(rowan.get_by_role("button", name="Save", exact=True)).to_be_in_viewport(ratio=1)


def test_after_a_log_a_promise_is_added(rowan: Page, demo: Served) -> None:
    rowan.goto(f"{demo.home}people/{demo.row(PERSON, 'Teo Alvarez')}/")
    rowan.get_by_text("Log", exact=True).first.click()
    rowan.get_by_role("button", name="Call", exact=True).click()
    rowan.get_by_role("link", name="Add promise").click()
    expect(rowan.locator("textarea:focus")).to_be_visible()
    rowan.keyboard.type("bring the ladder back")
    rowan.get_by_role("button", name="Save").click()
    expect(rowan.get_by_text("You: bring the ladder back")).to_be_visible()
