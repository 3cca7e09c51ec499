"""A draft on today's list is checked: in place where there is a script, else on its own page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.journeys.conftest import PHONE, has_signed_in
from tests.journeys.test_for_everyone import problems

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.served import Served

PITCH = "Thank you for Sunday. I would love to send you a free quote."


def type_and_check(page: Page) -> None:
    page.get_by_label(re.compile("^Message to")).first.fill(PITCH)
    page.get_by_role("button", name=re.compile("^Check my message")).first.click()


def test_the_advice_stands_under_the_draft(rowan: Page, demo: Served) -> None:
    rowan.goto(demo.home)
    at = rowan.url
    type_and_check(rowan)
    expect(rowan.get_by_text("It offers something for sale.")).to_be_visible()
    expect(rowan.locator("check-words q").first).to_have_text("send you a free quote")
    assert rowan.url == at
    assert rowan.get_by_label(re.compile("^Message to")).first.input_value() == PITCH
    assert problems(rowan) == []

    rowan.get_by_label(re.compile("^Message to")).first.fill("How is the garden?")
    rowan.get_by_role("button", name=re.compile("^Check my message")).first.click()
    expect(rowan.get_by_text("This reads like someone who cares.").first).to_be_visible()
    expect(rowan.locator("check-words section")).to_have_count(1)

    rowan.get_by_label(re.compile("^Message to")).first.fill("")
    rowan.get_by_role("button", name=re.compile("^Check my message")).first.click()
    expect(rowan.get_by_text("Write something first").first).to_be_visible()


def test_without_a_script_a_page_answers(chrome: Browser, demo: Served) -> None:
    context = chrome.new_context(viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    page = context.new_page()
    has_signed_in(page, demo, "rowan@example.org")
    page.goto(demo.home)
    type_and_check(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Write to"))
    expect(page.get_by_text("It offers something for sale.")).to_be_visible()
    expect(page.get_by_label("Message")).to_have_value(PITCH)
    context.close()
