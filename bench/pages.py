"""How long each page takes, with few people and with many, on either database.

`python -m bench.pages [--json] [--photos] [--sizes N ...] [--database NAME ...]`: seconds from a
request to its answer over one open connection, one request at a time. Each figure is the median of
three runs of a fixed number of requests, which take turns with the runs of the other pages.

Beside them an empty page (bench.urls): an answer of 35 bytes to a signed-in member, by the same
server, through the same middleware, with the two queries that say who asks. It has no template,
so that whatever a page shows counts as the page's own cost. Each database has an empty page of its
own, since those two queries cost more over PostgreSQL's socket than in SQLite's memory; "x empty"
is a page's p95 by that of the empty page on the same database among as many people.

With `--photos` there is a second world beside each, in which every second person has a photo; its
pages take turns with those of the first, and "x plain" is p95 by that of the same page without.

PostgreSQL is one of the bench's own (tests.postgres), which writes to the disk as a member's would.
"""

from __future__ import annotations

import argparse
import http.client
import json
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Any
from urllib.parse import urlencode

from bench.serving import build_world, folder, server
from tests import postgres

DATABASES = ("sqlite", "postgresql")
SIZES = (1_000, 10_000, 100_000)
PHOTOS = " +photos"
RUNS, REQUESTS, WARM_UP = 3, 100, 10
Figures = dict[str, float]
Ask = Callable[[], bytes]
Found = dict[str, dict[str, dict[str, Figures]]]
"""Figures by page, by size, by database."""


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


def measure(pages: dict[str, Ask]) -> dict[str, Figures]:
    """Of each page the median and p95 in seconds, and its size in bytes."""
    sizes = {name: [len(ask()) for _ in range(WARM_UP)][-1] for name, ask in pages.items()}
    medians: dict[str, list[float]] = {name: [] for name in pages}
    tails: dict[str, list[float]] = {name: [] for name in pages}
    for _ in range(RUNS):
        for name, ask in pages.items():
            times = [_seconds(ask) for _ in range(REQUESTS)]
            medians[name].append(statistics.median(times))
            tails[name].append(statistics.quantiles(times, n=20)[-1])
    return {
        name: {
            "median": statistics.median(medians[name]),
            "p95": statistics.median(tails[name]),
            "bytes": sizes[name],
        }
        for name in pages
    }


def _seconds(ask: Ask) -> float:
    start = time.perf_counter()
    ask()
    return time.perf_counter() - start


def read_pages(world: dict[str, Any], browser: Browser) -> dict[str, Ask]:
    """The pages that are only read, by name; the last word searched for stands nowhere."""
    key, pk = world["far"]
    far = urlencode({"place": "all", "after": key, "id": pk})
    addresses = {
        "empty": "/empty/",
        "today": "/",
        "people": "/people/?place=all",
        "people_deep": f"/people/?{far}",
        "person": f"/people/{world['person']}/",
        "search_hit": "/search/?q=beth",
        "search_typo": "/search/?q=bteh",
        "search_miss": "/search/?q=xylophone",
    }
    return {name: partial(browser.get, at) for name, at in addresses.items()}


def log_page(world: dict[str, Any], browser: Browser) -> dict[str, Ask]:
    """Logging a call with somebody, which comes last, since it changes what others show."""
    person = f"/people/{world['person']}/"
    browser.read_token(person)
    said = {"kind": "call", "direction": "out", "next": "/"}
    return {"log": lambda: browser.post(f"{person}interactions/", said)}


def run(database: str, size: int, *, photos: bool) -> dict[str, Figures]:
    """Every page with so many people."""
    with ExitStack() as stack:
        world, browser = stack.enter_context(_served(database, size))
        pages, log = read_pages(world, browser), log_page(world, browser)
        if photos:
            world, browser = stack.enter_context(_served(database, size, photos=True))
            more = read_pages(world, browser) | photo_pages(world, browser)
            pages |= {f"{name}{PHOTOS}": ask for name, ask in more.items()}
        _say(f"{database}, {size:,} people: asking")
        return measure(pages) | measure(log)


@contextmanager
def _served(
    database: str, size: int, *, photos: bool = False
) -> Iterator[tuple[dict[str, Any], Browser]]:
    """A world of so many people, and somebody in it with a browser."""
    with folder() as where, _database(database) as url:
        _say(f"{database}, {size:,} people{PHOTOS if photos else ''}: building")
        world = build_world(where, size, url, photos=photos)
        with server(where, url) as serving:
            yield world, Browser(serving.port, {world["cookie"]: world["session"]})


def photo_pages(world: dict[str, Any], browser: Browser) -> dict[str, Ask]:
    """One photo of a list, and one of a person's page."""
    photo = f"/people/{world['person']}/photo/"
    return {
        "thumbnail": partial(browser.get, f"{photo}small/"),
        "portrait": partial(browser.get, photo),
    }


@contextmanager
def _database(name: str) -> Iterator[str]:
    """The URL of a database of its own; SQLite lives in the folder and needs none."""
    if name == "sqlite":
        yield ""
        return
    with postgres.running(hasty=False) as url:
        yield url


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def table(found: Found) -> str:
    """The figures in milliseconds; how they compare to the empty page, and to fewer people."""
    against = ("x empty", "x fewer", "x plain")
    head = ("database", "people", "page", "median ms", "p95 ms", *against, "KB")
    return "\n".join(_line(*cells) for cells in (head, *_rows(found)))


def _rows(found: Found) -> Iterator[tuple[str, ...]]:
    for database, sizes in found.items():
        fewer: dict[str, Figures] = {}
        for size, pages in sizes.items():
            for name, one in pages.items():
                # A log waits for the disk now and then: it is compared by its median.
                by = "median" if name == "log" else "p95"
                plain = pages.get(name.removesuffix(PHOTOS))
                yield (
                    *(database, f"{int(size):,}", name),
                    *(f"{one[key] * 1000:.2f}" for key in ("median", "p95")),
                    f"{one[by] / pages['empty'][by]:.1f}",
                    f"{one[by] / fewer[name][by]:.2f}" if fewer else "",
                    f"{one[by] / plain[by]:.2f}" if plain and plain is not one else "",
                    f"{one['bytes'] / 1000:.1f}",
                )
            fewer = pages


def _line(database: str, people: str, page: str, *figures: str) -> str:
    return f"{database:<11}{people:>8}  {page:<20}" + "".join(f"{figure:>11}" for figure in figures)


def as_json(found: Found) -> str:
    """One object: the pages by database and size; the empty page of all runs, and by database."""
    empty = {name: [pages["empty"] for pages in sizes.values()] for name, sizes in found.items()}
    pages = {
        name: {
            size: {page: one for page, one in pages.items() if page != "empty"}
            for size, pages in sizes.items()
        }
        for name, sizes in found.items()
    }
    together = _middle([one for runs in empty.values() for one in runs])
    by_database = {name: _middle(runs) for name, runs in empty.items()}
    return json.dumps({**pages, "empty": {**together, **by_database}})


def _middle(runs: list[Figures]) -> Figures:
    return {key: statistics.median([one[key] for one in runs]) for key in ("median", "p95")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="how many people")
    parser.add_argument("--database", choices=DATABASES, nargs="+", default=DATABASES)
    parser.add_argument("--photos", action="store_true", help="beside people with photos")
    asked = parser.parse_args()
    if "postgresql" in asked.database:
        postgres.see_to_it()
    found: Found = {
        name: {str(size): run(name, size, photos=asked.photos) for size in asked.sizes}
        for name in asked.database
    }
    print(as_json(found) if asked.json else table(found))


if __name__ == "__main__":
    main()
