"""The weekly review, from the plan's page to its end, by keyboard alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from tests.journeys.test_for_everyone import problems
from tests.served import served

if TYPE_CHECKING:
    from playwright.sync_api import Page

MOST_TABS = 90
# Whatever a hand does to a page is noted for the whole visit, whichever page it was done to.
# A key that presses a button makes a click, but moves no pointer.
NO_HAND = """
  for (const kind of ["pointerdown", "mousedown", "mousemove", "touchstart", "wheel"]) {
    addEventListener(kind, (event) => {
      // A new page may be told of a pointer in the corner where none is.
      if (kind === "mousemove" && !event.screenX && !event.screenY) return;
      sessionStorage.hand = `${sessionStorage.hand ?? ""} ${kind}`;
    }, {capture: true, passive: true});
  }
"""
FOCUS = """() => {
  const at = document.activeElement;
  if (at === document.body) return {name: "", ring: false, covered: false};
  const seen = (e) => {
    const s = getComputedStyle(e);
    return (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2)
      || s.boxShadow !== "none";
  };
  const shown = at.closest("label") ?? at;
  const box = shown.getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const top = document.elementFromPoint(x, y);
  return {
    name: (at.ariaLabel || shown.innerText || at.value || at.id || "").trim(),
    ring: at.matches(":focus-visible")
      && (seen(at) || seen(shown) || [...shown.querySelectorAll("*")].some(seen)),
    covered: !(top && (shown.contains(top) || top.contains(shown))),
  };
}"""


def focus(page: Page) -> dict[str, Any]:
    """Where the keyboard is: its words, whether that can be seen, and whether it is covered."""
    found: dict[str, Any] = page.evaluate(FOCUS)
    return found


def tab_to(page: Page, words: str) -> None:
    """Tab until something has these words first, or on a line of their own; on the way there, the
    focus is always seen."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        at = focus(page)
        if not at["name"]:
            continue
        assert at["ring"], f"no focus to be seen on {at['name']!r} at {page.url}"
        assert not at["covered"], f"{at['name']!r} lies under something at {page.url}"
        if at["name"].startswith(words) or words in at["name"].splitlines():
            return
    raise AssertionError(f"no {words!r} by Tab at {page.url}")


def press(page: Page, words: str, key: str = "Enter") -> None:
    """Go to something by Tab and press it; it leads to another page, or to this one anew."""
    tab_to(page, words)
    with page.expect_navigation():
        page.keyboard.press(key)


def heading(page: Page, words: str) -> None:
    """The screen that should be there, and nothing wrong with it."""
    expect(page.get_by_role("heading", level=1)).to_have_text(words)
    assert problems(page) == []


def test_a_whole_review_by_keyboard_alone(visit: Page, tmp_path: Path) -> None:
    visit.add_init_script(NO_HAND)
    with served(tmp_path, "demo") as cookout:
        visit.goto(cookout.link("rowan@example.org"))
        press(visit, "Sign in")
        visit.goto(f"{cookout.home}plan/")
        press(visit, "Sunday review, 8 min")

        heading(visit, "Look back at the week")
        expect(visit.get_by_text("1 of 4")).to_be_visible()
        tab_to(visit, "id_words")
        visit.keyboard.type("Dana laughed again.")
        press(visit, "Next")

        heading(visit, "Decide on people you just met")
        expect(visit.get_by_text("Three people to decide about.")).to_be_visible()
        press(visit, "Decide one by one")
        heading(visit, "Omar Haddad")
        tab_to(visit, "Yes")
        visit.keyboard.press("Space")
        assert visit.evaluate("document.activeElement.checked")
        for _ in range(3):
            press(visit, "Keep warm")

        heading(visit, "Decide on people you just met")
        expect(visit.get_by_text("No one to decide about.")).to_be_visible()
        assert focus(visit)["name"] == "Next"
        assert focus(visit)["ring"]
        with visit.expect_navigation():
            visit.keyboard.press("Enter")

        heading(visit, "Make room")
        tab_to(visit, "Warm up")
        visit.keyboard.press("Enter")
        assert problems(visit) == []
        press(visit, "We talked")
        expect(visit.get_by_role("region", name="Marcus Bell")).to_have_count(0)
        tab_to(visit, "Priya Nair")
        press(visit, "Keep warm", "Space")
        expect(visit.get_by_text("You’re keeping Priya warm.")).to_be_visible()
        press(visit, "Next")

        heading(visit, "Choose next week’s people")
        ticked = visit.get_by_role("checkbox", checked=True)
        before, minutes = ticked.count(), int(visit.locator("[data-sum]").inner_text())
        tab_to(visit, "Brett Lindqvist")
        visit.keyboard.press("Space")
        assert ticked.count() == before - 1
        assert int(visit.locator("[data-sum]").inner_text()) == minutes - 15
        press(visit, "Finish review")

        heading(visit, "Review done")
        expect(visit.get_by_text(f"{minutes - 15} minutes")).to_be_visible()
        press(visit, "Your plan")
        expect(visit.get_by_text("You reviewed")).to_be_visible()

        asked = "select count(*) from cookout_week where words = ? and reviewed_at is not null"
        assert cookout.row(asked, "Dana laughed again.") == 1
        assert visit.evaluate("sessionStorage.hand ?? ''") == ""
        visit.mouse.move(20, 20)
        assert "mousemove" in visit.evaluate("sessionStorage.hand ?? ''"), "a hand would be noticed"
