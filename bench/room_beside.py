"""Other pages asked for beside a bench: `python -m bench.room_beside PORT COOKIE`.

An empty page and the list of people take turns, with a pause between them, until a line is read
from standard input; prints a list of seconds for each as JSON. A process of its own, so that it
does not wait for the phones of the bench.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time

from bench.room_phones import Connection

PAUSE = 0.05
PAGES = {"empty": "/empty/", "people": "/people/?place=all"}


async def ask_pages(port: int, cookie: str) -> dict[str, list[float]]:
    """How long each answer took, by page."""
    connection = Connection(port, cookie)
    line = asyncio.create_task(asyncio.to_thread(sys.stdin.readline))
    took: dict[str, list[float]] = {name: [] for name in PAGES}
    while not line.done():
        for name, address in PAGES.items():
            start = time.monotonic()
            status, _ = await connection.ask("GET", address)
            took[name].append(time.monotonic() - start)
            if status != 200:
                raise RuntimeError(f"{address} answered {status}")
            await asyncio.sleep(PAUSE)
    connection.close()
    return took


if __name__ == "__main__":
    print(json.dumps(asyncio.run(ask_pages(int(sys.argv[1]), sys.argv[2]))))
