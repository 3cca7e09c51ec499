"""Every page, both widths, both themes: axe finds nothing, nothing spills over, no complaint."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from cookout.cast.address_book import club_table, newer_cards
from tests.journeys.conftest import DESKTOP, PATIENCE, PHONE, Watch, sign_in
from tests.pages import open_pages, pages

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.served import Served

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Between the themes colors change, and nothing else.
COLORS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
# Larger text moves and wraps things; names, roles and colors are what they were.
PLACES = {"type": "rule", "values": ["target-size", "scrollable-region-focusable"]}
SMALL = """() => [...document.querySelectorAll('a, button, input, select, textarea, summary')]
  .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.closest('p, li p, .in-words'))
  .map(e => e.matches('input[type=radio], input[type=checkbox]') ? e.closest('label') || e : e)
  .map(e => [e.getBoundingClientRect(), e.outerHTML.slice(0, 120)])
  .filter(([box]) => box.width && (box.width < 43.5 || box.height < 43.5))
  .filter(([box]) => box.right > 0)
  .map(([box, html]) => `${Math.round(box.width)}x${Math.round(box.height)} ${html}`)"""
SPILLS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


# Through the style's own interface, which the pages' policy allows.
LARGE = "document.documentElement.style.fontSize = '200%'"
CLIPPED = """() =>
  [...document.querySelectorAll('h1, h2, .btn, .badge, .chip__name, label, .choices__choice')]
  .filter(e => e.checkVisibility() && !e.closest('.vh') && !e.matches('.vh'))
  .filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth)
  .map(e => `cut off: ${e.outerHTML.slice(0, 120)}`)"""


# Only what is wrong leaves the browser: what is right is many times as much.
AXE = """options => axe.run({preload: false, resultTypes: ['violations'], ...options})
  .then(({violations}) => violations.map(
    ({id, nodes}) => `${id}: ${nodes[0].html.slice(0, 200)}`))"""
NARROW = (320, 195)
"""Pixels: the narrowest phone (WCAG 1.4.10), and a phone of 390 whose page is zoomed to 200 %."""


def violations(page: Page, rules: object = RULES) -> list[str]:
    """What axe finds on the page, which is given it once."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    return list(page.evaluate(AXE, {"runOnly": rules}))


def problems_in_large_text(page: Page) -> list[str]:
    """What is wrong with the page that is open at 200 % text."""
    page.evaluate(LARGE)
    told = violations(page, PLACES)
    if (spilt := page.evaluate(SPILLS)) > 0:
        told.append(f"spills over by {spilt} px")
    return [f"at 200 %: {one}" for one in told + page.evaluate(CLIPPED)]


def problems_where_it_is_narrow(page: Page) -> list[str]:
    """By how much the page that is open spills over on the narrowest phone."""
    told, size = [], page.viewport_size
    assert size
    for width in NARROW:
        page.set_viewport_size({"width": width, "height": 700})
        if (spilt := page.evaluate(SPILLS)) > 0:
            told.append(f"at {width} pixels: spills over by {spilt} px")
    page.set_viewport_size(size)
    return told


def hand_in(page: Page, demo: Served) -> None:
    """Files that wait for their previews, so that there are some to look at."""
    page.goto(demo.home + "import/")
    files = [
        {"name": "newer.vcf", "mimeType": "text/vcard", "buffer": newer_cards()},
        {"name": "club.csv", "mimeType": "text/csv", "buffer": club_table()},
    ]
    page.get_by_label("Contacts file").set_input_files(files)  # type: ignore[arg-type]
    page.get_by_role("button", name="Preview").click()
    page.wait_for_load_state()


def problems_in_the_dark(page: Page) -> list[str]:
    """What is wrong with the colors of the page that is open, in the dark theme."""
    page.emulate_media(color_scheme="dark")
    found = violations(page, COLORS)
    page.emulate_media(color_scheme="light")
    return [f"in the dark: {one}" for one in found]


def problems(page: Page) -> list[str]:
    """What is wrong with the page that is open, in both themes."""
    told = violations(page)
    if (spilt := page.evaluate(SPILLS)) > 0:
        told.append(f"spills over by {spilt} px")
    told += [f"small: {one}" for one in page.evaluate(SMALL)]
    return told + problems_in_the_dark(page)


def problems_at_any_width(page: Page) -> list[str]:
    """What is wrong with the page that is open, from the narrowest phone to a desk; it is loaded
    once, and axe with it, since no page asks how wide it is but by its styles."""
    told = problems(page) + problems_where_it_is_narrow(page)
    page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
    told += [f"on a desktop: {one}" for one in problems(page)]
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    return told


@pytest.mark.parametrize("half", [0, 1], ids=["first", "second"])
def test_every_page_is_for_everyone(chrome: Browser, demo: Served, half: int) -> None:
    """Every other page each, so that two of these take the time of one."""
    context = chrome.new_context(
        viewport=PHONE,  # type: ignore[arg-type]
        color_scheme="light",
        # Colors that fade are no colors yet.
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE)
    watch, page = Watch(context), context.new_page()
    wrong: dict[str, list[str]] = {}
    for name, address in list(open_pages(demo).items())[half::2]:
        page.goto(demo.home + address)
        wrong[name] = problems_at_any_width(page)
    sign_in(page, demo.link("rowan@example.org"))
    hand_in(page, demo)
    for name, address in list(pages(demo).items())[half::2]:
        page.goto(demo.home + address)
        # Text that has become large stays so.
        wrong[name] = problems_at_any_width(page) + problems_in_large_text(page)
    context.close()
    told = [f"{name}: {one}" for name, found in wrong.items() for one in found]
    assert not told, "\n".join(told)
    assert not watch.complaints
