"""How long each page takes, with few people and with many, beside an empty page.

`python -m bench.pages [--json]`: seconds from a request to its answer over one open connection,
one request at a time. Each figure is the median of three runs of a fixed number of requests.
"""

from __future__ import annotations

import argparse
import http.client
import json
import re
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from bench.serving import build_world, folder, server

SIZES = (1_000, 10_000)
RUNS, REQUESTS, WARM_UP = 3, 100, 10
PAGES = ("today", "people", "people_deep", "person", "search_hit", "search_miss", "log")
Figures = dict[str, float]


class Browser:
    """One signed-in connection."""

    def __init__(self, port: int, cookies: dict[str, str]) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookies = cookies
        self.token = ""

    def get(self, address: str) -> bytes:
        return self._ask("GET", address, None, 200)

    def post(self, address: str, fields: dict[str, str]) -> bytes:
        return self._ask("POST", address, fields | {"csrfmiddlewaretoken": self.token}, 302)

    def read_token(self, address: str) -> None:
        """Take the form token and its cookie from a page."""
        page = self.get(address).decode()
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert found, f"no form on {address}"
        self.token = found.group(1)

    def _ask(self, method: str, address: str, fields: dict[str, str] | None, status: int) -> bytes:
        headers = {
            "Host": "localhost",
            "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()),
            "Content-Type": "application/x-www-form-urlencoded",
        }
        body = urlencode(fields) if fields is not None else None
        self.connection.request(method, address, body, headers)
        answer = self.connection.getresponse()
        content = answer.read()
        if answer.status != status:
            raise RuntimeError(f"{method} {address} answered {answer.status}")
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value
        return content


def measure(ask: Callable[[], bytes]) -> Figures:
    """Median and p95 in seconds, and the page's size in bytes."""
    size = 0
    for _ in range(WARM_UP):
        size = len(ask())
    medians, tails = [], []
    for _ in range(RUNS):
        times = []
        for _ in range(REQUESTS):
            start = time.perf_counter()
            ask()
            times.append(time.perf_counter() - start)
        medians.append(statistics.median(times))
        tails.append(statistics.quantiles(times, n=20)[-1])
    return {
        "median": statistics.median(medians),
        "p95": statistics.median(tails),
        "bytes": size,
    }


def pages_of(world: dict[str, Any], browser: Browser) -> dict[str, Callable[[], bytes]]:
    """What is asked for, by name."""
    key, pk = world["far"]
    far = urlencode({"place": "all", "after": key, "id": pk})
    person = f"/people/{world['person']}/"
    browser.read_token(person)
    log = {"kind": "call", "direction": "out", "next": "/"}
    return {
        "today": lambda: browser.get("/"),
        "people": lambda: browser.get("/people/?place=all"),
        "people_deep": lambda: browser.get(f"/people/?{far}"),
        "person": lambda: browser.get(person),
        "search_hit": lambda: browser.get("/search/?q=beth"),
        "search_miss": lambda: browser.get("/search/?q=xylophone"),
        "log": lambda: browser.post(f"{person}interactions/", log),
    }


def run(size: int) -> dict[str, Figures]:
    """Every page with so many people."""
    with folder() as where:
        print(f"{size:,} people: building", file=sys.stderr, flush=True)
        world = build_world(where, size)
        with server(where) as serving:
            browser = Browser(serving.port, {world["cookie"]: world["session"]})
            found = {"empty": measure(lambda: browser.get("/empty/"))}
            for name, ask in pages_of(world, browser).items():
                print(f"{size:,} people: {name}", file=sys.stderr, flush=True)
                found[name] = measure(ask)
            return found


def table(found: dict[str, dict[str, Figures]]) -> str:
    """The figures as a table, in milliseconds, beside the empty page of the same run."""
    lines = [
        f"{'people':>8}  {'page':<12} {'median ms':>10} {'p95 ms':>8} {'x empty':>8} {'KB':>7}"
    ]
    for size, pages in found.items():
        for name, figures in pages.items():
            times = figures["p95"] / pages["empty"]["p95"]
            lines.append(
                f"{int(size):>8,}  {name:<12} {figures['median'] * 1000:>10.2f} "
                f"{figures['p95'] * 1000:>8.2f} {times:>8.1f} {figures['bytes'] / 1000:>7.1f}"
            )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    asked = parser.parse_args()
    found = {str(size): run(size) for size in SIZES}
    if not asked.json:
        print(table(found))
        return
    empty = {
        key: statistics.median([pages["empty"][key] for pages in found.values()])
        for key in ("median", "p95")
    }
    pages = {
        size: {name: one for name, one in pages.items() if name in PAGES}
        for size, pages in found.items()
    }
    print(json.dumps({"sqlite": pages, "empty": empty}))


if __name__ == "__main__":
    main()
