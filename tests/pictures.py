"""A picture of every page, phone and desktop, light and dark: `python -m tests.pictures [NAME]`.

Written to pictures/, which git ignores, as NAME-phone-light.png and so on.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.browser import opened
from tests.pages import open_pages, pages
from tests.served import Served, served

SIZES = {"phone": (390, 844), "desktop": (1280, 800)}
THEMES = ("light", "dark")
# Photos further down are loaded when they come into view.
LOADED = "Promise.all([...document.images].map((one) => one.decode().catch(() => 0)))"
FOLDER = Path(__file__).parent.parent / "pictures"


def take(here: Served, wanted: list[str]) -> int:
    """Take the pictures whose names begin with one of the wanted ones, or all; how many."""
    taken = 0
    with opened() as browser:
        signed_in = browser.new_context()
        page = signed_in.new_page()
        page.goto(here.link("rowan@example.org"))
        page.get_by_role("button", name="Sign in").click()

        cookies = signed_in.storage_state()
        groups = ((pages(here), cookies), (open_pages(here), None))
        for theme in THEMES:
            for size, (width, height) in SIZES.items():
                for addresses, state in groups:
                    context = browser.new_context(
                        viewport={"width": width, "height": height},
                        color_scheme="dark" if theme == "dark" else "light",
                        storage_state=state,
                    )
                    page = context.new_page()
                    for name, address in addresses.items():
                        if wanted and not name.startswith(tuple(wanted)):
                            continue
                        page.goto(here.home + address)
                        file = FOLDER / f"{name}-{size}-{theme}.png"
                        # As tall as the page, so that what sticks to the bottom is there.
                        tall = page.evaluate("document.documentElement.scrollHeight")
                        page.set_viewport_size({"width": width, "height": max(height, tall)})
                        page.evaluate(LOADED)
                        page.screenshot(path=file)
                        page.set_viewport_size({"width": width, "height": height})
                        taken += 1
                    context.close()
    return taken


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, served(Path(folder), "demo") as here:
        print(f"{take(here, sys.argv[1:])} pictures in {FOLDER.name}/")


if __name__ == "__main__":
    main()
