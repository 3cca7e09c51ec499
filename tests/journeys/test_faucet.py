"""The faucet: from the question to the outcome, with the asker on a link in another browser."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.journeys.conftest import PHONE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.served import Served

LINK = """insert into cookout_answerlink (owner_id, digest, recommendation_id, expires_at)
  values (1, ?, ?, ?)"""


def link_for(demo: Served, recommendation: int, secret: str) -> str:
    """An answer link as it would be sent from a Cookout that others can reach."""
    expires = (datetime.now(UTC) + timedelta(days=1)).strftime("%Y-%m-%d %H:%M:%S")
    demo.write(LINK, hashlib.sha256(secret.encode()).hexdigest(), recommendation, expires)
    return f"{demo.home}answer/{secret}/"


def test_the_faucet_from_the_question_to_the_outcome(
    rowan: Page, chrome: Browser, demo: Served
) -> None:
    rowan.goto(f"{demo.home}search/?q=my+kitchen+faucet+drips")
    expect(rowan.get_by_text("Met, not vouched for")).to_be_visible()
    expect(rowan.get_by_text("Of your recommendations 0 of 1 went well.").first).to_be_visible()
    rowan.get_by_role("link", name=re.compile("Mention only")).click()
    expect(rowan.get_by_text(re.compile("You met them once"))).to_be_visible()
    rowan.get_by_label("Who asked you?").fill("Gus Amato")
    rowan.get_by_label("What you know").fill("")
    rowan.get_by_role("button", name="Preview message").click()
    expect(rowan.get_by_text("Enter what you know of their work").first).to_be_visible()
    rowan.get_by_label("What you know").fill("I met him once. I don’t know his work.")
    rowan.get_by_role("button", name="Preview message").click()
    expect(rowan.get_by_role("link", name=re.compile("Text Gus Amato"))).to_be_visible()

    made = demo.row("select max(id) from cookout_recommendation")
    outside = chrome.new_context(viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    gus = outside.new_page()
    gus.goto(link_for(demo, made, "the-faucet-of-gus"))
    expect(gus.get_by_role("heading", level=1)).to_have_text("How did it go with Tomas Silva?")
    gus.get_by_role("button", name="Went well").click()
    expect(gus.get_by_text(re.compile("Your answer is saved"))).to_be_visible()
    outside.close()

    rowan.reload()
    expect(rowan.locator(".good", has_text="Went well")).to_be_visible()
    rowan.goto(f"{demo.home}recommendations/")
    expect(rowan.get_by_text("only met: 1 of 2 went well")).to_be_visible()


def test_the_honest_no_is_one_tap(rowan: Page, demo: Served) -> None:
    rowan.goto(f"{demo.home}search/?q=my+piano+is+out+of+tune")
    expect(rowan.get_by_text("You don’t know a piano tuner yet.")).to_be_visible()
    rowan.get_by_role("button", name=re.compile("I don’t know one I’d vouch for")).click()
    expect(rowan.get_by_text("I don’t know a piano tuner I’d vouch for.").first).to_be_visible()
