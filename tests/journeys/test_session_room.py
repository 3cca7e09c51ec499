"""Eight phones in one room through a whole question round on a fast clock: the host, a timekeeper,
the asker, members, one who is late, has a wrong clock and loses the connection, and a guest."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import PATIENCE, PHONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Route

    from tests.served import Served

AHEAD = "select max(id) from cookout_groupsession where ended_at is null"
SEVEN_MINUTES = 7 * 60 * 1000
WRONG = f"const real = Date.now; Date.now = () => real() + {SEVEN_MINUTES};"
# While no phase runs a phone asks every three seconds how the room stands: here every one, as it
# does while one runs. What it asks and shows is the same.
OFTEN = """const wait = setTimeout;
window.setTimeout = (act, pause) => wait(act, pause > 2000 && pause < 4000 ? pause / 3 : pause);"""
ALLOWED = 1
"""Seconds between two phones."""
NAMES = ("sol", "priya", "ines", "rowan", "marcus", "luis", "grace")
OUTSIDE = ("open", "promises", "used", "close")
HOT = ("ask", "clarify", "restate", "write", "round", "heard", "promise", "takeaway")
FAST = 4
"""Seconds of each phase; a question round has two hot seats."""
WORDS = "We baked in both and threw bread away."


@pytest.fixture
def phones(chrome: Browser, demo: Served) -> Iterator[dict[str, Page]]:
    """A phone for each of seven members, by first name, and a guest's; Grace's clock is wrong."""
    kept = [[cookie] for cookie in demo.signed_in(*(f"{name}@example.org" for name in NAMES))]
    opened: dict[str, Page] = {}
    for name, cookies in zip((*NAMES, "guest"), (*kept, []), strict=True):
        context = chrome.new_context(viewport=PHONE)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        context.add_cookies(cookies)  # type: ignore[arg-type]
        context.add_init_script(OFTEN)
        opened[name] = context.new_page()
    opened["grace"].add_init_script(WRONG)
    yield opened
    for page in opened.values():
        page.context.close()


@pytest.fixture
def room(demo: Served) -> str:
    """The address of the room of the next session, whose phases take seconds."""
    number = demo.row(AHEAD)
    lengths = json.dumps(dict.fromkeys(OUTSIDE + HOT, FAST))
    seconds = FAST * (len(OUTSIDE) + 2 * len(HOT))
    how = "update cookout_groupsession set lengths = ?, seconds = ? where id = ?"
    demo.write(how, lengths, seconds, number)
    return f"{demo.home}sessions/{number}/room/"


def left(page: Page) -> int:
    """Seconds left, as this phone shows it."""
    minutes, seconds = page.locator("[data-left]").inner_text().split(":")
    return int(minutes) * 60 + int(seconds)


def same_time_left(right: Page, wrong: Page) -> None:
    """Two phones show it, however long it takes to read them one by one."""
    before, with_wrong_clock, after = left(right), left(wrong), left(right)
    assert before + ALLOWED >= with_wrong_clock >= after - ALLOWED


def phase(page: Page) -> str:
    return page.locator("[name=phase]").first.input_value()


def expect_phase(page: Page, name: str) -> None:
    expect(page.locator("#phase")).to_have_text(name)


def next_until(page: Page, name: str) -> None:
    """Move the phase on until one runs; "" for the last one."""
    while page.get_by_role("button", name="Next phase").count():
        if page.locator("[data-phase-name]").get_attribute("data-phase-name") == name:
            return
        before = phase(page)
        page.get_by_role("button", name="Next phase").click()
        expect(page.locator("[name=phase]").first).not_to_have_value(before)


def press_at_once(pages: list[Page], verb: str, button: str) -> None:
    """Each presses it on the page as it stands; only then the taps reach the server."""
    held: list[Route] = []
    for page in pages:
        page.route(f"**/{verb}/", lambda route: held.append(route))
        page.get_by_role("button", name=button).click()
    while len(held) < len(pages):
        pages[0].evaluate("0")
    for route in held:
        route.continue_()
    for page in pages:
        page.unroute(f"**/{verb}/")


def test_a_question_round_on_eight_phones_from_the_first_tap_to_the_minutes(
    phones: dict[str, Page], room: str, demo: Served
) -> None:
    host, keeper, asker, late, guest = (
        phones[name] for name in ("sol", "priya", "ines", "grace", "guest")
    )
    host.goto(room)
    host.get_by_role("button", name="Start session").click()
    for name in ("priya", "ines", "rowan", "marcus", "luis"):
        phones[name].goto(room)
        phones[name].get_by_role("button", name="I’m here").click()
    expect(host.locator(".present li")).to_have_count(6)
    host.get_by_text("Who keeps time?").click()
    host.get_by_label("Timekeeper").select_option("Priya Nair")
    host.get_by_role("button", name="Save timekeeper").click()

    # Two timekeepers press at once: one phase on, and two minutes more.
    expect(keeper.get_by_role("button", name="Next phase")).to_be_visible()
    press_at_once([host, keeper], "next", "Next phase")
    for name in ("sol", "priya", "ines", "rowan", "marcus", "luis"):
        expect_phase(phones[name], "Promise round")
    press_at_once([host, keeper], "time", "60 seconds more")
    for name in ("sol", "priya", "luis"):
        expect(phones[name].locator(f".stage[data-total='{(FAST + 120) * 1000}']")).to_be_visible()
    phones["rowan"].get_by_role("button", name="Kept", exact=True).click()
    expect(host.locator(".badge", has_text="Kept")).to_be_visible()
    keeper.get_by_role("button", name="Next phase").click()
    expect(keeper.get_by_text("Not told yet: ")).to_be_visible()
    keeper.get_by_role("button", name="Continue anyway").click()
    expect_phase(keeper, "Ask")

    # The hot seat: clarifying questions, the question again, and who comes late.
    next_until(keeper, "Clarify")
    phones["marcus"].get_by_label("Your question").fill("What does one oven cost?")
    phones["marcus"].get_by_role("button", name="Ask question").click()
    expect(asker.get_by_text("What does one oven cost?")).to_be_visible()
    next_until(host, "Restate the question")
    asker.get_by_label("Your question, as you see it now").fill("When does a second oven pay?")
    asker.get_by_role("button", name="Save question").click()
    next_until(host, "Write in silence")
    expect(asker.get_by_text("You’re listening")).to_be_visible()
    late.goto(room)
    late.get_by_role("button", name="I’m here").click()
    expect_phase(late, "Write in silence")

    # A wrong clock shows the same time left, however long it takes to read three one by one.
    for page in (late, host, keeper):
        page.wait_for_function("document.querySelector('session-room.is-live')")
    keeper.get_by_role("button", name="60 seconds more").click()
    for page in (late, host):
        expect(page.locator(f".stage[data-total='{(FAST + 60) * 1000}']")).to_be_visible()
    same_time_left(host, late)

    # A guest is let in by name.
    host.goto(room.removesuffix("room/"))
    host.get_by_role("button", name="Create a guest link").click()
    guest.goto(demo.home + host.get_by_label("Send this").input_value().split("/", 3)[3])
    guest.get_by_label("Your name").fill("Lee Park")
    guest.get_by_role("button", name="Ask to come in").click()
    host.goto(room)
    host.get_by_role("button", name="Let in Lee Park").click()
    expect_phase(guest, "Write in silence")
    guest.get_by_role("button", name="Ready").click()
    expect(guest.get_by_role("button", name="Ready")).to_have_attribute("aria-pressed", "true")
    for page in (host, late):
        expect(page.get_by_text("1 of 8 ready")).to_be_visible()

    # What another hands in takes away neither what was chosen nor the phone's keyboard.
    phones["luis"].get_by_text("I saw it up close").click()
    phones["luis"].get_by_label("Your answer").focus()
    phones["rowan"].get_by_label("Your answer").fill("Ask your baker.")
    phones["rowan"].get_by_label("An idea").click()
    phones["rowan"].get_by_role("button", name="Hand in answer").click()
    expect(phones["luis"].get_by_text("One answer is handed in and sealed.")).to_be_visible()
    expect(phones["luis"].get_by_label("I saw it up close")).to_be_checked()
    expect(phones["luis"].get_by_label("Your answer")).to_be_focused()
    phones["luis"].keyboard.type("Rent one first.")
    phones["luis"].get_by_role("button", name="Hand in answer").click()
    expect(host.get_by_text("Two answers are handed in and sealed.")).to_be_visible()

    # A phase change takes no word away, nor does a lost connection.
    late.get_by_label("Your answer").fill(WORDS)
    late.context.set_offline(True)
    expect(late.get_by_text("Not connected")).to_be_visible()
    next_until(host, "Share experience")
    late.context.set_offline(False)
    expect_phase(late, "Share experience")
    expect(late.get_by_label("Your answer")).to_have_value(WORDS)
    late.get_by_text("I lived it").click()
    late.get_by_role("button", name="Hand in answer").click()
    expect(keeper.get_by_text("Three answers are handed in and sealed.")).to_be_visible()
    for name in ("ines", "marcus", "guest"):
        expect(phones[name].get_by_text(re.compile("Rent one first|We baked"))).to_have_count(0)
    while host.get_by_role("button", name=re.compile("speaker")).count():
        turn = host.locator("[name=turn]").input_value()
        host.get_by_role("button", name=re.compile("speaker")).click()
        expect(host.locator(f"[name=turn][value='{turn}']")).to_have_count(0)
    for name in ("ines", "marcus", "guest"):
        expect(phones[name].get_by_text(WORDS)).to_be_visible()

    # The host hands over; who leads now has the controls without a reload.
    group = demo.row("select group_id from cookout_groupsession order by id desc limit 1")
    host.goto(f"{demo.home}groups/{group}/")
    host.get_by_text("Hand over hosting").click()
    host.locator("form[action$='/hand-over/'] select").select_option("Grace Lin")
    host.get_by_role("button", name="Hand over", exact=True).click()
    expect(late.get_by_role("button", name="Next phase")).to_be_visible()
    host.goto(room)
    expect(host.get_by_role("button", name="Next phase")).to_have_count(0)
    next_until(late, "Say what you heard")

    # A phone with a wrong clock says how much more, never until when: all have that minute.
    late.get_by_role("button", name="60 seconds more").click()
    for page in (late, keeper, asker):
        expect(page.locator(f".stage[data-total='{(FAST + 60) * 1000}']")).to_be_visible()
    same_time_left(keeper, late)

    # A late answer and the next phase leave what the asker types about another.
    heard = asker.locator(".told", has_text=WORDS)
    heard.get_by_label("Why?").fill("Bread lasts a day")
    phones["marcus"].get_by_label("Your answer").fill("Bake at night.")
    phones["marcus"].get_by_label("An idea").click()
    phones["marcus"].get_by_role("button", name="Hand in answer").click()
    expect(asker.get_by_text("Bake at night.")).to_be_visible()
    expect(heard.get_by_label("Why?")).to_have_value("Bread lasts a day")
    next_until(keeper, "Promise")
    expect_phase(asker, "Promise")
    expect(heard.get_by_label("Why?")).to_have_value("Bread lasts a day")
    expect(heard.get_by_text("Locked now")).to_be_visible()
    keeper.get_by_role("button", name="One step back").click()
    heard.get_by_role("button", name="Will try").click()
    expect(late.get_by_text("Bread lasts a day")).to_be_visible()
    next_until(keeper, "Promise")

    # A promise that is under way while the phase moves on is refused, and its words stay.
    asker.get_by_label("What will you do?").fill("Price one oven")
    asker.get_by_label("By when?").fill("2027-01-15")
    held: list[Route] = []
    asker.route("**/promises/", lambda route: held.append(route))
    asker.get_by_role("button", name="Make promise").click()
    next_until(keeper, "Takeaway")
    while not held:
        asker.evaluate("0")
    held.pop().continue_()
    asker.unroute("**/promises/")
    expect(asker.get_by_text("That phase is over, so this wasn’t saved.")).to_be_visible()
    expect(asker.get_by_label("What will you do?")).to_have_value("Price one oven")
    keeper.get_by_role("button", name="One step back").click()
    expect_phase(asker, "Promise")
    asker.get_by_role("button", name="Make promise").click()
    expect(guest.get_by_text("Price one oven")).to_be_visible()
    expect_phase(late, "Promise")
    next_until(late, "Who has used a …?")
    phones["luis"].get_by_label("Who?", exact=True).fill("Ernie’s Ovens")
    next_until(late, "")
    late.get_by_role("button", name="End session").click()

    # Minutes, promises and attendance.
    for name in NAMES:
        page = phones[name]
        expect(page.get_by_role("heading", name="Minutes")).to_be_visible()
        for words in ("Lee Park (guest)", "When does a second oven pay?", WORDS, "Price one oven"):
            expect(page.get_by_text(words)).to_be_visible()
    # The bell takes no word either: this tab has what was not handed in.
    expect(phones["luis"].locator("unsent-words")).to_contain_text("Ernie’s Ovens")
    expect(phones["luis"].locator("unsent-words")).not_to_contain_text("Rent one first")
    expect(host.locator("unsent-words")).to_be_hidden()
    there = host.get_by_text("There:").inner_text()
    for name in ("Sol", "Priya", "Ines", "Rowan", "Marcus", "Luis", "Grace"):
        assert there.count(name) == 1
    expect(host.locator(".told", has_text="my three questions").get_by_text("Kept")).to_be_visible()
    expect(guest.get_by_role("heading", name="The session is over")).to_be_visible()
    promised = "select count(*) from cookout_grouppromise where what = ? and due_on = ?"
    assert demo.row(promised, "Price one oven", "2027-01-15") == 1
