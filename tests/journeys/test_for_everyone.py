"""Every page, both widths, both themes: axe finds nothing, nothing spills over, no complaint."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from cookout.cast.address_book import club_table, newer_cards
from tests.journeys.conftest import DESKTOP, PATIENCE, PHONE, Watch
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
  .map(([box, html]) => `small: ${Math.round(box.width)}x${Math.round(box.height)} ${html}`)"""
SPILLS = """() => [document.documentElement.scrollWidth - document.documentElement.clientWidth]
  .filter(spilt => spilt > 0)
  .map(spilt => `spills over by ${spilt} px`)"""


# Through the style's own interface, which the pages' policy allows.
LARGE = "() => void (document.documentElement.style.fontSize = '200%')"
CLIPPED = """() =>
  [...document.querySelectorAll('h1, h2, .btn, .badge, .chip__name, label, .choices__choice')]
  .filter(e => e.checkVisibility() && !e.closest('.vh') && !e.matches('.vh'))
  .filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth)
  .map(e => `cut off: ${e.outerHTML.slice(0, 120)}`)"""


# Only what is wrong leaves the browser: what is right is many times as much. All that is asked of
# the page in one state is asked at once, since a way there and back takes as long as an answer.
LOOK = f"""async ({{rules, before, then}}) => {{
  const ask = {{small: {SMALL}, spills: {SPILLS}, clipped: {CLIPPED}, large: {LARGE}}};
  if (before) ask[before]();
  const {{violations}} = !rules ? {{violations: []}} : await axe.run(
    {{preload: false, resultTypes: ['violations'], selectors: false, runOnly: rules}});
  const found = violations.map(({{id, nodes}}) => `${{id}}: ${{nodes[0].html.slice(0, 200)}}`);
  return found.concat(then.flatMap((name) => ask[name]()));
}}"""
NARROW = (320, 195)
"""Pixels: the narrowest phone (WCAG 1.4.10), and a phone of 390 whose page is zoomed to 200 %."""


def look(page: Page, *then: str, rules: object = None, before: str | None = None) -> list[str]:
    """What is wrong with the page as it is: what axe finds by these rules, then what else is
    asked."""
    return list(page.evaluate(LOOK, {"rules": rules, "before": before, "then": list(then)}))


class Screen:
    """The width and the theme of a page, changed by the command of Chromium by which Playwright
    changes them, without what it does around it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.tools = page.context.new_cdp_session(page)

    def resize(self, width: int, height: int) -> None:
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.tools.send("Emulation.setDeviceMetricsOverride", size)
        assert self.page.evaluate("innerWidth") == width

    def theme(self, name: str) -> None:
        chosen = {"prefers-color-scheme": name, "prefers-reduced-motion": "reduce"}
        features = [{"name": feature, "value": value} for feature, value in chosen.items()]
        self.tools.send("Emulation.setEmulatedMedia", {"features": features})
        assert self.page.evaluate(f"matchMedia('(prefers-color-scheme: {name})').matches")


def problems_in_large_text(page: Page) -> list[str]:
    """What is wrong with the page that is open at 200 % text."""
    told = look(page, "spills", "clipped", rules=PLACES, before="large")
    return [f"at 200 %: {one}" for one in told]


def problems_where_it_is_narrow(screen: Screen) -> list[str]:
    """By how much the page that is open spills over on the narrowest phone."""
    told = []
    for width in NARROW:
        screen.resize(width, 700)
        told += [f"at {width} pixels: {one}" for one in look(screen.page, "spills")]
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


def problems(page: Page) -> list[str]:
    """What is wrong with the page that is open, in both themes."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    told = look(page, "spills", "small", rules=RULES)
    page.emulate_media(color_scheme="dark")
    told += [f"in the dark: {one}" for one in look(page, rules=COLORS)]
    page.emulate_media(color_scheme="light")
    return told


def problems_at_any_width(screen: Screen) -> list[str]:
    """What is wrong with the page that is open, from the narrowest phone to a desk, in both themes;
    it is loaded once, since no page asks how wide it is but by its styles. It is wide and light
    again once it was dark, which is one change less for each."""
    page = screen.page
    told = look(page, "spills", "small", rules=RULES)
    screen.theme("dark")
    told += [f"in the dark: {one}" for one in look(page, rules=COLORS)]
    screen.resize(**DESKTOP)
    wide = [f"in the dark: {one}" for one in look(page, rules=COLORS)]
    screen.theme("light")
    wide += look(page, "spills", "small", rules=RULES)
    told += [f"on a desktop: {one}" for one in wide]
    told += problems_where_it_is_narrow(screen)
    screen.resize(**PHONE)
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
    # Each page has it as it loads: handed over later it would be sent and compiled for each.
    context.add_init_script(AXE_SCRIPT)
    watch, page = Watch(context), context.new_page()
    screen = Screen(page)
    wrong: dict[str, list[str]] = {}
    for name, address in list(open_pages(demo).items())[half::2]:
        page.goto(demo.home + address)
        wrong[name] = problems_at_any_width(screen)
    context.add_cookies(demo.signed_in("rowan@example.org"))  # type: ignore[arg-type]
    hand_in(page, demo)
    for name, address in list(pages(demo).items())[half::2]:
        page.goto(demo.home + address)
        # Text that has become large stays so.
        wrong[name] = problems_at_any_width(screen) + problems_in_large_text(page)
    context.close()
    told = [f"{name}: {one}" for name, found in wrong.items() for one in found]
    assert not told, "\n".join(told)
    assert not watch.complaints
