"""The faucet: from the question to the outcome, with the asker and the plumber on their links in
other browsers; what the next asker sees; and the honest no."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.journeys.conftest import PHONE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.served import Served

LINK = """insert into cookout_answerlink
  (owner_id, expires_at, digest, question, recommendation_id, introduction_id, person_id)
  values (1, ?, ?, ?, ?, ?, ?)"""
PERSON = "select id from cookout_person where name = ? and owner_id = 1"


def link_for(
    demo: Served,
    question: str,
    *,
    recommendation: int | None = None,
    introduction: int | None = None,
    person: str = "",
) -> str:
    """An answer link as it would be sent from a Cookout that others can reach."""
    expires = (datetime.now(UTC) + timedelta(days=1)).strftime("%Y-%m-%d %H:%M:%S")
    asked = demo.row(PERSON, person) if person else None
    secret = f"{question}-{person}-{recommendation}-{introduction}".replace(" ", "-")
    hashed = hashlib.sha256(secret.encode()).hexdigest()
    demo.write(LINK, expires, hashed, question, recommendation, introduction, asked)
    return f"{demo.home}answer/{secret}/"


@contextmanager
def outside(chrome: Browser, address: str) -> Iterator[Page]:
    """The phone of someone without an account, who opens a link; without JavaScript."""
    context = chrome.new_context(viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def test_a_faucet_that_went_badly_from_the_question_to_the_next_asker(
    rowan: Page, chrome: Browser, demo: Served
) -> None:
    rowan.goto(f"{demo.home}search/?q=my+kitchen+faucet+drips")
    expect(rowan.get_by_text("Met, not vouched for", exact=True)).to_be_visible()
    expect(rowan.get_by_text("Of your recommendations 0 of 1 went well.").first).to_be_visible()
    rowan.get_by_role("link", name=re.compile("Mention only")).click()
    expect(rowan.get_by_text(re.compile("You met him once"))).to_be_visible()
    rowan.get_by_label("Who asked you?").fill("Gus Amato")
    rowan.get_by_label("What you know").fill("")
    rowan.get_by_role("button", name="Preview message").click()
    expect(rowan.get_by_text("Enter what you know of their work").first).to_be_visible()
    rowan.get_by_label("What you know").fill("I met him once. I don’t know his work.")
    rowan.get_by_role("button", name="Preview message").click()
    expect(rowan.get_by_role("link", name=re.compile("Text Gus Amato"))).to_be_visible()

    made = demo.row("select max(id) from cookout_recommendation")
    with outside(chrome, link_for(demo, "went", recommendation=made)) as gus:
        expect(gus.get_by_role("heading", level=1)).to_have_text("How did it go with Tomas Silva?")
        gus.get_by_role("button", name="Went badly").click()
        expect(gus.get_by_text(re.compile("Your answer is saved"))).to_be_visible()

    rowan.reload()
    expect(rowan.locator(".late", has_text="Went badly")).to_be_visible()
    # The next one who asks for a plumber.
    rowan.goto(f"{demo.home}search/?q=a+pipe+is+leaking")
    expect(rowan.get_by_text("Met, not vouched for", exact=True)).to_be_visible()
    expect(rowan.get_by_text("Of your recommendations 0 of 2 went well.").first).to_be_visible()
    rowan.get_by_role("link", name=re.compile("Mention only")).click()
    expect(rowan.get_by_text("Of your recommendations 0 of 2 went well.")).to_be_visible()


def test_the_asker_and_the_plumber_agree_on_their_links_and_the_outcome_comes_home(
    rowan: Page, chrome: Browser, demo: Served
) -> None:
    tomas = demo.row(PERSON, "Tomas Silva")
    rowan.goto(f"{demo.home}people/{tomas}/introductions/?q=A+leaking+faucet.&other=Gus+Amato")
    rowan.get_by_role("button", name="Save introduction").click()
    expect(rowan.get_by_text("Waiting for answers")).to_be_visible()
    made = demo.row("select max(id) from cookout_introduction")
    for name, other in (("Gus Amato", "Tomas"), ("Tomas Silva", "Gus")):
        with outside(chrome, link_for(demo, "agree", introduction=made, person=name)) as theirs:
            expect(theirs.get_by_text("A leaking faucet.")).to_be_visible()
            assert other not in theirs.content()
            theirs.get_by_role("button", name="Yes, introduce us").click()
            expect(theirs.get_by_text(re.compile("Your answer is saved"))).to_be_visible()

    rowan.reload()
    expect(rowan.get_by_text(re.compile("Gus, meet Tomas Silva"))).to_be_visible()
    rowan.get_by_role("button", name="Mark as introduced").click()
    with outside(chrome, link_for(demo, "went", introduction=made, person="Gus Amato")) as gus:
        expect(gus.get_by_role("heading", level=1)).to_have_text("How did it go with Tomas Silva?")
        gus.get_by_role("button", name="Went well").click()
    rowan.goto(f"{demo.home}introductions/")
    row = rowan.get_by_role("listitem").filter(has_text="Gus Amato and Tomas Silva")
    expect(row).to_contain_text("Went well")


def test_the_honest_no_is_one_tap(rowan: Page, demo: Served) -> None:
    rowan.goto(f"{demo.home}search/?q=my+piano+is+out+of+tune")
    expect(rowan.get_by_text("You don’t know a piano tuner yet.")).to_be_visible()
    rowan.get_by_role("button", name=re.compile("I don’t know one I’d vouch for")).click()
    expect(rowan.get_by_text("I don’t know a piano tuner I’d vouch for.").first).to_be_visible()
