"""Ten cards after an event, in a real browser: seconds, taps and pages, on one screen a card and on
two.

`python -m bench.ten_cards [--json] [--runs N]`: each run serves a demo of its own. From the first
picture to the last decision: pictures chosen, each card checked, a line to remember, a high five, a
promise, a hello, a decision. Beside it, in the same run: each card saved undecided, then everyone
decided about on the page for that. Seconds are by the clock, with everything that the browser and
the server do and no pauses of a person; `reading` are those in which the next card was not read
yet. `make cards` installs the reader.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from cookout.capture.card_photos.reader import is_installed
from tests import browser
from tests.journeys.conftest import PATIENCE, PHONE
from tests.journeys.ten_cards import CARDS, CardRun
from tests.served import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

RUNS = 1
KEEP = "Keep warm"


def one_screen(run: CardRun) -> None:
    for name, _, _, remember in CARDS:
        run.check(name, remember)
        run.decide_here(KEEP)


def two_screens(run: CardRun) -> None:
    for name, _, _, remember in CARDS:
        run.check(name, remember)
        run.leave_undecided()
    run.page.goto(f"{run.home}decide/")
    run.pages += 1
    for _ in CARDS:
        run.decide_there(KEEP)


WAYS = {"one_screen": one_screen, "two_screens": two_screens}


def measure(chrome: Browser, way: str) -> dict[str, Any]:
    """One run in a demo of its own, by a browser of its own."""
    with tempfile.TemporaryDirectory() as folder, served(Path(folder), "demo") as running:
        context = chrome.new_context(viewport=PHONE, reduced_motion="reduce")  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        context.add_cookies(running.signed_in("rowan@example.org"))  # type: ignore[arg-type]
        # The cast's own people who were just met are decided about before.
        page = context.new_page()
        page.goto(f"{running.home}decide/")
        keep = page.get_by_role("button", name=KEEP)
        while keep.count():
            with page.expect_navigation():
                keep.click()
        run = CardRun(page, running.home)
        run.photograph()
        WAYS[way](run)
        seconds = run.seconds
        context.close()
        return {
            "seconds": round(seconds, 1),
            "reading": round(run.reading, 1),
            "taps": run.taps / len(CARDS),
            "texts": run.texts / len(CARDS),
            "pages": run.pages / len(CARDS),
            "decided": running.row(DECIDED),
        }


DECIDED = """
select count(distinct p.id) from cookout_person p
join cookout_cardphoto c on c.person_id = p.id
join cookout_decision d on d.person_id = p.id and d.ended_at is null
join cookout_event e on e.id = p.event_id and e.name = 'Rotary lunch'
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--runs", type=int, default=RUNS, help="of each way")
    asked = parser.parse_args()
    if not is_installed():
        sys.exit("Cards aren't read here yet. Type: make cards")
    found = {}
    with browser.opened() as chrome:
        for way in WAYS:
            runs = [measure(chrome, way) for _ in range(asked.runs)]
            found[way] = {name: median(run[name] for run in runs) for name in runs[0]}
    if asked.json:
        print(json.dumps(found))
        return
    heads = "".join(f"{name:>10}" for name in found["one_screen"])
    print(f"{'':<12}{heads}   (taps, texts and pages a card)")
    for way, row in found.items():
        print(f"{way:<12}" + "".join(f"{value:>10.1f}" for value in row.values()))


if __name__ == "__main__":
    main()
