"""Somebody met: written down, decided about, called, promised something; also without a script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE, has_signed_in, sign_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.served import Served


AT_THE_CONTENT = "['main', '#main'].includes(document.activeElement.id || location.hash)"


def meet_decide_and_log(page: Page, home: str, name: str) -> None:
    first = name.split()[0]
    page.goto(home + "met/")
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("One thing to remember").fill("the river cleanup")
    page.get_by_label("Did you promise anything?").fill("send the trail map")
    page.get_by_role("button", name="Decide now").click()

    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    page.get_by_role("button", name="Go deep").click()
    page.wait_for_load_state()

    page.goto(home + f"search/?q={first}")
    page.get_by_role("link", name=re.compile(name)).first.click()
    expect(page.get_by_text("the river cleanup")).to_be_visible()
    page.get_by_text("Log", exact=True).first.click()
    page.get_by_role("button", name="Call", exact=True).click()
    expect(page.get_by_text("You called")).to_be_visible()

    page.get_by_role("button", name="Undo").first.click()
    expect(page.get_by_text("You called")).to_have_count(0)


def test_met_decided_logged_and_undone(rowan: Page, demo: Served) -> None:
    meet_decide_and_log(rowan, demo.home, "Petra Quill")


def test_the_same_without_a_script(chrome: Browser, demo: Served) -> None:
    context = chrome.new_context(viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    page = context.new_page()
    sign_in(page, demo.link("rowan@example.org"))
    meet_decide_and_log(page, demo.home, "Wanda Frost")
    page.goto(demo.home)
    expect(page.get_by_role("button", name=re.compile("Yes, sent")).first).to_be_visible()
    context.close()


def test_a_promise_is_kept_and_opened_again(rowan: Page, demo: Served) -> None:
    rowan.goto(demo.home + "promises/")
    rowan.get_by_role("button", name="Mark as kept: Bring back his ladder").click()
    expect(rowan.get_by_text(re.compile("^Kept today")).first).to_be_visible()
    rowan.get_by_role("button", name="Undo").first.click()
    expect(rowan.get_by_text("In 9 days", exact=True)).to_be_visible()


def test_the_message_opened_is_the_one_that_was_written(rowan: Page, demo: Served) -> None:
    rowan.goto(demo.home)
    draft = rowan.get_by_label("Message to Dana")
    draft.fill("Hi Dana, 50% & more: “how are you?”")
    link = rowan.get_by_role("link", name="Text Dana")
    expect(link).to_have_attribute(
        "href", re.compile(r"^sms:.*body=Hi%20Dana%2C%2050%25%20%26%20more")
    )


def test_deciding_goes_one_by_one_by_keyboard_alone(rowan: Page, demo: Served) -> None:
    rowan.goto(demo.home + "decide/")
    before = rowan.get_by_role("heading", level=1).inner_text()
    rowan.get_by_role("button", name="Later").focus()
    rowan.keyboard.press("Enter")
    rowan.wait_for_load_state()
    expect(rowan.get_by_role("heading", level=1)).not_to_have_text(before)
    rowan.get_by_role("button", name="Undo").first.focus()
    rowan.keyboard.press("Enter")
    rowan.wait_for_load_state()


def test_a_double_click_saves_once(rowan: Page, demo: Served) -> None:
    rowan.goto(demo.home + "met/")
    rowan.get_by_label("Name", exact=True).fill("Double Dan")
    rowan.get_by_role("button", name="Save, decide later").dblclick()
    expect(rowan.get_by_text("Double Dan").first).to_be_visible()
    rowan.goto(demo.home + "people/")
    made = "select count(*) from cookout_person where name = 'Double Dan'"
    assert demo.row(made) == 1


@pytest.mark.parametrize("address", ["", "people/", "events/", "promises/", "settings/"])
def test_the_first_tab_stop_skips_to_the_content(visit: Page, demo: Served, address: str) -> None:
    # A page that says what was just done begins there; Sol has done nothing yet.
    has_signed_in(visit, demo, "sol@example.org")
    visit.goto(demo.home + address)
    visit.keyboard.press("Tab")
    assert visit.evaluate("document.activeElement.textContent").strip() == "Skip to content"
    visit.keyboard.press("Enter")
    visit.wait_for_function(AT_THE_CONTENT)
