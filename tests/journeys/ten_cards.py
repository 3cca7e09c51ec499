"""Ten cards of one event in a browser, from the pictures to the last decision; taps are counted."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from cookout.faces import business_card

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

EVENT = "Rotary lunch"
CARDS = (
    ("Lena Hartmann", "Family dentist", "Hartmann Dental", "Runs half marathons"),
    ("Oscar Lind", "Electrician", "Lind Electric", "Coaches little league"),
    ("Ingrid Solberg", "Architect", "Solberg Studio", "Building a boat"),
    ("Tomas Rivera", "Landscaper", "Rivera Gardens", "Grows chili peppers"),
    ("Claire Dubois", "Caterer", "Dubois Kitchen", "Opening a bakery"),
    ("Pavel Dusek", "Accountant", "Dusek Tax", "Plays the cello"),
    ("Hannah Weiss", "Attorney", "Weiss Law", "Two terriers"),
    ("George Palmer", "Plumber", "Palmer Plumbing", "Restores old motorcycles"),
    ("Sofia Romano", "Florist", "Romano Flowers", "Sings in a choir"),
    ("Daniel Kramer", "Roofer", "Kramer Roofing", "Sails on Sundays"),
)


def pictures() -> list[dict[str, object]]:
    """A drawn card of each, as a browser takes files."""
    found = []
    for place, (name, work, company, _) in enumerate(CARDS):
        phone = f"818 555 01{place + 30}"
        domain = company.lower().replace(" ", "")
        mail = f"{name.split()[0].lower()}@{domain}.example"
        picture, _ = business_card((name, work, company, phone, mail))
        found.append({"name": f"{place}.jpg", "mimeType": "image/jpeg", "buffer": picture})
    return found


@dataclass
class CardRun:
    """One member with a stack of cards: taps, texts typed, pages, and seconds by the clock."""

    page: Page
    home: str
    taps: int = 0
    texts: int = 0
    pages: int = 0
    reading: float = 0.0
    """Seconds of these in which a card was not read yet."""
    began: float = field(default_factory=time.perf_counter)

    @property
    def seconds(self) -> float:
        return time.perf_counter() - self.began

    def tap(self, what: Locator) -> None:
        self.taps += 1
        what.click()

    def send(self, what: Locator) -> None:
        """Tap what leads to another page."""
        with self.page.expect_navigation():
            self.tap(what)
        self.pages += 1

    def type(self, label: str, words: str) -> None:
        self.texts += 1
        box = self.page.get_by_label(label)
        box.fill(words)
        box.blur()

    def photograph(self) -> None:
        """All pictures at once, under the name of the event, then the first card."""
        self.page.goto(f"{self.home}card-photos/")
        self.began = time.perf_counter()
        chosen = self.page.get_by_label("Or choose pictures")
        chosen.set_input_files(pictures())  # type: ignore[arg-type]
        self.taps += 1
        self.type("New event", EVENT)
        self.send(self.page.get_by_role("button", name="Save pictures"))
        first = self.page.get_by_role("listitem").filter(has_text=EVENT).get_by_role("link").first
        self.send(first)

    def check(self, name: str, remember: str) -> None:
        """What was read is there; one line to remember, a high five, and a promise."""
        before = time.perf_counter()
        expect(self.page.locator("[name=name]")).to_have_value(name)
        self.reading += time.perf_counter() - before
        self.type("One thing to remember", remember)
        self.tap(self.page.get_by_role("radio", name="Yes"))
        self.type("Did you promise anything?", "Send the link")

    def decide_here(self, words: str) -> None:
        """On the card's own page: what comes of it, and on to the next card."""
        self.tap(self.page.get_by_role("radio", name=words))
        self.send(self.page.locator(".savebar button"))

    def leave_undecided(self) -> None:
        """The card is saved, and the decision is left to a page of its own."""
        choices = "document.getElementsByName('decision').forEach((one) => (one.checked = false))"
        self.page.evaluate(choices)
        self.send(self.page.locator(".savebar button"))

    def decide_there(self, words: str) -> None:
        """On the page for deciding about the next of those just met."""
        self.send(self.page.get_by_role("button", name=words))
