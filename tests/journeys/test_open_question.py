"""An open question between sessions, from the first words to what came of it on the 90th day; one
of those who answer only uses mail: a link, and no JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE, ZONE, has_signed_in
from tests.journeys.test_faucet import outside
from tests.letters.mailbox import Box, mailbox

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.served import Served

pytestmark = pytest.mark.xdist_group("test_open_question")
QUESTION = "How do I hand over my first clients without losing them?"
AGAIN = "How do I hand over ten clients in one month?"
SERVER = """insert into cookout_mailserver
  (id, host, port, security, user, password, from_address, set_at)
  values (1, '127.0.0.1', ?, 'none', '', '', 'letters@example.org', ?)"""
HIS = "brett@lindqvist.example"
ROUNDS = 10
"""So often is looked for a letter: the server may just be at a round of its own."""


def ago(**time: int) -> str:
    """A moment as the database writes it."""
    return (datetime.now(UTC) - timedelta(**time)).strftime("%Y-%m-%d %H:%M:%S")


@dataclass
class Brett:
    """Brett, who takes part by email: the letters that really came, and a browser for a link."""

    demo: Served
    box: Box
    opened: list[str] = field(default_factory=list)

    def link(self, line: str) -> str:
        """The link below a line of a letter that was not opened yet, sent by a round.

        He has a letter a day, so a day goes by: his last one was that much earlier.
        """
        mailed = "update cookout_groupnotice set mailed_at = ? where mailed_at is not null"
        self.demo.write(mailed, ago(days=1, hours=1))
        for _ in range(ROUNDS):
            for link in self._links(line):
                self.opened.append(link)
                return link
            self.demo.command("letters")
        said = [str(letter) for letter in self.box.read() if HIS in str(letter["To"])]
        raise AssertionError("\n".join([f"no letter says: {line}", *said]))

    def _links(self, line: str) -> Iterator[str]:
        for letter in self.box.read():
            body = letter.get_body()
            assert body
            words = "\n".join(body.get_content().splitlines())
            found = re.search(rf"^{re.escape(line)}\nOpen it: (\S+)$", words, re.MULTILINE)
            if HIS in str(letter["To"]) and found:
                assert not re.search("clients|called|wrote", words)
                if found[1] not in self.opened:
                    yield found[1]


@pytest.fixture
def brett(demo: Served) -> Iterator[Brett]:
    """A mail server of his, through which this Cookout sends."""
    with mailbox() as box:
        demo.write(SERVER, box.port, ago(minutes=1))
        yield Brett(demo, box)
        demo.write("delete from cookout_mailserver")


def let_pass(demo: Served, question: int, days: int) -> None:
    """So many days go by: what was heard was heard that much earlier."""
    demo.write(
        "update cookout_groupquestion set heard_at = ? where id = ?",
        ago(days=days, hours=1),
        question,
    )


def test_from_an_open_question_to_its_outcome_after_ninety_days(
    rowan: Page, chrome: Browser, demo: Served, brett: Brett
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
    has_signed_in(sol, demo, "sol@example.org")
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
    count = "select count(*) from cookout_groupanswer where question_id = ?"
    asked = brett.link("Rowan asked the group a question. Answer it if you can.")
    with outside(chrome, asked) as his:
        expect(his.get_by_role("heading", level=1)).to_have_text(AGAIN)
        assert demo.row(count, question) == 1
        his.get_by_label("I saw it up close").check()
        his.get_by_label("Your answer").fill("My brother wrote letters. Two left.")
        his.get_by_role("button", name="Give my answer").click()
        expect(his.get_by_text(re.compile("^Saved. You can change it"))).to_be_visible()

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

    heard_by = brett.link("Read what Rowan heard, and say whether you felt heard.")
    with outside(chrome, heard_by) as his:
        expect(his.get_by_text(re.compile("Rowan heard:"))).to_be_visible()
        his.get_by_role("button", name="Yes").click()
        expect(his.get_by_role("button", name="Yes")).to_have_attribute("aria-pressed", "true")

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
        with outside(chrome, brett.link("You answered Rowan. Read what came of it.")) as his:
            expect(his.get_by_text(words)).to_be_visible()
    # Nothing is asked a third time.
    rowan.goto(page)
    expect(rowan.locator("form[action$='outcome/']")).to_have_count(0)
    context.close()
