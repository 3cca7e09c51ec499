"""The plan in a browser: told once, a table that fills, and somebody who makes room."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.journeys.conftest import has_signed_in
from tests.journeys.test_first_run import PASSWORD
from tests.served import Served, served

if TYPE_CHECKING:
    from playwright.sync_api import Page

GUESTS = ("Dana Whitfield", "Priya Nair", "Marcus Bell")


def _come_in(page: Page, link: str) -> None:
    page.goto(link)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("Your name").fill("Rowan Cole")
    page.get_by_label("Email").fill("rowan@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Create account").click()
    for label, name in zip(("First", "Second", "Third"), GUESTS, strict=True):
        page.get_by_label(f"{label} person").fill(name)
    page.get_by_role("button", name="Set the table").click()


def test_the_plan_is_set_up_and_a_full_table_makes_room(visit: Page, tmp_path: Path) -> None:
    with served(tmp_path) as cookout:
        _come_in(visit, cookout.sign_in)
        visit.get_by_role("link", name="Plan", exact=True).click()

        expect(visit.get_by_role("heading", level=1)).to_have_text("Set up your plan")
        for weekday in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"):
            visit.get_by_label(weekday, exact=True).fill("25")
        visit.get_by_label("Events in four weeks").fill("4")
        visit.get_by_label("People you meet at each").fill("3")
        visit.get_by_label("Your own trade").fill("Life insurance agent")
        visit.get_by_role("radio", name="Crowded: I have to reach out").check()
        visit.get_by_label("How many people at most?", exact=True).fill("3")
        visit.get_by_role("button", name="Save").click()

        expect(visit.get_by_role("heading", level=1)).to_have_text("Your plan")
        expect(visit.get_by_text("in 125 minutes a week")).to_be_visible()
        visit.get_by_text("How we got").click()
        expect(visit.get_by_text("4 × 3 = 12")).to_be_visible()
        expect(visit.get_by_text("Every seat is taken")).to_be_visible()

        visit.get_by_role("link", name="I met…").click()
        visit.get_by_label("Name", exact=True).first.fill("Nora Quist")
        with visit.expect_navigation():
            visit.get_by_role("button", name="Save").last.click()
        visit.goto(f"{cookout.home}decide/")
        visit.get_by_role("button", name="Go deep").click()

        heading = visit.get_by_role("heading", level=1)
        expect(heading).to_have_text("Your table is full. Who makes room?")
        expect(visit.get_by_text("could make room")).to_be_visible()
        expect(visit.get_by_role("radio", name="Keep Nora warm for now")).to_be_checked()
        visit.get_by_role("radio", name="Marcus Bell").check()
        visit.get_by_role("button", name="Decide").click()

        expect(visit.get_by_text("Nora has a seat at your table.")).to_be_visible()
        expect(visit.get_by_text("You’re keeping Marcus warm.")).to_be_visible()
        visit.goto(f"{cookout.home}table/")
        names = visit.locator(".chip__name").all_inner_texts()
        assert sorted(names) == ["Dana Whitfield", "Nora Quist", "Priya Nair"]


def test_of_a_week_and_of_shifts_only_what_was_chosen_is_asked(rowan: Page, demo: Served) -> None:
    rowan.goto(demo.home)
    rowan.get_by_role("link", name="Plan", exact=True).click()
    rowan.get_by_role("link", name="Change plan").click()
    weekday = rowan.get_by_label("Monday", exact=True)
    pattern = rowan.get_by_label("Minutes on each day of the pattern")
    rowan.get_by_role("radio", name="Every week").check()
    expect(weekday).to_be_visible()
    expect(pattern).to_be_hidden()
    rowan.get_by_role("radio", name="In shifts").check()
    expect(weekday).to_be_hidden()
    rowan.get_by_role("radio", name="4 on, 4 off").check()
    expect(pattern).to_be_hidden()
    rowan.get_by_role("radio", name="Other").check()
    expect(pattern).to_be_visible()


def test_a_shift_preset_becomes_a_plan(visit: Page, tmp_path: Path) -> None:
    with served(tmp_path, "demo") as cookout:
        has_signed_in(visit, cookout, "rowan@example.org")
        visit.goto(f"{cookout.home}plan/setting-up/")
        visit.get_by_role("radio", name="In shifts").check()
        visit.get_by_role("radio", name="4 on, 4 off").check()
        for _ in range(2):
            visit.get_by_role("button", name="Minutes on a workday: 5 more").click()
        visit.get_by_label("Minutes on a day off", exact=True).fill("40")
        visit.get_by_role("button", name="Minutes on a day off: 5 less").click()
        visit.get_by_role("button", name="Save").click()

        expect(visit.get_by_role("heading", level=1)).to_have_text("Your plan")
        visit.get_by_text("How we got").click()
        expect(visit.get_by_text("Your pattern of 8 days has 4 × 10 + 4 × 35")).to_be_visible()


def test_other_numbers_are_tried_on_the_page_and_not_kept(rowan: Page, demo: Served) -> None:
    rowan.goto(demo.home)
    rowan.get_by_role("link", name="Plan", exact=True).click()
    expect(rowan.get_by_role("heading", name="How we got 13")).to_be_visible()
    rowan.get_by_text("Try a change").click()
    rowan.get_by_role("link", name=re.compile("With no events")).click()
    expect(rowan.get_by_text("Nothing is saved.")).to_be_visible()
    expect(rowan.get_by_role("heading", name="How we got 15")).to_be_visible()
    rowan.get_by_role("link", name="Back to your plan").click()
    expect(rowan.get_by_role("heading", name="How we got 13")).to_be_visible()


def test_away_nobody_waits_and_coming_back_is_no_flood(visit: Page, tmp_path: Path) -> None:
    with served(tmp_path, "demo") as cookout:
        has_signed_in(visit, cookout, "rowan@example.org")
        first, yesterday, last = (visit.evaluate(DAY, ago) for ago in (13, 1, -1))

        visit.goto(f"{cookout.home}absences/")
        _be_away(visit, first, last)
        visit.goto(cookout.home)
        expect(visit.get_by_text("You are away. Your list is back on")).to_be_visible()
        expect(visit.get_by_text("can wait.")).to_be_visible()
        expect(visit.locator("article.reach")).to_have_count(0)

        visit.goto(f"{cookout.home}absences/")
        away = cookout.row("select max(id) from cookout_absence")
        visit.locator(f"form[action='/absences/{away}/trash/'] button").click()
        _be_away(visit, first, yesterday)
        visit.goto(cookout.home)
        expect(visit.get_by_role("heading", level=1)).to_contain_text("Rowan")
        cards = visit.locator("article.reach").count()
        assert 1 <= cards <= 5
        said = visit.locator("header .sub").inner_text()
        used = re.search(r"about (.+) of your 25 minutes", said)
        assert used, said
        assert used[1] in FEWER or int(used[1]) <= 25
        expect(visit.get_by_text("That’s everyone for today.")).to_be_visible()
        for word in ("overdue", "missed", "behind"):
            assert word not in visit.locator("section", has_text="That’s everyone").inner_text()


# Not so many hours ago: some days have 23 and some 25.
DAY = """ago => {
  const day = new Date();
  day.setDate(day.getDate() - ago);
  return day.toLocaleDateString("en-CA");
}"""
FEWER = ("four", "five", "six", "seven", "eight", "nine")


def _be_away(page: Page, first: str, last: str) -> None:
    page.get_by_label("First day off").fill(first)
    page.get_by_label("Last day off").fill(last)
    page.get_by_role("button", name="Add").click()
