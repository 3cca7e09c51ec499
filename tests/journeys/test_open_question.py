"""An open question between sessions, from the first words to what came of it on the 90th day; one
of those who answer only uses mail: a link, and no JavaScript."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE, ZONE, sign_in
from tests.journeys.test_faucet import outside

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.served import Served

pytestmark = pytest.mark.xdist_group("test_open_question")
QUESTION = "How do I hand over my first clients without losing them?"
AGAIN = "How do I hand over ten clients in one month?"
BRETT = "select id from cookout_groupmember where email = 'brett@lindqvist.example'"
NOTICE = """insert into cookout_groupnotice
  (recipient_id, question_id, about, key, made_at, digest, expires_at, message_id)
  values (?, ?, ?, ?, ?, ?, ?, '')
  on conflict do update set digest = excluded.digest, expires_at = excluded.expires_at"""


def link_for(demo: Served, question: int, about: str) -> str:
    """The link of the letter that Brett would get."""
    now, secret = datetime.now(UTC), f"{about}-for-brett-{question}"
    digest = hashlib.sha256(secret.encode()).hexdigest()
    expires = (now + timedelta(days=9)).strftime("%Y-%m-%d %H:%M:%S")
    made = now.strftime("%Y-%m-%d %H:%M:%S")
    key = f"{about}.{question}"
    demo.write(NOTICE, demo.row(BRETT), question, about, key, made, digest, expires)
    return f"{demo.home}groups/reply/{secret}/"


def let_pass(demo: Served, question: int, days: int) -> None:
    """So many days go by: what was heard was heard that much earlier."""
    then = (datetime.now(UTC) - timedelta(days=days, hours=1)).strftime("%Y-%m-%d %H:%M:%S")
    demo.write("update cookout_groupquestion set heard_at = ? where id = ?", then, question)


def test_from_an_open_question_to_its_outcome_after_ninety_days(
    rowan: Page, chrome: Browser, demo: Served
) -> None:
    group = demo.row("select id from cookout_group where name = 'Thursday Mastermind'")
    rowan.goto(f"{demo.home}groups/{group}/questions/")
    rowan.get_by_label("Your question").fill(QUESTION)
    rowan.get_by_label("Concern").check()
    rowan.get_by_label("Background").fill("A second seller starts in spring.")
    rowan.get_by_role("button", name=re.compile("^Ask")).click()
    expect(rowan.get_by_role("heading", name=QUESTION)).to_be_visible()
    question = demo.row("select max(id) from cookout_groupquestion")
    page = f"{demo.home}questions/{question}/"

    # Sol makes it clear first; answers are locked until then.
    context = chrome.new_context(viewport=PHONE, timezone_id=ZONE)  # type: ignore[arg-type]
    sol = context.new_page()
    sign_in(sol, demo.link("sol@example.org"))
    sol.goto(page)
    expect(sol.get_by_role("button", name="Give my answer")).to_have_count(0)
    sol.locator("form[action$='clarifying/'] textarea").fill("How many, and by when?")
    sol.locator("form[action$='clarifying/'] button").click()
    expect(sol.get_by_text("Clarifying question added.")).to_be_visible()
    rowan.goto(page)
    rowan.locator("form[action$='reply/'] textarea").fill("Ten, within a month.")
    rowan.locator("form[action$='reply/'] button").click()
    rowan.get_by_label("Your question, restated").fill(AGAIN)
    rowan.locator("button[name='open']").click()
    expect(rowan.get_by_text("Your question is open for answers now.")).to_be_visible()

    # Sol answers on the page, Brett by the link in the mail: looking answers nothing.
    sol.goto(page)
    sol.get_by_label("I lived it").check()
    sol.locator("#yours ~ form textarea").fill("I called each of them with my successor.")
    sol.get_by_role("button", name="Give my answer").click()
    expect(sol.get_by_text("Answer saved.")).to_be_visible()
    asked = link_for(demo, question, "asked")
    count = "select count(*) from cookout_groupanswer where question_id = ?"
    with outside(chrome, asked) as brett:
        expect(brett.get_by_role("heading", level=1)).to_have_text(AGAIN)
        assert demo.row(count, question) == 1
        brett.get_by_label("I saw it up close").check()
        brett.get_by_label("Your answer").fill("My brother wrote letters. Two left.")
        brett.get_by_role("button", name="Give my answer").click()
        expect(brett.get_by_text(re.compile("^Saved. You can change it"))).to_be_visible()

    # The asker listens, says what was heard, and promises one step.
    rowan.goto(page)
    for heard in ("Will try", "New to me"):
        rowan.locator("summary", has_text=re.compile("^\\s*What I heard")).first.click()
        form = rowan.locator("form[action$='hearing/']:visible")
        form.get_by_label(heard).check()
        form.get_by_role("button", name="Save what I heard").click()
        expect(rowan.get_by_text(re.compile("sees what you heard"))).to_be_visible()
    rowan.get_by_label("What will you do?").fill("Call the first three clients together")
    due = (datetime.now(UTC) + timedelta(days=9)).date().isoformat()
    rowan.get_by_label("By when?").fill(due)
    rowan.locator("form[action$='promise/'] button").click()
    expect(rowan.get_by_text(re.compile("^Promise saved"))).to_be_visible()

    with outside(chrome, link_for(demo, question, "heard")) as brett:
        expect(brett.get_by_text(re.compile("Rowan heard:"))).to_be_visible()
        brett.get_by_role("button", name="Yes").click()
        expect(brett.get_by_role("button", name="Yes")).to_have_attribute("aria-pressed", "true")

    # Thirty days, then ninety: the asker tells what came of it, and everyone reads it.
    for days, words in ((30, "Three stayed so far."), (90, "Nine of ten stayed.")):
        rowan.goto(page)
        let_pass(demo, question, days)
        rowan.goto(page)
        rowan.locator("form[action$='outcome/'] textarea").fill(words)
        rowan.locator("form[action$='outcome/'] button").click()
        expect(rowan.get_by_text("Saved. Everyone who answered sees it.")).to_be_visible()
        sol.goto(page)
        expect(sol.get_by_text(words)).to_be_visible()
    with outside(chrome, link_for(demo, question, "told")) as brett:
        expect(brett.get_by_text("Three stayed so far.")).to_be_visible()
        expect(brett.get_by_text("Nine of ten stayed.")).to_be_visible()
    # Nothing is asked a third time.
    rowan.goto(page)
    expect(rowan.locator("form[action$='outcome/']")).to_have_count(0)
    context.close()
